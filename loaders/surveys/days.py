"""The days in the columns of an export in which a tool says when somebody answered."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from loaders.period_dates import Day, Unclear, day_or_month
from loaders.spelling import plain
from loaders.surveys.text_columns import TextColumn

_TIME = r"[T,]?\s*\d{1,2}:\d{2}.*$"
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)")
_FIRST_YEAR = 1990
"""LimeSurvey writes 1980-01-01 where it does not say when."""
_ONE_WAVE, _NO_WAVE = 60, 180
"""Days: a survey is open for at most so many, and hardly ever for more than so many."""
_MOSTLY = 0.9
_ORDERS = {"month first": 0, "day first": 1}
"""To the place of the month among the first two numbers."""


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of a column; in doubt when it has other ones too."""

    first: date
    last: date
    order: str = ""
    """How its numbers are read, such as `month first`; empty where they can be read in one way."""
    others: tuple[date, date] | None = None
    """The first and the last day when the numbers are read the other way, where both can be."""


def days_of(column: TextColumn, today: date) -> Days | None:
    """The days in a column of dates and times; None where it holds none.

    Whether the month or the day stands first is told by the column as a whole.
    """
    texts = _without_times(column.texts)
    spans = _spans(texts, today)
    if not spans:
        return None
    (order, one), (_, other) = spans[0], spans[-1]
    if len(spans) == 1 or one == other:
        return Days(*one, order if len(spans) == 1 and _has_order(texts) else "")
    lengths = (one[1] - one[0]).days, (other[1] - other[0]).days
    if min(lengths) <= _ONE_WAVE and max(lengths) > _NO_WAVE:
        order, (first, last) = spans[0] if lengths[0] < lengths[1] else spans[1]
        return Days(first, last, order)
    return Days(*one, order, other)


def _spans(texts: Sequence[str], today: date) -> list[tuple[str, tuple[date, date]]]:
    """First and last day, month first and day first, of the ways in which most can be read."""
    found = []
    for order, place in _ORDERS.items():
        days = [day for text in texts if (day := _day(text, place))]
        told = [day for day in days if day.year >= _FIRST_YEAR]
        if told and len(days) >= _MOSTLY * len(texts):
            found.append((len(days), order, (min(told), max(told))))
    most = max((number for number, _, _ in found), default=0)
    spans = [(order, span) for number, order, span in found if number == most]
    past = [(order, span) for order, span in spans if span[1] <= today]
    return past or spans


def _has_order(texts: Iterable[str]) -> bool:
    return any(_YEAR_LAST.fullmatch(text) for text in texts)


def _without_times(texts: pa.StringArray) -> list[str]:
    """The different days of very many times, as they are written."""
    bare = pc.unique(pc.utf8_trim_whitespace(pc.replace_substring_regex(texts, _TIME, "")))
    return [plain(text) for text in bare.to_pylist() if text]


def _day(text: str, month: int) -> date | None:
    try:
        if found := _YEAR_FIRST.fullmatch(text):
            return date(*map(int, found.groups()))
        if found := _YEAR_LAST.fullmatch(text):
            numbers = [int(found[1]), int(found[2])]
            year = int(found[3])
            return date(year + 2000 * (year < 100), numbers[month], numbers[1 - month])  # noqa: PLR2004 - digits
        named = day_or_month(text.lower().replace(".", ""))
    except (Unclear, ValueError):
        return None
    return named.on if isinstance(named, Day) else None
