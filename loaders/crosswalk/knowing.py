"""What of frameworks stands in a ledger, and what the rows of a file bring to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import duckdb

from loaders.crosswalk.known_records import (
    Frameworks,
    KnownFramework,
    KnownRequirement,
    folded,
)

FRAMEWORK_TABLES = ("framework", "requirement")
_Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def frameworks_of(connection: duckdb.DuckDBPyConnection) -> Frameworks:
    """What stands in a ledger now."""
    rows = {
        "framework": _rows(connection, "from live_framework order by framework_id"),
        "requirement": _rows(connection, "from live_requirement order by framework_id, ordinal"),
    }
    return frameworks_with({}, rows)


def frameworks_with(known: Frameworks, rows: _Rows) -> Frameworks:
    """The same, and what new rows say; a withdrawn framework keeps nothing known of it."""
    found = dict(known)
    for row in rows.get("framework", ()):
        framework_id = row["framework_id"]
        before = found.pop(framework_id, None)
        if not row["is_withdrawn"]:
            requirements = before.requirements if before else {}
            found[framework_id] = KnownFramework(
                framework_id, row["name"], row["is_demonstration"], requirements
            )
    by_framework: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows.get("requirement", ()):
        by_framework.setdefault(row["framework_id"], []).append(row)
    for framework_id, own in by_framework.items():
        if framework_id in found:
            found[framework_id] = _with_requirements(found[framework_id], own)
    return found


def _with_requirements(
    framework: KnownFramework, rows: Iterable[Mapping[str, Any]]
) -> KnownFramework:
    kept = dict(framework.requirements)
    for row in rows:
        kept.pop(folded(row["code"]), None)
        if not row["is_withdrawn"]:
            kept[folded(row["code"])] = KnownRequirement(
                row["code"], row["text"], row.get("heading"), row["ordinal"]
            )
    ordered = sorted(kept.items(), key=lambda pair: pair[1].ordinal)
    return replace(framework, requirements=dict(ordered))


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    found = connection.execute(sql)
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
