"""The text alternatives of figures of groups: what each shows, in a sentence."""

from collections.abc import Sequence

from dashboard import equity_words, words
from dashboard.equity_finding import together
from dashboard.equity_records import Gap, Group, Rate, Within
from dashboard.measure_records import Measure

_TOLD = 12
"""Groups that a text alternative tells; the table has all."""


def rates_sentence(measure: Measure, groups: Sequence[Group], overall: Rate | None) -> str:
    """The text alternative of rates by group."""
    shown = [one.rate for one in groups if equity_words.is_shown(one.rate)]
    told = [f"{one.name} {equity_words.value(measure, one)}{_standing(one)}"
            for one in shown[:_TOLD]]  # fmt: skip
    more = len(shown) - len(told)
    pieces = [f"{measure.name} by group. {'; '.join(told)}"] if told else [measure.name]
    pieces += [f"and {words.count(more, 'other')}"] if more > 0 else []
    for silent, says in ((True, "hidden for privacy"), (False, "too few to be reliable")):
        number = sum(one.rate.hidden is silent for one in groups
                     if not equity_words.is_shown(one.rate))  # fmt: skip
        pieces += [f"{words.count(number, 'group')} {says}"] if number else []
    return f"{'; '.join(pieces)}.{together(measure, overall)}"


def _standing(rate: Rate) -> str:
    word = equity_words.mark(rate)
    return "" if word == "Shown" else f", {word.lower()}"


def gaps_sentence(measure: Measure, groups: Sequence[Group]) -> str:
    """The text alternative of gaps to the reference."""
    known = [one.gap for one in groups if one.gap and one.gap.gap is not None]
    gaps = [one for one in known if not one.is_reference]
    if not gaps:
        return "No gap can be told."
    told = [f"{one.name} {equity_words.gap_word(measure, one)}{_doubt(one)}" for one in gaps]
    return f"Gap to {gaps[0].reference}: {in_a_row(told)}."


def in_a_row(told: Sequence[str]) -> str:
    """What is told of each group, and of how many others the table tells."""
    more = len(told) - _TOLD
    tail = f"; and {words.count(more, 'other')}" if more > 0 else ""
    return f"{'; '.join(told[:_TOLD]) or 'No group is shown'}{tail}"


def _doubt(gap: Gap) -> str:
    return "" if gap.is_clear else ", not clear"


def trend_sentence(measure: Measure, gaps: Sequence[Gap]) -> str:
    """The text alternative of a gap over time."""
    known = [one for one in gaps if one.gap is not None]
    if not known:
        return "The gap is not shown in any period."
    first, last = known[0], known[-1]
    told = f"{first.name} {equity_words.gap_word(measure, first)} {first.reference}"
    told = f"{told} in {first.period}, {equity_words.gap_word(measure, last)} in {last.period}."
    return f"{told} {last.trend_reason or ''}".strip()


def within_sentence(measure: Measure, group: str, found: Sequence[Within]) -> str:
    """The text alternative of a gap within each group of another dimension."""
    told = [f"{one.name} {equity_words.gap_word(measure, one.gap)}"
            for one in found if one.gap and one.gap.gap is not None]  # fmt: skip
    silent = len(found) - len(told)
    tail = f"; {words.count(silent, 'group')} without a gap to show" if silent else ""
    return f"{group} within each: {'; '.join(told[:_TOLD]) or 'nothing'}{tail}."
