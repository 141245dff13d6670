"""What of frameworks stands in a ledger, and what the rows of a file bring to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import duckdb

from loaders.crosswalk.known_records import (
    Frameworks,
    KnownFramework,
    KnownLink,
    KnownRequirement,
    folded,
)

FRAMEWORK_TABLES = ("framework", "requirement", "crosswalk_link")
_Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def frameworks_of(connection: duckdb.DuckDBPyConnection) -> Frameworks:
    """What stands in a ledger now."""
    rows = {
        "framework": _rows(connection, "from live_framework order by framework_id"),
        "requirement": _rows(connection, "from live_requirement order by framework_id, ordinal"),
        "crosswalk_link": _rows(
            connection,
            "from crosswalk_link semi join live_load using (load_id) "
            "qualify row_number() over ("
            "partition by framework_id, lower(requirement_code), plan_id, item_id, item_text "
            "order by load_id desc, source desc) = 1 order by load_id, source",
        ),
    }
    return frameworks_with({}, rows)


def frameworks_with(known: Frameworks, rows: _Rows) -> Frameworks:
    """The same, and what new rows say; a withdrawn framework keeps nothing known of it."""
    found = dict(known)
    for row in rows.get("framework", ()):
        framework_id = row["framework_id"]
        before = found.pop(framework_id, None)
        if not row["is_withdrawn"]:
            found[framework_id] = KnownFramework(
                framework_id,
                row["name"],
                row["is_demonstration"],
                before.requirements if before else {},
                before.links if before else {},
            )
    for table, with_rows in (("requirement", _with_requirements), ("crosswalk_link", _with_links)):
        by_framework: dict[str, list[Mapping[str, Any]]] = {}
        for row in rows.get(table, ()):
            by_framework.setdefault(row["framework_id"], []).append(row)
        for framework_id, own in by_framework.items():
            if framework_id in found:
                found[framework_id] = with_rows(found[framework_id], own)
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


def _with_links(framework: KnownFramework, rows: Iterable[Mapping[str, Any]]) -> KnownFramework:
    kept = {code: list(links) for code, links in framework.links.items()}
    for row in rows:
        coverage = "" if row["is_withdrawn"] else row["coverage"]
        link = KnownLink(row["plan_id"], row["item_id"], row["item_text"], coverage)
        kept.setdefault(folded(row["requirement_code"]), []).append(link)
    return replace(framework, links={code: tuple(links) for code, links in kept.items()})


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    found = connection.execute(sql)
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
