"""Summaries of groups without a formula for their interval, which is simulated instead.

Every function takes rates with the groups along the last axis, so that it does thousands of
simulated tables at once, and the shares of the groups; it gives one number a table. Sources: the
technical notes of the WHO Health Equity Assessment Toolkit (HEAT Plus), and for the summary rate
ratio and the other index of disparity Healthy People 2030 and 2010.
"""

import numpy as np

from loaders.equity.groups import Numbers


def between_group_sd(rates: Numbers, shares: Numbers) -> Numbers:
    """Square root of the between-group variance, in the unit of the rates."""
    return np.asarray(np.sqrt((rates - _mean(rates, shares)) ** 2 @ shares))


def coefficient_of_variation(rates: Numbers, shares: Numbers) -> Numbers:
    """The between-group standard deviation in percent of the mean."""
    return np.asarray(100 * between_group_sd(rates, shares) / (rates @ shares))


def mean_difference(rates: Numbers, weights: Numbers, point: Numbers) -> Numbers:
    """Mean distance of the groups from a point of each table; the weights add up to 1."""
    return np.asarray(np.abs(rates - point[..., None]) @ weights)


def index_of_disparity(rates: Numbers, weights: Numbers, shares: Numbers) -> Numbers:
    """Mean distance from the mean of all, in percent of it; that mean is weighted by people."""
    mean = np.asarray(rates @ shares)
    return np.asarray(100 * mean_difference(rates, weights, mean) / mean)


def disparity_from_best(rates: Numbers, is_more_better: bool) -> Numbers:
    """The index of disparity of Healthy People 2010: how far the others are from the best, in %.

    The mean distance of the others from the best rate, in percent of that rate: another measure
    than WHO's of the same name. Source: Pearcy and Keppel, Public Health Reports 117 (2002), 273.
    """
    best = _best(rates, is_more_better)
    others = rates.shape[-1] - 1
    return np.asarray(100 * np.abs(rates - best[..., None]).sum(axis=-1) / (others * best))


def summary_rate_ratio(rates: Numbers, is_more_better: bool) -> Numbers:
    """The best rate and the plain mean of the others, the larger over the smaller; 1 is equal.

    Source: Healthy People 2030, About Disparities Data.
    """
    best = _best(rates, is_more_better)
    others = (rates.sum(axis=-1) - best) / (rates.shape[-1] - 1)
    return np.asarray(best / others if is_more_better else others / best)


def _best(rates: Numbers, is_more_better: bool) -> Numbers:
    return np.asarray(rates.max(axis=-1) if is_more_better else rates.min(axis=-1))


def _mean(rates: Numbers, shares: Numbers) -> Numbers:
    """The mean of each table, to be taken from its rates."""
    return np.asarray(rates @ shares)[..., None]
