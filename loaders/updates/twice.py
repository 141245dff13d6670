"""The same thing given twice in one workbook: a problem at both cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import duckdb

from loaders.calendars import Period
from loaders.flat.findings import Findings
from loaders.known import Known
from loaders.updates.entries import OVERALL


@dataclass(frozen=True, slots=True)
class Given:
    """One cell, the thing that it says something of, and that thing in words."""

    key: tuple[str, ...]
    thing: str
    sheet: str
    cell: str


def say_twice(given: Iterable[Given], found: Findings) -> None:
    """A problem at every cell whose thing another cell gives too."""
    by_key: dict[tuple[str, ...], list[Given]] = {}
    for one in given:
        by_key.setdefault(one.key, []).append(one)
    for same in by_key.values():
        for one in same if len(same) > 1 else []:
            others = [_place(other, one) for other in same if other is not one]
            says = f"{one.thing} is given here and at {' and '.join(others)}; keep one of them"
            found.say(one.sheet, one.cell, says)


def values_given_twice(
    connection: duckdb.DuckDBPyConnection, known: Known, sheets: Sequence[str], most: int
) -> tuple[list[Given], int]:
    """The values of the table `entry` of which another has the same key.

    At most so many, and how many more there are.
    """
    rows = connection.execute(
        "select measure_id, period_id, dimension, group_name, place, cell, count(*) over () "
        "from (from entry where period_id is not null "
        "qualify count(*) over (partition by measure_id, period_id, lower(dimension), "
        "lower(group_name)) > 1) order by measure_id, period_id, place, line limit ?",
        [most],
    ).fetchall()
    given = [
        Given(
            (measure_id, period_id, dimension.lower(), group.lower()),
            _thing(known, measure_id, period_id, group),
            sheets[place],
            cell,
        )
        for measure_id, period_id, dimension, group, place, cell, _ in rows
    ]
    return given, rows[0][-1] - len(rows) if rows else 0


def _thing(known: Known, measure_id: str, period_id: str, group: str) -> str:
    measure = known.measures[measure_id]
    of_group = "" if group == OVERALL else f" of {group}"
    return f"{measure.code}{of_group} in {Period.from_id(period_id).label(measure.calendar)}"


def _place(other: Given, one: Given) -> str:
    return other.cell if other.sheet == one.sheet else f"{other.cell} of sheet '{other.sheet}'"
