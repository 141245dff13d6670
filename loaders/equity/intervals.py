"""Intervals of one proportion and of the difference of two numbers, and Fisher's exact test."""

import math

import numpy as np

from loaders.equity.estimates import Estimate, Z, around


def wilson(events: float, people: float) -> Estimate:
    """A proportion, 0 to 1, with its score interval. Source: Wilson, JASA 22 (1927), 209-212."""
    middle = events + Z**2 / 2
    half = Z * math.sqrt(events * (people - events) / people + Z**2 / 4)
    total = people + Z**2
    # At no event and at nothing but events the ends are 0 and 1, and no hair beside them.
    low = 0.0 if events == 0 else (middle - half) / total
    high = 1.0 if events == people else (middle + half) / total
    return Estimate(events / people, low, high)


def newcombe(events: float, people: float, other_events: float, other_people: float) -> Estimate:
    """The difference of two proportions, -1 to 1, with the interval from their Wilson intervals.

    Source: method 10 of Newcombe, Statistics in Medicine 17 (1998), 873-890.
    """
    first, low, high = _known(wilson(events, people))
    second, other_low, other_high = _known(wilson(other_events, other_people))
    difference = first - second
    return Estimate(
        difference,
        difference - math.hypot(first - low, other_high - second),
        difference + math.hypot(high - first, second - other_low),
    )


def difference(value: float, error: float, other: float, other_error: float) -> Estimate:
    """The difference of any two independent numbers by their standard errors.

    Source: WHO Health Equity Assessment Toolkit, technical notes; Ahn et al. 2018.
    """
    return around(value - other, math.hypot(error, other_error))


def fisher_exact(events: float, people: float, other_events: float, other_people: float) -> float:
    """Two-sided p of Fisher's exact test: how often chance alone makes two rates so different.

    The numbers are whole. Tables that are as unlikely as this one, or more, count against it.
    """
    # More than half a second of every command, and only a selection of employees asks for it.
    from scipy.stats import fisher_exact as exact  # noqa: PLC0415

    table = np.array([[events, people - events], [other_events, other_people - other_events]])
    return float(exact(table).pvalue)


def _known(found: Estimate) -> tuple[float, float, float]:
    """What always has a value and both ends."""
    value, low, high = found
    if value is None or low is None or high is None:
        raise ValueError("A proportion without an interval")
    return value, low, high
