"""The shares of employees, and the states of selections, as people read them."""

import math

from dashboard import theme, words
from dashboard.equity_words import name
from dashboard.measure_numbers import NONE, amount, rounded
from dashboard.workforce_records import Place, Selection, Share

_VERDICTS = {"passes": "Passes", "fails": "Fails", "not assessed": "Not assessed"}


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


def verdict(one: Selection) -> str:
    """The word of `theme.MARKS` for four fifths."""
    if one.hidden:
        return theme.HIDDEN
    return _VERDICTS.get(one.four_fifths or "", theme.NO_DATA)


def limit(process: str) -> str:
    """What a selection is held against, or a burden."""
    return "five quarters of the lowest rate" if is_burden(process) else (
        "four fifths of the highest rate")  # fmt: skip


def is_burden(process: str) -> bool:
    """Whether it is one that people bear, such as discipline, and not one that they seek."""
    return process == "burden"


def more(one: Selection) -> str:
    """`6 more would reach it`, of a burden `3 fewer would`; empty where none is needed."""
    if one.more_needed is None:
        return ""
    return f"{one.more_needed:,} {'fewer' if is_burden(one.process) else 'more'} would reach it"


def selected(one: Selection) -> str:
    """`24 of 120`; empty where it is hidden."""
    if one.hidden or one.selected is None or one.pool is None:
        return ""
    return f"{amount(one.selected)} of {amount(one.pool)}"


def ratio(one: Selection) -> str:
    """`0.66`; one that fails is never rounded to the limit, as in the published sentence."""
    if one.ratio is None:
        return NONE
    if one.four_fifths != "fails":
        return rounded(one.ratio, 2)
    to = math.ceil if is_burden(one.process) else math.floor
    return rounded(to(round(one.ratio * 100, 9)) / 100, 2)


def chance(value: float | None) -> str:
    """A p value of Fisher's exact test, two-sided."""
    if value is None:
        return NONE
    return "< 0.001" if value < 0.001 else rounded(value, 3)  # noqa: PLR2004 - as usual


def kinds(dimension: str) -> str:
    """Several groups of a dimension: `departments`, `ZIPs`."""
    return words.plural(dimension if dimension.isupper() else name(dimension).lower())


def few(names: list[str], most: int = 4) -> str:
    """Names in a row, so many at most, and how many others there are."""
    told = [name(one) for one in names[:most]]
    others = len(names) - len(told)
    return words.listed([*told, *([words.count(others, "other")] if others else [])])
