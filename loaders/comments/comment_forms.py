"""The forms that take in a comment, with or without an account, and what becomes of it."""

import hashlib
import json
import secrets
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb

from loaders.cells import Cell, Kind
from loaders.child_side import lift_time_limit
from loaders.comments.fields import kind, moment
from loaders.comments.knowing import rounds_of
from loaders.comments.known_records import KnownComment, KnownRound, KnownRounds
from loaders.comments.ledger_rows import comment_row
from loaders.comments.places import NO_ITEM, item_named
from loaders.forms import Filled, Form, Plain, add_form, clean, load_form
from loaders.home import Home
from loaders.known import measure_id_of
from loaders.ledger import open_ledger, transaction
from loaders.loading import publish_loads
from loaders.lock import writing
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.spelling import plain, shortened

LONGEST_COMMENT, LONGEST_NAME = 4_000, 100
"""Signs that a form takes; a workbook may hold more."""
MOST_AN_HOUR = 500
"""Comments of one round that the form for everybody takes in an hour."""
BY_EVERYBODY = "the form for everybody"
_LONGEST = 80
_ID_BYTES = 6


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

    Raises Refused also for a key that is none, and when too many comments came within an hour.
    """
    said = {name: value for name, value in filled.items() if name != "Received"}
    return _add(home, {"public_key": key}, said, BY_EVERYBODY, once, progress)


def decide_comment(
    home: str, comment_id: str, filled: Filled, by: str, progress: Progress | None = None
) -> Plain:
    """Load what became of a comment; returns a `Saved`.

    `filled` has the headers Disposition (`withdraw` takes it back), Reason, Decided by, Decided on.
    """
    given = {"Id": comment_id, "Disposition": "", "Reason": "", "Decided by": by, **filled}
    name = shortened(f"Disposition of comment {comment_id}", _LONGEST)
    return load_form(home, Form(name, "Review", "Comments", given), by, progress)


def _add(  # noqa: PLR0913, PLR0917 - the form and who fills it in
    home: str,
    which: dict[str, str],
    filled: Filled,
    by: str,
    once: str,
    progress: Progress | None,
) -> Plain:
    house = Home(Path(home))
    said = {name: _limited(name, str(value or "")) for name, value in filled.items()}
    is_public = "public_key" in which
    page = "Comment" if is_public else "Review"
    with writing(house, "saving a comment", by, progress):
        lift_time_limit()
        with open_ledger(house) as connection, transaction(connection):
            known = rounds_of(connection)
            one = _open(known, which)
            comment = _comment(known, one, said, once, is_public=is_public)
            if standing := _load_of(connection, comment.comment_id):
                return {"load_id": standing, "is_new": False, "notes": []}
            if is_public:
                _check_number(connection, one)
            about = said.get("Item") or "the whole plan"
            form = Form(shortened(f"Comment on {about}: {one.title}", _LONGEST), page, "", said)
            row = comment_row(form.source, comment)
            load_id = add_form(connection, form, {"round_comment": [row]}, by)
        publish_loads(house, [load_id], by, progress)
    return {"load_id": load_id, "is_new": True, "notes": _notes(one, comment)}


def _open(known: KnownRounds, which: dict[str, str]) -> KnownRound:
    """The round that a form belongs to; raises Refused when it takes no comments."""
    ((name, wanted),) = which.items()
    found = [one for one in known.rounds.values() if wanted and getattr(one, name) == wanted]
    is_public = name == "public_key"
    if not found:
        raise Refused(
            "This form is not open any more. Ask whoever sent you its address for another one."
            if is_public
            else f"There is no round '{shortened(wanted)}'; load the page anew."
        )
    one = found[0]
    if one.closed_on is not None:
        raise Refused(
            f"This round was closed on {_day(one.closed_on)}. "
            + (
                "Send your comment to whoever sent you this address; it can still be taken, late."
                if is_public
                else "Open the round again, or load the comment as a workbook; it is marked late."
            )
        )
    if one.opens_on > date.today() and is_public:  # noqa: DTZ011 - the user's day
        raise Refused(f"This round opens on {_day(one.opens_on)}.")
    return one


def _comment(
    known: KnownRounds, one: KnownRound, said: dict[str, str], once: str, *, is_public: bool
) -> KnownComment:
    text = said.get("Comment", "")
    problems = [] if text else ["Comment should be what you have to say."]
    code, found_kind, received_at = said.get("Item", ""), "other", datetime.now()  # noqa: DTZ005
    item = item_named(code, "", one, known) if code else None
    if item is NO_ITEM:
        problems.append(f"'{shortened(code)}' is no item of the version that the round is on.")
    try:
        found_kind = kind(_cell(said["Kind"])) if said.get("Kind") else "other"
        received_at = moment(_cell(said["Received"])) if said.get("Received") else received_at
    except ValueError as error:
        problems.append(f"{'Received' if 'day' in str(error) else 'Kind'} {error}.")
    if problems:
        raise Refused(" ".join(problems))
    told = json.dumps([once, sorted(said.items())])
    digest = hashlib.sha256(told.encode()).hexdigest() if once else secrets.token_hex(_ID_BYTES)
    return KnownComment(
        comment_id=f"{one.round_id}-{digest[: 2 * _ID_BYTES]}",
        round_id=one.round_id,
        item_id=item.item_id if item else None,
        item_text=item.text if item else None,
        kind=found_kind,
        text=text,
        author=plain(said.get("Name", "")) or None,
        partner=plain(said.get("Partner", "")) or None,
        received_at=received_at.replace(microsecond=0),
        is_public=is_public,
    )


def _check_number(connection: duckdb.DuckDBPyConnection, one: KnownRound) -> None:
    """Refuse more comments in an hour than people write."""
    since = datetime.now() - timedelta(hours=1)  # noqa: DTZ005 - the user's clock
    ((number,),) = connection.execute(
        "select count(*) from round_comment where round_id = ? and is_public and received_at > ?",
        [one.round_id, since],
    ).fetchall()
    if number >= MOST_AN_HOUR:
        raise Refused(
            "Very many comments came within the last hour; please send yours again later. "
            "Nothing of it was kept."
        )


def _load_of(connection: duckdb.DuckDBPyConnection, comment_id: str) -> int | None:
    """The standing load of a comment; None where it is new."""
    found = connection.execute(
        "select max(load_id) from round_comment semi join live_load using (load_id) "
        "where comment_id = ?",
        [comment_id],
    ).fetchall()
    return found[0][0] and int(found[0][0])


def _notes(one: KnownRound, comment: KnownComment) -> list[str]:
    if comment.received_at.date() <= one.due_on:
        return []
    return [f"Comments were due on {_day(one.due_on)}, so it is marked late."]


def _limited(name: str, words: str) -> str:
    most = LONGEST_COMMENT if name == "Comment" else LONGEST_NAME
    words = clean(words)
    if len(words) > most:
        raise Refused(f"{name} has {len(words):,} signs; the form takes up to {most:,}.")
    return words


def _cell(words: str) -> Cell:
    return Cell(1, 1, words, Kind.TEXT)


def _day(value: date) -> str:
    return f"{value.day} {value:%b %Y}"
