"""A quarter's update: the workbook that Headway hands out, filled in, or one like it.

| Code | Measure         | Period  | Value | Numerator | Denominator | Note | ...    sheet Values
| Code | Measure | Period | Dimension | Group | Value | Numerator | Denominator    sheet Groups
| Plan | Code | Plan item | Period | Status | % complete | What happened | ...     sheet Progress

A blank cell means no change; `withdraw` takes back what stands.
"""

from dataclasses import dataclass

import duckdb

from loaders.cells import Sheet, Workbook
from loaders.day_order import unclear_in
from loaders.flat.checks import unread
from loaders.flat.findings import Findings
from loaders.flat.tables import FlatTable, heads, nearly_heads, tables
from loaders.options import Options
from loaders.problems import Problem, in_order
from loaders.rows import Rows
from loaders.updates.headers import SHEETS
from loaders.updates.sheets import read_sheets

__all__ = ["NAME", "Records", "claims", "read", "rows", "validate"]

NAME = "update"
READ_ME = "Read me"
_WORDS = "How to fill in this workbook; there is nothing to load on it"


@dataclass(frozen=True, slots=True)
class Records:
    """What the sheets of one update say."""

    workbook: Workbook
    sheets: dict[str, str]
    """Sheet to one sentence of what was recognized on it."""
    found: list[Problem]
    rows: Rows


def claims(sheet: Sheet) -> bool:
    """Whether a sheet holds values, values by group or progress updates."""
    return heads(sheet, *SHEETS)


def lacks_a_column(sheet: Sheet) -> bool:
    """Whether a sheet would be one of an update, had it one column more that it needs."""
    return nearly_heads(sheet, *SHEETS)


def read(workbook: Workbook, options: Options) -> Records | None:
    """What a workbook updates; None when it has none of the sheets of an update."""
    places = [table for sheet in workbook.sheets for table in tables(sheet, *SHEETS)]
    if not places:
        return None
    found = Findings(workbook.file_name)
    for table in places:
        found.problems += _unread(workbook.file_name, table)
        found.problems += unclear_in(workbook.file_name, table, ("period",))
    with duckdb.connect(":memory:", config={"threads": 2}) as connection:
        sheets, ledger = read_sheets(connection, places, options, found)
    words = {sheet.name: _WORDS for sheet in workbook.sheets if sheet.name == READ_ME}
    return Records(workbook, words | sheets, found.problems, ledger)


def validate(records: Records) -> list[Problem]:
    """Every problem and warning, in the order of the sheets and their cells."""
    return in_order(records.found, [sheet.name for sheet in records.workbook.sheets])


def rows(records: Records) -> Rows:
    """The rows of each ledger table, without the load."""
    return records.rows


def _unread(file_name: str, table: FlatTable) -> list[Problem]:
    """Warnings of what is not read, but not of the Id, which is hidden on purpose."""
    hidden_id = table.columns.get("id")
    return [
        one
        for one in unread(file_name, table)
        if hidden_id is None or one.cell != hidden_id.address
    ]
