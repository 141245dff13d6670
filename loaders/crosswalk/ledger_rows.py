"""The rows of the ledger that frameworks, requirements and links become."""

from collections.abc import Sequence
from typing import Any

from loaders.cells import Workbook
from loaders.crosswalk.records import Framework, Link, Requirement
from loaders.flat.findings import Line
from loaders.rows import Rows

_OF_FRAMEWORKS = (
    *("framework_id", "name", "issuer", "source_note", "is_demonstration", "is_withdrawn"),
)
_OF_REQUIREMENTS = (
    *("framework_id", "code", "heading", "program", "text", "ordinal", "is_withdrawn"),
)
_OF_LINKS = ("framework_id", "requirement_code", "coverage", "note", "is_withdrawn")


def ledger_rows(
    workbook: Workbook,
    frameworks: Sequence[Framework],
    requirements: Sequence[Requirement],
    links: Sequence[Link],
) -> Rows:
    """The rows of each table, without the load."""
    found: Rows = {
        "framework": [
            {"source": _source(workbook, one.line, "framework")} | _fields(one, _OF_FRAMEWORKS)
            for one in frameworks
        ],
        "requirement": [
            {"source": _source(workbook, one.line, "code")} | _fields(one, _OF_REQUIREMENTS)
            for one in requirements
        ],
        "crosswalk_link": [_link(workbook, one) for one in links],
    }
    return {table: rows for table, rows in found.items() if len(rows)}


def _link(workbook: Workbook, one: Link) -> dict[str, Any]:
    return {
        "source": f"{workbook.file_name}!{one.line.table.sheet.name}!{one.address}",
        "plan_id": one.item.plan_id,
        "item_id": one.item.item_id,
        "item_text": one.item.text,
        **_fields(one, _OF_LINKS),
    }


def _fields(one: object, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(one, name) for name in names}


def _source(workbook: Workbook, line: Line, field: str) -> str:
    return f"{workbook.file_name}!{line.table.sheet.name}!{line.address(field)}"
