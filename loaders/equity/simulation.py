"""Intervals by simulation: what a summary would be had chance fallen otherwise."""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
from scipy.special import ndtr, ndtri

from loaders.equity.estimates import NONE, Estimate
from loaders.equity.groups import Groups, Numbers

DRAWS = 1000
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
    varies = groups.errors > 0
    errors = np.where(varies, groups.errors, 1.0)
    lowest = ndtr(-groups.rates / errors)
    highest = 1.0 if groups.scale is None else ndtr((groups.scale - groups.rates) / errors)
    drawn = groups.rates + errors * ndtri(lowest + _chance(len(errors)) * (highest - lowest))
    return np.asarray(np.where(varies, drawn, groups.rates))


def simulate(groups: Groups, summaries: Sequence[Callable[[Numbers], Numbers]]) -> list[Estimate]:
    """Summaries of the groups, each with the middle 95% of what it is of the simulated tables.

    A summary takes rates with the groups along the last axis. Groups that do not differ at all
    would differ by chance, so an interval lies above what was seen where that is near 0. Null
    where a summary is not a number, as at a mean of 0.
    """
    tables = simulated_rates(groups)
    with np.errstate(divide="ignore", invalid="ignore"):
        values = [float(summary(groups.rates)) for summary in summaries]
        if tables is None:
            ends = np.full((2, len(values)), np.nan)
        else:
            found = np.stack([summary(tables) for summary in summaries])
            ends = np.quantile(found, [0.025, 0.975], axis=1)
    return [
        _estimate(value, float(low), float(high))
        for value, low, high in zip(values, *ends, strict=True)
    ]


@cache
def _chance(groups: int) -> Numbers:
    """The same throws of chance for all tables of so many groups."""
    return np.random.Generator(np.random.PCG64(_SEED)).random((DRAWS, groups))


def _estimate(value: float, low: float, high: float) -> Estimate:
    if not np.isfinite(value):
        return NONE
    if not (np.isfinite(low) and np.isfinite(high)):
        return Estimate(value)
    return Estimate(value, round(low, _DIGITS), round(high, _DIGITS))
