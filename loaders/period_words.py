"""Periods in words: what a cell can mean before anyone knows which year its measure goes by."""

import re
from datetime import date, timedelta
from typing import TypeAlias

from loaders.period_dates import (
    MONTH_RUN,
    Day,
    Months,
    Unclear,
    day_or_month,
    run_from,
    run_of_months,
    run_to,
)
from loaders.spelling import plain
from loaders.year_words import ERAS, Year, year_or_part

_LENGTHS = {
    12: r"year|yr|(?:12|twelve)[- ]months?",
    6: r"half[- ]?year|half|(?:6|six)[- ]months?",
    3: r"quarter|qtr|(?:3|three)[- ]months?",
    1: r"month",
}
_BOUND = re.compile(
    rf"(?:(?P<era>{'|'.join(ERAS.values())}) ?)?"
    rf"(?:(?P<length>{'|'.join(_LENGTHS.values())})|period)? ?"
    r"(?:(?P<ends>end(?:ing|ed|s)?)|(?P<begins>begin(?:ning|s)?|start(?:ing|s)?))?(?: on)? "
    r"(?P<day>.+)"
)
_ID = re.compile(r"(?P<first>\d{4}-\d\d(?:-\d\d)?)/p(?P<months>\d\d?)m", re.ASCII)
_SHORT = {"fye": "fy ending", "ye": "year ending", "qe": "quarter ending", "me": "month ending"}
"""Before a day or month; before a bare year, `fye` is the year itself."""
_LONGEST = 100
"""Characters; a longer text is a note and no period."""
_EXCEL_DATES = range(18264, 73416)
"""The days of 1950 to 2100 as Excel counts them."""

Reading: TypeAlias = Day | Months | Year


def readings(text: str) -> list[Reading]:
    """Everything that the words can mean; none where they are not about a period.

    Raises Unclear where they are, and something in them is wrong.
    """
    if len(text) > _LONGEST:
        return []
    text = _tidied(text)
    found: list[Reading] = []
    reason = None
    for read in (_named, day_or_month, run_of_months, _bounded, year_or_part):
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
    for short, words in _SHORT.items():
        text = re.sub(rf"\b{short}(?= [^ ]*[a-z/-])", words, text)
    return re.sub(r" +", " ", text).strip(" ,;")


def _named(text: str) -> Months | None:
    """A period's own id; raises Unclear for a number or a month that says too little."""
    if found := _ID.fullmatch(text):
        first = day_or_month(found["first"])
        return None if first is None else run_from(first, int(found["months"]))
    if text.isdigit() and len(text) == 5 and int(text) in _EXCEL_DATES:  # noqa: PLR2004 - digits
        day = date(1899, 12, 30) + timedelta(days=int(text))
        raise Unclear(f"format the cell as a date if {day} is meant")
    rest, months_named = MONTH_RUN.subn("", text, count=1)
    if months_named and re.fullmatch(r"(?:[- ]?\d\d?[- ]?)?", rest):
        raise Unclear("write the year with four digits" if rest else "the year is missing")
    return None


def _bounded(text: str) -> Months | Day | None:
    """`quarter ending 9/30/2026`, `fye june 2026`, `month of september 2026`."""
    found = _BOUND.fullmatch(text)
    if found is None or not (found["ends"] or found["begins"] or found["length"]):
        return None
    day = day_or_month(found["day"])
    length = found["length"] or ("year" if found["era"] else "")
    months = next((n for n, form in _LENGTHS.items() if re.fullmatch(form, length)), None)
    is_bound = found["ends"] or found["begins"]
    if day is None or months is None or not is_bound:
        return day if is_bound or months == 1 else None
    return run_to(day, months) if found["ends"] else run_from(day, months)
