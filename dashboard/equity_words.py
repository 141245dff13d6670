"""The numbers and states of groups as people read them."""

from dashboard import measure_numbers, theme, words
from dashboard.equity_records import Breakdown, Gap, Group, Rate
from dashboard.measure_numbers import NONE, SIGNS, amount, difference
from dashboard.measure_records import Measure

_NAME = 60
"""Letters of a name that a sentence can carry."""


def name(text: str) -> str:
    """A name short enough for a sentence."""
    return words.shorten(text, _NAME)


def mark(rate: Rate) -> str:
    """The word of `theme.MARKS` that says how a group stands."""
    if rate.hidden:
        return theme.HIDDEN
    if not rate.is_presented:
        return theme.UNRELIABLE
    if rate.rate is None:
        return theme.NO_DATA
    return rate.standing.capitalize() if rate.standing else "Shown"


def is_shown(rate: Rate) -> bool:
    """Whether there is a figure to draw."""
    return rate.rate is not None and rate.is_presented and not rate.hidden


def value(measure: Measure, rate: Rate) -> str:
    """`61.2%`; a dash where nothing is shown."""
    if not is_shown(rate):
        return NONE
    return amount(rate.rate, _unit(measure, rate), _decimals(measure, rate))


def figure(measure: Measure, rate: Rate) -> str:
    """`61.2%`, `7.3` of `7.3 per 1,000 days`: beside others of the same unit."""
    if not is_shown(rate):
        return NONE
    return amount(rate.rate, _sign(measure, rate), _decimals(measure, rate))


def _sign(measure: Measure, rate: Rate) -> str | None:
    unit = _unit(measure, rate)
    return unit if unit in SIGNS else None


def interval(measure: Measure, rate: Rate) -> str:
    """`58.1 to 64.2%`; without the words of a unit."""
    if not is_shown(rate) or rate.rate_low is None or rate.rate_high is None:
        return NONE
    low = amount(rate.rate_low, None, _decimals(measure, rate))
    return f"{low} to {amount(rate.rate_high, _sign(measure, rate), _decimals(measure, rate))}"


def _unit(measure: Measure, rate: Rate) -> str | None:
    """Of a count the share is shown."""
    return "%" if rate.kind == "count" else measure.unit


def _decimals(measure: Measure, rate: Rate) -> int | None:
    if rate.kind == "count":
        return 1
    return measure.decimals if rate.decimals is None else rate.decimals


def rests_on(rate: Rate) -> str:
    """`248 of 412` for a rate, `n 84` for a mean, `31 people` for a count; empty where hidden."""
    if rate.hidden:
        return ""
    if rate.kind == "count":
        return "" if rate.numerator is None else f"{amount(rate.numerator)} counted"
    if rate.denominator is None:
        return ""
    if rate.kind == "mean" or rate.numerator is None:
        return f"n {amount(rate.denominator)}"
    return f"{amount(rate.numerator)} of {amount(rate.denominator)}"


def is_adverse(measure: Measure, gap: Gap) -> bool:
    """Whether a group is worse off than its reference."""
    return _side(measure, gap.gap) < 0


def _side(measure: Measure, gap: float | None) -> float:
    """Above 0 for a gap to a group's advantage, below 0 to its disadvantage, 0 for neither."""
    if measure.direction == "within a range":
        return 0.0
    return -(gap or 0.0) if measure.direction == "lower" else gap or 0.0


def gap_word(measure: Measure, gap: Gap) -> str:
    """`6.2 points below`, `as high as`; a dash where the gap is not known."""
    if gap.gap is None:
        return NONE
    if size(measure, gap) == difference(measure, 0.0):
        return "as high as"
    return f"{size(measure, gap)} {'below' if gap.gap < 0 else 'above'}"


def size(measure: Measure, gap: Gap) -> str:
    """`6.2 points`, without a sign."""
    return difference(measure, None if gap.gap is None else abs(gap.gap))


def number(measure: Measure, rate: Rate, value: float | None) -> str:
    """A number on the scale of a rate, such as its benchmark."""
    return amount(value, _unit(measure, rate), _decimals(measure, rate))


def signed(measure: Measure, number: float | None) -> str:
    """`−6.2` or `+1.4`, in the measure's unit or points."""
    if number is None:
        return NONE
    told = amount(abs(number), None, measure.decimals)
    if told.strip("0.,") == "":
        return told
    return f"{'−' if number < 0 else '+'}{told}"


def gap_interval(measure: Measure, gap: Gap) -> str:
    """`−9.1 to −3.3`."""
    if gap.gap_low is None or gap.gap_high is None:
        return NONE
    return f"{signed(measure, gap.gap_low)} to {signed(measure, gap.gap_high)}"


def ratio(gap: Gap) -> str:
    """`1.4 times as likely to miss it`, `ratio not estimable`; empty where none is asked for."""
    if gap.ratio is None:
        return f"ratio {_NOT_ESTIMABLE}" if gap.ratio_reason == _NOT_ESTIMABLE else ""
    told = f"{measure_numbers.rounded(gap.ratio, 1 if gap.ratio < _MANY else 0)} times"
    return f"{told} {gap.adverse_words or 'as likely'}"


_MANY = 10
_NOT_ESTIMABLE = "not estimable"


def people(gap: Gap) -> str:
    """`about 26 people`, those behind the gap; empty where nobody is behind it."""
    if gap.people is None or round(gap.people) < 1:
        return ""
    number = round(gap.people)
    return f"about {number:,} {words.verb(number, 'person', 'people')}"


def count(number: float) -> str:
    """`92` so many more have the adverse outcome, `−3` so many fewer."""
    whole = round(number)
    return f"{'−' if whole < 0 else ''}{abs(whole):,}"


def trend(measure: Measure, gap: Gap | None) -> str:
    """The word of `theme.MARKS` for how a gap went; empty where it is not told.

    A gap that widens is alarming only for the group that is behind.
    """
    word = (gap.trend_verdict or "").capitalize() if gap else ""
    if gap is None or word != "Widened":
        return word
    side = _side(measure, gap.trend_gap)
    return word if side < 0 else "Lead widened" if side > 0 else "Moved apart"


def trend_reason(gap: Gap | None) -> str:
    """Why its trend is called so, without the verdict that its mark has."""
    if gap is None or gap.trend_verdict is None:
        return ""
    return (gap.trend_reason or "").removeprefix(f"{gap.trend_verdict.capitalize()}: ")


def whose(breakdown: Breakdown) -> str:
    """`by Ethnicity within Coast`, `by Region`."""
    told = f"by {name(breakdown.dimension)}"
    return f"{told} within {name(breakdown.within_group)}" if breakdown.is_within else told


def gap_note(measure: Measure, group: Group) -> str:
    """What stands beside a gap: ratio and people; that it is the reference; why there is none."""
    gap = group.gap
    if gap is None or not is_shown(group.rate):
        return ""
    if gap.is_reference:
        return "The reference"
    is_told = is_adverse(measure, gap) and measure_numbers.rounded(gap.ratio or 0, 1) != "1.0"
    told = [ratio(gap)] if is_told else []
    return ", ".join(part for part in (*told, people(gap)) if part)


def few(names: list[str], most: int = 4) -> str:
    """Names in a row, so many at most, and how many others there are."""
    told = [name(one) for one in names[:most]]
    others = len(names) - len(told)
    return words.listed([*told, *([words.count(others, "other")] if others else [])])
