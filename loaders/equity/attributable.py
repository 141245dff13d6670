"""What all would gain if every group had the best rate: attributable risk and fraction."""

import math

from loaders.equity.estimates import Estimate, around
from loaders.equity.groups import Groups


def attributable_risk(groups: Groups, reference: int) -> Estimate:
    """The reference group's rate minus that of all, in the unit of the measure.

    Above 0 where more is better, below 0 where less is; 0, and without an interval, when the others
    are better already.
    Source: WHO Health Equity Assessment Toolkit, technical notes.
    """
    gain = _gain(groups, reference)
    error = _walter(groups, reference) if gain else None
    return Estimate(gain) if error is None else around(gain, error * groups.mean)


def attributable_fraction(groups: Groups, reference: int) -> Estimate:
    """The same in percent of the rate of all, which is above 0."""
    gain = _gain(groups, reference)
    error = _walter(groups, reference) if gain else None
    fraction = 100 * gain / groups.mean
    return Estimate(fraction) if error is None else around(fraction, 100 * error)


def _gain(groups: Groups, reference: int) -> float:
    gain = float(groups.rates[reference]) - groups.mean
    return max(gain, 0.0) if groups.is_more_better else min(gain, 0.0)


def _walter(groups: Groups, reference: int) -> float | None:
    """Standard error of the fraction, as a proportion; None for what is no proportion.

    Somebody has the event, as there is anything to gain.
    Source: Walter, International Journal of Epidemiology 7 (1978), 175-182.
    """
    if groups.scale is None:
        return None
    people, reference_people = float(groups.people.sum()), float(groups.people[reference])
    c = float(groups.rates[reference]) / groups.scale * reference_people
    d = reference_people - c
    a = groups.mean / groups.scale * people - c
    b = people - a - reference_people
    inner = c * people * (a * d * (people - c) + b * c**2)
    return math.sqrt(max(inner, 0.0) / ((a + c) ** 3 * (c + d) ** 3))
