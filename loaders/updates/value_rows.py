"""From entries to the rows of measure_value: checked as sets, all sheets of a workbook at once."""

from collections.abc import Sequence

import duckdb

from loaders.flat.findings import MOST, Findings
from loaders.flat.tables import FlatTable
from loaders.known import Known
from loaders.rows import Entries
from loaders.updates.rules import broken_rules
from loaders.updates.twice import say_twice, values_given_twice


def checked_rows(
    connection: duckdb.DuckDBPyConnection,
    tables: Sequence[FlatTable],
    known: Known,
    found: Findings,
) -> Entries:
    """The table `entry` as rows of the ledger's measure_value; what is wrong goes to `found`."""
    for place, field, line, cell, says, is_warning, more in broken_rules(connection, MOST):
        table = tables[place]
        if field in table.columns:
            found.say_at(table, field, line, says, is_warning=is_warning)
        else:
            found.say(table.sheet.name, cell, f"{field.capitalize()} {says}", is_warning=is_warning)
        found.say_rest(table, more)
    sheets = [table.sheet.name for table in tables]
    given, more = values_given_twice(connection, known, sheets, MOST)
    say_twice(given, found)
    if more:
        found.say(given[-1].sheet, "", f"{more:,} more values are given twice and not listed")
    return connection.sql(_ROWS, params=[found.file_name]).to_arrow_table()


def spread_rows(connection: duckdb.DuckDBPyConnection, found: Findings) -> Entries:
    """The standard deviations in the table `entry` as rows of the ledger's measure_spread."""
    return connection.sql(_SPREADS, params=[found.file_name]).to_arrow_table()


_ROWS = """
    select
        ? || '!' || sheet || '!' || cell as source,
        measure_id, period_id, months, starts_on, ends_on, dimension, group_name,
        value, numerator, denominator, state, note, evidence, is_withdrawn
    from entry join place using (place)
    where period_id is not null
    order by place, line
"""
_SPREADS = """
    select
        ? || '!' || sheet || '!' || cell as source,
        measure_id, period_id, months, starts_on, ends_on, dimension, group_name, sd
    from entry join place using (place)
    where period_id is not null and sd is not null
    order by place, line
"""
