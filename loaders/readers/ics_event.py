"""What one event of a calendar says, whatever of it is missing or broken."""

import hashlib
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from icalendar import Event
from icalendar.prop.broken import vBroken

from loaders.readers.ics_series import local

LONGEST = 500
"""Signs of a text that are kept."""
_OWN = "X-HEADWAY-MEETING"
"""The id of a meeting in a calendar that Headway itself wrote; the event comes back as that."""
_LONGEST_OWN = 32_767
"""Signs of a text of these that are kept: as many as a cell of a workbook holds."""
_LONGEST_ID = 200
Row = tuple[str | date | None, ...]


def row_of(event: Event, start: datetime, home: tzinfo | None, on: date | None) -> Row:
    """An event, held at `start`, as a row; `on` is the day of its series that it stands for."""
    uid = uid_of(event)
    own = None if on else _own_id(event, uid)
    longest = _LONGEST_OWN if own else LONGEST
    is_timed = isinstance(moment(event, "DTSTART"), datetime)
    categories = event.get("CATEGORIES")
    several = categories if isinstance(categories, list) else [categories] if categories else []
    kinds = [str(kind) for one in several if not isinstance(one, vBroken) for kind in one.cats]
    return (
        text_of(event, "SUMMARY", longest) or "Untitled",
        ", ".join(kinds)[:longest],
        start.date(),
        _last_day(event, start, home),
        f"{start:%H:%M}" if is_timed else None,
        text_of(event, "LOCATION", longest),
        text_of(event, "DESCRIPTION", longest),
        text_of(event, "STATUS").lower() if text_of(event, "STATUS") == "CANCELLED" else None,
        own or (f"{uid}/{on}" if uid and on else uid),
        None if own else uid,
    )  # fmt: skip


def _own_id(event: Event, uid: str) -> str | None:
    """Headway's own id of a meeting; None for an event of others, also one made of it by copying.

    Its UID is made of that id when Headway writes it, see `dashboard/calendar_file.py`.
    """
    own = text_of(event, _OWN, _LONGEST_OWN)
    digest = hashlib.sha256(f"meeting {own}".encode()).hexdigest()
    return own if own and uid == f"meeting-{digest[:32]}@headway" else None


def _last_day(event: Event, start: datetime, home: tzinfo | None) -> date:
    """The last day; the end of a calendar is the moment after it."""
    first, end = local(moment(event, "DTSTART"), home), moment(event, "DTEND")
    length = moment(event, "DURATION")
    if isinstance(end, date):
        length = local(end, home) - first
    if not isinstance(length, timedelta) or length <= timedelta(0):
        return start.date()
    return (start + length - timedelta(seconds=1)).date()


def is_series(event: Event) -> bool:
    """Whether an event is held more than once."""
    return "RRULE" in event or "RDATE" in event


def is_dated(event: Event) -> bool:
    """Whether it says when it starts, and, of one that was changed by itself, which one it is."""
    named = ("DTSTART", *(("RECURRENCE-ID",) if "RECURRENCE-ID" in event else ()))
    return all(isinstance(moment(event, name), date) for name in named)


def moment(event: Event, name: str) -> Any:
    """The day, moment or length of a property; None where it is missing or cannot be read."""
    value = event.get(name)
    return None if isinstance(value, vBroken) else getattr(value, "dt", None)


def original(event: Event, home: tzinfo | None) -> date:
    """The day of the series that a changed event stands for."""
    return local(moment(event, "RECURRENCE-ID"), home).date()


def sequence(event: Event) -> int:
    """How often an event was changed."""
    number = event.get("SEQUENCE", 0)
    return number if isinstance(number, int) else 0


def uid_of(event: Event) -> str:
    """What its calendar calls an event, short enough for a name; empty where it says none."""
    uid = text_of(event, "UID")
    return uid if len(uid) <= _LONGEST_ID else hashlib.sha256(uid.encode()).hexdigest()


def text_of(event: Event, name: str, longest: int = LONGEST) -> str:
    """The words of a property, the first of several; empty for none."""
    value = event.get(name)
    return str(value[0] if isinstance(value, list) else value or "").strip()[:longest]
