"""The words of a catalogue that stand for one of a few things, each with its synonyms."""

import re
from collections.abc import Mapping, Sequence

from loaders.plans.deadlines import deadline
from loaders.spelling import plain, shortened

KINDS: Mapping[str, tuple[str, ...]] = {
    "quantitative": (
        "quantitative", "quantity", "numeric", "numerical", "measure", "metric", "kpi", "indicator",
        "outcome", "outcome measure", "process", "process measure", "efficiency", "quality",
        "input", "impact", "performance measure",
    ),
    "deliverable": (
        "deliverable", "qualitative", "product", "document", "output", "milestone", "yes/no",
        "y/n", "yes or no", "done/not done", "task", "activity", "deliverable/output",
        "work product", "completion",
    ),
}  # fmt: skip
STATISTICS: Mapping[str, tuple[str, ...]] = {
    "rate": (
        "rate", "percent", "percentage", "per cent", "pct", "%", "proportion", "share", "% rate",
        "percent rate", "percentage rate",
    ),
    "count": (
        "count", "number", "#", "no", "total", "tally", "frequency", "whole number", "integer",
        "number of", "total number", "volume",
    ),
    "amount": (
        "amount", "$", "dollar", "dollars", "money", "sum", "cost", "currency", "usd", "time",
        "duration", "days", "hours", "median", "median time", "average time", "quantity",
        "dollar amount",
    ),
    "mean rating": (
        "mean rating", "average rating", "rating", "mean score", "average score", "likert",
        "survey mean", "survey rating", "satisfaction", "satisfaction score", "rating scale",
    ),
    "index": ("index", "composite", "composite score", "index score", "factor"),
    "milestone": (
        "milestone", "deliverable", "status", "done", "state", "completion", "deliverable/output",
        "yes/no", "y/n",
    ),
}  # fmt: skip
DIRECTIONS: Mapping[str, tuple[str, ...]] = {
    "higher": (
        "higher", "high", "higher is better", "up", "upward", "upwards", "increase", "increasing",
        "rise", "raise", "more", "more is better", "maximize", "maximise", "grow", "growth", "↑",
        "▲", "+", "above", "at least", "≥", ">=", ">", "higher=better", "bigger is better",
        "higher the better", "the higher the better", "up is better", "increase is better",
    ),
    "lower": (
        "lower", "low", "lower is better", "down", "downward", "downwards", "decrease",
        "decreasing", "fall", "reduce", "reduction", "less", "less is better", "fewer",
        "fewer is better", "minimize", "minimise", "shrink", "↓", "▼", "-", "below", "at most",
        "≤", "<=", "<", "lower=better", "smaller is better", "lower the better",
        "the lower the better", "down is better", "decrease is better",
    ),
    "within a range": (
        "within a range", "within range", "in range", "in a range", "range", "between", "maintain",
        "stable", "stay", "steady", "hold", "target range", "within", "keep", "no change",
        "within limits", "neither", "middle",
    ),
}  # fmt: skip
FREQUENCIES: Mapping[str, int] = {
    "monthly": 1, "quarterly": 3, "twice a year": 6, "yearly": 12, "every 2 years": 12, "once": 12,
}  # fmt: skip
"""How often a value comes, to the months of its period."""
_ONCE = {"once", "one time", "one-time", "onetime", "single", "at the end", "one off", "one-off"}
_OFTEN = {
    "month": "monthly", "m": "monthly", "quarter": "quarterly", "q": "quarterly",
    "qtr": "quarterly", "half": "twice a year", "half-yearly": "twice a year",
    "half yearly": "twice a year", "year": "yearly", "y": "yearly", "a": "yearly",
}  # fmt: skip
_YEAR_KIND = re.compile(r"\b(?:(?:federal|state|school|survey|calendar|fiscal) )+(?=year)")
_BARE = {"score": "index", "average": "amount", "mean": "amount", "ratio": "index"}


def kind_of(words: str) -> str:
    """`quantitative` or `deliverable`; a statistic says which too. Raises ValueError."""
    found = _named(words, KINDS)
    if found is None and (statistic := _named(words, STATISTICS) or _BARE.get(_plain(words))):
        found = "deliverable" if statistic == "milestone" else "quantitative"
    return found or _refuse(words, tuple(KINDS))


def statistic_of(words: str, *, is_percent: bool = False, has_scale: bool = False) -> str:
    """The statistic that words name; raises ValueError with half a sentence of what is allowed.

    What `score`, `average` and `ratio` are, scale and unit tell.
    """
    match _plain(words):
        case "score":
            return "mean rating" if has_scale else "index"
        case "average" | "mean":
            return "mean rating" if has_scale else "amount"
        case "ratio":
            return "rate" if is_percent else "index"
    return _named(words, STATISTICS) or _refuse(words, tuple(STATISTICS))


def names_statistic(words: str) -> bool:
    """Whether the words of another column name a statistic."""
    return _named(words, STATISTICS) is not None


def direction_of(words: str) -> str:
    """The direction that words name; raises ValueError."""
    return _named(words, DIRECTIONS) or _refuse(words, tuple(DIRECTIONS))


def frequency_of(words: str) -> str:
    """How often words say; raises ValueError for what no period has, such as weekly."""
    said = _YEAR_KIND.sub("", _plain(words))
    if said in FREQUENCIES:
        return said
    found = "once" if said in _ONCE else _OFTEN.get(said) or deadline(said).cadence
    return found if found and found in FREQUENCIES else _refuse(words, tuple(FREQUENCIES))


def unit_of_words(words: str) -> str:
    """A unit as it is kept: `%` and `$` for their words, any other as written."""
    match _plain(words):
        case "%" | "percent" | "percentage" | "per cent" | "pct" | "percents" | "% (percent)":
            return "%"
        case "$" | "usd" | "us$" | "dollar" | "dollars" | "us dollars" | "dollars ($)":
            return "$"
    return plain(words)


def _named(words: str, choices: Mapping[str, Sequence[str]]) -> str | None:
    said = _plain(words)
    bare = _plain(re.sub(r"\(.*?\)", " ", words))
    return next(
        (name for name, synonyms in choices.items() if said in synonyms or bare in synonyms), None
    )


def _plain(words: str) -> str:
    """Small letters with even blanks, `/` without blanks around it and no full stop."""
    return re.sub(r"\s*([/=])\s*", r"\1", plain(words).lower()).strip(" .:;!")


def _refuse(words: str, allowed: Sequence[str]) -> str:
    *before, last = (f"'{one}'" for one in allowed)
    raise ValueError(f"should be {', '.join(before)} or {last}, not '{shortened(words)}'")
