"""What single cells of a table of meetings mean: days, times, kinds."""

import re
from datetime import date, datetime, time, timedelta

from loaders.cells import Cell, Kind
from loaders.period_dates import Day, Unclear, day_or_month
from loaders.spelling import plain, shortened

_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+")
_RUN = re.compile(
    r"([a-z]+\.? ?)(\d\d?)(?:st|nd|rd|th)? ?(?:-|&|to|and) ?(\d\d?)(?:st|nd|rd|th)?(,? ?\d{4})"
)
_TO = re.compile(r" (?:-|to|through|until) ")
_CLOCK = re.compile(r"(\d\d?)(?:[:.](\d\d))?(?::\d\d)? ?([ap])?\.?(?:m\.?)?", re.ASCII)
_NAMED = {"noon": "12:00", "midday": "12:00", "all day": None, "all-day": None, "tbd": None}
_CANCELLED = {"cancelled", "canceled", "withdraw", "withdrawn"}
_EXAMPLE = "should be a day such as 2027-03-15"
_HOURS, _MINUTES, _NOON = 24, 60, 12


def days(cell: Cell) -> tuple[date, date]:
    """The first and the last day that a cell names: `2027-03-15`, `Oct 12-13, 2027`.

    Raises ValueError, half a sentence, for what names no day.
    """
    if cell.kind is Kind.DATE and isinstance(cell.value, date):
        one = cell.value.date() if isinstance(cell.value, datetime) else cell.value
        return one, one
    text = plain(cell.text).lower()
    if run := _RUN.fullmatch(_WEEKDAY.sub("", text)):
        month, first, last, year = run.groups()
        return _in_order(_day(f"{month}{first}{year}", cell), _day(f"{month}{last}{year}", cell))
    parts = _TO.split(text)
    if len(parts) == 2:  # noqa: PLR2004 - from and to
        return _in_order(_day(parts[0], cell), _day(parts[1], cell))
    one = _day(text, cell)
    return one, one


def clock(cell: Cell) -> str | None:
    """A time of day as HH:MM; None for a whole day. Raises ValueError."""
    value = cell.value
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, timedelta):
        value = (datetime(2000, 1, 1) + value).time()  # noqa: DTZ001 - a time of day
    if isinstance(value, time):
        return f"{value:%H:%M}"
    text = plain(cell.text).lower()
    if text in _NAMED:
        return _NAMED[text]
    # Of `9:00 am - 4:00 pm` the beginning.
    found = _CLOCK.fullmatch(re.split(r" ?(?:-|to) ?", text)[0].strip())
    if found is None or (found[2] is None and found[3] is None):
        raise ValueError(f"should be a time of day such as 9:30 or 2 pm, not '{_short(cell)}'")
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % _NOON + _NOON * (found[3] == "p")
    if hour >= _HOURS or minute >= _MINUTES:
        raise ValueError(f"should be a time of day such as 9:30 or 2 pm, not '{_short(cell)}'")
    return f"{hour:02}:{minute:02}"


def kinds(cell: Cell) -> list[str]:
    """What deadlines may call a meeting, a comma or a line between two."""
    parts = (" ".join(part.split()) for part in re.split(r"[,;\n]", cell.text))
    return list(dict.fromkeys(part for part in parts if part))


def is_cancelled(words: str) -> bool:
    """Whether a state says that the meeting is not held."""
    return plain(words).lower() in _CANCELLED


def _day(text: str, cell: Cell) -> date:
    try:
        found = day_or_month(_WEEKDAY.sub("", text.strip()))
    except Unclear as why:
        raise ValueError(f"{_EXAMPLE} ({why})") from None
    if isinstance(found, Day):
        return found.on
    raise ValueError(f"{_EXAMPLE}, not '{_short(cell)}'")


def _in_order(first: date, last: date) -> tuple[date, date]:
    if last < first:
        raise ValueError("ends before it begins")
    return first, last


def _short(cell: Cell) -> str:
    return shortened(cell.text)
