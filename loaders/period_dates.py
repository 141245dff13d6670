"""Days, months and runs of months as people write them; month first, as these agencies do."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

FIRST_YEAR, LAST_YEAR = 1950, 2100
"""Beyond these a year is a slip of the keyboard."""
_NAMES = [name.lower() for name in calendar.month_name if name]
_MONTHS = {name[:3]: number for number, name in enumerate(_NAMES, start=1)}
_NAME = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _NAMES) + "|sept"
_MONTH = rf"(?P<month>{_NAME})"
_YEAR, _SHORT = r"(?P<year>\d{4})", r"(?P<year>\d{4}|\d\d)"
_DAY = r"(?P<day>\d\d?)(?:st|nd|rd|th)?"
_NUMBER = r"(?P<month>\d\d?)"
_FORMS = [re.compile(form, re.ASCII) for form in (
    rf"{_YEAR}(?P<mark>[-/.]){_NUMBER}(?P=mark)(?P<day>\d\d?)",
    rf"{_NUMBER}(?P<mark>[-/.])(?P<day>\d\d?)(?P=mark){_SHORT}",
    rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
    rf"{_MONTH} ?{_DAY}[ ,]+{_YEAR}",
    rf"{_DAY}[- ]*{_MONTH}[-, ]*{_SHORT}",
    rf"{_MONTH}[-/, ]*{_YEAR}",
    rf"{_YEAR}[-/, ]*{_MONTH}",
    rf"{_MONTH}(?:-| ?')(?P<year>\d\d)",
    rf"{_NUMBER} ?[-/] ?{_YEAR}",
    rf"{_YEAR} ?[-/] ?{_NUMBER}",
    rf"{_YEAR}(?P<month>\d\d)",
)]  # fmt: skip
_YEARLESS = re.compile(rf"{_MONTH}(?P<named> ?{_DAY})?|\d\d?(?P<mark>[-/])\d\d?", re.ASCII)
_TO = re.compile(r" ?[-/] ?| (?:to|through|thru|until|till) ")
MONTH_RUN = re.compile(
    rf"(?<![a-z])(?P<first>{_NAME})(?:(?:{_TO.pattern})(?P<last>{_NAME}))?(?![a-z])"
)
"""One month or a run of them without a year, such as `sep` or `jul-sep`."""


class Unclear(ValueError):  # noqa: N818 - a reason, not an error of ours
    """Words that name a period badly; the message is the reason, for a pair of brackets."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day."""

    on: date


@dataclass(frozen=True, slots=True)
class Months:
    """One month or a run of them: the first day, and how many."""

    starts_on: date
    months: int


def moved(first: date, months: int) -> date:
    """The first of a month, so many months later (or earlier)."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


def months_from(first: date, later: date) -> int:
    """How many months the month of one day is after that of another."""
    return (later.year - first.year) * 12 + later.month - first.month


def month_number(name: str) -> int:
    """1 to 12 for the lower-case name of a month, whole or short."""
    return _MONTHS[name[:3]]


def full_year(digits: str) -> int:
    """The year of two digits (70 to 99 in the last century) or four; raises Unclear."""
    year = int(digits)
    if len(digits) == 2:  # noqa: PLR2004 - digits
        year += 1900 if year >= 70 else 2000  # noqa: PLR2004 - digits
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unclear(f"years from {FIRST_YEAR} to {LAST_YEAR} are read")
    return year


def day_or_month(text: str) -> Day | Months | None:
    """What plain lower-case words name; None where they name neither.

    Raises Unclear for a day or month that does not exist.
    """
    found = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    if found is None:
        return None
    name, day = found["month"], found.groupdict().get("day")
    month = int(name) if name.isdigit() else month_number(name)
    if day is None and month > 12 and found.start("month") and int(found["year"]) % 100 < month:  # noqa: PLR2004 - months
        return None  # two years, such as 2025-27
    try:
        on = date(full_year(found["year"]), month, int(day or 1))
    except Unclear:
        raise
    except ValueError:
        what = f"day {text}; dates are read month first" if day else f"month {month}"
        raise Unclear(f"there is no {what}") from None
    return Day(on) if day else Months(on, 1)


def run_of_months(text: str) -> Months | None:
    """`jul-sep 2026`, `7/1/2026 - 9/30/2026`, `2026-07 to 2026-09`; None for anything else.

    Raises Unclear for a run that begins or ends within a month, or of which the year is in doubt.
    """
    for to in _TO.finditer(text):
        left, right = text[: to.start()], text[to.end() :]
        first, last = _safely(left), _safely(right)
        if first is None and last is not None and _YEARLESS.fullmatch(left):
            first = _with_year_of(left, last)
        elif last is None and first is not None and _YEARLESS.fullmatch(right):
            last = _with_year_of(right, first)
        if first is not None and last is not None:
            return _run(first, last)
    return None


def run_to(last: Day | Months, months: int) -> Months:
    """The months that end with this day; raises Unclear when it is not the last of its month."""
    if isinstance(last, Day):
        if last.on.day != calendar.monthrange(last.on.year, last.on.month)[1]:
            raise Unclear("a period ends with the last day of a month")
        return Months(moved(last.on.replace(day=1), 1 - months), months)
    return Months(moved(last.starts_on, 1 - months), months)


def run_from(first: Day | Months, months: int) -> Months:
    """The months that begin with this day; raises Unclear when it is not the first of its month."""
    if isinstance(first, Day) and first.on.day != 1:
        raise Unclear("a period begins with the first day of a month")
    return Months(first.on if isinstance(first, Day) else first.starts_on, months)


def _safely(text: str) -> Day | Months | None:
    try:
        return day_or_month(text)
    except Unclear:
        return None


def _with_year_of(text: str, other: Day | Months) -> Day | Months | None:
    year = (other.on if isinstance(other, Day) else other.starts_on).year
    found = _YEARLESS.fullmatch(text)
    mark = found["mark"] if found and found["mark"] else " "
    return _safely(f"{text}{mark}{year}")


def _run(first: Day | Months, last: Day | Months) -> Months:
    begin, end = run_from(first, 1).starts_on, run_to(last, 1).starts_on
    if end < begin:
        raise Unclear("it ends before it begins; write the year of both months")
    return Months(begin, months_from(begin, end) + 1)
