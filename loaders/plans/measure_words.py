"""Reads a measure of success in a plan's own words: what would be counted, and how much of it.

    Mean rating of 4 or above (on a 5-point scale) on an annual survey
    Increase paying cases from 61% to 66% by 2028
    Signed agreements with at least two states
    Report on the needs of families

A reading is an offer: a person confirms it beside the words before anything is computed from it.
"""

import re
from dataclasses import replace

from loaders.plans.measure_reading import MeasureInWords
from loaders.plans.number_words import NUMBER, number

_YEAR = r"(?:(?:19|20)\d\d)"
_BY_YEAR = re.compile(
    rf"\b(?:by|in|until|through|before)\b[^\d.;]{{0,30}}(?:\d\d?, )?({_YEAR})\b", re.IGNORECASE
)
_RATING = re.compile(
    rf"\b(?:mean|average)\s+(?:rating|score)s?\s+(?:(?:of|is|:)\s*)?(?:at least\s+)?({NUMBER})",
    re.IGNORECASE,
)
_SCALE_POINTS = re.compile(r"\b(\d{1,2}|five|seven|ten|four)[- ]point\b", re.IGNORECASE)
_SCALE_RANGE = re.compile(r"\bscale (?:of|from) (\d+)\s*(?:to|-|–)\s*(\d+)", re.IGNORECASE)
_FROM_TO = re.compile(
    rf"\bfrom\s+(?P<money>\$?){NUMBER}(?P<unit>\s*%|\s*percent)?\s+to\s+\$?(?P<to>{NUMBER})",
    re.IGNORECASE,
)
_YEAR_TO_YEAR = re.compile(
    rf"(?P<from>{NUMBER})(?P<unit>\s*%|\s*percent)?\s+in\s+(?P<first>{_YEAR})\s*[,;]\s*"
    rf"(?P<to>{NUMBER})[^;,]*?\bin\s+(?P<last>{_YEAR})",
    re.IGNORECASE,
)
_BY_PERCENT = re.compile(
    rf"\b(?P<verb>(?:increas|rais|grow|improv|reduc|decreas|lower|cut|fall|drop)\w*)"
    rf"[^.;%]*?\bby\s+(?:at least\s+)?(?P<much>{NUMBER})\s*(?:%|percent\b)",
    re.IGNORECASE,
)
_PERCENT_OTHER = re.compile(
    rf"(?P<much>{NUMBER})\s*(?:%|percent)\s+(?P<word>higher|more|lower|less|fewer)\b", re.IGNORECASE
)
_AT_MOST = r"fewer than|less than|under|below|no more than|at most|not more than|up to|within"
_AT_LEAST = r"at least|more than|over|above|a minimum of|no fewer than|no less than|minimum of"
_PERCENT = re.compile(
    rf"(?:\b(?P<most>{_AT_MOST})\s+|\b(?P<least>{_AT_LEAST})\s+)?(?P<much>{NUMBER})\s*(?:%|percent\b)",
    re.IGNORECASE,
)
_BOUNDED = re.compile(
    rf"\b(?:(?P<most>{_AT_MOST})|(?P<least>{_AT_LEAST}))\s+(?P<much>{NUMBER})"
    r"\s+(?P<unit>[a-z-]+)",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"^(?P<much>{NUMBER})\s+(?P<unit>[a-z-]+)", re.IGNORECASE)
_MONEY = re.compile(
    rf"\$\s?(?P<much>{NUMBER})(?:\s*(?P<size>million|billion|thousand))?", re.IGNORECASE
)
_SIZES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_ANY_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_NUMBER_OF = re.compile(r"\b(?:the )?number of ", re.IGNORECASE)
_LESS = re.compile(r"reduc|decreas|lower|cut|fall|drop|less|fewer", re.IGNORECASE)
_EACH = r"\b(?:{adverb}|(?:a|per|each|every) {noun})\b"
_OFTEN = {
    often: re.compile(_EACH.format(adverb=adverb, noun=noun), re.IGNORECASE)
    for often, adverb, noun in (
        ("monthly", "monthly", "month"),
        ("quarterly", "quarterly", "quarter"),
        ("twice a year", r"twice a year|semi-?annual\w*", "semester"),
        ("yearly", "annual|annually|yearly", "year"),
    )
}
_TIME_UNITS = {"second", "minute", "hour", "day", "week", "month"}
_COMPARED = re.compile(
    r"\bpoints?\s+(?:below|above|behind)|\bout of\b|\bin (?:1,000|100)\b", re.IGNORECASE
)


