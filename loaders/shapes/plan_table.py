"""Strategy tables: goals with lettered strategies, or one row a strategy.

    Priority Focus Area #1: RELEVANCE (...)
    GOAL STATEMENT #1: ...
    | Strategies/Actions/Activities | By When? | Who?  | Resources | Measures | How Reported |
    | a) ...                        | Ongoing  | ED/BD | ...       | ...      | ...          |
    |                               |          |       |           |          |              |
    | b) ...                        | Monthly  | IM    |           |          |              |
    KEY: BD= Board of Directors; ED= Executive Director

or flat, with the parents merged, repeated or written once:

    | Goal | Objective | Owner | Due | Status |
"""

from loaders.cells import Sheet, Workbook
from loaders.options import Options
from loaders.plans.checks import broken_cells, odd_items
from loaders.plans.days import odd_days
from loaders.plans.ledger_rows import rows
from loaders.plans.naming import give_name, says
from loaders.plans.nodes import Records
from loaders.plans.outline import Outline
from loaders.plans.tables import Table, segments
from loaders.problems import Problem, in_order
from loaders.services.of_plan import find_served

__all__ = ["NAME", "Records", "claims", "read", "rows", "validate"]

NAME = "plan_table"


def claims(sheet: Sheet) -> bool:
    """Whether a sheet holds a strategy table."""
    return any(isinstance(segment, Table) for segment in segments(sheet))


def read(workbook: Workbook, options: Options) -> Records | None:
    """The plan in a workbook's strategy tables; None when it has none."""
    if not any(claims(sheet) for sheet in workbook.sheets):
        return None
    outline = Outline(workbook)
    outline.read()
    plan = outline.plan
    problems = outline.problems
    problems += give_name(plan, workbook, options)
    problems += find_served(plan, workbook, options.known)
    sheets = {
        sheet.name: words
        for sheet in workbook.sheets
        if (words := says(outline.sheets.get(sheet.name, []), outline.told.get(sheet.name, [])))
    }
    return Records(workbook, plan, sheets, problems, options.fiscal_year_start_month)


def validate(records: Records) -> list[Problem]:
    """Every problem and warning, in the order of the sheets and their cells."""
    found = [*records.problems, *broken_cells(records), *odd_items(records), *odd_days(records)]
    return in_order(found, [sheet.name for sheet in records.workbook.sheets])
