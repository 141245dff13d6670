"""Reads a calendar (.ics) as a sheet of meetings: one row each time that an event is held."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from loaders.cells import Cell, Kind, Sheet, Workbook
from loaders.problems import Refused
from loaders.readers.encoding import decoded
from loaders.readers.ics_event import (
    LONGEST,
    Row,
    is_dated,
    is_series,
    moment,
    original,
    row_of,
    sequence,
    text_of,
    uid_of,
)
from loaders.readers.ics_series import MOST, followed, local
from loaders.settings import Limits

HEADERS = ("Meeting", "Kind", "Starts", "Ends", "Time", "Place", "Note", "Status", "Id", "UID")
_MOST_EVENTS = 5_000
_WAY_OUT = "export the calendar of meetings alone and load that"
_DEADLINE = "X-HEADWAY-DEADLINE"
"""Marks an event of a calendar that Headway itself wrote: what is due, and no meeting."""


def read(path: Path, name: str, limits: Limits) -> Workbook:  # noqa: ARG001 - as every reader
    """Read a calendar. Raises Refused for one that is broken, or of too many events."""
    text, encoding = decoded(path.read_bytes(), name)
    if len(re.findall(r"(?im)^BEGIN:VEVENT\s*$", text)) > _MOST_EVENTS:
        raise Refused(f"{name} has more than {_MOST_EVENTS:,} events; {_WAY_OUT}.")
    begun, ended = (Counter(re.findall(rf"(?m)^{what}:(\w+)", text)) for what in ("BEGIN", "END"))
    if begun != ended:
        raise _damaged(name)  # cut off: what is left of it would read without a word
    try:
        calendars = Calendar.from_ical(text, multiple=True)
    except Exception:  # noqa: BLE001 - icalendar raises all kinds over a fuzzed file
        raise _damaged(name) from None
    book = Workbook(name, "ics", "icalendar")
    book.notes.append(f"encoding: {encoding}")
    sheet = Sheet(_title(calendars) or Path(name).stem or name)
    book.sheets.append(sheet)
    try:
        rows = [row for calendar in calendars for row in _rows(calendar, name, book.notes)]
    except Refused:
        raise
    except Exception:  # noqa: BLE001 - and over values that it took for granted
        raise _damaged(name) from None
    if len(rows) > MOST:
        raise Refused(f"{name} has more than {MOST} meetings; {_WAY_OUT}.")
    for number, row in enumerate([HEADERS, *rows], start=1):
        _take(sheet, number, row)
    return book


def _damaged(name: str) -> Refused:
    return Refused(
        f"{name} is damaged: it begins like a calendar (.ics) and cannot be read; "
        "export it again and load that."
    )


def _take(sheet: Sheet, row: int, values: Sequence[str | date | None]) -> None:
    for column, value in enumerate(values, start=1):
        if value:
            kind = Kind.DATE if isinstance(value, date) else Kind.TEXT
            sheet.cells[row, column] = Cell(row, column, value, kind)


def _rows(calendar: Calendar, name: str, notes: list[str]) -> list[Row]:
    """Every time that an event of a calendar is held, the earliest first."""
    found = [event for event in calendar.walk("VEVENT") if isinstance(event, Event)]
    events = [event for event in found if event.get(_DEADLINE) is None]
    dated = [event for event in events if is_dated(event)]
    _count(notes, len(found) - len(events), "deadline", "of Headway's own left out")
    _count(notes, len(events) - len(dated), "event", "without a start left out")
    home = _zone(calendar)
    written = _written(dated)
    # An event that was changed by itself takes the place of the one of its series.
    moved = {(uid_of(one), original(one, home)): one for one in dated if "RECURRENCE-ID" in one}
    rows: list[Row] = []
    for event in sorted((one for one in dated if "RECURRENCE-ID" not in one), key=sequence):
        rows += [
            row_of(event, start, home, start.date() if is_series(event) else None)
            for start in _held(event, written, home, name, notes)
            if (uid_of(event), start.date()) not in moved
        ]
    rows += [row_of(one, local(moment(one, "DTSTART"), home), home, on)
             for (_, on), one in moved.items()]  # fmt: skip
    # Of one that stands twice the newer counts.
    by_id = {row[8] or number: row for number, row in enumerate(rows)}
    return sorted(by_id.values(), key=lambda row: (str(row[2]), str(row[0])))


def _held(
    event: Event, written: date, home: tzinfo | None, name: str, notes: list[str]
) -> list[datetime]:
    """When an event is held; the first time only, and a note, where its rule cannot be read.

    A note, too, where it is held on after the last day that was looked at.
    """
    title = text_of(event, "SUMMARY")
    try:
        found = followed(event, written, home)
    except Refused as refused:
        raise Refused(f"{name}: of '{title}' {refused}; {_WAY_OUT}.") from None
    except Exception as error:  # noqa: BLE001 - dateutil raises all kinds over an odd rule
        notes.append(f"only the first of '{title}' is read: {error}"[:LONGEST])
        return [local(moment(event, "DTSTART"), home)]
    if found.until:
        notes.append(
            f"'{title}' repeats on after {found.until}, and was followed until then; load the "
            "calendar again before that"
        )
    return found.starts


def _title(calendars: Sequence[Calendar]) -> str:
    return next((str(one["X-WR-CALNAME"])[:60] for one in calendars if "X-WR-CALNAME" in one), "")


def _zone(calendar: Calendar) -> tzinfo | None:
    """The zone that a calendar calls its own; what is written in UTC is of that."""
    try:
        return ZoneInfo(str(calendar["X-WR-TIMEZONE"]))
    except (KeyError, ValueError, OSError):
        return None


def _written(events: Sequence[Event]) -> date:
    """The day of the calendar: its newest stamp, or the first start where it has none."""
    stamps = [local(stamp, None) for one in events if (stamp := moment(one, "DTSTAMP"))]
    firsts = sorted(local(moment(one, "DTSTART"), None) for one in events)
    return max(stamps or firsts[:1]).date() if events else date.max


def _count(notes: list[str], number: int, noun: str, says: str) -> None:
    if number:
        notes.append(f"{number:,} {noun}{'s' * (number != 1)} {says}")
