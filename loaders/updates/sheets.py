"""Reads the sheets of one update, each in its way, to the rows of the ledger."""

from collections.abc import Sequence
from datetime import date

import duckdb

from loaders.calendars import Calendar
from loaders.flat.findings import Findings
from loaders.flat.tables import FlatTable
from loaders.long_rows import too_many
from loaders.macros import lay_out_macros
from loaders.options import Options
from loaders.rows import Rows
from loaders.subjects import Subjects
from loaders.updates.entries import add_rows, lay_out_entries
from loaders.updates.groups_sheet import read_groups, text_of
from loaders.updates.headers import GROUPS, VALUES
from loaders.updates.long_groups import long_text_of
from loaders.updates.progress_sheet import read_progress
from loaders.updates.reported_periods import ReportedPeriods
from loaders.updates.rules import lay_out_measures
from loaders.updates.twice import Given, say_twice
from loaders.updates.value_rows import checked_rows, spread_rows
from loaders.updates.values_sheet import read_values


class _Reading:
    """What the sheets of one workbook are read with, and what they have said so far."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, options: Options, found: Findings
    ) -> None:
        self.connection = connection
        self.found = found
        self.subjects = Subjects(options.known)
        self.periods = ReportedPeriods(date.today())  # noqa: DTZ011 - the user's day
        start = options.fiscal_year_start_month
        self.calendar = Calendar("calendar" if start == 1 else "state fiscal", start)
        self.rows: Rows = {}
        self.given: list[Given] = []

    def read(self, place: int, table: FlatTable) -> str:
        """Read one table; return a sentence on what it says."""
        if table.headers is GROUPS:
            return self._groups(place, table)
        if table.sheet.long is not None:
            self.found.say(table.sheet.name, "", too_many(table.sheet.long))
        return self._values(place, table) if table.headers is VALUES else self._progress(table)

    def _values(self, place: int, table: FlatTable) -> str:
        said = read_values(table, place, self.subjects, self.periods, self.found)
        add_rows(self.connection, "entry", said.entries)
        self.rows.setdefault("status_override", []).extend(said.overrides)
        self.given += said.decided
        given = [_counted(len(said.entries), "value", "values")] if said.entries else []
        if said.overrides:
            given.append(_counted(len(said.overrides), "status", "statuses") + " by decision")
        return ", ".join(given) or _counted(0, "value", "values")

    def _groups(self, place: int, table: FlatTable) -> str:
        long = table.sheet.long
        if long is None:
            text = text_of(table, table.rows, self.found)
        else:
            text = long_text_of(table, long, self.found)
        read_with = self.subjects, self.periods, self.found
        number = read_groups(self.connection, table, place, text, *read_with)
        return _counted(number, "value by group", "values by group")

    def _progress(self, table: FlatTable) -> str:
        read_with = self.subjects, self.periods, self.calendar, self.found
        updates = list(read_progress(table, *read_with))
        self.rows.setdefault("item_progress", []).extend(one.row for one in updates)
        self.given += [one.given for one in updates]
        return _counted(len(updates), "progress update", "progress updates")


def read_sheets(
    connection: duckdb.DuckDBPyConnection,
    tables: Sequence[FlatTable],
    options: Options,
    found: Findings,
) -> tuple[dict[str, str], Rows]:
    """What the tables of a workbook say: a sentence on each sheet, and the rows of the ledger.

    What is wrong or odd goes to `found`. The connection is one in memory for this alone.
    """
    lay_out_macros(connection)
    lay_out_entries(connection, tables)
    lay_out_measures(connection, options.known.measures.values())
    reading = _Reading(connection, options, found)
    sheets: dict[str, str] = {}
    for place, table in enumerate(tables):
        says = reading.read(place, table)
        before = sheets.get(table.sheet.name)
        sheets[table.sheet.name] = f"{before}; {says}" if before else says
    say_twice(reading.given, found)
    values = checked_rows(connection, tables, options.known, found)
    spreads = spread_rows(connection, found)
    rows = reading.rows | {"measure_value": values, "measure_spread": spreads}
    return sheets, {table: entries for table, entries in rows.items() if len(entries)}


def _counted(number: int, noun: str, nouns: str) -> str:
    if not number:
        return f"No {noun} is filled in"
    return f"{number:,} {noun if number == 1 else nouns}"
