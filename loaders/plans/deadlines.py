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

# What is found is taken out of the words before the next is looked for.
_PERIODS = (
    (r"every (?:other|second) year|biennial(?:ly)?|every two years", "every 2 years"),
    (r"triennial(?:ly)?|every three years", "every 3 years"),
    (r"(?:semi|bi)-?annual(?:ly)?|twice (?:a|per|each) year|every (?:6|six) months",
     "twice a year"),
    (r"quarterly|(?:each|every|per) quarter|every (?:3|three) months", "quarterly"),
    (r"monthly|(?:each|every|per) month", "monthly"),
    (r"weekly|(?:each|every|per) week", "weekly"),
    (r"daily|(?:each|every|per) day", "daily"),
    (r"annual(?:ly)?|yearly|(?:each|every|per|once a) year", "yearly"),
)  # fmt: skip
# These say how often only where nothing above does.
_LOOSE = (
    (r"on-?going|continu(?:ous|ously|ally|al|ing)", "ongoing"),
    (r"(?:as|when|if) (?:needed|necessary|appropriate|required)", "as needed"),
)  # fmt: skip
_NAMED = {
    (1, "year"): "yearly", (12, "month"): "yearly", (6, "month"): "twice a year",
    (3, "month"): "quarterly", (1, "month"): "monthly", (1, "week"): "weekly",
}  # fmt: skip
_EVERY = re.compile(r"every (\d+) (year|month|week)s?")
_TO = re.compile(r"\s*(?:[-–—]|to|through|until)\s*")
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4} | {f"q{n}": n for n in range(1, 5)}
_QUARTER = r"(?P<quarter>q[1-4]|(?:first|second|third|fourth)(?= quarter))(?: quarter)?"
_FISCAL = r"(?P<kind>f?fy)\s*'?(?:(?:20)?\d\d\s*[-/–]\s*)?(?P<fiscal>(?:20)?\d\d)"
_GATHERING = r"(?:meetings?|mtgs?|conferences?|symposium|summits?|retreats?)"
_WHICH = (
    r"(?:the|1st|first|2nd|second|3rd|third|last|next|spring|summer|fall|autumn|winter|board|annual|"
    r"planning|council|member(?:ship)?|general|all-staff|staff|committee|regular|mid-?year|year-?end|"
    + "|".join(_MONTHS) + r"|(?:19|20)\d\d|[-–—&/]|and)"
)  # fmt: skip
_MEETING = re.compile(
    rf"(?:{_WHICH}\.?\s*)*{_GATHERING}"
    r"(?:\s+of (?:the|each|every) (?:(?:calendar|fiscal|school) )?year)?",
    re.IGNORECASE,
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
        cadence = "once" if re.search(_YEAR, meeting) else "at a meeting"
    elif cadence is None and (due_month or re.search(rf"\b{_YEAR}\b|\bfy\s?\d\d\b", text)):
        cadence = "once"
    return Deadline(cadence, meeting, None, due_month if meeting is None else None)


def _cadence(text: str) -> str | None:
    """How often the words say; None when they say it twice and differently."""
    found = []
    for every in _EVERY.finditer(text):
        count, unit = int(every[1]), every[2]
        found.append(_NAMED.get((count, unit), f"every {count} {unit}s"))
    rest = _EVERY.sub(" ", text)
    for pattern, name in _PERIODS:
        rest, times = re.subn(rf"\b(?:{pattern})\b", " ", rest)
        found += [name] * (times > 0)
    if len(set(found)) == 1:
        return found[0]
    loose = (name for pattern, name in _LOOSE if re.search(rf"\b(?:{pattern})\b", rest))
    return None if found else next(loose, None)


def _meeting(text: str) -> str | None:
    found = _MEETING.search(text)
    return re.sub(r"^(?:and|the)\s+", "", found[0].strip(), flags=re.IGNORECASE) if found else None


def _date(text: str, fiscal_year_start_month: int) -> date | None:
    """The last day of the date, month, quarter or year that the words name; of a range, its end.

    Several dates that are no range name no single day.
    """
    finders = (_days, _months, partial(_quarters, fiscal_year_start_month=fiscal_year_start_month),
               partial(_years, fiscal_year_start_month=fiscal_year_start_month))  # fmt: skip
    try:
        found = next((dates for finder in finders if (dates := sorted(finder(text)))), [])
    except ValueError:  # such as June 31
        return None
    if len({day for *_, day in found}) == 1:
        return found[0][2]
    if len(found) == 2 and _TO.fullmatch(text[found[0][1] : found[1][0]]):  # noqa: PLR2004
        return found[1][2]
    return None


_Found = Iterator[tuple[int, int, date]]
"""Where in the words a date begins and ends, and its last day."""


def _days(text: str) -> _Found:
    for found in re.finditer(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b", text):
        yield *found.span(), date(int(found[1]), int(found[2]), int(found[3]))
    # Month first, as these agencies write; what cannot be so is no date.
    for found in re.finditer(r"\b(\d{1,2})/(\d{1,2})/((?:20)?\d\d)\b", text):
        yield *found.span(), date(int(found[3]) % 100 + 2000, int(found[1]), int(found[2]))
    for found in re.finditer(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}\b", text):
        yield *found.span(), date(int(found["year"]), _MONTHS[found["month"]], int(found[2]))
    for found in re.finditer(rf"\b(\d{{1,2}})\s+{_MONTH},?\s+{_YEAR}\b", text):
        yield *found.span(), date(int(found["year"]), _MONTHS[found["month"]], int(found[1]))


def _months(text: str) -> _Found:
    for found in re.finditer(rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b", text):
        yield *found.span(), _last_day(int(found["year"]), _MONTHS[found["month"]])


def _quarters(text: str, fiscal_year_start_month: int) -> _Found:
    for pattern in (
        rf"\b{_QUARTER},?\s+(?:of\s+)?(?:{_FISCAL}|{_YEAR})\b",
        rf"\b(?:{_FISCAL}|{_YEAR})\s*[-,]?\s*{_QUARTER}\b",
    ):
        for found in re.finditer(pattern, text):
            number = _QUARTERS[found["quarter"]]
            if found["year"]:
                yield *found.span(), _last_day(int(found["year"]), 3 * number)
            else:
                end = _end_of_fiscal_year(found, fiscal_year_start_month)
                months = end.year * 12 + end.month - 1 - 3 * (4 - number)
                yield *found.span(), _last_day(months // 12, months % 12 + 1)


def _years(text: str, fiscal_year_start_month: int) -> _Found:
    for found in re.finditer(rf"\b{_FISCAL}\b", text):
        yield *found.span(), _end_of_fiscal_year(found, fiscal_year_start_month)
    alone = re.fullmatch(
        rf"(?P<before>before )?(?:by |in |during |(?:the )?end of )*{_YEAR}\.?", text
    )
    if alone:
        year = int(alone["year"]) - (alone["before"] is not None)
        yield *alone.span(), date(year, 12, 31)


def _end_of_fiscal_year(found: re.Match[str], start_month: int) -> date:
    """The last day of a fiscal year, named by the year it ends in; the federal one is fixed."""
    start = 10 if found["kind"] == "ffy" else start_month
    return _last_day(int(found["fiscal"]) % 100 + 2000, (start - 2) % 12 + 1)


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
