"""Writes a calendar (.ics) of meetings and of what is due, for the calendar of anybody."""

import hashlib
import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from dashboard.calendar_records import Due, Meeting

_DAY = timedelta(days=1)


def calendar(title: str, meetings: Sequence[Meeting], dues: Sequence[Due]) -> bytes:
    """An iCalendar file: an event for every meeting and for every date that an item falls due on.

    The same meeting and the same date have the same UID in every file, and its SEQUENCE rises with
    the loads, so that a later file takes the place of an earlier one. Due dates are marked so
    that Headway does not take them for meetings when it reads the file, and meetings have their
    own id in it, so that they come back as what they are.
    """
    book = Calendar()
    book.add("prodid", "-//Headway//Calendar//EN")
    book.add("version", "2.0")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", _clean(title))
    for meeting in meetings:
        book.add_component(_meeting(meeting))
    for due in dues:
        book.add_component(_due(due))
    return bytes(book.to_ical())


def _meeting(one: Meeting) -> Event:
    event = _event("meeting", one.meeting_id, one.name, one.load_id, one.loaded_at)
    event.add("x-headway-meeting", _clean(one.meeting_id))
    first: date = one.starts_on
    last: date = one.ends_on + _DAY
    if one.starts_at:
        # Without a zone: the time where the meeting is held.
        first = datetime.combine(first, time.fromisoformat(one.starts_at))
        last = datetime.combine(last, time())
    event.add("dtstart", first)
    if one.starts_at is None or one.starts_on != one.ends_on:
        event.add("dtend", last)
    if one.place:
        event.add("location", _clean(one.place))
    if one.note:
        event.add("description", _clean(one.note))
    if one.kinds:
        event.add("categories", [_clean(kind) for kind in one.kinds])
    return event


def _due(one: Due) -> Event:
    # A date that comes once keeps its event when it is moved; of one that recurs each is its own.
    on = one.next_due_on
    of = one.item_id if one.cadence == "once" else f"{one.item_id} {on}"
    event = _event("due", of, f"Due: {one.code} {one.text}"[:200], one.load_id, one.loaded_at)
    event.add("dtstart", on)
    if on is not None:
        event.add("dtend", on + _DAY)
    event.add("transp", "TRANSPARENT")
    event.add("categories", ["Deadline"])
    event.add("x-headway-deadline", "TRUE")
    told = (
        f"{one.code} {one.text}", f"Plan: {one.plan_title}",
        f"Owner: {', '.join(one.owners)}" if one.owners else "",
        f"As written: {one.by_when}", one.reason,
    )  # fmt: skip
    event.add("description", _clean("\n".join(filter(None, told))))
    return event


def _event(kind: str, of: str, title: str, load_id: int, loaded_at: datetime) -> Event:
    event = Event()
    digest = hashlib.sha256(f"{kind} {of}".encode()).hexdigest()
    event.add("uid", f"{kind}-{digest[:32]}@headway")
    event.add("dtstamp", loaded_at.replace(microsecond=0, tzinfo=UTC))
    event.add("sequence", load_id)
    event.add("summary", _clean(title))
    return event


def _clean(text: str) -> str:
    """Without the signs that no calendar may hold; line breaks stay."""
    return "".join(
        sign for sign in text if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cs"}
    )
