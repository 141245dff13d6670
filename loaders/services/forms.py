"""The form of the page Divisions that says which item of the plan above an item serves."""

import duckdb

from loaders.forms import Filled, Form, Plain, load_form
from loaders.known import Known
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.rows import Rows, each
from loaders.spelling import shortened
from loaders.updates.allowed import WITHDRAW

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

    Raises Refused where one of the two is not there, or the one does not serve the other.
    """
    given = {
        "Plan": plan_id,
        "Item": code,
        "Serves": f"{WITHDRAW} {serves_code}",
        "Plan served": serves_plan_id,
    }
    name = shortened(f"{code} serves {serves_code} no more", _LONGEST)
    return load_form(home, Form(name, _PAGE, _SHEET, given, also=_stands), by, progress)


def _stands(connection: duckdb.DuckDBPyConnection, _: Known, rows: Rows) -> Rows:
    """The rows; raises Refused where nothing of what they take back stands."""
    (row,) = each(rows["item_service"])
    found = connection.execute(
        "select count(*) from live_service where found_item_id = ? and found_serves_item_id = ?",
        [row["item_id"], row["serves_item_id"]],
    ).fetchall()
    if found == [(0,)]:
        raise Refused("The one does not serve the other any more; load the page anew.")
    return rows
