"""Every key of what a person says of a table of counts, and what makes its value of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from difflib import get_close_matches
from typing import Any

from loaders.counts.records import FIGURES, NewMeasure
from loaders.known import measure_id_of
from loaders.measures import choices
from loaders.problems import Refused
from loaders.spelling import shortened

_ABOUT = ("customers", "employees", "no people")
_PROCESSES = ("selection", "burden")


def checked(
    takes: Mapping[str, Callable[[Any], Any]], given: Mapping[str, Any], name: str
) -> dict[str, Any]:
    """The values of a table, each as its key takes it, without what is null. Raises Refused."""
    found = {}
    for key, value in given.items():
        if key not in takes:
            near = get_close_matches(str(key), takes, n=1)
            meant = f", did you mean '{near[0]}'?" if near else ";"
            known = ", ".join(takes)
            says = f"'{shortened(str(key))}' is not known here{meant} known are {known}"
            raise Refused(f"{name}: {says}.")
        if value is None:
            continue
        try:
            found[key] = takes[key](value)
        except ValueError as error:
            shown = f"'{shortened(value)}'" if isinstance(value, str) else shortened(str(value))
            raise Refused(f"{name}: '{key}' should be {error}, not {shown}.") from None
    return found


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("words in quotation marks")
    return " ".join(value.split())


def _texts(value: Any) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list | tuple) or not all(isinstance(one, str) for one in listed):
        raise ValueError('a list of words, such as ["unknown"]')
    return tuple(map(_text, listed))


def _words_or_year(value: Any) -> str:
    """A column or a period; a bare year is one too."""
    is_year = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_year else _text(value)


def _dimension(name: Any) -> str:
    said = _text(name)
    if said.casefold() == "overall" or "×" in said:
        raise ValueError("dimensions by other names than 'Overall' and without the sign ×")
    return said


def _items(value: Any, says: str) -> Iterable[tuple[Any, Any]]:
    if isinstance(value, Mapping):
        return value.items()
    raise ValueError(says)


def _by_dimension(value: Any) -> dict[str, str]:
    listed = _items(value, 'a table such as Region = "region"')
    return {_dimension(name): _text(column) for name, column in listed}


def _lists_by_dimension(value: Any) -> dict[str, tuple[str, ...]]:
    listed = _items(value, 'a table such as Region = ["Unknown"]')
    return {_dimension(name): _texts(groups) for name, groups in listed}


def _measure(value: Any) -> str | NewMeasure:
    if isinstance(value, str):
        return _text(value)
    given = dict(_items(value, "a code, or a table with code, name, unit and direction"))
    try:
        said = checked(OF_A_MEASURE, given, "[measure]")
    except Refused as refused:
        raise ValueError(f"well filled in ({str(refused).rstrip('.')})") from None
    missing = [key for key in ("code", "name") if key not in said]
    if missing:
        raise ValueError(f"a table that has '{missing[0]}' too")
    return NewMeasure(**said)


def _code(value: Any) -> str:
    said = str(value) if isinstance(value, int) and not isinstance(value, bool) else _text(value)
    if not measure_id_of(said):
        raise ValueError("a code with a letter or a digit in it")
    return said


def _listed(allowed: tuple[str, ...]) -> str:
    return "one of " + ", ".join(f"'{one}'" for one in allowed)


def _one_of(allowed: tuple[str, ...]) -> Callable[[Any], str]:
    def take(value: Any) -> str:
        if value not in allowed:
            raise ValueError(_listed(allowed))
        return str(value)

    return take


def _choice(choose: Callable[[str], str], allowed: tuple[str, ...]) -> Callable[[Any], str]:
    def take(value: Any) -> str:
        try:
            found = choose(_text(value))
        except ValueError:
            found = ""
        if found not in allowed:
            raise ValueError(_listed(allowed))
        return found

    return take


OF_A_MEASURE: dict[str, Callable[[Any], Any]] = dict.fromkeys(
    (field.name for field in fields(NewMeasure)), _text
) | {
    "code": _code,
    "unit": lambda value: choices.unit_of_words(_text(value)),
    "direction": _choice(choices.direction_of, ("higher", "lower")),
    "about": _one_of(_ABOUT),
    "process": _one_of(_PROCESSES),
    "frequency": _choice(choices.frequency_of, ("monthly", "quarterly", "twice a year", "yearly")),
}
TAKES: dict[str, Callable[[Any], Any]] = {
    "measure": _measure,
    "sheet": _text,
    "period": _words_or_year,
    "dimensions": _by_dimension,
    "groups_in_columns": _lists_by_dimension,
    **dict.fromkeys(FIGURES, _text),
    "whole": _lists_by_dimension,
    "whole_denominator": _by_dimension,
    "overlapping": _lists_by_dimension,
    "unknown": _lists_by_dimension,
    "left_out": _texts,
}
