"""Summaries of groups in an order, the least advantaged first: how steeply the rate rises.

Sources: the technical notes of the WHO Health Equity Assessment Toolkit (HEAT Plus); variances of
the concentration indices by Ahn et al. 2018; their corrections by Wagstaff, Health Economics 14
(2005), 429-432, and Erreygers, Journal of Health Economics 28 (2009), 504-515.
"""

import math

import numpy as np

from loaders.equity.estimates import Estimate, around
from loaders.equity.groups import Groups, Numbers


def ranks(shares: Numbers) -> Numbers:
    """Where the middle of each group stands when all people line up, from 0 to 1."""
    return np.asarray(np.cumsum(shares) - shares / 2)


def absolute_concentration_index(groups: Groups) -> Estimate:
    """In the unit of the measure: above 0 when the rate is higher where advantage is."""
    return _weighted(groups, _slopes(groups))


def relative_concentration_index(groups: Groups) -> Estimate:
    """The absolute one over the mean, which is above 0; from -1 to 1."""
    value = _concentration(groups) / groups.mean
    slopes = (_slopes(groups) - groups.shares * value) / groups.mean
    return Estimate(value) if groups.errors is None else around(value, _error(groups, slopes))


def wagstaff_index(groups: Groups, scale: float) -> Estimate:
    """The relative index of a proportion over the share without it, so that both mirror.

    The mean of the groups lies between 0 and `scale`, which is what a proportion of 1 is.
    """
    mean = groups.mean / scale
    spread = mean * (1 - mean)
    value = _concentration(groups) / scale / spread
    slopes = (_slopes(groups) - groups.shares * value * (1 - 2 * mean)) / (spread * scale)
    return Estimate(value) if groups.errors is None else around(value, _error(groups, slopes))


def erreygers_index(groups: Groups, scale: float) -> Estimate:
    """Four times the absolute index of a proportion, as a share of 1."""
    return _weighted(groups, 4 * _slopes(groups) / scale)


def _slopes(groups: Groups) -> Numbers:
    """What a point of each group's rate adds to the absolute index."""
    return np.asarray(groups.shares * (2 * ranks(groups.shares) - 1))


def _concentration(groups: Groups) -> float:
    return float(_slopes(groups) @ groups.rates)


def _weighted(groups: Groups, weights: Numbers) -> Estimate:
    value = float(weights @ groups.rates)
    return Estimate(value) if groups.errors is None else around(value, _error(groups, weights))


def _error(groups: Groups, slopes: Numbers) -> float:
    """Standard error of what the rates add up to with these slopes."""
    errors = np.zeros_like(slopes) if groups.errors is None else groups.errors
    return math.sqrt(float((slopes * errors) @ (slopes * errors)))
