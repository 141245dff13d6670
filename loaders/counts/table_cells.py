"""Lays the cells of a table of counts out as text: one row a row of the sheet, or a group of it."""

import duckdb
import pyarrow as pa

from loaders.cells import Cell
from loaders.counts import sql
from loaders.counts.odd_cells import without_broken
from loaders.counts.table import CountTable
from loaders.flat.findings import Findings

_FIELDS = ("period", *sql.PLACES, *sql.FIGURES)


def lay_out_cells(
    connection: duckdb.DuckDBPyConnection, table: CountTable, found: Findings
) -> None:
    """Make and fill the table `cell`; rows with a cell that shows nothing are told and left out."""
    connection.execute(sql.TABLES)
    own = {}
    if "period" not in table.columns:
        own["period"] = table.declared.period or ""
    if table.in_columns is None:
        first = table.columns[table.figures[0]]
        _add(connection, table, dict(table.columns), own, first, found)
    for header in table.groups:
        columns = {**table.columns, "value": header}
        named = {**own, str(table.in_columns): " ".join(header.text.split())}
        _add(connection, table, columns, named, header, found)


def _add(  # noqa: PLR0913, PLR0917 - one slice of the sheet
    connection: duckdb.DuckDBPyConnection,
    table: CountTable,
    columns: dict[str, Cell],
    own: dict[str, str],
    figure: Cell,
    found: Findings,
) -> None:
    """Add the cells of some columns; `own` are the words of fields that have no column."""
    numbers = {name: columns[name].column if name in columns else 0 for name in _FIELDS}
    text = table.place.long.table(numbers, table.place.last_row)
    text = without_broken(table, columns, text, found)
    for name, words in own.items():
        place = text.column_names.index(name)
        text = text.set_column(place, name, pa.array([words] * text.num_rows, pa.string()))
    connection.register("text", text)
    connection.execute(sql.CELLS, {"letter": letters_of(figure)})
    connection.unregister("text")


def letters_of(header: Cell) -> str:
    """The letters of a header's column."""
    return header.address.rstrip("0123456789")
