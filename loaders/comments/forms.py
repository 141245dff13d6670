"""The forms of the page Review that open, close and reopen a comment round."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb

from loaders.child_side import lift_time_limit
from loaders.comments.checks import undecided
from loaders.comments.knowing import rounds_of
from loaders.comments.known_records import KnownRound
from loaders.comments.ledger_rows import round_row
from loaders.forms import Filled, Form, Plain, add_form, load_form
from loaders.home import Home
from loaders.known import Known, measure_id_of
from loaders.ledger import open_ledger, transaction
from loaders.loading import publish_loads
from loaders.lock import writing
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.rows import Rows, each
from loaders.spelling import shortened

_PAGE = "Review"
_LONGEST = 80


def open_round(home: str, filled: Filled, by: str, progress: Progress | None = None) -> Plain:
    """Load a new round; returns a `Saved`.

    `filled` has the headers of the sheet Comment rounds. Raises Refused with every problem of what
    was filled in, and when another round has its name.
    """
    given: dict[str, str | float | None] = {"Round": "", "Plan": "", "Due": "", **filled}
    name = shortened(f"Comment round: {given['Round'] or ''}", _LONGEST)
    form = Form(name, _PAGE, "Comment rounds", given, also=_name_is_free)
    return load_form(home, form, by, progress)


def close_round(home: str, round_id: str, by: str, progress: Progress | None = None) -> Plain:
    """Close a round today; returns a `Saved`.

    Raises Refused while a comment has no disposition, and says which.
    """
    return _set_closed(home, round_id, by, progress, is_closed=True)


def reopen_round(home: str, round_id: str, by: str, progress: Progress | None = None) -> Plain:
    """Open a closed round again; returns a `Saved`."""
    return _set_closed(home, round_id, by, progress, is_closed=False)


def _set_closed(
    home: str, round_id: str, by: str, progress: Progress | None, *, is_closed: bool
) -> Plain:
    house = Home(Path(home))
    name = f"{'Close' if is_closed else 'Open again'}: comment round {round_id}"
    form = Form(shortened(name, _LONGEST), _PAGE, "Comment rounds", {"Round": round_id})
    with writing(house, f"saving a form, {form.name}", by, progress):
        lift_time_limit()
        with open_ledger(house) as connection, transaction(connection):
            before = _standing(connection, round_id, is_closing=is_closed)
            if (before.closed_on is not None) == is_closed:
                return {"load_id": None, "is_new": False, "notes": []}
            closed = (date.today(), by) if is_closed else (None, None)  # noqa: DTZ011 - the user's day
            after = replace(before, closed_on=closed[0], closed_by=closed[1])
            rows: Rows = {"comment_round": [round_row(form.source, after)]}
            load_id = add_form(connection, form, rows, by)
        publish_loads(house, [load_id], by, progress)
    return {"load_id": load_id, "is_new": True, "notes": []}


def _standing(
    connection: duckdb.DuckDBPyConnection, round_id: str, *, is_closing: bool
) -> KnownRound:
    known = rounds_of(connection)
    one = known.rounds.get(measure_id_of(round_id))
    if one is None:
        raise Refused(f"There is no round '{shortened(round_id)}'; load the page anew.")
    if is_closing and one.closed_on is None and (says := undecided(known, one.round_id)):
        raise Refused(f"The round stays open until every comment is decided on: {says}.")
    return one


def _name_is_free(_: duckdb.DuckDBPyConnection, known: Known, rows: Rows) -> Rows:
    (row,) = each(rows["comment_round"])
    if row["round_id"] in known.rounds.rounds:
        raise Refused(
            f"There is a round '{shortened(row['title'])}' already: give this one another name."
        )
    return rows
