"""The kinds of year that measures go by, and the reporting periods that these divide into."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from loaders.period_dates import months_from, moved

Kind = Literal["calendar", "federal fiscal", "state fiscal", "school", "survey"]
FREQUENCIES = {"monthly": 1, "quarterly": 3, "twice a year": 6, "yearly": 12}
"""Months of a period; "every 2 years" and "once" have 12, and the value comes when it comes."""
LENGTHS = {1: "month", 3: "quarter", 6: "half-year", 12: "year"}
"""What a period of so many months is called."""
FEDERAL_START = 10
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Calendar:
    """The kind of year that a measure goes by, and the month in which it starts (1 to 12).

    A year is named by the calendar year it ends in, a school year by both.
    """

    kind: Kind
    start_month: int

    def __post_init__(self) -> None:
        fixed = {"calendar": 1, "federal fiscal": FEDERAL_START}.get(self.kind, self.start_month)
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
        if self.starts_on.day != 1 or self.months not in LENGTHS:
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

    def run(self, form: str = "%b", to: str = "-") -> str:
        """Its first and last month: `Sep 2026`, `Jul-Sep 2026`, `Oct 2025-Mar 2026`."""
        first, last = self.starts_on, self.ends_on
        if self.months == 1:
            return f"{first:{form} %Y}"
        begin = f"{first:{form}}" if first.year == last.year else f"{first:{form} %Y}"
        return f"{begin}{to}{last:{form} %Y}"

    def label(self, calendar: Calendar) -> str:
        """Its name in a calendar, such as `FFY 2026 Q3`; its months where it does not fit it."""
        if self.months == 1 or not self.fits(calendar):
            return self.run()
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
