"""The numbers of impact assessments as people read them, and the sentences of their figures."""

from collections.abc import Sequence
from datetime import date

from dashboard import theme, words
from dashboard.impact_records import Assessment, Part
from dashboard.measure_numbers import NONE, amount

_TOLD = 6
"""Groups that a text alternative tells; the table has all."""
OPEN = "Not decided"


def percent(value: float | None, decimals: int = 1) -> str:
    """`61.2%`; a dash for none."""
    return amount(value, "%", decimals)


def people(value: float | None) -> str:
    """`1,200`; a dash for none."""
    return amount(value, None, 0)


def times(value: float | None) -> str:
    """`1.50×`; a dash for none."""
    return NONE if value is None else f"{amount(value, None, 2)}×"


def interval(low: float | None, high: float | None) -> str:
    """`1.38 to 1.63`; a dash where there is none."""
    if low is None or high is None:
        return NONE
    return f"{amount(low, None, 2)} to {amount(high, None, 2)}"


def points(value: float | None) -> str:
    """`−15.0`, `+2.5`; a dash for none."""
    if value is None:
        return NONE
    told = amount(abs(value), None, 1)
    sign = "+" if value > 0 else "−"
    return f"{sign}{told}" if told.strip("0.") else told


def points_named(value: float) -> str:
    """`15.0 points`."""
    told = amount(abs(value), None, 1)
    return f"{told} point" if told == "1.0" else f"{told} points"


def decided(by: str | None, on: date | None) -> str:
    """`Board of Directors, 15 Sep 2026`, as much of it as is known."""
    return ", ".join([word for word in (by or "", words.day(on)) if word])


def effect(one: Assessment) -> str:
    """What it does to one who is affected, in words and in points."""
    told = []
    if one.effect:
        told.append(words.sentence(one.effect))
    if one.effect_points is not None:
        outcome = f"“{one.outcome}”" if one.outcome else "the outcome"
        way = "more" if one.effect_points > 0 else "less"
        told.append(
            f"The chance of {outcome} becomes {points_named(one.effect_points)} {way} for one who "
            "is affected."
        )
    return " ".join(told)


def subtitle(one: Assessment) -> str:
    """The proposal's title and the finding with its numbers."""
    return f"{words.shorten(one.title)}. {one.says}"


def list_sentence(found: Sequence[Assessment]) -> str:
    """What the assessments come to: what waits, and what would widen a gap."""
    number = words.count(len(found), "impact assessment")
    waiting = [one for one in found if one.decision == OPEN]
    wide = sum(one.verdict in {"Widens a gap", "Reverses a gap"} for one in waiting)
    if not waiting:
        return f"{number[:1].upper()}{number[1:]}; all are decided."
    waits = f"{len(waiting)} {words.verb(len(waiting), 'waits', 'wait')} for a decision"
    told = f", {wide} of {words.verb(len(waiting), 'which', 'them')}" if wide else ""
    would = f"{told} would widen a gap" if wide else ""
    return f"{number[:1].upper()}{number[1:]}; {waits}{would}."


def shares_sentence(parts: Sequence[Part]) -> str:
    """What the figure of shares shows."""
    told = [
        f"{part.group_name} {percent(part.share_of_population, 0)} of the people and "
        f"{percent(part.share_of_affected, 0)} of those affected"
        for part in parts
        if part.share_of_affected is not None
    ]
    return words.sentence("; ".join([*told[:_TOLD], *_more(told), *_hidden(parts)]))


def gaps_sentence(parts: Sequence[Part]) -> str:
    """What the figure of gaps shows."""
    told = [
        f"{part.group_name} from {points(part.gap_before)} to {points(part.gap_after)} points"
        for part in parts
        if part.gap_before is not None and part.gap_after is not None
    ]
    return words.sentence("; ".join([*told[:_TOLD], *_more(told), *_hidden(parts)]))


def within_sentence(parts: Sequence[Part], within: str) -> str:
    """What the figure of ratios shows."""
    told = [
        f"{part.group_name} {times(part.ratio)} over all, {times(part.within_ratio)} within the "
        f"same {within.lower()}"
        for part in parts
        if part.within_ratio is not None
    ]
    return words.sentence("; ".join([*told[:_TOLD], *_more(told), *_hidden(parts)]))


def gap_mark(part: Part, *, is_outcome_good: bool | None) -> str:
    """The word of `theme.MARKS` for what becomes of a gap.

    A gap that widens is alarming only for the group that is behind.
    """
    if part.hidden:
        return theme.HIDDEN
    is_ahead = is_outcome_good is not None and ((part.gap_after or 0.0) > 0) == is_outcome_good
    return {
        "wider gap": "Lead widens" if is_ahead else "Widens",
        "narrower gap": "Narrows",
        "reversed gap": "Turns round",
        "same gap": "Stays",
    }.get(part.gap_verdict or "", theme.NO_DATA)


def _more(told: Sequence[str]) -> list[str]:
    return [f"and {len(told) - _TOLD} more"] if len(told) > _TOLD else []


def _hidden(parts: Sequence[Part]) -> list[str]:
    number = sum(part.hidden for part in parts)
    return [f"{words.count(number, 'group')} hidden for privacy"] if number else []
