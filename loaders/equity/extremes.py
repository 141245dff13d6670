"""The highest and the lowest rate of all groups, against each other."""

import math

import numpy as np

from loaders.equity.estimates import NONE, Estimate, around_on_log_scale
from loaders.equity.groups import Groups
from loaders.equity.intervals import difference, newcombe


def highest_minus_lowest(groups: Groups) -> Estimate:
    """The largest difference between two groups, in the unit of the measure.

    With Newcombe's interval for proportions. Source: Healthy People 2030, maximal rate difference.
    """
    high, low = int(groups.rates.argmax()), int(groups.rates.argmin())
    value = float(groups.rates[high] - groups.rates[low])
    if groups.scale is not None:
        # Rounded back to what was counted: a hair beyond all of them is no proportion.
        events = np.round(groups.rates / groups.scale * groups.people, 6).tolist()
        people = groups.people.tolist()
        found = newcombe(events[high], people[high], events[low], people[low])
        return found.times(groups.scale)
    if groups.errors is None:
        return Estimate(value)
    return difference(
        float(groups.rates[high]),
        float(groups.errors[high]),
        float(groups.rates[low]),
        float(groups.errors[low]),
    )


def highest_over_lowest(groups: Groups) -> Estimate:
    """The highest rate over the lowest; null at a lowest rate of 0.

    With the interval of its logarithm. Source: Healthy People 2030, maximal rate ratio.
    """
    high, low = int(groups.rates.argmax()), int(groups.rates.argmin())
    if groups.rates[low] <= 0:
        return NONE
    value = float(groups.rates[high] / groups.rates[low])
    if groups.errors is None:
        return Estimate(value)
    relative = groups.errors / groups.rates
    return around_on_log_scale(value, math.hypot(float(relative[high]), float(relative[low])))
