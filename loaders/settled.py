"""Readings that a person settled: a later version of the plan does not warn of them again."""

from collections import Counter
from dataclasses import replace
from typing import Any

import duckdb

from loaders.plans.checks import open_reading
from loaders.problems import Problem, place_of
from loaders.report import Report
from loaders.rows import Rows

_Asked = tuple[str, str, str, str]
"""Plan, item's words, field and whole cell: what a choice is remembered by."""


def without_settled(connection: duckdb.DuckDBPyConnection, report: Report, rows: Rows) -> Report:
    """The report without the warnings of readings that were settled before.

    A choice holds as the mart `item_reading` says: for the same words of item and cell, and for
    one of several items with these words only where it was made for that one.
    """
    asked = _asked(rows)
    equal = Counter(of_words for of_words, _ in asked)
    chosen = _chosen(connection, [plan["plan_id"] for plan in rows.get("plan", [])])
    settled = {
        _warning_of(report.file_name, row)
        for (of_words, item_id), row in asked.items()
        if item_id in chosen.get(of_words, ()) or (equal[of_words] == 1 and of_words in chosen)
    }
    return replace(report, warnings=[one for one in report.warnings if one not in settled])


def _asked(rows: Rows) -> dict[tuple[_Asked, str], dict[str, Any]]:
    """Every unclear cell of every item, once, with its item's code."""
    items = {item["item_id"]: item for item in rows.get("plan_item", [])}
    found = {}
    for row in rows.get("item_reading", []):
        item = items[row["item_id"]]
        of_words = (row["plan_id"], item["text"], row["field"], row["original"])
        found[of_words, row["item_id"]] = row | {"code": item["code"]}
    return found


def _chosen(connection: duckdb.DuckDBPyConnection, plan_ids: list[str]) -> dict[_Asked, set[str]]:
    """The items for which a choice stands, by what it is remembered by."""
    found: dict[_Asked, set[str]] = {}
    choices = connection.execute(
        "select plan_id, item_text, field, original, item_id "
        "from reading_choice semi join live_load using (load_id) "
        "where plan_id in (select unnest(?::varchar[]))",
        [plan_ids],
    ).fetchall()
    for *of_words, item_id in choices:
        found.setdefault(tuple(of_words), set()).add(item_id)
    return found


def _warning_of(file_name: str, row: dict[str, Any]) -> Problem:
    sheet, cell = place_of(file_name, row["source"])
    return Problem(file_name, open_reading(row["code"], row["field"]), sheet, cell, is_warning=True)
