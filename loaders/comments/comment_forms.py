"""The forms that take in a comment, with or without an account."""

from pathlib import Path

import duckdb

from loaders.child_side import lift_time_limit
from loaders.comments.knowing import rounds_of
from loaders.comments.ledger_rows import comment_row
from loaders.comments.taking import (
    NotTaken,
    check_number,
    comment_of,
    limited,
    notes_on,
    open_round_of,
)
from loaders.forms import Filled, Form, Plain, add_form
from loaders.home import Home
from loaders.known import measure_id_of
from loaders.ledger import open_ledger, transaction
from loaders.loading import publish_loads
from loaders.lock import writing
from loaders.progress import Progress
from loaders.spelling import shortened

BY_EVERYBODY = "the form for everybody"
_LONGEST = 80
_NO_LEDGER = "No comment can be kept here: this is a copy of the plan, which is kept elsewhere."


def add_comment(  # noqa: PLR0913, PLR0917 - the form and who fills it in
    home: str,
    round_id: str,
    filled: Filled,
    by: str,
    once: str = "",
    progress: Progress | None = None,
) -> Plain:
    """Load a comment on a round that is open; returns a `Saved`.

    `filled` has the headers of the sheet Comments: Item, Kind, Comment, Name, Partner, Received.
    `once` is the same for a form that was shown once: sent twice, it is one comment.
    Raises Refused when the round is closed, with the way out, or something is wrong.
    """
    return _add(home, {"round_id": measure_id_of(round_id)}, filled, by, once, progress)


def add_public_comment(
    home: str, key: str, filled: Filled, once: str = "", progress: Progress | None = None
) -> Plain:
    """The same for somebody without an account, who knows the key of the round's form.

    Raises NotTaken also for a key that is none, and when too many comments came at once.
    """
    said = {name: value for name, value in filled.items() if name != "Received"}
    return _add(home, {"public_key": key}, said, BY_EVERYBODY, once, progress)


def answer_public_comment(
    home: str, key: str, filled: Filled, once: str = "", progress: Progress | None = None
) -> Plain:
    """The same; what is not taken is an answer, told under `not_taken`.

    So it is set apart from every other refusal, which may name people and folders.
    """
    try:
        return add_public_comment(home, key, filled, once, progress)
    except NotTaken as told:
        return {"not_taken": str(told)}


def _add(  # noqa: PLR0913, PLR0917 - the form and who fills it in
    home: str,
    which: dict[str, str],
    filled: Filled,
    by: str,
    once: str,
    progress: Progress | None,
) -> Plain:
    house = Home(Path(home))
    said = {name: limited(name, str(value or "")) for name, value in filled.items()}
    is_public = "public_key" in which
    if not house.ledger.exists():
        raise NotTaken(_NO_LEDGER)
    page = "Comment" if is_public else "Review"
    with writing(house, "saving a comment", by, progress):
        lift_time_limit()
        with open_ledger(house) as connection, transaction(connection):
            known = rounds_of(connection)
            one = open_round_of(known, which)
            comment = comment_of(known, one, said, once, is_public=is_public)
            if standing := _load_of(connection, comment.comment_id):
                return {"load_id": standing, "is_new": False, "notes": []}
            if is_public:
                check_number(connection, one)
            about = said.get("Item") or "the whole plan"
            form = Form(shortened(f"Comment on {about}: {one.title}", _LONGEST), page, "", said)
            row = comment_row(form.source, comment)
            load_id = add_form(connection, form, {"round_comment": [row]}, by)
        publish_loads(house, [load_id], by, progress)
    return {"load_id": load_id, "is_new": True, "notes": notes_on(one, comment)}


def _load_of(connection: duckdb.DuckDBPyConnection, comment_id: str) -> int | None:
    """The standing load of a comment; None where it is new."""
    found = connection.execute(
        "select max(load_id) from round_comment semi join live_load using (load_id) "
        "where comment_id = ?",
        [comment_id],
    ).fetchall()
    return found[0][0] and int(found[0][0])
