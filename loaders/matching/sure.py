"""When two items are surely the same, when they may be, and when they are not."""

import re
from dataclasses import dataclass

from loaders.matching.place import is_same_code
from loaders.matching.records import Item
from loaders.matching.state import State
from loaders.matching.words import folded, is_number, stems

_CODE, _PARENT, _KIN = 6.0, 6.0, 12.0
"""Points that the same code, the same place above and the same items below add to the likeness."""
_ALIKE, _ALIKE_LEAD = 76.0, 8.0
"""Surely the same, wherever it stands: likeness, and how far ahead of the next candidate."""
_IN_PLACE, _IN_PLACE_LEAD = 60.0, 10.0
"""Likewise under the same code and the same item above."""
_MOST_REPLACED = 0.26
"""Of the words of an item in its place, how many may be others for it to be surely the same."""
_MOST_REPLACED_ELSEWHERE = 0.15
_BY_KIN, _BY_KIN_SHARE, _BY_KIN_LEAD = 40.0, 0.6, 10.0
"""Likewise with most of what stands under it the same."""
_EQUAL_LEAD = 5.0
_AT_THE_END = re.compile(r"\s*\([^()]*\)\W*$")
MAYBE = 36.0
"""Less alike items are not the same."""
_MAYBE, _MAYBE_IN_PLACE = 46.0, MAYBE
"""May be the same: likeness, and likeness under the same code and the same item above."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items that may be the same, and what speaks for it."""

    before: Item
    after: Item
    likeness: float
    is_beside: bool
    """Whether both stand under the same item."""
    is_in_place: bool
    """Whether they have the same code there."""
    kin: float
    total: float

    def is_sure(self, lead: float) -> bool:
        """Whether they are the same beyond doubt, `lead` points ahead of every other candidate."""
        if self.likeness == 100.0:  # noqa: PLR2004 - the same words
            return lead >= _EQUAL_LEAD
        if self.is_in_place and _is_same_but_for_brackets(self.before.text, self.after.text):
            return lead >= _EQUAL_LEAD
        if self.is_in_place and self.likeness >= _IN_PLACE and lead >= _IN_PLACE_LEAD:
            return replaced(self.before.text, self.after.text) <= _MOST_REPLACED
        if self.kin >= _BY_KIN_SHARE and self.likeness >= _BY_KIN and lead >= _BY_KIN_LEAD:
            return True
        is_alike = self.likeness >= _ALIKE and lead >= _ALIKE_LEAD
        return is_alike and not self._says_other()

    def _says_other(self) -> bool:
        texts = self.before.text, self.after.text
        most = _MOST_REPLACED if self.is_beside else _MOST_REPLACED_ELSEWHERE
        return is_one_word_other(*texts) or replaced(*texts) > most

    def may_be(self) -> bool:
        """Whether a person should be asked."""
        return self.likeness >= (_MAYBE_IN_PLACE if self.is_in_place else _MAYBE)


def pair(state: State, before: Item, after: Item, alike: float) -> Pair:
    """Two items with what speaks for them now."""
    places = state.places
    has_code, has_parent = is_same_code(before, after), places.is_same_parent(before, after)
    kin = places.kin(before, after)
    total = alike + _CODE * has_code + _PARENT * has_parent + _KIN * kin
    return Pair(before, after, alike, has_parent, has_code and has_parent, kin, total)


def _is_same_but_for_brackets(one: str, other: str) -> bool:
    """Whether only what stands in brackets at the end is other, such as the months of a phase."""
    mine, theirs = (folded(_AT_THE_END.sub("", text)) for text in (one, other))
    return bool(mine) and mine == theirs


def is_one_word_other(one: str, other: str) -> bool:
    """Whether only one word is another: region 3 and region 4, north and south."""
    mine, theirs = stems(one), stems(other)
    few = len(mine - theirs) == len(theirs - mine) == 1
    return few and len(folded(one).split()) == len(folded(other).split())


def replaced(one: str, other: str) -> float:
    """The share of words in place of which others stand, 0 to 1; 0 if only numbers are."""
    mine, theirs = stems(one), stems(other)
    gone, come = mine - theirs, theirs - mine
    if all(map(is_number, gone)) or all(map(is_number, come)):
        return 0.0
    return min(len(gone), len(come)) / min(len(mine), len(theirs))


__all__ = ["Pair", "is_one_word_other", "pair", "replaced"]
