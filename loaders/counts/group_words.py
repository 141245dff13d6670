"""What the words of a dimension's column mean: a group, or all of them together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from loaders.spelling import plain, shortened

WHOLES = frozenset(
    {"total", "totals", "grand total", "all", "overall", "statewide", "everyone", "all groups"}
)
"""What people call a whole dimension among its groups."""


@dataclass(frozen=True, slots=True)
class GroupWord:
    """One spelling and what it means."""

    words: str
    """As in the cell, without blanks at its ends."""
    group: str | None
    """As it goes to the ledger; None where it is the whole."""
    is_whole: bool = False
    wrong: str | None = None


@dataclass(frozen=True, slots=True)
class GroupWords:
    """Every spelling of one dimension."""

    words: Sequence[GroupWord]
    recognized: Sequence[str] = ()
    """Spellings that are taken for the whole though nobody said so."""
    unmatched: Sequence[str] = ()
    """Groups that a person speaks of and that no row has."""

    @property
    def spelled(self) -> Mapping[str, str]:
        """Folded group to its spelling in the ledger."""
        return {one.group.casefold(): one.group for one in self.words if one.group}


def group_words(
    dimension: str, spellings: Iterable[str], whole: Sequence[str], spoken_of: Iterable[str]
) -> GroupWords:
    """What each spelling of a dimension means; blank is wrong.

    `whole` are the groups that a person says stand for all, `spoken_of` every other group that a
    person names. Case and blanks alone make no other group: the first spelling stands.
    """
    named = {one.casefold() for one in spoken_of}
    wholes = {one.casefold() for one in whole}
    usual = {*WHOLES, f"all {dimension.casefold()}s", f"all {dimension.casefold()}"} - named
    first: dict[str, str] = {}
    found, recognized, seen = [], [], set()
    for words in spellings:
        group = plain(words)
        key = group.casefold()
        seen.add(key)
        is_usual = not wholes and key in usual
        if is_usual:
            recognized.append(group)
        is_whole = key in wholes or is_usual
        spelled = None if is_whole else first.setdefault(key, group)
        found.append(GroupWord(words, spelled or None, is_whole, _wrong(group)))
    unmatched = [one for one in (*whole, *spoken_of) if one.casefold() not in seen]
    return GroupWords(found, recognized, unmatched)


def _wrong(group: str) -> str | None:
    if not group:
        return "should name a group, not be blank; leave the row out, or write 'Unknown' or 'Total'"
    if "×" in group:
        return f"should be a group without the sign ×, not '{shortened(group)}'"
    return None
