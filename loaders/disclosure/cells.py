"""Reads the cells that tables by group are made of, as counts of people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import duckdb

Part = tuple[str, str]
"""A dimension and a group of it."""
Parts = frozenset[Part]
"""What a cell counts: nothing for the whole, one for a group, two for a part of two dimensions."""
Figure = tuple[int, ...]
"""The counts, by their place, that a figure is the sum of."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Which figures the counts of a cell make."""

    counts: int
    figures: tuple[Figure, ...]
    ties: tuple[tuple[Figure, Figure], ...] = ()
    """Figures that count the same people."""


SPLIT = Shape(2, ((0,), (1,), (0, 1)))
"""People with the event and without it."""
APART = Shape(2, ((0,), (1,)))
"""Events, and what they are counted over."""
PEOPLE = Shape(1, ((0,),))
TWICE = Shape(4, ((0,), (1,), (0, 1), (2,), (3,)), (((0, 1), (2, 3)),))
"""People split by one event, and the same people by another."""
NOT_SEEN = Shape(1, ())


Name = tuple[str, str, Parts]
"""A measure, a period and what is counted: what a cell is called in every state of the ledger."""
Content = tuple[Name, Shape, tuple[int, ...]]
"""A name, and what its cell counts."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One row of a table by group, however small."""

    key: int
    """Its cell_key; below 0 for what no table has, or none of today."""
    measure_id: str
    period_id: str
    months: int
    starts_on: date
    ends_on: date
    parts: Parts
    shape: Shape
    counts: tuple[int, ...]

    @property
    def name(self) -> Name:
        """What it is called in every state of the ledger."""
        return self.measure_id, self.period_id, self.parts

    @property
    def content(self) -> Content:
        """The same for cells of several states that say the same."""
        return self.name, self.shape, self.counts

    @property
    def dimensions(self) -> frozenset[str]:
        """By what it is a part; the table that it stands in."""
        return frozenset(dimension for dimension, _ in self.parts)

    def figure(self, figure: Figure) -> int:
        """People that a figure counts."""
        return sum(self.counts[place] for place in figure)

    @property
    def people(self) -> int:
        """What is lost when it is not shown."""
        return max((self.figure(figure) for figure in self.shape.figures), default=0)


@dataclass(frozen=True, slots=True)
class Group:
    """What a table of a dimension must know of a group of it."""

    parent: Part | None
    is_overlapping: bool


Groups = Mapping[Part, Group]

# A part of a person is a person: less than one is not none.
_WHOLE = "if({0} > 0, greatest(1, round({0})), 0)::bigint"
_CELLS = f"""
    select cell_key, measure_id, period_id, months, starts_on, ends_on, dimensions, groups, kind,
        is_proportion, {_WHOLE.format("numerator")}, {_WHOLE.format("denominator")},
        {_WHOLE.format("value")}
    from equity_cell where about <> 'no people' and kind <> 'value' order by cell_key
"""  # noqa: S608 - names of ours
_GROUPS = """
    select dimension, group_name, any_value(parent_dimension), any_value(parent_group),
        bool_or(is_overlapping)
    from equity_group_spelling group by dimension, group_name
"""


def everybody(cell: Cell) -> Figure:
    """The figure that counts all people of a cell."""
    return max(reversed(cell.shape.figures), key=len)


def cells_of(connection: duckdb.DuckDBPyConnection) -> list[Cell]:
    """Every cell about people of which it is known how many, in the order of its key."""
    return [
        Cell(key, measure, period, months, starts, ends, _parts(names, groups), *_counts(*known))
        for key, measure, period, months, starts, ends, names, groups, *known in (
            connection.execute(_CELLS).fetchall()
        )
    ]


def groups_of(connection: duckdb.DuckDBPyConnection) -> dict[Part, Group]:
    """What the catalogue says of groups."""
    return {
        (dimension, group): Group((parent, above) if parent and above else None, is_overlapping)
        for dimension, group, parent, above, is_overlapping in (
            connection.execute(_GROUPS).fetchall()
        )
    }


def _parts(dimensions: Iterable[str], groups: Iterable[str]) -> Parts:
    return frozenset(
        (dimension, group)
        for dimension, group in zip(dimensions, groups, strict=True)
        if dimension != "Overall"
    )


def _counts(
    kind: str, is_proportion: bool, numerator: int | None, denominator: int | None, value: int
) -> tuple[Shape, tuple[int, ...]]:
    if kind == "count":
        return PEOPLE, (value,)
    if kind == "mean" or numerator is None:
        return PEOPLE, (denominator or 0,)
    if is_proportion and numerator <= (denominator or 0):
        return SPLIT, (numerator, (denominator or 0) - numerator)
    return APART, (numerator, denominator or 0)
