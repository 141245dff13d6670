"""What a load changes in impact assessments, each compared as a whole with its groups."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import duckdb

from loaders.report import Change
from loaders.rows import Rows, each
from loaders.spelling import shortened

_SAID = {
    "decision": "decision",
    "decided_by": "decided by",
    "decided_on": "decided on",
    "mitigation": "mitigation",
    "title": "title",
    "proposal": "proposal",
    "effect_points": "effect in points",
    "effect": "effect",
    "outcome": "outcome",
    "is_outcome_good": "outcome is good",
    "author": "author",
    "assessed_on": "assessed on",
    "plan_id": "plan",
    "item_id": "plan item",
    "measure_id": "measure",
    "dimension": "dimension",
    "reference_group": "reference group",
    "stratum_dimension": "told within",
    "is_demonstration": "is demonstration",
}
_FIGURES = ("stratum", "group_name", "population", "affected", "outcomes_before")
_MOST = 80
Groups = frozenset[tuple[Any, ...]]


def impact_changes(connection: duckdb.DuckDBPyConnection, rows: Rows) -> tuple[list[Change], int]:
    """The assessments that a file adds, changes or withdraws, and how many stay as they are."""
    found: list[Change] = []
    unchanged = 0
    for row in each(rows.get("impact_assessment")):
        own = [g for g in each(rows.get("impact_group")) if _is_of(g, row)]
        change = _change(connection, row, _figures(own))
        if change is None:
            unchanged += 1
        else:
            found.append(change)
    return found, unchanged


def _change(
    connection: duckdb.DuckDBPyConnection, row: Mapping[str, Any], groups: Groups
) -> Change | None:
    name, title = row["assessment_id"], row["title"]
    before = _standing(connection, name)
    if before is None:
        if row["is_withdrawn"]:
            return None
        return Change("added", "impact_assessment", name, title, f"{title}, {len(groups)} groups")
    if row["is_withdrawn"]:
        return Change("withdrawn", "impact_assessment", name, title, f"{title} is taken back")
    whats = [
        f"{words}: {_shown(before[column])} → {_shown(row.get(column))}"
        for column, words in _SAID.items()
        if before[column] != row.get(column)
    ]
    if _groups_before(connection, name) != groups:
        whats.append("other numbers of people")
    return Change("changed", "impact_assessment", name, title, "; ".join(whats)) if whats else None


def _standing(connection: duckdb.DuckDBPyConnection, assessment_id: str) -> dict[str, Any] | None:
    found = connection.execute(
        f"select {', '.join(_SAID)} from impact_assessment "  # noqa: S608 - the names stand above
        "semi join live_impact using (assessment_id, load_id) where assessment_id = ?",
        [assessment_id],
    ).fetchall()
    return dict(zip(_SAID, found[0], strict=True)) if found else None


def _groups_before(connection: duckdb.DuckDBPyConnection, assessment_id: str) -> Groups:
    found = connection.execute(
        f"select {', '.join(_FIGURES)} from impact_group "  # noqa: S608 - the names stand above
        "semi join live_impact using (assessment_id, load_id) where assessment_id = ?",
        [assessment_id],
    ).fetchall()
    return frozenset(found)


def _figures(groups: list[dict[str, Any]]) -> Groups:
    return frozenset(tuple(group.get(name) for name in _FIGURES) for group in groups)


def _is_of(group: Mapping[str, Any], assessment: Mapping[str, Any]) -> bool:
    return bool(group["assessment_id"] == assessment["assessment_id"])


def _shown(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case date():
            return f"{value.day} {value:%b %Y}"
    return shortened(str(value), _MOST)
