"""The states of selections and burdens, as people read them."""

import math

from dashboard import theme
from dashboard.measure_numbers import NONE, amount, rounded
from dashboard.selection_records import Selection

_VERDICTS = {"passes": "Passes", "fails": "Fails", "not assessed": "Not assessed"}


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
