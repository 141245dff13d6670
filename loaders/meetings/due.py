"""When a deadline in words is due: at the meetings that it names, or by its own rule."""

import calendar as months_of
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dateutil.rrule import YEARLY, rrule

from loaders.meetings.records import Meeting
from loaders.meetings.resolving import Found, meetings_named
from loaders.plans.deadlines import Deadline, deadline

_EVERY = re.compile(r"every (\d+) years")
_FIRST_OF_YEAR = re.compile(r"\b(?:1st|first)(?: day)? of (?:the|each|every) year\b", re.IGNORECASE)
_YEARS = 12
"""How far ahead dates by a rule are given: beyond any plan."""


class First(NamedTuple):
    """What a deadline counts from that gives no first year."""

    plan_starts_on: date | None = None
    loaded_on: date | None = None
    """The day of the plan's first load."""


@dataclass(frozen=True, slots=True)
class Due:
    """What words say of when."""

    meeting: str | None
    """What the calendar is asked for, as written; null where the words name no meeting."""
    dates: list[date]
    """Every one that is known, past and to come, in order; empty where the cadence alone tells."""
    rule: str | None
    """One sentence on where the dates come from; null where there are none."""
    meetings: list[Found]


def due(
    words: str,
    first: First,
    calendar: Sequence[Meeting],
    year_starts: Mapping[str, int],
    day: date,
) -> Due:
    """The dates of a deadline in words, by the calendar of meetings.

    "Every 3 years" counts from the plan's first year, or from its first load where it names no
    years; its dates, and those of "1st of the year", go on for 12 years after `day`.
    """
    told = deadline(words, year_starts.get("fiscal", 1))
    found = _on_its_date(told, meetings_named(words, told.meeting, calendar, year_starts))
    if found:
        dates = sorted({one.meeting.starts_on for one in found})
        rule = f'At "{told.meeting or words}", as the calendar of meetings has it.'
        return Due(told.meeting or words, dates, rule, found)
    return Due(told.meeting, *_by_rule(words, told, first, day), [])


def _on_its_date(told: Deadline, found: list[Found]) -> list[Found]:
    """Of a deadline with a date, such as "the board meeting in June 2027", those of its month."""
    if told.due_on is None:
        return found
    month = (told.due_on.year, told.due_on.month)
    return [
        one for one in found if (one.meeting.starts_on.year, one.meeting.starts_on.month) == month
    ]


def _by_rule(words: str, told: Deadline, first: First, day: date) -> tuple[list[date], str | None]:
    if told.meeting is None and told.cadence == "yearly" and _FIRST_OF_YEAR.search(words):
        january = date(day.year - 1, 1, 1)
        return _yearly(january, 1, day), "Yearly: 1 January, the first of the year."
    every = _EVERY.fullmatch(told.cadence or "")
    since = first.plan_starts_on or first.loaded_on
    if every is None or told.meeting is not None or since is None:
        return [], None
    month = told.due_month or 12
    year = since.year + (month < since.month)
    begin = date(year, month, months_of.monthrange(year, month)[1])
    of = "in the plan's years" if first.plan_starts_on else "since the plan was loaded"
    rule = (
        f"Every {every[1]} years: the last day of {months_of.month_name[month]}, counted from "
        f"{year}, the first {of}, as the words give no first year."
    )
    return _yearly(begin, int(every[1]), day), rule


def _yearly(first: date, interval: int, day: date) -> list[date]:
    """Every so many years from the first; of February the last day, whatever its number."""
    until = date(day.year + _YEARS, 12, 31)
    last = first.day == months_of.monthrange(first.year, first.month)[1]
    return [
        found.date()
        for found in rrule(
            YEARLY, interval=interval, dtstart=first.replace(day=1), until=until,
            bymonth=first.month, bymonthday=-1 if last and first.day > 1 else first.day,
        )
    ]  # fmt: skip
