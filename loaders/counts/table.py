"""The columns of a declared table of counts, each under the name of what it holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders.cells import Cell
from loaders.counts.place import Place
from loaders.counts.records import Declared
from loaders.counts.sql import PLACES, WHOLE
from loaders.flat.findings import Findings
from loaders.flat.headers import Headers
from loaders.flat.tables import FlatTable
from loaders.period_dates import Unclear
from loaders.period_words import readings
from loaders.spelling import shortened
from loaders.updates.entries import NUMBERS

_HEADERS = Headers("counts", {}, ())


@dataclass(frozen=True, slots=True)
class CountTable:
    """A table whose columns are known."""

    place: Place
    declared: Declared
    dimensions: Mapping[str, str]
    """Field (`d0`, `d1`, `d2`) to its dimension, in the order of the alphabet."""
    columns: Mapping[str, Cell]
    """Field (`period`, `d0` ..., `value`, `numerator`, `denominator`) to its header."""
    in_columns: str | None
    """The field whose groups have a column each."""
    groups: tuple[Cell, ...]
    """Their headers."""
    figures: tuple[str, ...]
    """What every row needs."""

    @property
    def flat(self) -> FlatTable:
        """The same for those who say what is wrong with a cell."""
        return FlatTable(self.place.sheet, _HEADERS, dict(self.columns), {})

    @property
    def whole_field(self) -> str | None:
        """The field of the dimension whose groups have a denominator together."""
        named = next(iter(self.declared.whole_denominator), None)
        return next((field for field, name in self.dimensions.items() if name == named), None)

    def spoken_of(self, dimension: str) -> tuple[str, ...]:
        """The groups of a dimension that a person speaks of, but for the whole."""
        said = self.declared
        return (*said.overlapping.get(dimension, ()), *said.unknown.get(dimension, ()))


def table_of(place: Place, declared: Declared, found: Findings) -> CountTable | None:
    """The columns that a person names; None where one is not there, which is told."""
    before = len(found.problems)
    in_columns = next(iter(declared.groups_in_columns), None)
    names = sorted([*declared.dimensions, *([in_columns] if in_columns else [])], key=str.casefold)
    dimensions = dict(zip(PLACES, names, strict=False))
    columns: dict[str, Cell] = {}
    for field, name in _named(declared, dimensions):
        header = _header(place, name, found)
        if header is not None:
            columns[field] = header
    period = declared.period
    if period is not None and (header := place.column(period)) is not None:
        columns["period"] = header
    groups = [
        header
        for name in declared.groups_in_columns.get(in_columns or "", ())
        if (header := _header(place, name, found)) is not None
    ]
    own_field = next((field for field, name in dimensions.items() if name == in_columns), None)
    figures = tuple(one for one in NUMBERS if one in columns) or ("value",)
    _say_missing(place, declared, found)
    if len(found.problems) > before:
        return None
    return CountTable(place, declared, dimensions, columns, own_field, tuple(groups), figures)


_FIGURES = {
    "count": "value",
    "value": "value",
    "numerator": "numerator",
    "denominator": "denominator",
}
"""What a person calls a figure to its column in the ledger."""


def _named(declared: Declared, dimensions: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for field, dimension in dimensions.items():
        if dimension in declared.dimensions:
            yield field, declared.dimensions[dimension]
    for figure, name in declared.figures.items():
        yield _FIGURES[figure], name
    for name in declared.whole_denominator.values():
        yield WHOLE, name


def _header(place: Place, name: str, found: Findings) -> Cell | None:
    header, alike = place.column(name), place.called(name)
    if len(alike) > 1:
        cells = " and ".join(f"column {one.address.rstrip('0123456789')}" for one in alike)
        says = f"{len(alike)} columns are called '{shortened(name)}'; say which is meant: {cells}"
        found.say(place.sheet.name, alike[1].address, says)
    if header is None:
        listed = ", ".join(f"'{shortened(one.text, 30)}'" for one in place.headers.values())
        says = f"No column is called '{shortened(name)}'; there are {listed}"
        found.say(place.sheet.name, _first(place), says)
    return header


def _say_missing(place: Place, declared: Declared, found: Findings) -> None:
    """What a table of counts cannot be without."""
    period = declared.period
    if period is not None and place.column(period) is None and not _is_period(period):
        _header(place, period, found)
    if period is None:
        says = (
            "It is not said when it was counted: give `period`, a column or one period such as "
            "'2026'"
        )
        found.say(place.sheet.name, _first(place), says)
    if not declared.figures and not declared.groups_in_columns:
        says = (
            "It is not said which column counts: give `count`, or `numerator` and `denominator`, "
            "or one column a group under [groups_in_columns]"
        )
        found.say(place.sheet.name, _first(place), says)
    if not declared.dimensions and not declared.groups_in_columns:
        says = "It is not said by what it is counted: give at least one of [dimensions]"
        found.say(place.sheet.name, _first(place), says)


def _is_period(words: str) -> bool:
    try:
        return bool(readings(words))
    except Unclear:
        return True


def _first(place: Place) -> str:
    return next(iter(place.headers.values())).address
