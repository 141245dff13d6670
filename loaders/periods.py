"""Reporting periods: a first day and a number of months, named by the year a measure goes by."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, get_args

from loaders.period_dates import Day, Months, Unclear, months_from, moved
from loaders.period_words import Reading, Year, readings
from loaders.spelling import shortened

Kind = Literal["calendar", "federal fiscal", "state fiscal", "school", "survey"]
FREQUENCIES = {"monthly": 1, "quarterly": 3, "twice a year": 6, "yearly": 12}
"""Months of a period; "every 2 years" and "once" have 12, and the value comes when it comes."""
_LENGTHS = {1: "month", 3: "quarter", 6: "half", 12: "year"}
_FEDERAL_START = 10
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Calendar:
    """The kind of year that a measure goes by, and the month in which it starts (1 to 12).

    A year is named by the calendar year it ends in, a school year by both.
    """

    kind: Kind
    start_month: int

    def __post_init__(self) -> None:
        fixed = {"calendar": 1, "federal fiscal": _FEDERAL_START}.get(self.kind, self.start_month)
        if self.kind not in get_args(Kind) or self.start_month != fixed:
            raise ValueError(
                f"there is no {self.kind} year that starts in month {self.start_month}"
            )
        if not 1 <= self.start_month <= _YEAR:
            raise ValueError(f"there is no month {self.start_month}")

    def year_start(self, year: int) -> date:
        """The first day of the year that is named by this calendar year."""
        return date(year - (self.start_month > 1), self.start_month, 1)

    def year_name(self, year: int) -> str:
        """Such as `2026`, `FFY 2026`, `SFY 2026`, `2025-26` (school), `survey year 2026`."""
        match self.kind:
            case "federal fiscal":
                return f"FFY {year}"
            case "state fiscal":
                return f"SFY {year}"
            case "school" if self.start_month > 1:
                return f"{year - 1}-{year % 100:02}"
            case "survey":
                return f"survey year {year}"
        return str(year)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """1, 3, 6 or 12 months from the first of a month; earlier periods come first."""

    starts_on: date
    months: int

    def __post_init__(self) -> None:
        if self.starts_on.day != 1 or self.months not in _LENGTHS:
            raise ValueError(f"no period has {self.months} months from {self.starts_on}")

    @property
    def ends_on(self) -> date:
        """The last day."""
        return moved(self.starts_on, self.months) - timedelta(days=1)

    @property
    def period_id(self) -> str:
        """ISO 8601 start and duration, such as `2026-07/P3M`."""
        return f"{self.starts_on:%Y-%m}/P{self.months}M"

    @classmethod
    def from_id(cls, period_id: str) -> "Period":
        """The period of an id; raises ValueError for anything else."""
        found = re.fullmatch(r"(\d{4})-(\d\d)/P(\d\d?)M", period_id, re.ASCII)
        if found is None:
            raise ValueError(f"'{period_id}' is no id of a period such as '2026-07/P3M'")
        return cls(date(int(found[1]), int(found[2]), 1), int(found[3]))

    def next(self) -> "Period":
        """The period after this one, as long as it."""
        return Period(moved(self.starts_on, self.months), self.months)

    def previous(self) -> "Period":
        """The period before this one, as long as it."""
        return Period(moved(self.starts_on, -self.months), self.months)

    def fits(self, calendar: Calendar) -> bool:
        """Whether it is one of the parts into which a year of the calendar divides."""
        return (self.starts_on.month - calendar.start_month) % self.months == 0

    def label(self, calendar: Calendar) -> str:
        """Its name in a calendar, such as `FFY 2026 Q3`; its months where it does not fit it."""
        if self.months == 1 or not self.fits(calendar):
            return _run(self, "%b", "-")
        year = self.starts_on.year
        year += 1 < calendar.start_month <= self.starts_on.month
        if self.months == _YEAR:
            return calendar.year_name(year)
        number = months_from(calendar.year_start(year), self.starts_on) // self.months + 1
        era = "school year " if calendar.kind == "school" else ""
        return f"{era}{calendar.year_name(year)} {'Q' if self.months == 3 else 'H'}{number}"  # noqa: PLR2004


def period_of(day: date, calendar: Calendar, months: int) -> Period:
    """The period of a calendar that holds a day."""
    first = day.replace(day=1)
    return Period(moved(first, -((day.month - calendar.start_month) % months)), months)


def all_periods(calendar: Calendar, months: int, first: date, last: date) -> list[Period]:
    """Every period that holds a day from first to last, in order."""
    found = []
    period = period_of(first, calendar, months)
    while period.starts_on <= last and first <= last:
        found.append(period)
        period = period.next()
    return found


def parse_period(
    value: str | float | date | datetime, calendar: Calendar, months: int | None
) -> Period:
    """The period that a cell names in a measure's calendar, of so many months where that is known.

    A day stands for the period that holds it. A year without its kind (`2026`) is the measure's
    own year: nobody means anything else. Raises ValueError, half a sentence that says what fits.
    """
    written = _written(value)
    main, inner = written, None
    if found := re.fullmatch(r"([^()]+)\(([^()]+)\)", written):
        main, inner = found[1], found[2]
    period = _parsed(main, calendar, months, written)
    if inner and _parsed(inner, calendar, months, written) != period:
        raise ValueError(f"should be one period: '{shortened(written)}' names two")
    return period


def _parsed(text: str, calendar: Calendar, months: int | None, written: str) -> Period:
    allowed, shown = _allowed(calendar, months), f"'{shortened(written)}'" if written else "blank"
    try:
        found = [named for reading in readings(text) for named in _named(reading, calendar, months)]
    except Unclear as error:
        raise ValueError(f"should be {allowed}, not {shown} ({error})") from None
    fitting = {p: name for p, name in found if months in {None, p.months} and p.fits(calendar)}
    sized = {p for p, _ in found if months in {None, p.months}}
    if len(sized) == 1 and fitting:
        return sized.pop()
    if len(sized) > 1 and fitting:
        names = " or ".join(fitting.values())
        raise ValueError(f"is not clear: say {names}, not {shown}")
    if found and not sized:
        raise ValueError(f"should be {allowed}, not the {_LENGTHS[found[0][0].months]} {shown}")
    starts = _starts(calendar, months) if found else ""
    raise ValueError(f"should be {allowed}, not {shown}{starts}")


def _named(reading: Reading, calendar: Calendar, months: int | None) -> list[tuple[Period, str]]:
    """The periods that a reading can be, each with the words that leave no doubt of it."""
    match reading:
        case Day(on):
            if months is None:
                raise Unclear("a day does not say how long its period is")
            return [(period_of(on, calendar, months), "")]
        case Months(starts_on, count):
            if count not in _LENGTHS:
                raise Unclear(f"that is {count} months")
            period = Period(starts_on, count)
            return [(period, f"'{_run(period, '%b', '-')}'")]
    found: dict[Period, str] = {}
    for own, first in _year_starts(reading, calendar):
        period = Period(moved(first, (reading.number - 1) * reading.months), reading.months)
        run = f"'{_run(period, '%b', '-')}'"
        label = f"'{period.label(calendar)}' ({_run(period, '%B', ' to ')})"
        found.setdefault(period, label if own and period.months > 1 else run)
    return list(found.items())


def _year_starts(reading: Year, calendar: Calendar) -> list[tuple[bool, date]]:
    """The first days that a year in words can have; whether it is a year of the calendar's own."""
    kind, start = calendar.kind, calendar.start_month
    own = [calendar.year_start(reading.year)]
    if kind == "school" and start > 1 and not reading.is_two:
        own.append(calendar.year_start(reading.year + 1))
    is_own = reading.era in {kind, ""} or (reading.era == "fiscal" and "fiscal" in kind)
    if reading.is_two and (reading.era == "calendar" or (is_own and start == 1)):
        raise Unclear("a calendar year is named by one year")
    if is_own:
        january = date(reading.year, 1, 1)
        is_sure = reading.era or reading.is_two or reading.months == _YEAR
        return [(True, first) for first in own] + ([] if is_sure else [(False, january)])
    if reading.era == "calendar":
        return [(False, date(reading.year, 1, 1))]
    if reading.era == "federal fiscal":
        return [(False, date(reading.year - 1, _FEDERAL_START, 1))]
    raise Unclear(f"the measure goes by {kind} years")


def _run(period: Period, form: str, to: str) -> str:
    """`Sep 2026`, `Jul-Sep 2026`, `Oct 2025-Mar 2026`."""
    first, last = period.starts_on, period.ends_on
    if period.months == 1:
        return f"{first:{form} %Y}"
    begin = f"{first:{form}}" if first.year == last.year else f"{first:{form} %Y}"
    return f"{begin}{to}{last:{form} %Y}"


def _allowed(calendar: Calendar, months: int | None) -> str:
    """`a quarter such as '2026 Q3'`."""
    length = months or 3
    example = period_of(date(2026, 9, 30), calendar, length).label(calendar)
    return f"a {_LENGTHS[length] if months else 'period'} such as '{example}'"


def _starts(calendar: Calendar, months: int | None) -> str:
    """` (the measure's quarters start in January, April, July and October)`."""
    length = months or 12
    first = date(2000, calendar.start_month, 1)
    names = [f"{moved(first, shift):%B}" for shift in range(0, 12, length)]
    listed = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return f" (the measure's {_LENGTHS[length]}s start in {listed})"


def _written(value: object) -> str:
    """A cell's value as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)
