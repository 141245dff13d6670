"""The forms of the page Calendar: a meeting added or changed, and one taken back."""

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

    One that is withdrawn keeps what it was, so that the history tells it.
    """
    ((row,),) = (each(rows["meeting"]),)
    before = _standing(connection, row["meeting_id"])
    if row["is_withdrawn"]:
        if before is None:
            says = f"There is no meeting '{shortened(row['meeting_id'])}'; load the page anew."
            raise Refused(says)
        return {"meeting": [before | {"is_withdrawn": True}]}
    kept = ("uid", "is_demonstration")
    same = {name: before[name] for name in kept} if before else {}
    return {"meeting": [row | same]}


def _standing(connection: duckdb.DuckDBPyConnection, meeting_id: str) -> dict[str, object] | None:
    """The row of a meeting as it stands; None where there is none."""
    cursor = connection.execute(
        "from meeting semi join live_load using (load_id) where meeting_id = ? "
        "order by load_id desc, source limit 1",
        [meeting_id],
    )
    names = [column[0] for column in cursor.description or []]
    found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    if not found or found[0]["is_withdrawn"]:
        return None
    return {name: value for name, value in found[0].items() if name != "load_id"}
