"""Tables of what a person says of an export: each key looked at, refused where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from loaders.problems import Refused
from loaders.spelling import shortened
from loaders.surveys.declared_values import OF_AN_EXPORT, Takes

_TABLES = ("columns", "composites")
_OF_A_KIND = dict.fromkeys(("scale", "words", "reversed", "measure", "target"), "rating") | {
    "dimension": "attribute"
}
_NEEDED = {
    "columns": 'name at least one, such as ["Q3_*"]',
    "name": "say what the composite is called",
    "items": "say which questions it is the mean of",
}


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


def checked(takes: Takes, given: Mapping[str, Any], place: Place) -> dict[str, Any]:
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
