"""The slope and the relative index of inequality: a line through all groups, end over end.

Source: the technical notes of the WHO Health Equity Assessment Toolkit (HEAT Plus). The line is
fitted to the groups weighted by people: straight, or for proportions a logistic curve, which stays
between none and all. Intervals come from the standard errors of the groups (sandwich formula).
"""

import math

import numpy as np
from scipy.special import expit

from loaders.equity.estimates import NONE, Estimate, around, around_on_log_scale
from loaders.equity.groups import Groups, Numbers
from loaders.equity.ordered import ranks

_ROUNDS = 100
_CLOSE = 1e-12


def slope_index(groups: Groups) -> Estimate:
    """The line's value at the most advantaged end minus that at the least, in the unit.

    Null where no line fits: a curve through nothing but none and all.
    """
    found = _ends(groups)
    if found is None:
        return NONE
    (low, high), covariance = found
    value = high - low
    if covariance is None:
        return Estimate(value)
    return around(value, _root(np.array([-1.0, 1.0]), covariance))


def relative_index(groups: Groups) -> Estimate:
    """The line's value at the most advantaged end over that at the least.

    The interval is that of the logarithm. Null where no line fits or an end is not above 0.
    """
    found = _ends(groups)
    if found is None or min(found[0]) <= 0:
        return NONE
    (low, high), covariance = found
    if covariance is None:
        return Estimate(high / low)
    return around_on_log_scale(high / low, _root(np.array([-1 / low, 1 / high]), covariance))


def logistic_line(x: Numbers, shares: Numbers, weights: Numbers) -> Numbers | None:
    """Intercept and slope of the logistic curve that is likeliest; None where there is none.

    `shares` are proportions of 0 to 1. By Newton's method from the level line.
    """
    design = np.column_stack([np.ones_like(x), x])
    mean = float(weights @ shares / weights.sum())
    if not 0 < mean < 1:
        return None
    line = np.array([math.log(mean / (1 - mean)), 0.0])
    for _ in range(_ROUNDS):
        fitted = expit(design @ line)
        information = design.T @ (design * (weights * fitted * (1 - fitted))[:, None])
        if np.linalg.cond(information) > 1 / np.finfo(float).eps:
            return None
        step = np.linalg.solve(information, design.T @ (weights * (shares - fitted)))
        line = line + step
        if np.abs(step).max() < _CLOSE * max(1.0, np.abs(line).max()):
            return line
    return None


def straight_line(x: Numbers, values: Numbers, weights: Numbers) -> Numbers:
    """Intercept and slope of the weighted least squares."""
    design = np.column_stack([np.ones_like(x), x])
    weighted = design * weights[:, None]
    return np.asarray(np.linalg.solve(weighted.T @ design, weighted.T @ values))


def _ends(groups: Groups) -> tuple[tuple[float, float], Numbers | None] | None:
    """The line at 0 and at 1, in the unit of the measure, and the covariance of the two."""
    x, weights, scale = ranks(groups.shares), groups.people, groups.scale or 1.0
    values = groups.rates / scale
    line = (
        straight_line(x, values, weights)
        if groups.scale is None
        else logistic_line(x, values, weights)
    )
    if line is None:
        return None
    at = np.array([line[0], line.sum()])
    ends = at if groups.scale is None else expit(at)
    slopes = np.ones(2) if groups.scale is None else ends * (1 - ends)
    covariance = None
    if groups.errors is not None:
        to_ends = slopes[:, None] * np.array([[1.0, 0.0], [1.0, 1.0]])
        covariance = scale**2 * to_ends @ _covariance(groups, x, line) @ to_ends.T
    return (scale * float(ends[0]), scale * float(ends[1])), covariance


def _covariance(groups: Groups, x: Numbers, line: Numbers) -> Numbers:
    """Of intercept and slope, when each group's rate varies by its own standard error."""
    design = np.column_stack([np.ones_like(x), x])
    spread = np.ones_like(x)
    if groups.scale is not None:
        fitted = expit(design @ line)
        spread = fitted * (1 - fitted)
    errors = np.zeros_like(x) if groups.errors is None else groups.errors / (groups.scale or 1.0)
    bread = np.linalg.inv(design.T @ (design * (groups.people * spread)[:, None]))
    filling = design.T @ (design * ((groups.people * errors) ** 2)[:, None])
    return np.asarray(bread @ filling @ bread)


def _root(slopes: Numbers, covariance: Numbers) -> float:
    return math.sqrt(max(float(slopes @ covariance @ slopes), 0.0))
