"""Every key of what a person says of an export, and what makes its value of what was written."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any, TypeAlias

from loaders.problems import Refused
from loaders.spelling import shortened
from loaders.surveys.named_scales import scale_named, scale_of_words
from loaders.surveys.records import TAKEN_AS

_MOST_INVITED = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where in what a person says something stands: a file, and a table in it."""

    name: str

    def tables(self, key: str, given: Any) -> list[tuple["Place", dict[str, Any]]]:
        """The tables of a list of them, each with its place. Raises Refused."""
        if not isinstance(given, list | tuple) or not all(
            isinstance(one, Mapping) for one in given
        ):
            raise Refused(f"{self.name}: '{key}' should be tables, each under a line [[{key}]].")
        return [
            (Place(f"{self.name}, [[{key}]] {number}{_named(table)}"), dict(table))
            for number, table in enumerate(given, 1)
        ]

    def refusal(self, says: str) -> Refused:
        """A refusal that names this place."""
        return Refused(f"{self.name}: {says}.")


def checked(takes: "Takes", given: Mapping[str, Any], place: Place) -> dict[str, Any]:
    """The values of a table, each as its key takes it, without what is null. Raises Refused."""
    found = {}
    for key, value in given.items():
        if key not in takes:
            known = [*takes, *(_TABLES if takes is OF_AN_EXPORT else ())]
            raise place.refusal(_unknown(str(key), known))
        if value is None:
            continue
        try:
            found[key] = takes[key](value)
        except ValueError as error:
            raise place.refusal(f"'{key}' should be {error}, not {_shown(value)}") from None
    for key, way_out in _NEEDED.items():
        if key in takes and not found.get(key):
            raise place.refusal(f"'{key}' is missing; {way_out}")
    if says := _contradiction(found):
        raise place.refusal(says)
    return found


def _contradiction(found: Mapping[str, Any]) -> str:
    """What two keys of a table say against each other; blank when nothing."""
    if "scale" in found and found.get("words"):
        return "'scale' and 'words' both say what can be answered; keep one of them"
    taken_as = found.get("taken_as")
    for key, kind in _OF_A_KIND.items():
        if found.get(key) and taken_as not in {None, kind}:
            return f"'{key}' is of a column that is taken as '{kind}', not as '{taken_as}'"
    return ""


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("words in quotation marks")
    return " ".join(value.split())


def _texts(value: Any) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list | tuple) or not all(isinstance(one, str) for one in listed):
        raise ValueError('a list of words, such as ["Q1", "Q3_*"]')
    return tuple(_text(one) for one in listed)


def _scale(value: Any) -> str:
    words = _text(value)
    try:
        scale_named(words)
    except ValueError as error:
        raise ValueError(str(error).removesuffix(f", not '{shortened(words)}'")) from None
    return words


def _labels(value: Any) -> tuple[str, ...]:
    labels = _texts(value)
    if labels:
        scale_of_words(labels)
    return labels


def _codes(value: Any) -> tuple[str, ...]:
    """Answers as they stand in the cells: `-1` and `"-1"` are the same."""
    listed = value if isinstance(value, list | tuple) else [value]
    if not all(isinstance(one, str) or _is_number(one) for one in listed):
        raise ValueError('a list of answers, such as [-1, "N/A"]')
    return tuple(one.strip() if isinstance(one, str) else f"{one:.15g}" for one in listed)


def _yes_or_no(value: Any) -> bool:
    if value is True or value is False:
        return bool(value)
    raise ValueError("true or false")


def _day(value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError("a day such as 2026-03-31") from None


def _invited(value: Any) -> int:
    if not _is_number(value) or value != int(value) or not 1 <= value <= _MOST_INVITED:
        raise ValueError("how many were asked to answer, a whole number of 1 or more")
    return int(value)


def _number(value: Any) -> float:
    if not _is_number(value):
        raise ValueError("a number such as 4.2")
    return float(value)


def _taken_as(value: Any) -> str:
    if value not in TAKEN_AS:
        raise ValueError(f"one of {_listed(TAKEN_AS)}")
    return str(value)


Takes: TypeAlias = Mapping[str, Callable[[Any], Any]]
"""Key to what makes its value of what was written; raises ValueError with what it should be."""
OF_AN_EXPORT: Takes = {"survey": _text, "held_on": _day, "invited": _invited}
OF_COLUMNS: Takes = {
    "columns": _texts,
    "taken_as": _taken_as,
    "scale": _scale,
    "words": _labels,
    "reversed": _yes_or_no,
    "not_applicable": _codes,
    "no_answer": _codes,
    "question": _text,
    "wording": _text,
    "dimension": _text,
    "measure": _text,
    "target": _number,
}
OF_A_COMPOSITE: Takes = {"name": _text, "items": _texts, "measure": _text, "target": _number}
_TABLES = ("columns", "composites")
_OF_A_KIND = dict.fromkeys(("scale", "words", "reversed", "measure", "target"), "rating") | {
    "dimension": "attribute"
}
_NEEDED = {
    "columns": 'name at least one, such as ["Q3_*"]',
    "name": "say what the composite is called",
    "items": "say which questions it is the mean of",
}


def _is_number(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and math.isfinite(value)


def _unknown(key: str, known: Sequence[str]) -> str:
    near = get_close_matches(key, known, n=1)
    meant = f", did you mean '{near[0]}'?" if near else ";"
    return f"'{shortened(key)}' is not known here{meant} known are {', '.join(known)}"


def _named(table: Mapping[str, Any]) -> str:
    """The first of the columns that a table is about, or a composite's name, in brackets."""
    named = table.get("name") or table.get("columns") or ""
    first = named[0] if isinstance(named, list | tuple) else named
    return f" ({shortened(str(first), 30)})" if first else ""


def _shown(value: Any) -> str:
    return f"'{shortened(value)}'" if isinstance(value, str) else shortened(str(value))


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)
