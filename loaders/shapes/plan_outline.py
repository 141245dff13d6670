"""Outlines: plans whose levels stand only in the words of their lines.

    VISION: ...                              | Level    | Text       | Owner |
    Guiding Principles                       | Goal     | ...        | ED    |
      • ...                                  | Strategy | ...        |       |
    Goal: ...
      • Strategy: ...                        Phase II – ... (January to March 2027)
      • Task: ...                            During this phase, we will:
    Priority One: ...                          - ...
      - ...                                  Partners: ...

as paragraphs of a Word document, cells of a worksheet or lines of a text.
"""

from loaders.cells import Sheet, Workbook
from loaders.options import Options
from loaders.outlines import lost_table
from loaders.outlines.lines import is_of_lines, is_to_be_filled_in, lines_of
from loaders.outlines.reading import OutlineReader
from loaders.plans.checks import odd_items
from loaders.plans.codes import number
from loaders.plans.days import odd_days
from loaders.plans.ledger_rows import rows
from loaders.plans.naming import give_name, says
from loaders.plans.nodes import Records
from loaders.plans.tables import Table, segments
from loaders.plans.unread import in_outline
from loaders.problems import Problem, in_order
from loaders.services.of_plan import find_served

__all__ = ["NAME", "Records", "claims", "read", "rows", "validate"]

NAME = "plan_outline"
_FEWEST_ITEMS = 2


def claims(sheet: Sheet) -> bool:
    """Whether the lines of a sheet name the levels of a plan, twice or more.

    The workbook that is handed out is one also while little of it is filled in.
    """
    if sheet.long is not None or not is_of_lines(sheet):
        return False
    fewest = 0 if is_to_be_filled_in(sheet) else _FEWEST_ITEMS
    if sum(line.label is not None for line in lines_of(sheet)) < fewest:
        return False
    return not any(isinstance(segment, Table) for segment in segments(sheet))


def read(workbook: Workbook, options: Options) -> Records | None:
    """The plan in a workbook's lines; None when none of its sheets is an outline."""
    claimed = [sheet for sheet in workbook.sheets if claims(sheet)]
    if not claimed:
        return None
    reader = OutlineReader(workbook, options.fiscal_year_start_month)
    lines = [line for sheet in _read_sheets(workbook) for line in lines_of(sheet)]
    reader.read(lines)
    plan, problems = reader.plan, reader.problems
    reader.finish()
    if not plan.tops:
        message = "No plan item is filled in yet; a row needs its Level and its Text"
        problems.append(Problem(workbook.file_name, message, claimed[0].name))
    if lost := lost_table.lost_header(lines):
        place = lost.sheet.name, lost.cell.address
        problems.append(Problem(workbook.file_name, lost_table.SAYS, *place))
    problems += number(workbook, plan.tops)
    problems += give_name(plan, workbook, options)
    problems += find_served(plan, workbook, options.known)
    nodes = plan.nodes()
    sheets = {
        sheet.name: words
        for sheet in workbook.sheets
        if (
            words := says(
                [node for node in nodes if node.sheet is sheet],
                reader.opening.told.get(sheet.name, []),
            )
        )
    }
    problems += in_outline(workbook, reader.unread)
    return Records(workbook, plan, sheets, problems, options.fiscal_year_start_month)


def validate(records: Records) -> list[Problem]:
    """Every problem and warning, in the order of the sheets and their cells."""
    found = [*records.problems, *odd_items(records), *odd_days(records)]
    return in_order(found, [sheet.name for sheet in records.workbook.sheets])


def _read_sheets(workbook: Workbook) -> list[Sheet]:
    """The sheets that are outlines, and prose before and between them."""
    return [sheet for sheet in workbook.sheets if sheet.is_prose or claims(sheet)]
