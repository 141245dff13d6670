"""The days on which an event of a calendar is held: once, or as its rule repeats it."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import islice
from typing import Any

from dateutil.rrule import rrulestr
from icalendar import Event

from loaders.problems import Refused

YEARS = 5
"""How long a series goes on that says no end."""
MOST = 500
"""Meetings of one file; a file of more is a diary and no calendar of meetings."""
_FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
_YEAR = timedelta(days=366)


def local(moment: date | datetime, home: tzinfo | None) -> datetime:
    """The day and time as its place has it; what is in UTC by the calendar's own zone."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    if home is not None and moment.utcoffset() == timedelta(0):
        moment = moment.astimezone(home)
    return moment.replace(tzinfo=None)


def starts(event: Event, written: date, home: tzinfo | None) -> list[datetime]:
    """When an event starts, each time that it is held, at most 5 years and 500 times.

    `written` is the day of the calendar: a series is followed from a year before it. Raises
    ValueError for a rule that cannot be followed, Refused for one that repeats too often.
    """
    first = local(event.decoded("DTSTART"), home)
    rules = _listed(event.get("RRULE"))
    if not rules:
        return [first, *_dates(event, "RDATE", home)]
    begin = max(first, datetime.combine(written, time()) - _YEAR)
    end = begin.replace(year=begin.year + YEARS, day=min(begin.day, 28)) - timedelta(seconds=1)
    left_out = set(_dates(event, "EXDATE", home))
    days_out = {one.date() for one in left_out if one.time() == time()}
    held: set[datetime] = set(_dates(event, "RDATE", home))
    for rule in rules:
        held.update(islice(_repeated(rule, first, begin, end, home), MOST + 1))
    if not held and begin == first:
        held = {first}  # a rule that never comes true
    if len(held) > MOST:
        raise Refused(f"it repeats more than {MOST} times in {YEARS} years")
    return sorted(one for one in held if one not in left_out and one.date() not in days_out)


def _repeated(
    rule: Any, first: datetime, begin: datetime, end: datetime, home: tzinfo | None
) -> Iterator[datetime]:
    parts = dict(rule)
    frequency = str(parts.get("FREQ", [""])[0]).upper()
    intervals = parts.get("INTERVAL", [1])
    if frequency not in _FREQUENCIES or int(intervals[0]) < 1:
        raise ValueError(f"repeats by a rule that is not read, {rule.to_ical().decode()[:60]}")
    until = [local(one, home) for one in _listed(parts.pop("UNTIL", None))]
    if until and not isinstance(rule["UNTIL"][0], datetime):
        until = [one + timedelta(days=1, seconds=-1) for one in until]
    last = min([end, *until])
    text = ";".join(part for part in rule.to_ical().decode().split(";") if part[:6] != "UNTIL=")
    series = rrulestr(text, dtstart=first)
    for one in series:
        if one > last:
            return
        if one >= begin:
            yield one


def _dates(event: Event, name: str, home: tzinfo | None) -> list[datetime]:
    """The moments of a property that may stand several times, each with several."""
    return [
        local(entry.dt[0] if isinstance(entry.dt, tuple) else entry.dt, home)
        for several in _listed(event.get(name))
        for entry in several.dts
    ]


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
