"""The first and last day of one date as written: a day, month, quarter, fiscal or calendar year."""

import calendar
import re
from datetime import date

Days = tuple[date, date]

_MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_QUARTERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4,
             "4th": 4}  # fmt: skip
_M = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_Y = r"(?P<year>(?:19|20)\d\d)\b"
_D = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_Q = r"(?:q(?P<quarter>[1-4])|(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter)\b"
_F = r"(?:(?P<federal>f)?fy\s*'?|fiscal year\s+)(?P<fiscal>(?:20)?\d\d)\b"
_OF = r",?\s+(?:of\s+)?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b",
        r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:20)?\d\d)\b",
        rf"{_M}\s+{_D}(?:,?\s+{_Y})?",
        rf"{_D}\s+{_M}(?:,?\s+{_Y})?",
        rf"{_M}(?:{_OF}{_Y})?",
        rf"{_Q}{_OF}{_F}",
        rf"{_F}[\s,]+{_Q}",
        rf"{_Q}(?:{_OF}{_Y})?",
        rf"{_Y}[\s,]+{_Q}",
        _F,
        _Y,
    )
)
_NAMES = re.compile(r"\(\?P<\w+>")
POINT = "(?:" + "|".join(_NAMES.sub("(?:", one.pattern) for one in _PATTERNS) + ")"
"""One date, for use in a larger pattern that ignores case."""


def days_of(words: str, year: int | None = None, fiscal_year_start_month: int = 1) -> Days | None:
    """First and last day of a date; `year` is that of one without its own.

    A fiscal year is named by the calendar year it ends in; the federal one begins in October.
    None for what is no date, such as June 31, or lacks a year.
    """
    found = next((one for pattern in _PATTERNS if (one := pattern.fullmatch(words.strip()))), None)
    if found is None:
        return None
    parts = {name: part.lower() for name, part in found.groupdict().items() if part}
    own = int(parts["year"]) if "year" in parts else year
    if own is not None and own < 100:  # noqa: PLR2004 - such as 1/16/27
        own += 2000
    try:
        return _days(parts, own, fiscal_year_start_month)
    except ValueError:
        return None


def year_of(words: str) -> int | None:
    """The calendar year that a date names itself."""
    found = re.search(r"\b(?:19|20)\d\d\b", words)
    return int(found[0]) if found else None


def _days(parts: dict[str, str], year: int | None, start_month: int) -> Days | None:
    if "fiscal" in parts:
        start = 10 if "federal" in parts else start_month
        ends = int(parts["fiscal"]) % 100 + 2000
        first = date(ends - (start > 1), start, 1)
        return _quarter_from(first, parts) if _has_quarter(parts) else _months(first, 12)
    if year is None:
        return None
    if _has_quarter(parts):
        return _quarter_from(date(year, 1, 1), parts)
    if "month" not in parts:
        return _months(date(year, 1, 1), 12)
    month = int(parts["month"]) if parts["month"].isdigit() else _MONTHS[parts["month"]]
    if "day" in parts:
        one = date(year, month, int(parts["day"]))
        return one, one
    return _months(date(year, month, 1), 1)


def _has_quarter(parts: dict[str, str]) -> bool:
    return "quarter" in parts or "ordinal" in parts


def _quarter_from(first: date, parts: dict[str, str]) -> Days:
    number = int(parts["quarter"]) if "quarter" in parts else _QUARTERS[parts["ordinal"]]
    return _months(_add_months(first, 3 * (number - 1)), 3)


def _months(first: date, count: int) -> Days:
    """So many whole months from the first day of one."""
    last = _add_months(first, count - 1)
    return first, last.replace(day=calendar.monthrange(last.year, last.month)[1])


def _add_months(first: date, count: int) -> date:
    months = first.year * 12 + first.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)
