"""The forms of the page Crosswalk: an item that covers a requirement, and one that does no more."""

from pathlib import Path
from typing import Any

import duckdb

from loaders.child_side import lift_time_limit
from loaders.crosswalk.known_records import folded
from loaders.forms import Filled, Form, Plain, add_form, load_form
from loaders.home import Home
from loaders.ledger import open_ledger, transaction
from loaders.loading import publish_loads
from loaders.lock import writing
from loaders.problems import Refused
from loaders.progress import Progress
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


def unlink_requirement(  # noqa: PLR0913, PLR0917 - the link and who takes it back
    home: str,
    framework_id: str,
    requirement_code: str,
    plan_id: str,
    item_text: str,
    by: str,
    progress: Progress | None = None,
) -> Plain:
    """Take every link of a requirement to an item with these words back; returns a `Saved`.

    The words are those of the newest version, or the ones that were linked where the plan has
    them no more. Raises Refused where there is no such item and no such link.
    """
    house = Home(Path(home))
    filled: Filled = {"Framework": framework_id, "Requirement": requirement_code, "Plan": plan_id,
                      "Item": item_text, "Coverage": "withdraw"}  # fmt: skip
    name = f"Crosswalk: {requirement_code} and '{item_text}' taken back"
    form = Form(shortened(name, _LONGEST), _PAGE, _SHEET, filled)
    with writing(house, f"saving a form, {form.name}", by, progress):
        lift_time_limit()
        with open_ledger(house) as connection, transaction(connection):
            rows = _taken_back(connection, framework_id, requirement_code, plan_id, item_text)
            load_id = add_form(connection, form, {"crosswalk_link": rows}, by)
        publish_loads(house, [load_id], by, progress)
    return {"load_id": load_id, "is_new": True, "notes": []}


def _taken_back(connection: duckdb.DuckDBPyConnection, *asked: str) -> list[dict[str, Any]]:
    """A row for the item as it is called now, and for what it was called when it was linked."""
    framework_id, code, plan_id, text = asked
    linked = connection.execute(
        "select item_id, item_text, is_withdrawn from crosswalk_link "
        "semi join live_load using (load_id) "
        "where framework_id = ? and lower(requirement_code) = lower(?) and plan_id = ? "
        "order by load_id desc, source desc",
        [framework_id, code, plan_id],
    ).fetchall()
    now = connection.execute(
        "select item_id, text from plan_item semi join live_plan using (plan_id, load_id) "
        "where plan_id = ?",
        [plan_id],
    ).fetchall()
    asked_for = {(item_id, told) for item_id, told in now if folded(told) == folded(text)}
    asked_for |= {(item_id, told) for item_id, told, _ in linked if folded(told) == folded(text)}
    newest = {(item_id, told): is_gone for item_id, told, is_gone in reversed(linked)}
    if not linked or all(newest.get(one, False) for one in asked_for):
        raise Refused(f"{shortened(code)} is not linked to that item any more; load the page anew.")
    return [
        {"source": "", "framework_id": framework_id, "requirement_code": code, "plan_id": plan_id,
         "item_id": item_id, "item_text": told, "coverage": "full", "is_withdrawn": True}
        for item_id, told in sorted(asked_for)
    ]  # fmt: skip
