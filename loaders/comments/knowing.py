"""What stands of comments in a ledger, and what the rows of a file add to it."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

import duckdb

from loaders.comments.known_records import (
    KnownComment,
    KnownDisposition,
    KnownRound,
    KnownRounds,
    KnownVersion,
    VersionItem,
)

_T = TypeVar("_T", KnownRound, KnownComment, KnownDisposition)
Row = Mapping[str, Any]
COMMENT_TABLES = ("plan", "plan_item", "comment_round", "round_comment", "comment_disposition")
"""Tables of the ledger that rounds are made of, and what they are about."""
_KEYS = {
    "comment_round": "round_id",
    "round_comment": "comment_id",
    "comment_disposition": "comment_id",
}


def rounds_of(connection: duckdb.DuckDBPyConnection) -> KnownRounds:
    """Every version of every plan, and every round and comment, that stands in a ledger."""
    live = {table: _live(connection, table, key) for table, key in _KEYS.items()}
    found = rounds_with(KnownRounds(), live)
    return replace(found, versions=_versions(connection))


def rounds_with(before: KnownRounds, rows: Mapping[str, Iterable[Row]]) -> KnownRounds:
    """The same, and what rows of the ledger bring in place of those of the same key."""
    versions = dict(before.versions)
    for plan in rows.get("plan", ()):
        items = [row for row in rows.get("plan_item", ()) if row["plan_id"] == plan["plan_id"]]
        new = KnownVersion(0, bool(plan.get("is_demonstration")), tuple(map(_item, items)))
        versions[plan["plan_id"]] = (*versions.get(plan["plan_id"], ()), new)
    return KnownRounds(
        versions,
        _with(before.rounds, rows.get("comment_round", ()), "round_id", KnownRound),
        _with(before.comments, rows.get("round_comment", ()), "comment_id", KnownComment),
        _with(
            before.dispositions, rows.get("comment_disposition", ()), "comment_id", KnownDisposition
        ),
    )


def _with(before: Mapping[str, _T], rows: Iterable[Row], key: str, kind: type[_T]) -> dict[str, _T]:
    found = dict(before)
    for row in rows:
        found.pop(row[key], None)
        if not row["is_withdrawn"]:
            given: dict[str, Any] = {one.name: row.get(one.name) for one in fields(kind)}
            if "partners" in given:
                given["partners"] = tuple(row["partners"])
            found[row[key]] = kind(**given)
    return found


def _versions(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[KnownVersion, ...]]:
    found: dict[str, list[KnownVersion]] = {}
    items: dict[tuple[str, int], list[VersionItem]] = {}
    of_items = connection.execute(
        "select plan_id, load_id, item_id, code, text from plan_item "
        "semi join live_version using (plan_id, load_id) order by plan_id, load_id, ordinal"
    )
    for plan_id, load_id, *item in of_items.fetchall():
        items.setdefault((plan_id, load_id), []).append(VersionItem(*item))
    of_plans = connection.execute(
        "select plan_id, load_id, is_demonstration from plan "
        "semi join live_load using (load_id) order by plan_id, load_id"
    )
    for plan_id, load_id, is_invented in of_plans.fetchall():
        own = tuple(items.get((plan_id, load_id), ()))
        found.setdefault(plan_id, []).append(KnownVersion(load_id, is_invented, own))
    return {plan_id: tuple(versions) for plan_id, versions in found.items()}


def _live(connection: duckdb.DuckDBPyConnection, table: str, key: str) -> list[dict[str, Any]]:
    found = connection.execute(
        f"select * from {table} semi join live_load using (load_id) "  # noqa: S608 - names of ours
        f"qualify row_number() over (partition by {key} order by load_id desc, source) = 1 "
        f"order by {key}"
    )
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _item(row: Row) -> VersionItem:
    return VersionItem(row["item_id"], row["code"], row["text"])
