"""The words around a number: the bound that it is, and the period that it stands for."""

import re
from typing import Literal

from loaders.spelling import plain

Bound = Literal["", "higher", "lower"]
"""`higher` for `at least 80`, `lower` for `at most 10`."""

_AT_LEAST = (
    r"≥|>=|=>|at least|(?:a )?minimum(?: of)?|min\.?|no (?:less|fewer|lower) than|not less than"
    r"|(?:increas|rais|grow|improv)(?:e|ing)? to"
)
_AT_MOST = (
    r"≤|<=|=<|at most|(?:a )?maximum(?: of)?|max\.?|(?:no|not) (?:more|higher) than|up to|within"
    r"|(?:decreas|reduc|lower|cut|fall)(?:e|ing)? to"
)
_OVER = r">|more than|greater than|higher than|over|above|exceed(?:s|ing)?"
_UNDER = r"<|less than|fewer than|lower than|under|below"
_BEFORE = re.compile(
    rf"(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|(?P<over>{_OVER})|(?P<under>{_UNDER}))\s*"
    r"(?P<rest>[\d$.(].*)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?P<rest>.*\d.*?)\s*(?:,\s*)?(?:(?P<least>\+|(?:or|and) (?:more|above|higher|better)"
    r"|minimum|at least)|(?P<most>(?:or|and) (?:less|fewer|below|lower|under)|maximum|at most))",
    re.IGNORECASE,
)
_A_YEAR = r"(?=[^()]*(?:(?:19|20)\d\d|f?y\W?\d\d))"
_DATED = (
    re.compile(
        rf"(?P<rest>.*?\d.*?)\s*[(\[]\s*{_A_YEAR}(?P<period>[^()\[\]]+)[)\]]", re.IGNORECASE
    ),
    re.compile(
        r"(?P<rest>.*?\d.*?)\s*,?\s+(?:by|in|for|as of|until|through|during|at)\s+(?:the )?"
        rf"{_A_YEAR}(?P<period>.+)",
        re.IGNORECASE,
    ),
    re.compile(rf"{_A_YEAR}(?P<period>[^:]*\d[^:]*):\s+(?P<rest>\S.*)", re.IGNORECASE),
)
_LEADING = re.compile(
    r"^(?:(?:by|in|for|as of|until|through|during|at|the|end of|from|baseline|target)\s+)+",
    re.IGNORECASE,
)


def bounded(words: str) -> tuple[str, Bound, bool]:
    """The number's own words, the bound around it, and whether it leaves the number itself out."""
    found = _BEFORE.fullmatch(words)
    if found:
        strict = bool(found["over"] or found["under"])
        return found["rest"], "higher" if found["least"] or found["over"] else "lower", strict
    if found := _BEHIND.fullmatch(words):
        return found["rest"], "higher" if found["least"] else "lower", False
    return words, "", False


def dated(words: str) -> tuple[str, str]:
    """The number's own words, and those of a period in brackets, behind it or before a colon."""
    for pattern in _DATED:
        if found := pattern.fullmatch(words):
            return found["rest"].strip(), without_leading(found["period"])
    return words, ""


def without_leading(words: str) -> str:
    """The words of a period without what leads to them: `by the end of FFY 2028`."""
    return _LEADING.sub("", plain(words), count=1).strip(" .,")
