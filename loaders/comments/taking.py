"""One comment as a form brings it: its round, what may be wrong with it, and how many may come."""

import hashlib
import json
import secrets
from datetime import date, datetime, timedelta

import duckdb

from loaders.cells import Cell, Kind
from loaders.comments.fields import kind, moment
from loaders.comments.known_records import KnownComment, KnownRound, KnownRounds
from loaders.comments.places import NO_ITEM, item_named, version_of
from loaders.forms import clean
from loaders.problems import Refused
from loaders.spelling import plain, shortened

LONGEST_COMMENT, LONGEST_NAME = 4_000, 100
"""Signs that a form takes; a workbook may hold more."""
MOST_A_MINUTE, MOST_AN_HOUR = 12, 200
"""Comments of one round that the form for everybody takes.

Each is published, for seconds in which nobody else can save: so many leave others their turn.
"""
_ID_BYTES = 6
_MANY = (
    "Very many comments came within the last {}, so nothing of yours was kept. It still stands in "
    "the form: please send it again {}."
)


class NotTaken(Refused):
    """Why a comment is not taken, in words for whoever wrote it."""


def open_round_of(known: KnownRounds, which: dict[str, str]) -> KnownRound:
    """The round that a form belongs to; raises NotTaken when it takes no comments."""
    ((name, wanted),) = which.items()
    found = [one for one in known.rounds.values() if wanted and getattr(one, name) == wanted]
    is_public = name == "public_key"
    if not found:
        raise NotTaken(
            "This form is not open any more. Ask whoever sent you its address for another one."
            if is_public
            else f"There is no round '{shortened(wanted)}'; load the page anew."
        )
    one = found[0]
    if one.closed_on is not None:
        raise NotTaken(
            f"This round was closed on {_day(one.closed_on)}. "
            + (
                "Send your comment to whoever sent you this address; it can still be taken, late."
                if is_public
                else "Open the round again, or load the comment as a workbook; it is marked late."
            )
        )
    if is_public and version_of(one, known) is None:
        raise NotTaken(
            "This round is not open now: the version of the plan that it is on was taken back. "
            "Ask whoever sent you this address."
        )
    if one.opens_on > date.today() and is_public:  # noqa: DTZ011 - the user's day
        raise NotTaken(f"This round opens on {_day(one.opens_on)}.")
    return one


def comment_of(
    known: KnownRounds, one: KnownRound, said: dict[str, str], once: str, *, is_public: bool
) -> KnownComment:
    """The comment that a form was filled in with; raises NotTaken with all that is wrong."""
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
        raise NotTaken(" ".join(problems))
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


def check_number(connection: duckdb.DuckDBPyConnection, one: KnownRound) -> None:
    """Refuse more comments in a minute, or in an hour, than people write."""
    now = datetime.now()  # noqa: DTZ005 - the user's clock
    ((minute, hour),) = connection.execute(
        "select count(*) filter (received_at > $minute), count(*) from round_comment "
        "where round_id = $round_id and is_public and received_at > $hour",
        {
            "round_id": one.round_id,
            "minute": now - timedelta(minutes=1),
            "hour": now - timedelta(hours=1),
        },
    ).fetchall()
    if hour >= MOST_AN_HOUR:
        raise NotTaken(_MANY.format("hour", "in an hour"))
    if minute >= MOST_A_MINUTE:
        raise NotTaken(_MANY.format("minute", "in a minute"))


def notes_on(one: KnownRound, comment: KnownComment) -> list[str]:
    """What is odd about a comment that was taken, a sentence each."""
    if comment.received_at.date() <= one.due_on:
        return []
    return [f"Comments were due on {_day(one.due_on)}, so it is marked late."]


def limited(name: str, words: str) -> str:
    """What a field was filled in with; raises NotTaken for more than a form takes."""
    most = LONGEST_COMMENT if name == "Comment" else LONGEST_NAME
    words = clean(words)
    if len(words) > most:
        raise NotTaken(f"{name} has {len(words):,} signs; the form takes up to {most:,}.")
    return words


def _cell(words: str) -> Cell:
    return Cell(1, 1, words, Kind.TEXT)


def _day(value: date) -> str:
    return f"{value.day} {value:%b %Y}"
