"""Reads a calendar (.ics) as a sheet of meetings: one row each time that an event is held."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from loaders.cells import Cell, Kind, Sheet, Workbook
from loaders.problems import Refused
from loaders.readers.encoding import decoded
from loaders.readers.ics_series import MOST, local, starts
from loaders.settings import Limits

HEADERS = ("Meeting", "Kind", "Starts", "Ends", "Time", "Place", "Note", "Status", "Id", "UID")
_MOST_EVENTS, _LONGEST, _LONGEST_ID = 5_000, 500, 200
_WAY_OUT = "export the calendar of meetings alone and load that"
_DEADLINE = "X-HEADWAY-DEADLINE"
"""Marks an event of a calendar that Headway itself wrote: what is due, and no meeting."""
_Row = tuple[str | date | None, ...]


def read(path: Path, name: str, limits: Limits) -> Workbook:  # noqa: ARG001 - as every reader
    """Read a calendar. Raises Refused for one that is broken, or of too many events."""
    text, encoding = decoded(path.read_bytes(), name)
    if len(re.findall(r"(?im)^BEGIN:VEVENT\s*$", text)) > _MOST_EVENTS:
        raise Refused(f"{name} has more than {_MOST_EVENTS:,} events; {_WAY_OUT}.")
    try:
        calendars = Calendar.from_ical(text, multiple=True)
    except Exception:  # noqa: BLE001 - icalendar raises all kinds over a fuzzed file
        raise Refused(
            f"{name} is damaged: it begins like a calendar (.ics) and cannot be read; "
            "export it again and load that."
        ) from None
    book = Workbook(name, "ics", "icalendar")
    book.notes.append(f"encoding: {encoding}")
    sheet = Sheet(_title(calendars) or Path(name).stem or name)
    book.sheets.append(sheet)
    rows = [row for calendar in calendars for row in _rows(calendar, name, book.notes)]
    if len(rows) > MOST:
        raise Refused(f"{name} has more than {MOST} meetings; {_WAY_OUT}.")
    for number, row in enumerate([HEADERS, *rows], start=1):
        _take(sheet, number, row)
    return book


def _take(sheet: Sheet, row: int, values: Sequence[str | date | None]) -> None:
    for column, value in enumerate(values, start=1):
        if value:
            kind = Kind.DATE if isinstance(value, date) else Kind.TEXT
            sheet.cells[row, column] = Cell(row, column, value, kind)


def _rows(calendar: Calendar, name: str, notes: list[str]) -> list[_Row]:
    """Every time that an event of a calendar is held, the earliest first."""
    found = [event for event in calendar.walk("VEVENT") if isinstance(event, Event)]
    events = [event for event in found if event.get(_DEADLINE) is None]
    dated = [event for event in events if isinstance(_moment(event, "DTSTART"), date)]
    _count(notes, len(found) - len(events), "deadline", "of Headway's own left out")
    _count(notes, len(events) - len(dated), "event", "without a start left out")
    home = _zone(calendar)
    written = _written(dated)
    # An event that was changed by itself takes the place of the one of its series.
    moved = {(_uid(one), _original(one, home)): one for one in dated if "RECURRENCE-ID" in one}
    rows: list[_Row] = []
    for event in sorted((one for one in dated if "RECURRENCE-ID" not in one), key=_sequence):
        rows += [
            _row(event, start, home, is_of_series="RRULE" in event)
            for start in _held(event, written, home, name, notes)
            if (_uid(event), start.date()) not in moved
        ]
    rows += [_row(one, local(_moment(one, "DTSTART"), home), home, of=on)
             for (_, on), one in moved.items()]  # fmt: skip
    # Of one that stands twice the newer counts.
    by_id = {row[8] or number: row for number, row in enumerate(rows)}
    return sorted(by_id.values(), key=lambda row: (str(row[2]), str(row[0])))


def _held(
    event: Event, written: date, home: tzinfo | None, name: str, notes: list[str]
) -> Iterator[datetime]:
    """When an event is held; the first time only, and a note, where its rule cannot be read."""
    try:
        yield from starts(event, written, home)
    except Refused as refused:
        raise Refused(f"{name}: of '{_text(event, 'SUMMARY')}' {refused}; {_WAY_OUT}.") from None
    except Exception as error:  # noqa: BLE001 - dateutil raises all kinds over an odd rule
        notes.append(f"only the first of '{_text(event, 'SUMMARY')}' is read: {error}"[:_LONGEST])
        yield local(_moment(event, "DTSTART"), home)


def _row(
    event: Event, start: datetime, home: tzinfo | None, *, is_of_series: bool = False,
    of: date | None = None,
) -> _Row:  # fmt: skip
    uid = _uid(event)
    on = of or (start.date() if is_of_series else None)
    is_timed = isinstance(_moment(event, "DTSTART"), datetime)
    categories = event.get("CATEGORIES")
    several = categories if isinstance(categories, list) else [categories] if categories else []
    kinds = [str(kind) for one in several for kind in one.cats]
    return (
        _text(event, "SUMMARY") or "Untitled",
        ", ".join(kinds)[:_LONGEST],
        start.date(),
        _last_day(event, start, home),
        f"{start:%H:%M}" if is_timed else None,
        _text(event, "LOCATION"),
        _text(event, "DESCRIPTION"),
        _text(event, "STATUS").lower() if _text(event, "STATUS") == "CANCELLED" else None,
        f"{uid}/{on}" if uid and on else uid,
        uid,
    )  # fmt: skip


def _last_day(event: Event, start: datetime, home: tzinfo | None) -> date:
    """The last day; the end of a calendar is the moment after it."""
    first, end = local(_moment(event, "DTSTART"), home), _moment(event, "DTEND")
    length = _moment(event, "DURATION")
    if isinstance(end, date):
        length = local(end, home) - first
    if not isinstance(length, timedelta) or length <= timedelta(0):
        return start.date()
    return (start + length - timedelta(seconds=1)).date()


def _moment(event: Event, name: str) -> Any:
    return getattr(event.get(name), "dt", None)


def _original(event: Event, home: tzinfo | None) -> date:
    """The day of the series that a changed event stands for."""
    return local(_moment(event, "RECURRENCE-ID"), home).date()


def _sequence(event: Event) -> int:
    return int(event.get("SEQUENCE", 0))


def _uid(event: Event) -> str:
    uid = _text(event, "UID")
    return uid if len(uid) <= _LONGEST_ID else hashlib.sha256(uid.encode()).hexdigest()


def _text(event: Event, name: str) -> str:
    value = event.get(name)
    return str(value[0] if isinstance(value, list) else value or "").strip()[:_LONGEST]


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
    stamps = [local(moment, None) for one in events if (moment := _moment(one, "DTSTAMP"))]
    firsts = sorted(local(_moment(one, "DTSTART"), None) for one in events)
    return max(stamps or firsts[:1]).date() if events else date.max


def _count(notes: list[str], number: int, noun: str, says: str) -> None:
    if number:
        notes.append(f"{number:,} {noun}{'s' * (number != 1)} {says}")
