"""What a file that brings a new version of a plan changes, item by item, before it is loaded."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import duckdb

from loaders.matching.matches import match
from loaders.matching.place import Places
from loaders.matching.records import Item, Match
from loaders.rows import Rows, each

_COLUMNS = (
    *("item_id", "parent_id", "level_name", "code", "name", "text", "sub_items", "owners"),
    *("approvers", "by_when"),
)
_ORDER = ("kept", "moved", "changed", "split", "merged", "dropped", "new")
_COMPARED = ("text", "name", "sub_items", "owners", "approvers", "by_when", "level_name")
Lines = dict[str, dict[str, Any]]


def version_notes(connection: duckdb.DuckDBPyConnection, rows: Rows) -> list[str]:
    """For every plan of a file of which a version stands already: what becomes of its items.

    Such as `version 2 of plan 'p': 30 kept, 2 changed and 1 new`.
    """
    return [
        f"version {_number(connection, plan_id)} of plan '{plan_id}': {_told(before, after)}"
        for plan_id, before, after in _versions(connection, rows)
    ]


def matches_of(connection: duckdb.DuckDBPyConnection, rows: Rows) -> dict[str, list[Match]]:
    """For every plan of a file of which a version stands already: its items, matched."""
    return {
        plan_id: match(*_items(before, after))
        for plan_id, before, after in _versions(connection, rows)
    }


def _versions(
    connection: duckdb.DuckDBPyConnection, rows: Rows
) -> Iterator[tuple[str, Lines, Lines]]:
    for plan in each(rows.get("plan")):
        plan_id = plan["plan_id"]
        before = _standing(connection, plan_id)
        after = {row["item_id"]: row for row in each(rows.get("plan_item"))
                 if row["plan_id"] == plan_id}  # fmt: skip
        if before and after:
            yield plan_id, before, after


def _items(before: Lines, after: Lines) -> tuple[list[Item], list[Item]]:
    return [_item(row) for row in before.values()], [_item(row) for row in after.values()]


def _told(before: Lines, after: Lines) -> str:
    items = _items(before, after)
    found = match(*items)
    places = Places(*items)
    places.matched = {one.before.item_id: one.after.item_id for one in reversed(found)
                      if one.before and one.after}  # fmt: skip
    seen = {(_kind(one, places, before, after), _counted(one)) for one in found}
    counts = Counter(kind for kind, _ in seen)
    told = [f"{counts[kind]} {kind}" for kind in _ORDER if counts[kind]]
    says = " and ".join(filter(None, [", ".join(told[:-1]), *told[-1:]]))
    doubtful = sum(one.is_doubtful for one in found if one.before)
    asks = f"; of {doubtful} dropped the page Review asks whether a new one is the same"
    return f"{says}{asks if doubtful else ''}"


def _counted(one: Match) -> str:
    """What is counted: the one that became several, and the one that several became, once."""
    item = one.after if one.relation == "merged" or one.before is None else one.before
    return item.item_id if item else ""


def _kind(one: Match, places: Places, before: Lines, after: Lines) -> str:
    if one.before is None or one.after is None:
        return "new" if one.before is None else "dropped"
    if one.relation:
        return one.relation
    was, will_be = before[one.before.item_id], after[one.after.item_id]
    if any((was.get(name) or None) != (will_be.get(name) or None) for name in _COMPARED):
        return "changed"
    return "kept" if places.is_same_parent(one.before, one.after) else "moved"


def _item(row: dict[str, Any]) -> Item:
    name, text = row.get("name"), row["text"]
    whole = text if not name or text.lower().startswith(name.lower()) else f"{name} {text}"
    return Item(row["item_id"], row.get("parent_id"), row["level_name"], row["code"], whole)


def _standing(connection: duckdb.DuckDBPyConnection, plan_id: str) -> Lines:
    found = connection.execute(
        f"select {', '.join(_COLUMNS)} from plan_item "  # noqa: S608 - the names stand above
        "semi join live_plan using (plan_id, load_id) where plan_id = ? order by ordinal",
        [plan_id],
    ).fetchall()
    return {row[0]: dict(zip(_COLUMNS, row, strict=True)) for row in found}


def _number(connection: duckdb.DuckDBPyConnection, plan_id: str) -> int:
    found = connection.execute(
        "select count(*) + 1 from live_version where plan_id = ?", [plan_id]
    ).fetchone()
    return int(found[0]) if found else 1
