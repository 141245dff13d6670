"""Deadlines in words: what recurs, what has a date, what waits for a meeting."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

_MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?(?! be\b)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"

# Tried in this order: the first that is found in the words says how often.
_CADENCES = (
    (r"every (?:other|second) year|biennial(?:ly)?|every two years", "every 2 years"),
    (r"triennial(?:ly)?|every three years", "every 3 years"),
    (r"(?:semi|bi)-?annual(?:ly)?|twice (?:a|per|each) year|every (?:6|six) months",
     "twice a year"),
    (r"quarterly|(?:each|every|per) quarter|every (?:3|three) months", "quarterly"),
    (r"monthly|(?:each|every|per) month", "monthly"),
    (r"weekly|(?:each|every|per) week", "weekly"),
    (r"daily|(?:each|every|per) day", "daily"),
    (r"annual(?:ly)?|yearly|(?:each|every|per|once a) year", "yearly"),
    (r"on-?going|continu(?:ous|ously|ally|al|ing)", "ongoing"),
    (r"(?:as|when|if) (?:needed|necessary|appropriate|required)", "as needed"),
)  # fmt: skip
_EVERY = re.compile(r"every (\d+) (year|month|week)s?")
_RANGE = re.compile(r"\w\s*(?:[-–—]|\bto\b|\bthrough\b|\buntil\b)\s*\w")
_GATHERING = r"(?:meetings?|mtgs?|conferences?|symposium|summits?|retreats?)"
_WHICH = (
    r"(?:the|1st|first|2nd|second|3rd|third|last|next|spring|summer|fall|autumn|winter|board|annual|"
    r"planning|council|member(?:ship)?|general|all-staff|staff|committee|regular|mid-?year|year-?end|"
    + "|".join(_MONTHS) + r"|[-–—&/]|and)"
)  # fmt: skip
_MEETING = re.compile(
    rf"(?:{_WHICH}\.?\s*)*{_GATHERING}(?:\s+of (?:the|each|every) year)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """What the words of a deadline say; None where they do not."""

    cadence: str | None = None
    meeting: str | None = None
    due_on: date | None = None
    """The last day of what is written, for a deadline that comes once."""
    due_month: int | None = None


def deadline(words: str | None, fiscal_year_start_month: int = 1) -> Deadline:
    """Read a deadline's words; the fiscal year is named by the calendar year it ends in."""
    if not words:
        return Deadline()
    text = " ".join(words.lower().split())
    meeting = _meeting(" ".join(words.split()))
    month = re.search(rf"\b{_MONTH}(?!\w)", text)
    due_month = _MONTHS[month["month"]] if month else None
    cadence = _cadence(text)
    if due_on := _date(text, fiscal_year_start_month):
        return Deadline(cadence or "once", meeting, due_on, due_month)
    if cadence is None and meeting:
        cadence = "at a meeting"
    elif cadence is None and (due_month or re.search(rf"\b{_YEAR}\b|\bfy\s?\d\d\b", text)):
        cadence = "once"
    return Deadline(cadence, meeting, None, due_month if meeting is None else None)


def _cadence(text: str) -> str | None:
    if every := _EVERY.search(text):
        count, unit = int(every[1]), every[2]
        named = {
            (1, "year"): "yearly", (12, "month"): "yearly", (6, "month"): "twice a year",
            (3, "month"): "quarterly", (1, "month"): "monthly", (1, "week"): "weekly",
        }  # fmt: skip
        return named.get((count, unit), f"every {count} {unit}s")
    found = (name for pattern, name in _CADENCES if re.search(rf"\b(?:{pattern})\b", text))
    return next(found, None)


def _meeting(text: str) -> str | None:
    found = _MEETING.search(text)
    return re.sub(r"^(?:and|the)\s+", "", found[0].strip(), flags=re.IGNORECASE) if found else None


def _date(text: str, fiscal_year_start_month: int) -> date | None:
    """The last day of the date, month, quarter or year that the words name; of a range, its end.

    Several dates that are no range name no single day.
    """
    finders = (
        _days,
        _months,
        _quarters,
        partial(_years, fiscal_year_start_month=fiscal_year_start_month),
    )
    try:
        found = next((dates for finder in finders if (dates := list(finder(text)))), [])
    except ValueError:  # such as June 31
        return None
    if len(found) > 1 and not _RANGE.search(text):
        return None
    return found[-1] if found else None


def _days(text: str) -> Iterator[date]:
    for found in re.finditer(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b", text):
        yield date(int(found[1]), int(found[2]), int(found[3]))
    # Month first, as these agencies write; what cannot be so is no date.
    for found in re.finditer(r"\b(\d{1,2})/(\d{1,2})/((?:20)?\d\d)\b", text):
        yield date(int(found[3]) % 100 + 2000, int(found[1]), int(found[2]))
    for found in re.finditer(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}\b", text):
        yield date(int(found["year"]), _MONTHS[found["month"]], int(found[2]))
    for found in re.finditer(rf"\b(\d{{1,2}})\s+{_MONTH},?\s+{_YEAR}\b", text):
        yield date(int(found["year"]), _MONTHS[found["month"]], int(found[1]))


def _months(text: str) -> Iterator[date]:
    for found in re.finditer(rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b", text):
        yield _last_day(int(found["year"]), _MONTHS[found["month"]])


def _quarters(text: str) -> Iterator[date]:
    for found in re.finditer(rf"\bq([1-4])\s+{_YEAR}\b", text):
        yield _last_day(int(found["year"]), 3 * int(found[1]))
    for found in re.finditer(rf"\b{_YEAR}\s*-?\s*q([1-4])\b", text):
        yield _last_day(int(found["year"]), 3 * int(found[2]))


def _years(text: str, fiscal_year_start_month: int) -> Iterator[date]:
    for found in re.finditer(r"\b(f?fy)\s*'?((?:20)?\d\d)\b", text):
        start = 10 if found[1] == "ffy" else fiscal_year_start_month
        yield _last_day(int(found[2]) % 100 + 2000, (start - 2) % 12 + 1)
    alone = re.fullmatch(rf"(?:by |in |during |before |(?:the )?end of )*{_YEAR}\.?", text)
    if alone:
        yield date(int(alone["year"]), 12, 31)


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
