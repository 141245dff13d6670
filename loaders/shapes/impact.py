"""Impact assessments: proposed decisions, and whom they fall on; each table on any sheet.

| Assessment | Proposal | Plan item | Dimension | Within | Effect (points) | Author | Decision | ...
| IA-1       | Text ... | 2.1.a     | Race      | Region | 4               | Ana    |          |

| Assessment | Stratum | Group | Population | Affected | Outcomes before |     sheet Impact groups
| IA-1       | Coast   | Black | 1200       | 310      | 640             |

An assessment is kept with its groups as a whole: a later row of it replaces both.
"""

from dataclasses import dataclass

from loaders.cells import Sheet, Workbook
from loaders.day_order import unclear_in
from loaders.flat.checks import broken_cells, unread
from loaders.flat.findings import Findings
from loaders.flat.tables import FlatTable, heads, tables
from loaders.impact.assessments import assessments_of
from loaders.impact.checks import check
from loaders.impact.groups import groups_of
from loaders.impact.headers import ASSESSMENTS, IMPACT_GROUPS
from loaders.impact.ledger_rows import ledger_rows
from loaders.impact.records import Assessment, Group
from loaders.options import Options
from loaders.problems import Problem, in_order
from loaders.rows import Rows
from loaders.subjects import Subjects

__all__ = ["NAME", "Records", "claims", "read", "rows", "validate"]

NAME = "impact"
_DAYS = ("assessed_on", "decided_on")


@dataclass(frozen=True, slots=True)
class Records:
    """What the assessments of one workbook say."""

    workbook: Workbook
    sheets: dict[str, str]
    """Sheet to one sentence of what was recognized on it."""
    found: list[Problem]
    assessments: list[Assessment]
    groups: list[Group]


def claims(sheet: Sheet) -> bool:
    """Whether a sheet holds assessments or their groups."""
    return heads(sheet, ASSESSMENTS, IMPACT_GROUPS)


def read(workbook: Workbook, options: Options) -> Records | None:
    """The assessments of a workbook; None when it has none."""
    places = [
        table for sheet in workbook.sheets for table in tables(sheet, ASSESSMENTS, IMPACT_GROUPS)
    ]
    if not places:
        return None
    found = Findings(workbook.file_name)
    for table in places:
        found.problems += broken_cells(workbook.file_name, table)
        found.problems += unread(workbook.file_name, table)
        found.problems += unclear_in(workbook.file_name, table, _DAYS)
    assessments = assessments_of(_of(places, is_groups=False), Subjects(options.known), found)
    groups = groups_of(_of(places, is_groups=True), assessments, found)
    check(assessments, groups)
    sheets = {table.sheet.name: _says(table.sheet, assessments, groups) for table in places}
    return Records(workbook, sheets, found.problems, assessments, groups)


def validate(records: Records) -> list[Problem]:
    """Every problem and warning, in the order of the sheets and their cells."""
    return in_order(records.found, [sheet.name for sheet in records.workbook.sheets])


def rows(records: Records) -> Rows:
    """The rows of each ledger table, without the load."""
    return ledger_rows(records.workbook, records.assessments, records.groups)


def _of(places: list[FlatTable], *, is_groups: bool) -> list[FlatTable]:
    return [table for table in places if (table.headers is IMPACT_GROUPS) == is_groups]


def _says(sheet: Sheet, assessments: list[Assessment], groups: list[Group]) -> str:
    """`2 impact assessments`, `7 groups`, or both."""
    numbers = {
        "impact assessment": sum(one.line.table.sheet is sheet for one in assessments),
        "group": sum(one.line.table.sheet is sheet for one in groups),
    }
    told = [f"{n:,} {noun}{'s' * (n != 1)}" for noun, n in numbers.items() if n]
    return ", ".join(told) or "Impact assessments, none of which can be read"
