"""The period that a row reports: one of its measure's, begun and better ended."""

from datetime import date, datetime

from loaders.calendars import Calendar, Period
from loaders.flat.findings import Line
from loaders.periods import parse_period


class ReportedPeriods:
    """Reads periods as of a day; remembers what it has read."""

    def __init__(self, day: date) -> None:
        self.day = day
        self._read: dict[tuple[object, Calendar, int | None], Period | str] = {}

    def read(
        self, value: str | float | date | datetime, calendar: Calendar, months: int | None
    ) -> Period:
        """The period of a cell. Raises ValueError, half a sentence, also for one to come."""
        key = (value, calendar, months)
        if key not in self._read:
            self._read[key] = self._parsed(value, calendar, months)
        found = self._read[key]
        if isinstance(found, str):
            raise ValueError(found)  # noqa: TRY004 - what is wrong with the cell
        return found

    def odd(self, period: Period, calendar: Calendar) -> str | None:
        """Half a sentence where a period is reported before it has ended."""
        if period.ends_on < self.day:
            return None
        return f"'{period.label(calendar)}' has not ended yet: its last day is {period.ends_on}"

    def _parsed(
        self, value: str | float | date | datetime, calendar: Calendar, months: int | None
    ) -> Period | str:
        try:
            period = parse_period(value, calendar, months)
        except ValueError as error:
            return str(error)
        if period.starts_on > self.day:
            label = period.label(calendar)
            return f"should have begun: '{label}' does not begin before {period.starts_on}"
        return period


def period_of(
    line: Line, calendar: Calendar, months: int | None, periods: ReportedPeriods
) -> Period | None:
    """The period of a row; None where it is told to be wrong."""
    cell = line.cell("period")
    value = cell.value if cell is not None else None
    try:
        period = periods.read(value, calendar, months)  # type: ignore[arg-type]
    except ValueError as error:
        line.refuse("period", str(error))
        return None
    if odd := periods.odd(period, calendar):
        line.warn("period", odd)
    return period