def measure_in_words(words: str) -> MeasureInWords:
    """The most certain reading of a measure of success; a deliverable when no amount is certain."""
    years = _BY_YEAR.findall(words)
    found = _amount(words) or _thing(words)
    if found.target_year is None and years:
        found = replace(found, target_year=int(years[-1]))
    often = next((name for name, pattern in _OFTEN.items() if pattern.search(words)), None)
    return replace(found, frequency=often or "yearly", has_frequency=often is not None)


def _thing(words: str) -> MeasureInWords:
    rest = re.sub(_YEAR, "", re.sub(r"\b\d\d?, (?=\d{4})", "", words))
    return MeasureInWords("unclear" if _ANY_NUMBER.search(rest) else "deliverable", "milestone")


def _amount(words: str) -> MeasureInWords | None:
    if _COMPARED.search(words):
        return None  # groups against each other, or a rate in another unit: for a person to say
    for read in (_rating, _from_to, _by_percent, _percent, _money, _count):
        if found := read(words):
            return found
    return None


def _rating(words: str) -> MeasureInWords | None:
    found = _RATING.search(words)
    if not found:
        return None
    low = high = None
    if points := _SCALE_POINTS.search(words):
        low, high = 1.0, number(points[1])
    elif span := _SCALE_RANGE.search(words):
        low, high = float(span[1]), float(span[2])
    target = number(found[1])
    if high is not None and target > high:
        return None
    return MeasureInWords(
        "quantitative", "mean rating", target=target, scale_low=low, scale_high=high
    )


def _from_to(words: str) -> MeasureInWords | None:
    if found := _YEAR_TO_YEAR.search(words):
        first, last = number(found["from"]), number(found["to"])
        year = int(found["last"])
    elif found := _FROM_TO.search(words):
        first, last = (number(text) for text in re.findall(NUMBER, found[0], re.IGNORECASE)[:2])
        year = None
    else:
        return None
    is_percent = bool(found["unit"])
    is_money = "money" in found.re.groupindex and bool(found["money"])
    return MeasureInWords(
        "quantitative",
        "rate" if is_percent else "amount" if is_money else "count",
        direction="higher" if last >= first else "lower",
        unit="%" if is_percent else "$" if is_money else None,
        baseline=first,
        target=last,
        target_year=year,
    )


def _by_percent(words: str) -> MeasureInWords | None:
    if found := _BY_PERCENT.search(words):
        is_less = bool(_LESS.match(found["verb"]))
    elif found := _PERCENT_OTHER.search(words):
        is_less = bool(_LESS.match(found["word"]))
    else:
        return None
    much = number(found["much"])
    return MeasureInWords(
        "quantitative",
        "index",
        direction="lower" if is_less else "higher",
        change_pct=-much if is_less else much,
    )


def _percent(words: str) -> MeasureInWords | None:
    found = _PERCENT.search(words)
    if not found:
        return None
    return MeasureInWords(
        "quantitative",
        "rate",
        direction="lower" if found["most"] else "higher",
        unit="%",
        target=number(found["much"]),
    )


def _money(words: str) -> MeasureInWords | None:
    found = _MONEY.search(words)
    if not found:
        return None
    is_lower = re.search(rf"\b(?:{_AT_MOST})\s*$", words[: found.start()], re.IGNORECASE)
    return MeasureInWords(
        "quantitative",
        "amount",
        direction="lower" if is_lower else "higher",
        unit="$",
        target=number(found["much"]) * _SIZES.get((found["size"] or "").lower(), 1),
    )


def _count(words: str) -> MeasureInWords | None:
    found = _BOUNDED.search(words) or _COUNTED.search(words.lstrip("•-–* "))
    if found is None:
        return MeasureInWords("quantitative", "count") if _NUMBER_OF.search(words) else None
    if re.fullmatch(_YEAR, found["much"]):
        return None
    unit = found["unit"].lower()
    is_time = unit.rstrip("s") in _TIME_UNITS
    is_lower = found.re is _BOUNDED and bool(found["most"])
    return MeasureInWords(
        "quantitative",
        "amount" if is_time else "count",
        direction="lower" if is_lower else "higher",
        # Other words than a plural describe what is counted: "nine written agreements".
        unit=unit if unit.endswith("s") else None,
        target=number(found["much"]),
    )
