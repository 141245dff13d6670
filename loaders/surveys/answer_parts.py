"""What one spelling of an answer says: a number, a label, or both."""

import re
from dataclasses import dataclass

from loaders.surveys.label_folding import folded, plainly
from loaders.surveys.no_ratings import is_not_applicable
from loaders.surveys.records import Spelling
from loaders.surveys.scale_catalogue import places_of

_NUMBER = re.compile(r"[(\[]?([+-]?\d{1,3})(?:[.,]0+)?[)\]]?", re.ASCII)
_FIRST = re.compile(
    r"[(\[]?(?P<number>[+-]?\d{1,3})(?P<mark>[)\]]? ?[-=:.,)|/•·]+ ?| ?(?=[(\[])| )"
    r"(?P<label>[(\[]?[^\W\d].*)",
    re.DOTALL,
)
_LAST = re.compile(
    r"(?P<label>[^\d]*[^\d\s(\[=:,-])(?P<mark> ?[-=:,|]+ ?| ?(?=[(\[])| |)"
    r"(?:\((?P<round>[+-]?\d{1,3})\)|\[(?P<square>[+-]?\d{1,3})\]|(?P<bare>\d{1,3}))",
    re.DOTALL,
)
_UNITS = frozenset({"star", "stars", "point", "points", "estrella", "estrellas", "puntos"})
_LOOKED_AT = 200
_NOTHING = frozenset({"", "nan", "null", "blank", "missing"})


@dataclass(frozen=True, slots=True)
class Answer:
    """One spelling, taken apart."""

    spelling: Spelling
    number: int | None
    label: str
    """Empty for a bare number."""
    is_not_applicable: bool
    is_nothing: bool
    """A dash or `NULL`, which stand for a blank cell."""

    @property
    def is_on_no_scale(self) -> bool:
        """Neither a number, nor a label of any scale, nor an answer that may be none."""
        is_none = self.is_not_applicable or self.is_nothing
        return self.number is None and not is_none and not places_of(self.label)

    @property
    def text(self) -> str:
        """As it stands in the cells."""
        return self.spelling.text

    @property
    def count(self) -> int:
        """In how many cells it stands."""
        return self.spelling.count


def answer_of(spelling: Spelling) -> Answer:
    """`5 - Strongly agree`, `Strongly agree (5)`, `5.0` or `Strongly agree`, taken apart."""
    number, label = _number_and_label(plainly(spelling.text[:_LOOKED_AT]))
    whole = folded(spelling.text[:_LOOKED_AT])
    return Answer(
        spelling,
        number,
        label,
        # Whether NA alone stands for a blank cell, the whole export tells, not this column.
        is_not_applicable=is_not_applicable(spelling.text) or whole == "na",
        is_nothing=number is None and whole in _NOTHING,
    )


def _number_and_label(text: str) -> tuple[int | None, str]:
    bare = _NUMBER.fullmatch(text)
    if bare:
        return int(bare[1]), ""
    if places_of(text):
        return None, text
    first = _FIRST.fullmatch(text)
    if first and _holds(first):
        return int(first["number"]), _unwrapped(first["label"])
    last = _LAST.fullmatch(text)
    if last and _holds(last):
        return int(last["round"] or last["square"] or last["bare"]), last["label"].strip()
    return None, text


def _holds(found: re.Match[str]) -> bool:
    """Without a mark between them, only a known label follows a number: `3 years` has none."""
    if folded(found["label"]) in _UNITS:
        return True
    is_marked = bool(found["mark"].strip()) or found["label"][:1] in "([" or "(" in found[0]
    return is_marked or bool(places_of(_unwrapped(found["label"])))


def _unwrapped(label: str) -> str:
    label = label.strip()
    is_wrapped = label[:1] in "([" and label[-1:] in ")]"
    return label[1:-1].strip() if is_wrapped else label


def number_of(text: str) -> int | None:
    """The number that a text says, alone or beside a label."""
    return _number_and_label(plainly(text))[0]


def label_of(text: str) -> str:
    """The label that a text says, alone or beside a number."""
    return _number_and_label(plainly(text))[1]
