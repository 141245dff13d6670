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
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

from loaders.cells import Kind, Workbook
from loaders.options import Options
from loaders.plans.deadlines import deadline
from loaders.plans.links import is_of_the_plan, references, target_code
from loaders.plans.nodes import Node, Plan, Reading
from loaders.plans.outline import Outline
from loaders.plans.owners import answerable
from loaders.plans.tables import Table, segments
from loaders.problems import Problem

NAME = "plan_table"

_BROKEN = {
    Kind.ERROR: "should hold words or a number, not the error value {}; correct it in the file",
    Kind.FORMULA: "holds a formula that was never calculated; open the file in Excel, save it, load it again",
}


@dataclass(frozen=True, slots=True)
class Records:
    """One plan as it stands in a file."""

    workbook: Workbook
    plan: Plan
    sheets: dict[str, str]
    """Sheet to one sentence of what was recognized on it."""
    problems: list[Problem]
    """What was met while reading."""
    fiscal_year_start_month: int


def read(workbook: Workbook, options: Options) -> Records | None:
    """The plan in a workbook's strategy tables; None when it has none."""
    if not any(isinstance(segment, Table) for sheet in workbook.sheets for segment in segments(sheet)):
        return None
    outline = Outline(workbook)
    outline.read()
    plan = outline.plan
    problems = outline.problems
    if options.title:
        plan.title, plan.years = options.title, None
    if not plan.title:
        plan.title = _words_of(PurePath(workbook.file_name).stem)
        message = f"No title stands above the plan, so it is called '{plan.title}'; another can be given when loading"
        problems.append(Problem(workbook.file_name, message, is_warning=True))
    plan.plan_id = options.plan_id or _slug(plan.title)
    plan.parent_plan_id = options.parent_plan_id
    sheets = {name: _says(nodes) for name, nodes in outline.sheets.items()}
    return Records(workbook, plan, sheets, problems, options.fiscal_year_start_month)


def validate(records: Records) -> list[Problem]:
    """Every problem and warning, in the order of the sheets."""
    found = [*records.problems, *_broken_cells(records), *_odd_items(records)]
    order = {sheet.name: place for place, sheet in enumerate(records.workbook.sheets)}
    return sorted(found, key=lambda problem: (problem.is_warning, order.get(problem.sheet, -1)))


def rows(records: Records) -> dict[str, list[dict[str, Any]]]:
    """The rows of each ledger table, without the load."""
    plan, nodes = records.plan, records.plan.nodes()
    owners = [
        {"owner_code": code, "name": name, "source": plan.key_source} for code, name in plan.key.items()
    ]
    tables = {
        "plan": [_plan_row(records)],
        "plan_owner": owners,
        "plan_item": [_item_row(records, place, node) for place, node in enumerate(nodes, start=1)],
        "item_entry": [row for node in nodes for row in _entry_rows(plan, node)],
        "item_link": [row for node in nodes for row in _link_rows(plan, nodes, node)],
        "item_reading": [row for node in nodes for row in _reading_rows(records, node)],
    }
    return {name: [{"plan_id": plan.plan_id, **row} for row in those] for name, those in tables.items()}


def _plan_row(records: Records) -> dict[str, Any]:
    plan = records.plan
    first, last = plan.years or (None, None)
    return {
        "source": plan.title_source or records.workbook.file_name,
        "title": plan.title,
        "organization": None,
        "vision": plan.vision,
        "mission": plan.mission,
        "starts_on": date(first, 1, 1) if first else None,
        "ends_on": date(last, 12, 31) if last else None,
        "parent_plan_id": plan.parent_plan_id,
        "is_demonstration": plan.is_demonstration,
    }


def _item_row(records: Records, ordinal: int, node: Node) -> dict[str, Any]:
    return {
        "source": node.source,
        "item_id": _item_id(records.plan, node),
        "parent_id": _item_id(records.plan, node.parent) if node.parent else None,
        "level": node.level,
        "level_name": node.level_name,
        "code": node.code,
        "ordinal": ordinal,
        "name": node.name,
        "text": node.text,
        "sub_items": node.sub_items,
        **_who(records, node.who),
        **_by_when(records, node.by_when),
        "status": node.status,
        "percent_complete": node.percent_complete,
        "narrative": node.narrative,
    }


def _who(records: Records, words: str | None) -> dict[str, Any]:
    found = answerable(words, records.plan.key)
    return {"who": words, "owners": list(found.owners), "approvers": list(found.approvers)}


def _by_when(records: Records, words: str | None) -> dict[str, Any]:
    found = deadline(words, records.fiscal_year_start_month)
    return {
        "by_when": words,
        "cadence": found.cadence,
        "meeting": found.meeting,
        "due_on": found.due_on,
        "due_month": found.due_month,
    }


