"""Periods in words: what a cell can mean before anyone knows which year the measure goes by."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from loaders.period_dates import (
    Day,
    Months,
    Unclear,
    day_or_month,
    full_year,
    run_from,
    run_of_months,
    run_to,
)
from loaders.spelling import plain

_ERAS = {
    "federal fiscal": r"ffy|fed(?:eral)? (?:fiscal )?(?:year|yr|fy)|fed(?:eral)? fiscal",
    "state fiscal": r"sfy|state (?:fiscal )?(?:year|yr|fy)|state fiscal",
    "fiscal": r"fye?|fiscal(?: (?:year|yr))?|financial year",
    "school": r"sy|ay|school(?: (?:year|yr))?|academic(?: (?:year|yr))?",
    "calendar": r"cy|cal(?:endar)?(?: (?:year|yr))?",
    "survey": r"survey(?: (?:year|yr))?",
}
"""The kinds of year that words may name; each as a whole word or before a digit."""
_NUMBERS = {
    word: number
    for number, words in enumerate(
        ("1st first one i", "2nd second two ii", "3rd third three iii", "4th fourth four iv"), 1
    )
    for word in words.split()
}
_UNITS = {
    3: r"quarter|qtr|qrtr|q",
    6: r"half[- ]?year|half|hy|h",
    1: r"month|m",
}
"""Months of a numbered part of a year, and what people call it."""
_WORDED = "one|two|three|four|iv|i{1,3}"
_ORDINAL = r"1st|2nd|3rd|4th|first|second|third|fourth"
_PARTS = [
    (months, re.compile(form, re.ASCII))
    for months, unit in _UNITS.items()
    for form in (
        rf"(?<![a-z0-9])(?P<number>{_ORDINAL})[- ]?(?:{unit})(?![a-z])",
        rf"(?<![a-z0-9])(?P<number>\d)[- ]?(?:{unit})(?![a-z])",
        rf"(?<![a-z])(?:{unit})[- #:]*(?P<number>\d{{1,3}}|{_WORDED})(?![a-z0-9])",
    )
]
_LENGTHS = {
    12: r"year|yr|ye|(?:12|twelve)[- ]months?",
    6: r"half[- ]?year|half|(?:6|six)[- ]months?",
    3: r"quarter|qtr|qe|(?:3|three)[- ]months?",
    1: r"month|me",
}
_ERA = "|".join(_ERAS.values())
_BOUND = re.compile(
    rf"(?:(?P<era>{_ERA}) ?)?"
    rf"(?P<length>{'|'.join(_LENGTHS.values())}|period)? ?"
    r"(?P<bound>end(?:ing|ed|s)?|begin(?:ning|s)?|start(?:ing|s|ed)?)?(?: (?:on|in|with))? "
    r"(?P<day>.+)"
)
_YEARS = re.compile(
    r"(?:(?:year|yr) )?'?(?P<year>\d{4}|\d\d)"
    r"(?: ?[-/] ?'?(?P<second>\d{4}|\d\d))?(?: (?:year|yr))?",
    re.ASCII,
)
_ID = re.compile(r"(\d{4})-(\d\d)(?:-01)?/p(\d+)m", re.ASCII)
_EXCEL_DATES = range(18264, 73416)
"""The days of 1950 to 2100 as Excel counts them."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year of some kind, or the numbered part of one; which months that is, a calendar says."""

    era: str
    """One of `_ERAS`, or "" where the words do not say."""
    year: int
    """Of two years, the second."""
    is_two: bool
    months: int
    number: int


Reading = Day | Months | Year


def readings(text: str) -> list[Reading]:
    """Everything that the words can mean; none where they are not about a period.

    Raises Unclear where they are, and something in them is wrong.
    """
    text = _tidied(text)
    found: list[Reading] = []
    reason = None
    for read in (_named, day_or_month, run_of_months, _bounded, _year):
        try:
            reading = read(text)
        except Unclear as error:
            reason = reason or error
        else:
            found += [] if reading is None else [reading]
    if reason is not None and not found:
        raise reason
    return found


