"""Reports made: which of the things that plans promise to report were, and where the evidence is.

| Plan | Item  | What was to be reported      | Due on     | Reported on | Evidence | Reported by |
|      | 1.1.a | Chart at every board meeting | 2026-03-12 | 2026-03-12  | Minutes  | PD          |

The words are those beside the item in the plan. `withdraw` under Reported on takes a report back.
"""

from dataclasses import dataclass
from typing import Any

from loaders.cells import Sheet, Workbook
from loaders.day_order import unclear_in
from loaders.flat.checks import broken_cells, unread
from loaders.flat.findings import Findings
from loaders.flat.tables import heads, tables
from loaders.obligations.headers import REPORTS
from loaders.obligations.reports import Report, reports_of
from loaders.options import Options
from loaders.problems import Problem, in_order
from loaders.rows import Rows
from loaders.subjects import Subjects

__all__ = ["NAME", "Records", "claims", "read", "rows", "validate"]

NAME = "obligations"
_DAYS = ("due_on", "reported_on")


@dataclass(frozen=True, slots=True)
class Records:
    """What was reported, of one workbook."""

    workbook: Workbook
    sheets: dict[str, str]
    """Sheet to one sentence of what was recognized on it."""
    found: list[Problem]
    reports: list[Report]


def claims(sheet: Sheet) -> bool:
    """Whether a sheet says what was reported."""
    return heads(sheet, REPORTS)


def read(workbook: Workbook, options: Options) -> Records | None:
    """The reports of a workbook; None when it has none."""
    places = [table for sheet in workbook.sheets for table in tables(sheet, REPORTS)]
    if not places:
        return None
    found = Findings(workbook.file_name)
    for table in places:
        found.problems += broken_cells(workbook.file_name, table)
        found.problems += unread(workbook.file_name, table)
        found.problems += unclear_in(workbook.file_name, table, _DAYS)
    reports = reports_of(places, Subjects(options.known), found)
    sheets = {}
    for table in places:
        number = sum(one.line.table.sheet is table.sheet for one in reports)
        sheets[table.sheet.name] = f"{number:,} report{'s' * (number != 1)} made"
    return Records(workbook, sheets, found.problems, reports)


def validate(records: Records) -> list[Problem]:
    """Every problem and warning, in the order of the sheets and their cells."""
    return in_order(records.found, [sheet.name for sheet in records.workbook.sheets])


def rows(records: Records) -> Rows:
    """The rows of the ledger's `obligation_report`, without the load."""
    found = [_row(records.workbook, one) for one in records.reports]
    return {"obligation_report": found} if found else {}


def _row(workbook: Workbook, one: Report) -> dict[str, Any]:
    place = f"{one.line.table.sheet.name}!{one.line.address('item')}"
    return {
        "source": f"{workbook.file_name}!{place}",
        "plan_id": one.item.plan_id,
        "item_id": one.item.item_id,
        "item_text": one.item.text,
        "obligation_id": one.obligation_id,
        "words": one.words,
        "due_on": one.due_on,
        "reported_on": one.reported_on,
        "evidence": one.evidence,
        "reported_by": one.reported_by or "not said",
        "is_withdrawn": one.is_withdrawn,
    }
