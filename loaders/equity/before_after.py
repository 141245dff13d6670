"""What a stated effect makes of the rates of groups, and of the gap between them."""

from typing import NamedTuple

_NOTHING = 1e-9
"""Points; what is left of a difference by the arithmetic of binary fractions."""


class Change(NamedTuple):
    """A rate, or a gap between two, before and after a decision; in percent or points."""

    before: float
    after: float

    @property
    def change(self) -> float:
        """After minus before, in points."""
        return self.after - self.before


def rate_change(
    outcomes_before: float, affected: float, people: float, effect_points: float
) -> Change:
    """A group's rate of the outcome, in percent, when every affected person's chance changes.

    `effect_points` is that change, in points of the chance: -5 makes the outcome 5 in 100 less
    likely. There are people. A rate stays between 0 and 100.
    """
    before = 100 * outcomes_before / people
    after = before + effect_points * affected / people
    return Change(before, min(max(after, 0.0), 100.0))


def gap_verdict(gap: Change) -> str:
    """'wider gap', 'narrower gap', 'reversed gap' or 'same gap'.

    Reversed: who was behind is now ahead, or the other way round, whatever the size.
    """
    size = abs(gap.after) - abs(gap.before)
    if gap.before * gap.after < 0 and min(abs(gap.before), abs(gap.after)) > _NOTHING:
        return "reversed gap"
    if abs(size) <= _NOTHING:
        return "same gap"
    return "wider gap" if size > 0 else "narrower gap"


def average_verdict(overall: Change, is_outcome_good: bool) -> str:
    """'better on average', 'worse on average' or 'same on average', of everybody's rate."""
    gain = overall.change if is_outcome_good else -overall.change
    if abs(gain) <= _NOTHING:
        return "same on average"
    return "better on average" if gain > 0 else "worse on average"
