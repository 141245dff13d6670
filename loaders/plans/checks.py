"""What is wrong with a plan, or odd, at its cell."""

from collections.abc import Iterator

from loaders.flat.checks import BROKEN
from loaders.plans.nodes import Node, Records
from loaders.plans.owners import answerable
from loaders.plans.tables import Table, segments
from loaders.problems import Problem, place_of

_FIELD_WORDS = {"by_when": "by when", "who": "who", "kind": "strategy or note"}


def broken_cells(records: Records) -> list[Problem]:
    """Error values and formulas without a value in the tables of the plan."""
    return [
        Problem(
            records.workbook.file_name,
            f"{segment.header[name].text} {BROKEN[cell.kind].format(cell.text)}",
            sheet.name,
            cell.address,
        )
        for sheet in records.workbook.sheets
        for segment in segments(sheet)
        if isinstance(segment, Table)
        for name, cells in segment.cells.items()
        for cell in cells
        if cell.kind in BROKEN
    ]


def odd_items(records: Records) -> list[Problem]:
    """Warnings: numbers that stand twice, no strategies, unknown codes, open readings."""
    deepest = max((node.level for node in records.plan.nodes()), default=0)
    name = records.workbook.file_name
    return [
        Problem(name, message, *place_of(name, source), is_warning=True)
        for node in records.plan.nodes()
        for source, message in _oddities(records, node, deepest=deepest)
    ]


def open_reading(code: str, field: str) -> str:
    """The warning of a cell that can be read in more than one way for an item."""
    return (
        f"{code} can be read in more than one way ({_FIELD_WORDS[field]}); "
        "settle it on the page Settle readings"
    )


def _oddities(records: Records, node: Node, *, deepest: int) -> Iterator[tuple[str, str]]:
    """Where something is odd, and what."""
    if node.level_name == "goal" and not node.children and node.level < deepest:
        yield node.source, f"Goal {node.code} has no strategies"
    key = records.plan.key
    found = answerable(node.who, key)
    unknown = [code for code in (*found.owners, *found.approvers) if code not in key]
    if key and unknown:
        told = f"The plan's key does not say what {', '.join(unknown)} stands for"
        yield node.sources.get("who", node.source), told
    for field, reading in node.readings.items():
        yield reading.source, open_reading(node.code, field)
