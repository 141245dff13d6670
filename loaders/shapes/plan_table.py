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

import re
from collections import Counter
from pathlib import PurePath

from loaders.cells import Sheet, Workbook
from loaders.options import Options
from loaders.plans.checks import broken_cells, odd_items
from loaders.plans.codes import plan_id_of
from loaders.plans.ledger_rows import rows
from loaders.plans.lines import years_of
from loaders.plans.nodes import Node, Records
from loaders.plans.outline import Outline
from loaders.plans.tables import Table, segments
from loaders.problems import Problem, in_order

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
    if options.title:
        plan.title, plan.years = options.title, years_of(options.title)
    if not plan.title:
        plan.title = _words_of(PurePath(workbook.file_name).stem)
        message = (
            f"No title stands above the plan, so it is called '{plan.title}'; "
            "another can be given when loading"
        )
        problems.append(Problem(workbook.file_name, message, is_warning=True))
    plan.plan_id = options.plan_id or plan_id_of(plan.title)
    plan.parent_plan_id = options.parent_plan_id
    sheets = {
        sheet.name: says
        for sheet in workbook.sheets
        if (says := _says(outline.sheets.get(sheet.name, []), outline.told.get(sheet.name, [])))
    }
    return Records(workbook, plan, sheets, problems, options.fiscal_year_start_month)


def validate(records: Records) -> list[Problem]:
    """Every problem and warning, in the order of the sheets and their cells."""
    found = [*records.problems, *broken_cells(records), *odd_items(records)]
    return in_order(found, [sheet.name for sheet in records.workbook.sheets])


def _says(nodes: list[Node], told: list[str]) -> str:
    counts = Counter(node.level_name for node in nodes)
    items = [f"{count} {_plural(name) if count > 1 else name}" for name, count in counts.items()]
    return ", ".join([*told, *items])


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word.endswith("y") else word + "s"


def _words_of(stem: str) -> str:
    words = re.sub(r"[_\-.]+", " ", stem).strip()
    return words[:1].upper() + words[1:] or "Plan"
