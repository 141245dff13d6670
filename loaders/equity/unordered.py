"""Summaries of groups without an order: one number for how far apart all of them are.

Sources: the technical notes of the WHO Health Equity Assessment Toolkit (HEAT Plus); Schlotheuber
and Hosseinpoor, Int J Environ Res Public Health 19 (2022) 3697; standard errors by Ahn, Harper,
Yu, Feuer, Liu and Luta, JCO Clinical Cancer Informatics 2 (2018), 1-19.
"""

import numpy as np

from loaders.equity.estimates import Estimate, around
from loaders.equity.groups import Groups, Numbers

_NO_RATE = 0.000001
"""What stands for a rate of 0 where a logarithm is taken."""


def between_group_variance(groups: Groups) -> Estimate:
    """Mean squared distance from the mean of all, weighted by people, in the squared unit."""
    shares, away = groups.shares, groups.rates - groups.mean
    value = float(shares @ away**2)
    if groups.errors is None:
        return Estimate(value)
    part = shares * groups.errors
    noise = (
        (part**2).sum() ** 2
        - (part**4).sum()
        + (part**2 * (groups.errors * (1 - shares)) ** 2).sum()
    )
    return around(value, float(np.sqrt(4 * (part**2 @ away**2) + 2 * noise)))


def theil_index(groups: Groups) -> Estimate:
    """Theil's index times 1,000: 0 is equal; it heeds more the groups far above the mean."""
    shares, ratios, mean = _relative(groups)
    logs = np.log(ratios)
    value = 1000 * float(shares @ (ratios * logs))
    if groups.errors is None:
        return Estimate(value)
    slopes = 1 + logs - shares @ (ratios * (1 + logs))
    return around(value, _error(slopes, shares * groups.errors / mean))


def mean_log_deviation(groups: Groups) -> Estimate:
    """The mean logarithmic deviation times 1,000: it heeds more the groups far below the mean."""
    shares, ratios, mean = _relative(groups)
    value = -1000 * float(shares @ np.log(ratios))
    if groups.errors is None:
        return Estimate(value)
    return around(value, _error(1 - 1 / ratios, shares * groups.errors / mean))


def _relative(groups: Groups) -> tuple[Numbers, Numbers, float]:
    """Shares, rates over their mean, and that mean, which is above 0."""
    rates = np.where(groups.rates == 0, _NO_RATE, groups.rates)
    mean = float(groups.shares @ rates)
    return groups.shares, rates / mean, mean


def _error(slopes: Numbers, errors: Numbers) -> float:
    return 1000 * float(np.sqrt(slopes**2 @ errors**2))