def _tidied(text: str) -> str:
    text = plain(text).lower().replace("_", " ")
    text = re.sub(r"^'(?=.{3})|(?<=\d)\.0+$|[t ]\d\d:\d\d(:\d\d(\.\d+)?)?z?$", "", text)
    text = re.sub(r"(?<![a-z]{2})(?<!\d)\.", "", text)  # f.y.
    text = re.sub(r"(?<!\d)\.|\.(?!\d)|(?<=[qh]\d)\.", " ", text)
    text = re.sub(r"\b(?:of|the|for|in|during|from)\b", " ", text)
    text = re.sub(r"\b([fc])q(?= ?[1-4])", r"\1y q", text)
    text = re.sub(r"(?<=[fcs]y)(?=[qh][1-4])", " ", text)
    return re.sub(r" +", " ", text).strip(" ,;")


def _named(text: str) -> Months | None:
    """A period's own id, and what says a number without the shape of a date."""
    if found := _ID.fullmatch(text):
        return Months(date(full_year(found[1]), int(found[2]), 1), int(found[3]))
    if text.isdigit() and len(text) == 5 and int(text) in _EXCEL_DATES:  # noqa: PLR2004 - digits
        day = date(1899, 12, 30) + timedelta(days=int(text))
        raise Unclear(f"format the cell as a date if {day} is meant")
    return None


def _bounded(text: str) -> Months | Day | None:
    """`quarter ending 9/30/2026`, `fye june 2026`, `month of september 2026`."""
    found = _BOUND.fullmatch(text)
    if found is None or (found["bound"], found["length"], found["era"]) == (None, None, None):
        return None
    day = day_or_month(found["day"])
    if day is None:
        return None
    length = found["length"] or ("" if found["era"] is None else "year")
    months = next((n for n, form in _LENGTHS.items() if re.fullmatch(form, length)), None)
    if found["bound"] is None and found["era"] != "fye" and length not in {"qe", "ye", "me"}:
        return day if months == 1 else None
    if months is None:
        return day
    begins = (found["bound"] or "").startswith(("begin", "start"))
    return run_from(day, months) if begins else run_to(day, months)


def _year(text: str) -> Year | None:
    text, era = _era(text)
    text, months, number = _part(text)
    text = text.strip(" ,-/")
    found = _YEARS.fullmatch(text)
    if found is None:
        return _without_year(text, number)
    is_named = bool(era) or number is not None
    first, second = found["year"], found["second"]
    if len(first) == 2 and not is_named and not (second and int(first) > 12):  # noqa: PLR2004 - digits
        raise Unclear("write the year with four digits")
    year = full_year(first)
    if second is not None:
        last = int(second) if len(second) == 4 else year - year % 100 + int(second)  # noqa: PLR2004
        last += 100 * (last < year)
        if last != year + 1:
            raise Unclear("two years name one only when the second follows the first")
        year = full_year(str(last))
    if number is not None and not 1 <= number <= 12 // months:
        return None
    return Year(era, year, second is not None, months, number or 1)


def _without_year(text: str, number: int | None) -> None:
    """Raise Unclear for a part of a year, a month or a run of months that lacks its year."""
    if (not text and number) or run_of_months(f"{text} 2000") or day_or_month(f"{text} 2000"):
        raise Unclear("the year is missing")


def _era(text: str) -> tuple[str, str]:
    for era, form in _ERAS.items():
        if found := re.search(rf"(?<![a-z])(?:{form})(?![a-z])", text):
            return f"{text[: found.start()]} {text[found.end() :]}", era
    return text, ""


def _part(text: str) -> tuple[str, int, int | None]:
    for months, form in _PARTS:
        if found := form.search(text):
            word = found["number"]
            number = int(word) if word.isdigit() else _NUMBERS[word]
            return f"{text[: found.start()]} {text[found.end() :]}", months, number
    return text, 12, None
