"""Two of the groups against each other: the highest and the lowest, or the ends of an order."""

import math

import numpy as np

from loaders.equity.estimates import NONE, Estimate, around_on_log_scale
from loaders.equity.groups import Groups
from loaders.equity.intervals import difference, newcombe


def extremes(groups: Groups) -> tuple[int, int]:
    """Places of the highest and the lowest rate. Source: Healthy People 2030, maximal rates."""
    return int(groups.rates.argmax()), int(groups.rates.argmin())


def ends(groups: Groups) -> tuple[int, int]:
    """Places of the most and the least advantaged group, turned round where less is better.

    Source: WHO Health Equity Assessment Toolkit, technical notes, table 1.
    """
    last = len(groups.rates) - 1
    return (last, 0) if groups.is_more_better else (0, last)


def rate_difference(groups: Groups, first: int, second: int) -> Estimate:
    """One group's rate minus another's, in the unit; Newcombe's interval for proportions."""
    value = float(groups.rates[first] - groups.rates[second])
    if groups.scale is not None:
        # Rounded back to what was counted: a hair beyond all of them is no proportion.
        events = np.round(groups.rates / groups.scale * groups.people, 6).tolist()
        people = groups.people.tolist()
        found = newcombe(events[first], people[first], events[second], people[second])
        return found.times(groups.scale)
    if groups.errors is None:
        return Estimate(value)
    return difference(
        float(groups.rates[first]),
        float(groups.errors[first]),
        float(groups.rates[second]),
        float(groups.errors[second]),
    )


def rate_ratio(groups: Groups, first: int, second: int) -> Estimate:
    """One group's rate over another's, with the interval of its logarithm.

    Null where either rate is not above 0.
    """
    if min(groups.rates[first], groups.rates[second]) <= 0:
        return NONE
    value = float(groups.rates[first] / groups.rates[second])
    if groups.errors is None:
        return Estimate(value)
    relative = [float(groups.errors[end] / groups.rates[end]) for end in (first, second)]
    return around_on_log_scale(value, math.hypot(*relative))
