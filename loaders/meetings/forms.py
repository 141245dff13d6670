"""The forms of the page Calendar: a meeting added or changed, and one taken back."""

from typing import Any

import duckdb

from loaders.forms import Filled, Form, Plain, load_form
from loaders.known import Known
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.rows import Rows, each
from loaders.spelling import shortened

_PAGE, _SHEET = "Calendar", "Meetings"
_LONGEST = 80


def add_meeting(home: str, filled: Filled, by: str, progress: Progress | None = None) -> Plain:
    """Load a meeting; `filled` has the headers of the sheet Meetings. Returns a `Saved`.

    With an Id it replaces the meeting of that id. Raises Refused with every problem.
    """
    given = {"Meeting": "", "Starts": "", **filled}
    name = f"Meeting: {given['Meeting']}, {given['Starts']}"
    form = Form(shortened(name, _LONGEST), _PAGE, _SHEET, given, also=_as_before)
    return load_form(home, form, by, progress)


def withdraw_meeting(
    home: str, meeting_id: str, by: str, progress: Progress | None = None
) -> Plain:
    """Take a meeting back; returns a `Saved`. Raises Refused where there is none of that id."""
    name = shortened(f"Meeting withdrawn: {meeting_id}", _LONGEST)
    filled = {"Meeting": "", "Id": meeting_id, "Starts": "withdraw"}
    form = Form(name, _PAGE, _SHEET, filled, also=_as_before)
    return load_form(home, form, by, progress)


def _as_before(connection: duckdb.DuckDBPyConnection, _: Known, rows: Rows) -> Rows:
    """The row with what no form asks for: the calendar that it came from, and that it is invented.

    One that is withdrawn keeps what it was, so that the history tells it; with it goes whatever
    another source calls the same on the same day.
    """
    (row,) = each(rows["meeting"])
    before = _standing(connection, row["meeting_id"])
    if row["is_withdrawn"]:
        if not before:
            says = f"There is no meeting '{shortened(row['meeting_id'])}'; load the page anew."
            raise Refused(says)
        return {"meeting": [one | {"is_withdrawn": True} for one in before]}
    kept = ("uid", "is_demonstration")
    own = [one for one in before if one["meeting_id"] == row["meeting_id"]]
    return {"meeting": [row | {name: one[name] for one in own for name in kept}]}


def _standing(connection: duckdb.DuckDBPyConnection, meeting_id: str) -> list[dict[str, Any]]:
    """The rows of a meeting as it stands, from every source; none where there is no such one."""
    cursor = connection.execute(
        "select told.* exclude (load_id) from meeting as told semi join live_load using (load_id) "
        "join live_meeting as one on lower(told.name) = lower(one.name) "
        "and told.starts_on = one.starts_on where one.meeting_id = ? and not told.is_withdrawn "
        "qualify row_number() over (partition by told.meeting_id order by told.load_id desc) = 1 "
        "order by told.meeting_id",
        [meeting_id],
    )
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
