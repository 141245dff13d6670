"""The forms of the page Crosswalk: an item that covers a requirement, and one that does no more."""

from collections.abc import Mapping
from typing import Any

import duckdb

from loaders.forms import Filled, Form, Plain, load_form
from loaders.known import Known
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.rows import Rows, each
from loaders.spelling import shortened

_PAGE, _SHEET = "Crosswalk", "Crosswalk"
_LONGEST = 80
_HEADERS = ("Framework", "Requirement", "Plan", "Item", "Coverage", "Note")


def link_requirement(home: str, filled: Filled, by: str, progress: Progress | None = None) -> Plain:
    """Load a link; `filled` has the headers of the sheet Crosswalk. Returns a `Saved`.

    Raises Refused with every problem of what was filled in.
    """
    given = dict.fromkeys(_HEADERS, "") | dict(filled)
    name = f"Crosswalk: {given['Requirement']} and {given['Item']}"
    return load_form(home, Form(shortened(name, _LONGEST), _PAGE, _SHEET, given), by, progress)


def unlink_requirement(
    home: str, filled: Filled, by: str, progress: Progress | None = None
) -> Plain:
    """Take a link back; `filled` has Framework, Requirement, Plan and Item. Returns a `Saved`.

    Raises Refused where there is no such link, and with every problem of what was filled in.
    """
    given = dict.fromkeys(_HEADERS, "") | dict(filled) | {"Coverage": "withdraw"}
    name = f"Crosswalk: {given['Requirement']} and {given['Item']} taken back"
    form = Form(
        shortened(name, _LONGEST), _PAGE, _SHEET, given, also=_only_what_stands,
    )  # fmt: skip
    return load_form(home, form, by, progress)


def _only_what_stands(connection: duckdb.DuckDBPyConnection, _: Known, rows: Rows) -> Rows:
    for row in each(rows.get("crosswalk_link")):
        if not _stands(connection, row):
            raise Refused(
                f"{shortened(row['requirement_code'])} is not linked to that item any more; load "
                "the page anew."
            )
    return rows


def _stands(connection: duckdb.DuckDBPyConnection, row: Mapping[str, Any]) -> bool:
    found = connection.execute(
        "select is_withdrawn from followed_crosswalk_link "
        "where framework_id = ? and lower(requirement_code) = lower(?) and found_item_id = ? "
        "order by load_id desc, source desc limit 1",
        [row["framework_id"], row["requirement_code"], row["item_id"]],
    ).fetchall()
    return bool(found) and not found[0][0]
