"""Which words head the columns of a plan's table."""

import re
from collections.abc import Iterable

from loaders.cells import Cell
from loaders.header_words import header_words, singular, without_brackets
from loaders.measures.headers import is_catalogue

LEVELS = ("area", "goal", "objective", "strategy")
"""Columns that hold plan items, from the top down."""

# Case, punctuation and a plural are forgiven; what is not listed here is no column of a plan.
HEADERS: dict[str, tuple[str, ...]] = {
    "area": (
        "area", "focus area", "priority focus area", "priority area", "strategic priority",
        "pillar", "theme", "key result area", "strategic area",
    ),
    "goal": (
        "goal", "goal name", "goal statement", "strategic goal", "goal description", "outcome goal",
    ),
    "objective": (
        "objective", "objective name", "strategic objective", "smart objective", "goal objective",
    ),
    "strategy": (
        "strategy", "strategy action activity", "strategy action", "strategy and action",
        "strategy activity", "action", "action step", "action item", "activity", "task",
        "initiative", "step", "key action", "key activity", "strategy name", "strategy description",
        "commitment",
        "strategy and action step", "strategy action step", "action and activity", "what",
        "milestone", "strategy task", "project", "tactic", "what we will do",
    ),
    "code": (
        "no", "number", "id", "code", "ref", "strategy id", "strategy no", "objective id",
        "strategy number", "objective number", "objective no", "item no", "item number",
    ),
    "by_when": (
        "by when", "when", "timeline", "due", "due date", "deadline", "target date", "time frame",
        "timeframe", "completion date", "due by", "date", "target completion date", "by",
        "target completion", "completion", "schedule", "expected completion", "time line",
    ),
    "who": (
        "who", "owner", "lead", "responsible", "responsibility", "responsible party", "lead staff",
        "responsible person", "person responsible", "assigned to", "by whom", "accountable",
        "lead person", "who is responsible", "responsible lead", "staff", "staff responsible",
        "responsible staff", "lead and partner", "lead partner", "champion",
    ),
    "resources": (
        "resource needed", "resource", "resource required", "budget", "support needed",
        "what we need", "inputs", "needed resource", "resource and support", "budget and resource",
    ),
    "measures": (
        "measure of success", "measure", "success measure", "evidence of success", "indicator",
        "performance measure", "metric", "evidence", "outcome measure", "key performance indicator",
        "kpi", "success indicator", "how we will know", "how will we know", "indicator of success",
        "evidence of progress", "deliverable", "evidence of completion", "how we measure success",
    ),
    "reported": (
        "how outcome are reported", "how outcome is reported", "reporting", "reported", "report",
        "how reported", "how result are reported", "reported to", "how we report", "communication",
        "how progress is reported", "how it is reported", "reporting method", "how we will report",
        "reporting of outcome", "how progress and outcome are reported", "how outcome reported",
    ),
    "status": ("status", "current status", "progress status", "state"),
    "percent_complete": (
        "complete", "percent complete", "percentage complete", "pct complete", "completed",
        "progress percent",
    ),
    "narrative": (
        "progress", "progress note", "comment", "note", "update", "progress update", "narrative",
        "status note", "progress to date", "accomplishment",
    ),
    "serves": (
        "serve", "serve item", "serve plan item", "item served", "plan item served", "serve goal",
        "serve strategy", "serve objective", "goal served", "strategy served", "support goal",
        "support strategy", "agency goal", "agency item", "agency strategy", "parent item",
        "parent goal", "parent plan item", "serve agency goal", "serve item of the agency",
        "serve in the agency plan", "serve in agency plan",
    ),
}  # fmt: skip

_FEWEST_COLUMNS = 2
_FIELDS = {words: name for name, synonyms in HEADERS.items() for words in synonyms}


def field_of(text: str) -> str | None:
    """The field that a header names, or None: `Strategies/Actions/Activities` is `strategy`."""
    found = _FIELDS.get(header_words(text))
    return found or _FIELDS.get(header_words(without_brackets(text)))


def level_name_of(text: str) -> str:
    """What a header calls its items: the first thing it names, in the singular."""
    first = re.split(r"[/,&(]| and ", text.lower().strip())[0]
    words = [singular(word) for word in re.findall(r"[a-z]+", first)]
    if words[-1:] in (["name"], ["description"], ["statement"]):
        words.pop()
    return " ".join(words)


def columns_of(row: Iterable[Cell]) -> dict[str, Cell] | None:
    """Field to header cell when the row heads a plan's table, else None.

    It does when it names items and, in two columns or more, what a plan says of them. A catalogue
    of measures may name the goals that they serve.
    """
    found: dict[str, Cell] = {}
    cells = list(row)
    for cell in cells:
        name = field_of(cell.text) if isinstance(cell.value, str) else None
        if name and name not in found:
            found[name] = cell
    levels = [name for name in LEVELS if name in found]
    # Items with what they serve, and a note, are a sheet of links.
    beside = {"code", "serves", "narrative"} if "serves" in found else {"code"}
    told = [name for name in found if name not in beside]
    is_plan = levels[-1:] not in ([], ["area"]) and len(told) >= _FEWEST_COLUMNS
    return found if is_plan and not is_catalogue(cells) else None
