"""Values by measure, period and group, as they go from the sheets to the ledger: sets in DuckDB."""

from collections.abc import Sequence
from typing import Any

import duckdb

from loaders.flat.tables import FlatTable
from loaders.rows import as_table

OVERALL = "Overall"
"""Dimension and group of the undivided figure."""
NUMBERS = ("value", "numerator", "denominator")
GROUP_NUMBERS = (*NUMBERS, "sd")
"""A group's: of a mean also its standard deviation."""

_TABLES = """
-- The tables of the workbook that entries come from.
create temp table place (place integer, sheet varchar);
-- `line` is the row on the screen, `cell` the address that the entry came from. The period is null
-- where its cell is wrong.
create temp table entry (
    place integer, line integer, cell varchar, measure_id varchar,
    period_id varchar, months integer, starts_on date, ends_on date,
    dimension varchar, group_name varchar, value double, numerator double, denominator double,
    sd double, state varchar, note varchar, evidence varchar, is_withdrawn boolean
);
"""


def lay_out_entries(connection: duckdb.DuckDBPyConnection, tables: Sequence[FlatTable]) -> None:
    """Make the tables `place` and `entry` in a connection in memory."""
    connection.execute(_TABLES)
    for place, table in enumerate(tables):
        connection.execute("insert into place values (?, ?)", [place, table.sheet.name])


def add_rows(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[dict[str, Any]]
) -> None:
    """Add rows to a table in memory, by name; what a row does not say is null."""
    if rows:
        connection.register("added", as_table(list(rows)))
        connection.execute(f"insert into {table} by name from added")
        connection.unregister("added")
