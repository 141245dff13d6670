"""Values that are odd beside what stands, or beside each other: warnings at their cells."""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from loaders.alike import Told, told_once
from loaders.breakdowns.odd import Odd
from loaders.breakdowns.oddities import odd_breakdowns
from loaders.calendars import Period
from loaders.known import Known
from loaders.ledger import incoming
from loaders.macros import lay_out_macros
from loaders.problems import Problem, place_of, reading_order
from loaders.rows import Rows
from loaders.suspicions_sql import MOST, TABLES, rules
from loaders.updates.entries import OVERALL


@dataclass(frozen=True, slots=True)
class _Odd:
    """One suspicion: where, of what, what is odd, and how many there are of its kind."""

    source: str
    measure_id: str
    period_id: str
    group_name: str
    says: str
    alike: str
    number: int


def suspicions(
    connection: duckdb.DuckDBPyConnection, file_name: str, rows: Rows, known: Known
) -> list[Problem]:
    """Warnings of the values in a file, against what stands and against each other.

    A value that stands already is not told of again.
    """
    entries = rows.get("measure_value", [])
    if not len(entries):
        return []
    lay_out_macros(connection)
    connection.register("odd_measure", _measures(known))
    with incoming(connection, "measure_value", entries):
        for statement in TABLES:
            connection.execute(statement)
    found: list[Problem] = []
    for rule in rules():
        odd = [_Odd(*row) for row in connection.execute(rule).fetchall()]
        told = told_once(_told(file_name, one, known) for one in odd)
        found += _listed(file_name, told, odd[0].number - len(odd) if odd else 0)
    connection.unregister("odd_measure")
    for kind in odd_breakdowns(connection, known):
        found += _of_groups(file_name, kind, known)
    return sorted(found, key=lambda one: (one.sheet, reading_order(one)))


def _of_groups(file_name: str, kind: Sequence[Odd], known: Known) -> list[Problem]:
    """The first of one kind of oddity of values by group, and how many more there are."""
    told = told_once(_told_of(file_name, one, one.says, known) for one in kind)
    return _listed(file_name, told, 0)


def _listed(file_name: str, told: Sequence[Problem], others: int) -> list[Problem]:
    """The first of one kind, and how many more there are, with others that are not told at all."""
    first, number = list(told[:MOST]), len(told[MOST:]) + others
    if number:
        says = f"{number:,} more values like these are odd and not listed"
        first.append(Problem(file_name, says, first[-1].sheet, is_warning=True))
    return first


def _measures(known: Known) -> pa.Table:
    texts = ("measure_id", "statistic", "unit")
    numbers = ("decimals", "baseline", "target")
    types = [(name, pa.string()) for name in texts] + [(name, pa.float64()) for name in numbers]
    rows = [
        {name: getattr(one, name) for name in (*texts, *numbers)} for one in known.measures.values()
    ]
    return pa.Table.from_pylist(rows, schema=pa.schema(types))


def _told(file_name: str, odd: _Odd, known: Known) -> Told:
    of_group = "" if odd.group_name == OVERALL else f" of {odd.group_name}"
    return _told_of(file_name, odd, f" {odd.says}", known, of_group)


def _told_of(file_name: str, odd: _Odd | Odd, says: str, known: Known, of_group: str = "") -> Told:
    measure = known.measures[odd.measure_id]
    label = Period.from_id(odd.period_id).label(measure.calendar)
    sheet, cell = place_of(file_name, odd.source)
    says = f"{measure.code}{of_group} in {label}{says}"
    alike = f"{measure.code} {odd.alike}" if odd.alike else ""
    return Told(Problem(file_name, says, sheet, cell, is_warning=True), label, alike)
