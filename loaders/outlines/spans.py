"""From when to when: the dates in a heading, a bullet or a letter's sentence."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from loaders.outlines.dates import POINT, days_of, year_of
from loaders.plans.nodes import Span

_UNTIL = r"(?:no later than|not later than|on or before|by|before|until|due(?: on| by)?)\s+"
_SINCE = r"(?:from|between|beginning|starting)\s+"
_WITHIN = r"(?:in|during|on)\s+"
_ABOUT = (
    r"(?:the\s+)?(?:close of business|cob|end of (?:the )?(?:business )?day|end of|start of"
    r"|beginning of),?\s+(?:on\s+|of\s+)?"
)
_SPAN = re.compile(
    rf"(?:\b(?:(?P<until>{_UNTIL})|(?P<since>{_SINCE})|(?P<within>{_WITHIN})))?(?:\b{_ABOUT})?"
    rf"(?<![\w/-])(?P<first>{POINT})"
    rf"(?:\s*(?P<to>[-–—]|\bto\b|\bthrough\b|\buntil\b|\band\b)\s*"
    rf"(?P<last>{POINT}|\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+(?:19|20)\d\d\b)?))?",
    re.IGNORECASE,
)


def span_of(words: str, fiscal_year_start_month: int = 1) -> Span | None:
    """The first dates in short words, such as a heading's or a deadline's; None for none.

    A month or a year alone is one only with a word such as `by`, or where nothing else stands.
    """
    for found in _SPAN.finditer(words):
        is_led = found["until"] or found["since"] or found["within"] or found["last"]
        is_bare = re.fullmatch(r"[A-Za-z]+\.?|\d{4}", found["first"]) is not None
        if is_led or not is_bare or found[0].strip() == words.strip():
            return _span(found, fiscal_year_start_month)
    return None


def deadline_in(prose: str, fiscal_year_start_month: int = 1) -> Span | None:
    """The first day in a sentence by which something has to be done, or the first range."""
    told = (_span(found, fiscal_year_start_month) for found in _told(prose))
    return next((span for span in told if span and span.ends_on), None)


def _told(prose: str) -> Iterator[re.Match[str]]:
    for found in _SPAN.finditer(prose):
        if found["until"] or (found["since"] and found["last"]):
            yield found


def _span(found: re.Match[str], start_month: int) -> Span | None:
    words = " ".join(found[0].split())
    if not found["last"] or (found["to"].lower() == "and" and not found["since"]):
        days = days_of(found["first"], None, start_month)
        first, last = days or (None, None)
        if found["until"]:
            before = days and found["until"].lower().startswith("before")
            last = first - timedelta(days=1) if before and first else last
            first = None
        elif found["since"]:
            last = None
        return Span(words, first, last)
    ends = _end(found, start_month)
    if ends is None:
        return Span(words, None, None)
    starts = days_of(found["first"], ends[1].year, start_month)
    if starts and starts[0] > ends[1] and year_of(found["first"]) is None:
        starts = days_of(found["first"], ends[1].year - 1, start_month)
    return Span(words, starts[0] if starts and starts[0] <= ends[1] else None, ends[1])


def _end(found: re.Match[str], start_month: int) -> tuple[date, date] | None:
    """The last date of a range; of `January 5-9, 2027` the day is one of the same month."""
    year = year_of(found["first"])
    if ends := days_of(found["last"], year, start_month):
        return ends
    day = re.match(r"\d{1,2}", found["last"])
    month = re.match(r"[A-Za-z]+", found["first"])
    own = year_of(found["last"]) or year
    if not (day and month and own):
        return None
    return days_of(f"{month[0]} {day[0]}, {own}")
