"""What a load changes in which items serve which."""

from collections.abc import Iterable, Mapping
from typing import Any

import duckdb

from loaders.known import Known
from loaders.report import Change
from loaders.rows import Rows, each
from loaders.spelling import shortened

_STANDING = """
    select found_item_id as item_id, found_serves_item_id as serves_item_id, plan_id, item_text,
        serves_plan_id, serves_text, note, is_of_document
    from live_service order by found_item_id, found_serves_item_id
"""
_TABLE = "item_service"
_MOST = 60
_Pair = tuple[str, str]
_Row = Mapping[str, Any]


def service_changes(
    connection: duckdb.DuckDBPyConnection, rows: Rows, known: Known
) -> tuple[list[Change], int]:
    """What items serve that they did not, do no longer or otherwise, and how many as before.

    What a plan's document says of it comes whole with the document.
    """
    given = each(rows.get(_TABLE))
    if not given:
        return [], 0
    before = _standing(connection)
    after = _after(before, given, {row["plan_id"] for row in each(rows.get("plan"))})
    codes = {item.item_id: item.code for item in known.items}
    found = []
    for pair in [*before, *(pair for pair in after if pair not in before)]:
        was, will = before.get(pair), after.get(pair)
        if was is None and will is not None:
            found.append(_change("added", will, codes, will["note"] or ""))
        elif will is None and was is not None:
            found.append(_change("withdrawn", was, codes))
        elif was is not None and will is not None and (what := _what(was, will)):
            found.append(_change("changed", was, codes, what))
    same = sum(1 for pair in before if pair in after) - sum(one.kind == "changed" for one in found)
    return found, same


def _standing(connection: duckdb.DuckDBPyConnection) -> dict[_Pair, _Row]:
    cursor = connection.execute(_STANDING)
    names = [column[0] for column in cursor.description or []]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return {_pair(row): row for row in rows}


def _after(
    before: Mapping[_Pair, _Row], given: Iterable[_Row], documents: set[str]
) -> dict[_Pair, _Row]:
    """What stands once the given rows are loaded, those that take back before the others."""
    given = sorted(given, key=lambda row: not row["is_withdrawn"])
    told = {row["plan_id"] for row in given} & documents
    after = {
        pair: row
        for pair, row in before.items()
        if not (row["is_of_document"] and row["plan_id"] in told)
    }
    for row in given:
        if not row["is_withdrawn"]:
            after[_pair(row)] = row
            continue
        for pair in [pair for pair in after if _is_taken_back(pair, after[pair], row)]:
            del after[pair]
    return after


def _is_taken_back(pair: _Pair, standing: _Row, row: _Row) -> bool:
    if row["serves_item_id"]:
        return pair == _pair(row)
    is_of_plan = row["serves_plan_id"] in {"", standing["serves_plan_id"]}
    return pair[0] == row["item_id"] and is_of_plan


def _pair(row: _Row) -> _Pair:
    return row["item_id"], row["serves_item_id"]


def _what(was: _Row, will: _Row) -> str:
    """What is otherwise: a link of other words is told anew, so that it is one of these."""
    is_of_other_words = any(was[name] != will[name] for name in ("item_text", "serves_text"))
    what = ["said of the words that stand now"] if is_of_other_words else []
    if was["note"] != will["note"]:
        what.append(f"note: {was['note'] or 'nothing'} → {will['note'] or 'nothing'}")
    return "; ".join(what)


def _change(kind: Any, row: _Row, codes: Mapping[str, str], what: str = "") -> Change:
    """`1.2 serves 2.1 Its words`."""
    item_id, serves_id = row["item_id"], row["serves_item_id"]
    serves = codes.get(serves_id, serves_id)
    text = f"serves {serves} {shortened(row['serves_text'], _MOST)}"
    told = f"{text}; {what}" if what else text
    return Change(kind, _TABLE, codes.get(item_id, item_id), text, told)
