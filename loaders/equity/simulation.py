"""Intervals by simulation: what a summary would be had chance fallen otherwise."""

from collections.abc import Callable

import numpy as np
from scipy.special import ndtr, ndtri

from loaders.equity.estimates import Estimate
from loaders.equity.groups import Groups, Numbers

DRAWS = 2000
"""Simulated tables behind an interval."""
_SEED = 20_301_231
_DIGITS = 9
"""Rounded so that two machines whose logarithms differ in the last digit say the same."""


def simulated_rates(groups: Groups) -> Numbers | None:
    """Tables of rates as chance makes them around those seen: DRAWS rows, a column a group.

    Each rate is drawn from the normal distribution around it, kept to what a rate can be: 0 or
    more, and for a proportion at most all. The same groups always give the same tables. None
    where the standard errors are not known.
    """
    if groups.errors is None:
        return None
    with np.errstate(divide="ignore", invalid="ignore"):
        lowest = np.where(groups.errors > 0, ndtr(-groups.rates / groups.errors), 0.0)
        highest = (
            np.ones_like(lowest)
            if groups.scale is None
            else np.where(
                groups.errors > 0, ndtr((groups.scale - groups.rates) / groups.errors), 1.0
            )
        )
    chance = np.random.Generator(np.random.PCG64(_SEED)).random((DRAWS, len(groups.rates)))
    drawn = groups.rates + groups.errors * ndtri(lowest + chance * (highest - lowest))
    return np.asarray(np.where(groups.errors > 0, drawn, groups.rates))


def simulate(
    groups: Groups, tables: Numbers | None, summary: Callable[[Numbers], Numbers]
) -> Estimate:
    """A summary of the groups with the middle 95% of what it is of the simulated tables.

    Groups that do not differ at all would differ by chance, so the interval lies above what was
    seen where that is near 0. Null where the summary is not a number, as at a mean of 0.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        value = float(summary(groups.rates))
        if not np.isfinite(value):
            return Estimate(None)
        if tables is None:
            return Estimate(value)
        found = summary(tables)
    found = found[np.isfinite(found)]
    if not len(found):
        return Estimate(value)
    low, high = np.quantile(found, [0.025, 0.975])
    return Estimate(value, round(float(low), _DIGITS), round(float(high), _DIGITS))
