"""The numbers and states of a survey as people read them."""

from dashboard import theme, words
from dashboard.measure_numbers import NONE, rounded
from dashboard.survey_records import Rating

_NAME = 60
"""Letters of a question that a sentence can carry."""


def name(rating: Rating) -> str:
    """A question in quotes, short enough for a sentence."""
    return f"“{words.shorten(rating.short, _NAME).rstrip('.:')}”"


def target(rating: Rating) -> str:
    """`4.0`, `3.25`; a dash where there is none."""
    if rating.target_mean is None:
        return NONE
    return rounded(rating.target_mean, 2).removesuffix("0")


def mean(rating: Rating) -> str:
    """The mean with as many decimals as show on which side of the target it is."""
    return NONE if rating.mean is None else rounded(rating.mean, rating.decimals)


def interval(rating: Rating) -> str:
    """`3.48 to 3.96`."""
    if rating.mean_low is None or rating.mean_high is None:
        return NONE
    low, high = (rounded(end, rating.decimals) for end in (rating.mean_low, rating.mean_high))
    return f"{low} to {high}"


def percent(value: float | None) -> str:
    """`73%`."""
    return NONE if value is None else f"{rounded(value, 0)}%"


def mark(rating: Rating) -> str:
    """The word of `theme.MARKS` that says how a question or group stands."""
    if rating.hidden:
        return theme.HIDDEN
    return rating.verdict.capitalize() if rating.verdict else rating.status or theme.NO_DATA


def answered(rating: Rating) -> str:
    """`84 answered`; empty where that is not shown."""
    return "" if rating.respondents is None else f"{rating.respondents:,} answered"


def aside(rating: Rating) -> str:
    """`3 not applicable, 2 blank`; empty where every answer is a rating."""
    told = [
        f"{number:,} {what}"
        for number, what in ((rating.not_applicable, "not applicable"), (rating.missing, "blank"))
        if number
    ]
    return ", ".join(told)
