"""Years and their numbered parts in words, such as `FFY26 Q3` or `first half of 2026`."""

import re
from dataclasses import dataclass

from loaders.period_dates import MONTH_RUN, Unclear, full_year, month_number
from loaders.spelling import plain

ERAS = {
    "federal fiscal": r"ffy|fed(?:eral)? (?:fiscal )?(?:year|yr|fy)|fed(?:eral)? fiscal",
    "state fiscal": r"sfy|state (?:fiscal )?(?:year|yr|fy)|state fiscal",
    "fiscal": r"fye?|fiscal(?: (?:year|yr))?|financial year",
    "school": r"sy|ay|school(?: (?:year|yr))?|academic(?: (?:year|yr))?",
    "calendar": r"cy|cal(?:endar)?(?: (?:year|yr))?",
    "survey": r"survey(?: (?:year|yr))?",
}
"""The kinds of year that words may name; each as a whole word or before a digit."""
_LAST_MONTH = 12
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
_YEARS = re.compile(
    r"(?:(?:year|yr) )?'?(?P<year>\d{4}|\d\d)"
    r"(?: ?[-/] ?'?(?P<second>\d{4}|\d\d))?(?: (?:year|yr))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Year:
    """A year of some kind, or a part of one; which months that is, a calendar says."""

    era: str
    """One of `ERAS`, or "" where the words do not say."""
    year: int
    """Of two years, the second."""
    is_two: bool
    months: int = 12
    number: int = 1
    """Which of its parts of so many months."""
    first_month: int | None = None
    """Where months are named: the first of them, 1 to 12, instead of a number."""


@dataclass(frozen=True, slots=True)
class _Part:
    months: int = 12
    number: int = 1
    first_month: int | None = None


def era_of(text: str) -> str:
    """The kind of year that words name without a number, one of `ERAS`; "" for other words."""
    rest, era = _era(plain(text).lower().replace(".", ""))
    return era if rest in {"", "year"} else ""


def year_or_part(text: str) -> Year | None:
    """What plain lower-case words name; None where they name neither a year nor a part of one.

    Raises Unclear for a year that is missing, out of range or in doubt.
    """
    text, era = _era(text)
    text, part = _part(text, has_era=bool(era))
    found = _YEARS.fullmatch(text)
    if found is None or (part and not 1 <= part.number <= 12 // part.months):
        if not text and (part or era):
            raise Unclear("the year is missing")
        return None
    first, second = found["year"], found["second"]
    is_named = era or part or (second and int(first) > _LAST_MONTH)
    if len(first) == 2 and not is_named:  # noqa: PLR2004 - digits
        raise Unclear("write the year with four digits")
    year = full_year(first) if second is None else _second_year(first, second)
    part = part or _Part()
    return Year(era, year, second is not None, part.months, part.number, part.first_month)


def _second_year(first: str, second: str) -> int:
    year = full_year(first)
    last = full_year(second) if len(second) > 2 else year - year % 100 + int(second)  # noqa: PLR2004
    if len(second) == 2 and last < year:  # noqa: PLR2004 - digits
        last += 100
    if last != year + 1:
        raise Unclear("two years name one only when the second follows the first")
    return full_year(str(last))


def _era(text: str) -> tuple[str, str]:
    for era, form in ERAS.items():
        if found := re.search(rf"(?<![a-z])(?:{form})(?![a-z])", text):
            return _without(text, found), era
    return text, ""


def _part(text: str, *, has_era: bool) -> tuple[str, _Part | None]:
    for months, form in _PARTS:
        if found := form.search(text):
            word = found["number"]
            number = int(word) if word.isdigit() else _NUMBERS[word]
            return _without(text, found), _Part(months, number)
    if has_era and (found := MONTH_RUN.search(text)):
        first = month_number(found["first"])
        last = month_number(found["last"] or found["first"])
        return _without(text, found), _Part((last - first) % 12 + 1, 1, first)
    return text, None


def _without(text: str, found: re.Match[str]) -> str:
    """The rest of the words, without the marks that joined them to what was found."""
    before, after = text[: found.start()].rstrip(" ,-/"), text[found.end() :].lstrip(" ,-/")
    return f"{before} {after}".strip(" ,-/")
