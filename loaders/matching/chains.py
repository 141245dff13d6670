"""Matches all versions of a plan: each with the next one, and each with the newest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.matching.matches import match
from loaders.matching.records import NOTHING_SAID, Item, Match, Said

Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a plan, called by the load that brought it."""

    load_id: int
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions, by their loads, and their items in pairs or alone."""

    from_load_id: int
    to_load_id: int
    matches: Sequence[Match]


Decisions = Mapping[tuple[int, int], Said]
"""What people said, by the loads of the two versions."""


def compare_all(versions: Sequence[Version], decisions: Decisions) -> list[Compared]:
    """Every version with the next and with the newest, in the order of the versions.

    With the newest an item is followed from version to version; where that loses it, the two are
    matched directly.
    """
    steps = [
        _compared(one, other, decisions.get((one.load_id, other.load_id), NOTHING_SAID))
        for one, other in pairwise(versions)
    ]
    found = list(steps)
    for number in range(len(versions) - 2):
        one, newest = versions[number], versions[-1]
        own = decisions.get((one.load_id, newest.load_id), NOTHING_SAID)
        followed = _followed(steps[number:], decisions)
        found.append(_compared(one, newest, _together(own, followed)))
    return sorted(found, key=lambda two: (two.from_load_id, two.to_load_id))


def _compared(one: Version, other: Version, said: Said) -> Compared:
    return Compared(one.load_id, other.load_id, match(one.items, other.items, said))


def _followed(steps: Sequence[Compared], decisions: Decisions) -> Said:
    """What the steps say of the first version and the last: what is the same, and what is not."""
    same, other = _said(steps[0], decisions)
    for step in steps[1:]:
        next_same, next_other = _said(step, decisions)
        other = _joined(other, next_same) | _joined(same, next_other)
        same = _joined(same, next_same)
    return Said(same, other)


def _said(step: Compared, decisions: Decisions) -> tuple[Pairs, Pairs]:
    pairs = [
        (one.before.item_id, one.after.item_id) for one in step.matches if one.before and one.after
    ]
    said = decisions.get((step.from_load_id, step.to_load_id), NOTHING_SAID)
    return frozenset(pairs), said.other


def _joined(first: Pairs, second: Pairs) -> Pairs:
    onward: dict[str, list[str]] = {}
    for one, other in second:
        onward.setdefault(one, []).append(other)
    return frozenset((one, last) for one, between in first for last in onward.get(between, []))


def _together(own: Said, followed: Said) -> Said:
    """What was said of these two versions themselves goes before what was followed."""
    befores = {one for one, _ in own.same}
    afters = {other for _, other in own.same}
    kept = frozenset(
        (one, other)
        for one, other in followed.same
        if one not in befores and other not in afters and (one, other) not in own.other
    )
    return Said(own.same | kept, (own.other | followed.other) - own.same)
