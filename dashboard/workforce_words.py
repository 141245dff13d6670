"""The shares of employees as people read them."""

from dashboard import theme, words
from dashboard.equity_words import name
from dashboard.measure_numbers import NONE, amount, rounded
from dashboard.workforce_records import Place, Share


def mark(one: Share | Place) -> str:
    """The word of `theme.MARKS` for a share."""
    if one.hidden:
        return theme.HIDDEN
    return theme.NO_DATA if one.share is None else "Shown"


def percent(value: float | None) -> str:
    """`26.3%`; under a tenth with two decimals, so that it is not nought."""
    small = value is not None and 0 < value < _SMALL
    return amount(value, "%", 2 if small else 1)


_SMALL = 0.1


def interval(one: Share | Place) -> str:
    """`26.1 to 26.5%`."""
    if one.share_low is None or one.share_high is None:
        return NONE
    return f"{rounded(one.share_low, 1)} to {amount(one.share_high, '%', 1)}"


def rests_on(one: Share | Place) -> str:
    """`58,486 of 222,122`; empty where it is not shown."""
    if one.hidden or one.count is None or one.whole is None:
        return ""
    return f"{amount(one.count)} of {amount(one.whole)}"


def change(value: float | None) -> str:
    """`+3.9` or `−8.1` points; `0.0` where it is that small."""
    if value is None:
        return NONE
    told = rounded(abs(value), 1)
    if told == "0.0":
        return told
    return f"{'−' if value < 0 else '+'}{told}"


def index(one: Share) -> str:
    """`0.72`: the share over the share of all who could have been."""
    return NONE if one.representation is None else rounded(one.representation, 2)


def kinds(dimension: str) -> str:
    """Several groups of a dimension: `departments`, `ZIPs`."""
    return words.plural(dimension if dimension.isupper() else name(dimension).lower())
