"""What changed about a plan as a whole: its title, vision, mission, principles and values."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from dashboard.versions_records import Version, WholeChange

_ALIKE = 0.6
"""A principle with so much in common with one of before is that one in other words."""


def whole_changes(earlier: Version, later: Version) -> list[WholeChange]:
    """Everything that the two say otherwise; empty where they say the same."""
    told = [
        WholeChange(what, was or "", now or "")
        for what, was, now in (
            ("Title", earlier.title, later.title),
            ("Vision", earlier.vision, later.vision),
            ("Mission", earlier.mission, later.mission),
        )
        if (was or "") != (now or "")
    ]
    told += _lists("Principle", earlier.principles, later.principles)
    return told + _lists("Value", earlier.stated_values, later.stated_values)


def _lists(what: str, before: Sequence[str], after: Sequence[str]) -> list[WholeChange]:
    """What is in one list only, the likest in pairs; in the order of the later one."""
    gone = [one for one in before if one not in after]
    come = [one for one in after if one not in before]
    was: dict[str, str] = {}
    pairs = sorted(
        ((_likeness(old, new), old, new) for old in gone for new in come), key=lambda one: -one[0]
    )
    for likeness, old, new in pairs:
        if likeness >= _ALIKE and old not in was.values():
            was.setdefault(new, old)
    told = [WholeChange(what, was.get(new, ""), new) for new in come]
    return told + [WholeChange(what, old, "") for old in gone if old not in was.values()]


def _likeness(old: str, new: str) -> float:
    return SequenceMatcher(None, old.casefold().split(), new.casefold().split()).ratio()
