"""The days on which an event of a calendar is held: once, or as its rule repeats it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Followed:
    """When an event starts, each time that it is held."""

    starts: list[datetime] = field(default_factory=list)
    until: date | None = None
    """The last day that was looked at, of a series that goes on after it."""


def local(moment: date | datetime, home: tzinfo | None) -> datetime:
    """The day and time as its place has it; what is in UTC by the calendar's own zone."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    if home is not None and moment.utcoffset() == timedelta(0):
        moment = moment.astimezone(home)
    return moment.replace(tzinfo=None)


def followed(event: Event, written: date, home: tzinfo | None) -> Followed:
    """When an event starts, for at most 5 years and 500 times.

    `written` is the day of the calendar: a series is followed from a year before it. Raises
    ValueError for a rule that cannot be followed, Refused for one that repeats too often.
    """
    first = local(event.decoded("DTSTART"), home)
    rules = _listed(event.get("RRULE"))
    if not rules:
        return Followed([first, *_dates(event, "RDATE", home)])
    begin = max(first, datetime.combine(written, time()) - _YEAR)
    end = begin.replace(year=begin.year + YEARS, day=min(begin.day, 28)) - timedelta(seconds=1)
    held: set[datetime] = set(_dates(event, "RDATE", home))
    goes_on = False
    for rule in rules:
        repeated = list(islice(_repeated(rule, first, begin, end, home), MOST + 2))
        goes_on = goes_on or any(one > end for one in repeated)
        held.update(one for one in repeated if one <= end)
    if not held and begin == first:
        held = {first}  # a rule that never comes true
    if len(held) > MOST:
        raise Refused(f"it repeats more than {MOST} times in {YEARS} years")
    kept = sorted(held - _left_out(event, held, home))
    return Followed(kept, end.date() if goes_on else None)


def _left_out(event: Event, held: set[datetime], home: tzinfo | None) -> set[datetime]:
    """The times of a series that its exceptions name, by the moment or the whole day."""
    out = set(_dates(event, "EXDATE", home))
    days = {one.date() for one in out if one.time() == time()}
    return {one for one in held if one in out or one.date() in days}


def _repeated(
    rule: Any, first: datetime, begin: datetime, end: datetime, home: tzinfo | None
) -> Iterator[datetime]:
    """From `begin` to `end`, and the first time after it."""
    parts = dict(rule)
    frequency = str(parts.get("FREQ", [""])[0]).upper()
    intervals = parts.get("INTERVAL", [1])
    if frequency not in _FREQUENCIES or int(intervals[0]) < 1:
        raise ValueError(f"repeats by a rule that is not read, {rule.to_ical().decode()[:60]}")
    until = [local(one, home) for one in _listed(parts.pop("UNTIL", None))]
    if until and not isinstance(rule["UNTIL"][0], datetime):
        until = [one + timedelta(days=1, seconds=-1) for one in until]
    text = ";".join(part for part in rule.to_ical().decode().split(";") if part[:6] != "UNTIL=")
    series = rrulestr(text, dtstart=first)
    for one in series:
        if any(one > last for last in until):
            return
        if one >= begin:
            yield one
        if one > end:
            return


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
