"""Reporting periods, and which of them the words of a cell name in a measure's calendar."""

import re
from datetime import date, datetime

from loaders.calendar_words import calendar_of
from loaders.calendars import (
    FREQUENCIES,
    LENGTHS,
    Calendar,
    Kind,
    Period,
    all_periods,
    period_of,
)
from loaders.period_dates import MONTH_RUN, Unclear, month_number, moved
from loaders.period_meanings import meanings
from loaders.period_words import readings
from loaders.spelling import plain, shortened

__all__ = [
    "FREQUENCIES",
    "Calendar",
    "Kind",
    "Period",
    "all_periods",
    "calendar_of",
    "parse_period",
    "period_of",
]


def parse_period(
    value: str | float | date | datetime, calendar: Calendar, months: int | None
) -> Period:
    """The period that a cell names in a measure's calendar, of so many months where that is known.

    A day stands for the period that holds it. A year without its kind (`2026`) is the measure's
    own year: nobody means anything else. Raises ValueError, half a sentence that says what fits.
    """
    written = _written(value)
    shown = f"'{shortened(written)}'" if written.strip() else "blank"
    main, inner = written, ""
    if found := re.fullmatch(r"([^()]+)\(([^()]+)\)\s*", written):
        main, inner = found[1], found[2]
    period = _parsed(main, calendar, months, shown)
    if (
        inner
        and not _is_run_of(inner, period)
        and _parsed(inner, calendar, months, shown) != period
    ):
        raise ValueError(f"should be one period: {shown} names two")
    return period


def _parsed(text: str, calendar: Calendar, months: int | None, shown: str) -> Period:
    try:
        found = _found(text, calendar, months)
    except Unclear as error:
        raise ValueError(f"should be {_allowed(calendar, months)}, not {shown} ({error})") from None
    sized = {period: name for period, name in found.items() if months in {None, period.months}}
    fitting = {period: name for period, name in sized.items() if period.fits(calendar)}
    if len(sized) == 1 and fitting:
        return next(iter(sized))
    if len(fitting) > 1:
        raise ValueError(f"is not clear: say {' or '.join(fitting.values())}, not {shown}")
    if fitting:
        (name,) = fitting.values()
        raise ValueError(f"is not clear: say {name} if that is meant, not {shown}")
    length, reason = "", ""
    if sized:
        reason = f" ({_starts(calendar, next(iter(sized)).months)})"
    elif found:
        length = f"the {LENGTHS[next(iter(found)).months]} "
    raise ValueError(f"should be {_allowed(calendar, months)}, not {length}{shown}{reason}")


def _found(text: str, calendar: Calendar, months: int | None) -> dict[Period, str]:
    """Every period that the words can mean; raises Unclear where all of them are in doubt."""
    found: dict[Period, str] = {}
    reason = None
    for reading in readings(text):
        try:
            found |= meanings(reading, calendar, months)
        except Unclear as error:
            reason = error
    if reason is not None and not found:
        raise reason
    return found


def _is_run_of(text: str, period: Period) -> bool:
    """Whether words such as `Apr-Jun` are the months of a period."""
    found = MONTH_RUN.fullmatch(plain(text).lower().replace(".", ""))
    if found is None:
        return False
    first, last = found["first"], found["last"] or found["first"]
    ends = (period.starts_on.month, period.ends_on.month)
    return (month_number(first), month_number(last)) == ends


def _allowed(calendar: Calendar, months: int | None) -> str:
    """`a quarter such as '2026 Q3'`."""
    length = months or 3
    shift = {1: 8, 3: 6}.get(length, 0)
    first = calendar.year_start(2026) if length > 1 else date(2026, 1, 1)
    example = Period(moved(first, shift), length).label(calendar)
    return f"a {LENGTHS[length] if months else 'period'} such as '{example}'"


def _starts(calendar: Calendar, months: int) -> str:
    """`the measure's quarters start in January, April, July and October`."""
    first = calendar.year_start(2000)
    names = [f"{moved(first, shift):%B}" for shift in range(0, 12, months)]
    listed = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return f"the measure's {LENGTHS[months]}s start in {listed}"


def _written(value: object) -> str:
    """A cell's value as a person reads it."""
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat()
        case float() if value.is_integer():
            return str(int(value))
    return str(value)
