"""What a reading of words means in a measure's calendar: one period, or several in doubt."""

from datetime import date

from loaders.calendars import FEDERAL_START, LENGTHS, Calendar, Period, period_of
from loaders.period_dates import Day, Months, Unclear, moved
from loaders.period_words import Reading
from loaders.year_words import Year

_YEAR = 12


def meanings(reading: Reading, calendar: Calendar, months: int | None) -> dict[Period, str]:
    """The periods that a reading can be, each with the words that leave no doubt of it.

    Raises Unclear where it is none, or a year of which the calendar knows nothing.
    """
    match reading:
        case Day(on):
            if months is None:
                raise Unclear("a day does not say how long its period is")
            return {period_of(on, calendar, months): ""}
        case Months(starts_on, count):
            period = _period(starts_on, count)
            return {period: f"'{period.run()}'"}
    found: dict[Period, str] = {}
    for start, is_own in _year_starts(reading, calendar):
        shift = (reading.number - 1) * reading.months
        if reading.first_month is not None:
            shift = (reading.first_month - start.month) % _YEAR
        if shift + reading.months > _YEAR:
            raise Unclear("it ends after its year")
        period = _period(moved(start, shift), reading.months)
        is_named = is_own and period.months > 1 and period.fits(calendar)
        found.setdefault(period, _certain(period, calendar) if is_named else f"'{period.run()}'")
    return found


def _period(starts_on: date, months: int) -> Period:
    if months not in LENGTHS:
        raise Unclear(f"that is {months} months")
    return Period(starts_on, months)


def _certain(period: Period, calendar: Calendar) -> str:
    return f"'{period.label(calendar)}' ({period.run('%B', ' to ')})"


def _year_starts(reading: Year, calendar: Calendar) -> list[tuple[date, bool]]:
    """The first days that a year in words can have, and whether it is a year of the calendar."""
    kind, start = calendar.kind, calendar.start_month
    is_own = reading.era in {kind, ""} or (reading.era == "fiscal" and "fiscal" in kind)
    if reading.is_two and (reading.era == "calendar" or (is_own and start == 1)):
        raise Unclear("a calendar year is named by one year")
    january = date(reading.year, 1, 1)
    if not is_own:
        if reading.era == "calendar":
            return [(january, False)]
        if reading.era == "federal fiscal":
            return [(date(reading.year - 1, FEDERAL_START, 1), False)]
        raise Unclear(f"the measure goes by {kind} years")
    found = [(calendar.year_start(reading.year), True)]
    if kind == "school" and start > 1 and not reading.is_two:
        found.append((calendar.year_start(reading.year + 1), True))
    if not (reading.era or reading.is_two or reading.months == _YEAR):
        found.append((january, False))
    return found
