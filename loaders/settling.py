"""Settles an unclear reading: a form filled in on a page, and a load like any other."""

import hashlib
import json
from pathlib import Path

import duckdb

from loaders.child_side import lift_time_limit
from loaders.home import Home
from loaders.ledger import Load, add_load, open_ledger, transaction
from loaders.loading import publish_loads
from loaders.lock import writing
from loaders.problems import Refused
from loaders.progress import Progress

FORM = "Settle readings"


def settle_reading(  # noqa: PLR0913, PLR0917 - the fields of the form
    home: str,
    plan_id: str,
    item_id: str,
    field: str,
    original: str,
    words: str,
    by: str,
    progress: Progress | None = None,
) -> int:
    """Choose one of a cell's readings and publish; return the load.

    Choosing what stands already changes nothing and returns the load in which it was chosen.
    Raises Refused when the plan, as it stands, has no such reading.
    """
    house = Home(Path(home))
    choice = {
        "plan_id": plan_id,
        "item_id": item_id,
        "field": field,
        "original": original,
        "words": words,
    }
    with writing(house, f"settling a reading of {item_id}", by, progress):
        lift_time_limit()
        with open_ledger(house) as connection, transaction(connection):
            choice["item_text"] = _item_text(connection, choice)
            standing = _standing(connection, choice)
            if standing is not None:
                return standing
            load_id = _added(connection, choice, by)
        publish_loads(house, [load_id], by, progress)
    return load_id


def _added(connection: duckdb.DuckDBPyConnection, choice: dict[str, str], by: str) -> int:
    sha256 = hashlib.sha256(json.dumps(choice, sort_keys=True).encode()).hexdigest()
    load = Load("form", FORM, sha256, ["reading_choice"], "form", by)
    row = {"source": f"{FORM}!{choice['field']}!{choice['item_id']}", **choice}
    return add_load(connection, load, {"reading_choice": [row]})


def _item_text(connection: duckdb.DuckDBPyConnection, choice: dict[str, str]) -> str:
    """The words of the item, where the plan as it stands offers this reading of it."""
    found = connection.execute(
        "select item.text from item_reading as reading "
        "semi join live_plan using (plan_id, load_id) "
        "join plan_item as item using (plan_id, load_id, item_id) "
        "where plan_id = $plan_id and item_id = $item_id and field = $field "
        "and original = $original and words = $words",
        choice,
    ).fetchone()
    if found is None:
        raise Refused(
            f"The plan no longer has this reading of {choice['item_id']}; load the page anew."
        )
    return str(found[0])


def _standing(connection: duckdb.DuckDBPyConnection, choice: dict[str, str]) -> int | None:
    """The load that chose this already, if none chose otherwise after it."""
    found = connection.execute(
        "select arg_max(words, load_id), max(load_id) "
        "from reading_choice semi join live_load using (load_id) "
        "where plan_id = $plan_id and item_id = $item_id and item_text = $item_text "
        "and field = $field and original = $original",
        {name: value for name, value in choice.items() if name != "words"},
    ).fetchone()
    if found is not None and found[0] == choice["words"]:
        return int(found[1])
    return None