def _entry_rows(plan: Plan, node: Node) -> list[dict[str, Any]]:
    return [
        {
            "source": detail.source,
            "item_id": _item_id(plan, node),
            "kind": detail.kind,
            "ordinal": place,
            "text": detail.text,
            "is_ambiguous": detail.is_ambiguous,
        }
        for place, detail in enumerate(node.details, start=1)
    ]


def _link_rows(plan: Plan, nodes: list[Node], node: Node) -> list[dict[str, Any]]:
    areas = [(top.code, top.name) for top in plan.tops if top.name]
    by_code = {other.code: other for other in nodes}
    found = []
    for words in references(node.text):
        target = by_code.get(target_code(words, node.code, areas) or "")
        if target or is_of_the_plan(words):
            target_id = _item_id(plan, target) if target else None
            found.append({"source": node.source, "item_id": _item_id(plan, node), "words": words, "target_item_id": target_id})
    return found


def _reading_rows(records: Records, node: Node) -> list[dict[str, Any]]:
    return [
        {
            "source": reading.source,
            "item_id": _item_id(records.plan, node),
            "field": field,
            "original": reading.original,
            "ordinal": place,
            "words": words,
            "is_taken": place == 1,
            **_with_reading(records, field, words),
        }
        for field, reading in node.readings.items()
        for place, words in enumerate(reading.words, start=1)
    ]


def _with_reading(records: Records, field: str, words: str) -> dict[str, Any]:
    """What the item becomes with a reading; the columns of other fields are null."""
    nothing = dict.fromkeys(("who", "owners", "approvers", "level_name", *_by_when(records, None)))
    match field:
        case "by_when":
            return nothing | _by_when(records, words or None)
        case "who":
            return nothing | _who(records, words or None)
    return nothing | {"level_name": words}


def _broken_cells(records: Records) -> list[Problem]:
    """Error values and formulas without a value in the tables of the plan."""
    return [
        Problem(
            records.workbook.file_name,
            f"{segment.header[name].text} {_BROKEN[cell.kind].format(cell.text)}",
            sheet.name,
            cell.address,
        )
        for sheet in records.workbook.sheets
        for segment in segments(sheet)
        if isinstance(segment, Table)
        for name, cells in segment.cells.items()
        for cell in cells
        if cell.kind in _BROKEN
    ]


def _odd_items(records: Records) -> list[Problem]:
    found = []
    for node in records.plan.nodes():
        place = records.workbook.file_name, node.sheet.name, node.cell.address
        numbers = Counter(child.number for child in node.children if child.number)
        for number, count in numbers.items():
            if count > 1:
                message = f"'{number}' stands {count} times under {node.code}, so the later ones are coded {node.code}.{number}-2 and on"
                found.append(Problem(place[0], message, place[1], place[2], is_warning=True))
        if node.level_name == "goal" and not node.children and any(other.level_name == "strategy" for other in records.plan.nodes()):
            found.append(Problem(place[0], f"Goal {node.code} has no strategies", place[1], place[2], is_warning=True))
        unknown = [code for code in answerable(node.who, records.plan.key).owners if code not in records.plan.key]
        if records.plan.key and unknown:
            message = f"The plan's key does not say what {', '.join(unknown)} stands for"
            found.append(Problem(place[0], message, place[1], place[2], is_warning=True))
        if node.readings:
            message = f"{node.code} can be read in more than one way ({', '.join(_FIELD_WORDS[field] for field in node.readings)}); settle it on the page Settle readings"
            found.append(Problem(place[0], message, place[1], place[2], is_warning=True))
    return found


_FIELD_WORDS = {"by_when": "by when", "who": "who", "kind": "strategy or note"}


def _says(nodes: list[Node]) -> str:
    counts = Counter(node.level_name for node in nodes)
    return ", ".join(f"{count} {_plural(name) if count > 1 else name}" for name, count in counts.items())


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word.endswith("y") else word + "s"


def _item_id(plan: Plan, node: Node) -> str:
    return f"{plan.plan_id}/{node.code}"


def _slug(title: str) -> str:
    """A plan's name for machines: the title without years, so that next year's version is the same plan."""
    without_years = re.sub(r"\b(?:19|20)\d\d(?:\s*[-–—/]\s*\d{2,4})?\b", " ", title.lower())
    return "-".join(re.findall(r"\w+", without_years)) or "plan"


def _words_of(stem: str) -> str:
    words = re.sub(r"[_\-.]+", " ", stem).strip()
    return words[:1].upper() + words[1:] or "Plan"


__all__ = ["NAME", "Reading", "Records", "read", "rows", "validate"]
