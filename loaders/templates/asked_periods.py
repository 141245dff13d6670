"""Which periods of a measure, and which one of a plan item, an update workbook asks for."""

from collections.abc import Mapping
from typing import Any

from loaders.periods import Calendar, Period, period_of
from loaders.templates.contents import Reported, Wanted

MOST_MISSED = 8
"""Missed periods of one measure that are asked for; older ones are written in by hand."""


def periods_asked(measure: Mapping[str, Any], calendar: Calendar, wanted: Wanted) -> list[Period]:
    """Those that end in the period that is wanted; else the last that has ended and those missed.

    `measure` tells `months`, `reported_ends_on` (of its newest value; None for none),
    `is_finished` (a deliverable that is done) and `is_repeated` (false for what is taken once).
    None of them is still to come, and of what is finished only those that are wanted.
    """
    months = measure["months"]
    if wanted.period is not None:
        return _within(wanted.period, calendar, months, wanted)
    reported = measure["reported_ends_on"]
    if measure["is_finished"] or (reported is not None and not measure["is_repeated"]):
        return []
    asked = [period_of(wanted.day, calendar, months).previous()]
    while reported is not None and asked[0].previous().ends_on > reported:
        asked.insert(0, asked[0].previous())
        if len(asked) == MOST_MISSED:
            break
    return asked


def progress_period(reported: Reported, wanted: Wanted) -> Period:
    """The last one of those that end in the period that is wanted; else the last that has ended."""
    months, calendar = reported.months, reported.calendar
    if wanted.period is None:
        return period_of(wanted.day, calendar, months).previous()
    found = _within(wanted.period, calendar, months, wanted)
    return found[-1] if found else period_of(wanted.period.starts_on, calendar, months)


def _within(wide: Period, calendar: Calendar, months: int, wanted: Wanted) -> list[Period]:
    """The periods of a length that end within another and have begun."""
    found = []
    period = period_of(wide.starts_on, calendar, months)
    while period.ends_on <= wide.ends_on and period.starts_on <= wanted.day:
        found.append(period)
        period = period.next()
    return found
