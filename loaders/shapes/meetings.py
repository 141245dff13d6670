"""Meetings: when people meet and what deadlines call it; a table on any sheet, or a calendar.

| Meeting | Kind                                    | Starts     | Ends | Time | Place | Note |
| Members | 1st meeting of the year, spring meeting | 2027-03-15 |      | 9 am | Salem |      |

Without an Id a meeting is known by its name and its first day; `withdraw` as its kind takes it
back.
"""

from dataclasses import dataclass

from loaders.cells import Sheet, Workbook
from loaders.day_order import unclear_in
from loaders.flat.checks import broken_cells, unread
from loaders.flat.findings import Findings
from loaders.flat.tables import heads, tables
from loaders.meetings.headers import MEETINGS
from loaders.meetings.ledger_rows import ledger_rows
from loaders.meetings.reading import meetings_of
from loaders.meetings.records import MeetingRow
from loaders.options import Options
from loaders.problems import Problem, in_order
from loaders.rows import Rows

__all__ = ["NAME", "Records", "claims", "read", "rows", "validate"]

NAME = "meetings"
_DAYS = ("starts", "ends")


@dataclass(frozen=True, slots=True)
class Records:
    """What the meetings of one workbook say."""

    workbook: Workbook
    sheets: dict[str, str]
    """Sheet to one sentence of what was recognized on it."""
    found: list[Problem]
    meetings: list[MeetingRow]


def claims(sheet: Sheet) -> bool:
    """Whether a sheet holds meetings."""
    return heads(sheet, MEETINGS)


def read(workbook: Workbook, options: Options) -> Records | None:  # noqa: ARG001 - as every shape
    """The meetings of a workbook; None when it has none."""
    places = [table for sheet in workbook.sheets for table in tables(sheet, MEETINGS)]
    if not places:
        return None
    found = Findings(workbook.file_name)
    for table in places:
        found.problems += broken_cells(workbook.file_name, table)
        found.problems += unread(workbook.file_name, table)
        found.problems += unclear_in(workbook.file_name, table, _DAYS)
    meetings = meetings_of(places, found)
    sheets = {table.sheet.name: _says(table.sheet, meetings) for table in places}
    return Records(workbook, sheets, found.problems, meetings)


def validate(records: Records) -> list[Problem]:
    """Every problem and warning, in the order of the sheets and their cells."""
    return in_order(records.found, [sheet.name for sheet in records.workbook.sheets])


def rows(records: Records) -> Rows:
    """The rows of each ledger table, without the load."""
    return ledger_rows(records.workbook, records.meetings)


def _says(sheet: Sheet, meetings: list[MeetingRow]) -> str:
    """`3 meetings`."""
    number = sum(one.line.table.sheet is sheet for one in meetings)
    return f"{number:,} meeting{'s' * (number != 1)}" if number else "Meetings, none can be read"
