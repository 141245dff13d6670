"""Every key of what a person says of an export, and what makes its value of what was written."""

import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeAlias

from loaders.spelling import shortened
from loaders.surveys.named_scales import scale_named, scale_of_words
from loaders.surveys.records import TAKEN_AS

_MOST_INVITED = 1_000_000_000


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
        known = ", ".join(f"'{word}'" for word in TAKEN_AS)
        raise ValueError(f"one of {known}")
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


def _is_number(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and math.isfinite(value)
