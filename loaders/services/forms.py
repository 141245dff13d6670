"""The form of the page Divisions that says which item of the plan above an item serves."""

from pathlib import Path

import duckdb

from loaders.child_side import lift_time_limit
from loaders.forms import Filled, Form, Plain, add_form, load_form
from loaders.home import Home
from loaders.known import Known, KnownItem, known_of
from loaders.ledger import open_ledger, transaction
from loaders.loading import publish_loads
from loaders.lock import writing
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.services.ledger_rows import ledger_rows
from loaders.services.records import Service
from loaders.spelling import shortened

_PAGE, _SHEET, _LONGEST = "Divisions", "Serves", 80


def serve_item(home: str, filled: Filled, by: str, progress: Progress | None = None) -> Plain:
    """Load which items an item serves; `filled` has the headers of the sheet Serves.

    Returns a `Saved`. Raises Refused with every problem of what was filled in.
    """
    given = {"Plan": "", "Item": "", "Serves": "", "Plan served": "", "Note": "", **filled}
    name = f"{given['Item']} serves {given['Serves']}"
    form = Form(shortened(name, _LONGEST), _PAGE, _SHEET, given)
    return load_form(home, form, by, progress)


def withdraw_service(  # noqa: PLR0913, PLR0917 - both ends, and who takes it back
    home: str,
    plan_id: str,
    code: str,
    serves_plan_id: str,
    serves_code: str,
    by: str,
    progress: Progress | None = None,
) -> Plain:
    """Take back that an item serves another; returns a `Saved`.

    Raises Refused where one of the two is not there. What is taken back already changes nothing.
    """
    house = Home(Path(home))
    name = shortened(f"{code} serves {serves_code} no more", _LONGEST)
    form = Form(name, _PAGE, "", {})
    with writing(house, f"saving a form, {name}", by, progress):
        lift_time_limit()
        with open_ledger(house) as connection, transaction(connection):
            known = known_of(connection)
            item = _item(known, plan_id, code)
            serves = _item(known, serves_plan_id, serves_code)
            if (load_id := _taken_back(connection, item, serves)) is not None:
                return {"load_id": load_id, "is_new": False, "notes": []}
            # What a load changes does not know every link of reworded items, so it is not asked.
            one = Service(item, serves, serves_plan_id, None, is_withdrawn=True, source=form.source)
            load_id = add_form(connection, form, ledger_rows([one]), by)
        publish_loads(house, [load_id], by, progress)
    return {"load_id": load_id, "is_new": True, "notes": []}


def _item(known: Known, plan_id: str, code: str) -> KnownItem:
    found = known.items_with_code(code, plan_id)
    if len(found) != 1:
        says = f"There is no item '{shortened(code)}' in that plan any more; load the page anew."
        raise Refused(says)
    return found[0]


def _taken_back(
    connection: duckdb.DuckDBPyConnection, item: KnownItem, serves: KnownItem
) -> int | None:
    """The load that took this very link back, where nobody said it again since."""
    found = connection.execute(
        "select arg_max(is_withdrawn, load_id), max(load_id) from item_service "
        "semi join live_load using (load_id) "
        "where (item_id, item_text, serves_item_id, serves_text) = (?, ?, ?, ?)",
        [item.item_id, item.text, serves.item_id, serves.text],
    ).fetchall()
    ((is_withdrawn, load_id),) = found
    return int(load_id) if is_withdrawn else None
