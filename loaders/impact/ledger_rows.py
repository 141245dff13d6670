"""The rows of the ledger that assessments and their groups become."""

from collections.abc import Sequence
from typing import Any

from loaders.cells import Workbook
from loaders.flat.findings import Line
from loaders.impact.records import Assessment, Group
from loaders.rows import Rows

_SAME = (
    *("assessment_id", "title", "proposal", "plan_id", "item_id", "item_text", "measure_id"),
    *("dimension", "stratum_dimension", "effect_points", "effect", "outcome", "is_outcome_good"),
    *("author", "assessed_on", "decision", "decided_by", "decided_on", "mitigation"),
    *("is_demonstration", "is_withdrawn"),
)
_SAME_OF_GROUPS = (
    *("assessment_id", "stratum", "group_name", "population", "affected", "outcomes_before"),
)


def ledger_rows(
    workbook: Workbook, assessments: Sequence[Assessment], groups: Sequence[Group]
) -> Rows:
    """The rows of each table, without the load; one that is withdrawn has no groups."""
    standing = {one.assessment_id for one in assessments if not one.is_withdrawn}
    own = [group for group in groups if group.assessment_id in standing]
    found: Rows = {
        "impact_assessment": [_assessment(workbook, one, own) for one in assessments],
        "impact_group": [_group(workbook, group) for group in own],
    }
    return {table: rows for table, rows in found.items() if len(rows)}


def _assessment(workbook: Workbook, one: Assessment, groups: Sequence[Group]) -> dict[str, Any]:
    # As its groups spell it.
    spelt = {group.group_name.casefold(): group.group_name for group in groups
             if group.assessment_id == one.assessment_id}  # fmt: skip
    reference = one.reference_group and spelt.get(one.reference_group.casefold())
    return {
        "source": _source(workbook, one.line, "assessment"),
        **{name: getattr(one, name) for name in _SAME},
        "reference_group": reference,
    }


def _group(workbook: Workbook, group: Group) -> dict[str, Any]:
    return {
        "source": _source(workbook, group.line, "group"),
        **{name: getattr(group, name) for name in _SAME_OF_GROUPS},
    }


def _source(workbook: Workbook, line: Line, field: str) -> str:
    return f"{workbook.file_name}!{line.table.sheet.name}!{line.address(field)}"
