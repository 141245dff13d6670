"""From entries to the rows of measure_value: checked as sets, all sheets of a workbook at once."""

from collections.abc import Sequence

import duckdb
import pyarrow as pa
from openpyxl.utils import get_column_letter

from loaders.flat.tables import FlatTable
from loaders.known import Known
from loaders.updates.entries import PLACE
from loaders.updates.findings import Findings
from loaders.updates.rules import broken_rules, lay_out_measures
from loaders.updates.twice import say_twice, values_given_twice

MOST = 500
"""Wrong cells that are listed of one kind; who has more of them corrects a formula, not cells."""


def checked_rows(
    entries: Sequence[pa.Table], tables: Sequence[FlatTable], known: Known, found: Findings
) -> pa.Table:
    """Rows of the ledger's measure_value; what is wrong goes to `found`.

    `tables` are the places that entries speak of. A rate that comes as numerator and denominator
    alone gets its value from them.
    """
    with duckdb.connect(":memory:", config={"threads": 2}) as connection:
        connection.register("entry", pa.concat_tables(entries))
        connection.register("place", _places(tables))
        lay_out_measures(connection, known.measures.values())
        _say_broken_rules(connection, tables, found)
        sheets = [table.sheet.name for table in tables]
        say_twice(values_given_twice(connection, known, sheets, MOST), found)
        return connection.sql(_ROWS, params=[found.file_name]).to_arrow_table()


_ROWS = """
    select
        ? || '!' || sheet || '!' || cell as source,
        measure_id, period_id, months, starts_on, ends_on, dimension, group_name,
        coalesce(
            entry.value,
            case when statistic = 'rate' and entry.denominator > 0
                then factor * entry.numerator / entry.denominator end
        ) as value,
        entry.numerator, entry.denominator, state, note, evidence, is_withdrawn
    from entry join place using (place) join measure using (measure_id)
    where period_id is not null
"""


def _say_broken_rules(
    connection: duckdb.DuckDBPyConnection, tables: Sequence[FlatTable], found: Findings
) -> None:
    for place, field, line, own, says, is_warning in broken_rules(connection, MOST):
        table = tables[place]
        header = table.columns.get(field)
        name = field.capitalize() if header is None else table.column_name(field)
        cell = own if header is None else f"{get_column_letter(header.column)}{line}"
        found.say(table.sheet.name, cell, f"{name} {says}", is_warning=is_warning)


def _places(tables: Sequence[FlatTable]) -> pa.Table:
    rows = [{"place": place, "sheet": one.sheet.name} for place, one in enumerate(tables)]
    return pa.Table.from_pylist(rows, schema=PLACE)
