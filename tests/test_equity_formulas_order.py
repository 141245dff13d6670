"""Formulas of equity for groups in an order: concentration indices, slope and relative index.

`HEAT` is the ordered table that the tests of the R package healthequal 1.0.1 (WHO, Health Equity
Assessment Toolkit) draw with `set.seed(123)`; the values are those that these tests expect.
"""

from fractions import Fraction
from math import exp, log, sqrt

import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.special import expit

from loaders.equity.attributable import attributable_fraction, attributable_risk
from loaders.equity.estimates import NONE, Z
from loaders.equity.groups import Groups, errors_of_proportions
from loaders.equity.ordered import (
    absolute_concentration_index,
    erreygers_index,
    ranks,
    relative_concentration_index,
    wagstaff_index,
)
from loaders.equity.slope import logistic_line, relative_index, slope_index, straight_line

HEALTHEQUAL = 1e-6
"""The tolerance of those tests: what they expect was computed in single precision."""
PEOPLE = [78, 91, 162, 103, 105]
RATES = [20, 30, 40, 50, 60]
ERRORS = [5, 7, 10, 12, 14]


def near(expected):
    return pytest.approx(expected, rel=1e-9, abs=1e-9)


def ordered(rates=RATES, people=PEOPLE, errors=ERRORS, scale=100.0):
    return Groups(
        np.array(rates, float),
        None if errors is None else np.array(errors, float),
        np.array(people, float),
        True,
        scale,
    )


HEAT = ordered()


def in_fractions():
    """Shares, mid-ranks and their mean rate, each by its own arithmetic."""
    total = sum(PEOPLE)
    shares = [Fraction(number, total) for number in PEOPLE]
    middles = [
        Fraction(2 * sum(PEOPLE[:place]) + number, 2 * total) for place, number in enumerate(PEOPLE)
    ]
    return shares, middles, sum(p * y for p, y in zip(shares, RATES, strict=True))


def interval(value, variance):
    value, error = float(value), sqrt(variance)
    return near((value, value - Z * error, value + Z * error))


def test_ranks_are_the_middles_of_the_groups():
    assert ranks(np.array([0.2, 0.5, 0.3])) == near([0.1, 0.45, 0.85])


def test_concentration_indices_of_healthequal():
    assert absolute_concentration_index(HEAT).value == pytest.approx(7.3284202, rel=HEALTHEQUAL)
    assert relative_concentration_index(HEAT).value == pytest.approx(0.17776859, rel=HEALTHEQUAL)


def test_attributable_risk_of_healthequal():
    """Against the most advantaged group, as for all ordered dimensions."""
    risk, fraction = attributable_risk(HEAT, 4), attributable_fraction(HEAT, 4)
    assert risk.value == pytest.approx(18.775509, rel=HEALTHEQUAL)
    assert (risk.high - risk.low) / (2 * Z) == pytest.approx(4.4066348, rel=HEALTHEQUAL)
    assert fraction.value == pytest.approx(45.544548, rel=HEALTHEQUAL)
    assert (fraction.high - fraction.low) / (2 * Z) / 100 == pytest.approx(
        0.10689361, rel=HEALTHEQUAL
    )


def test_absolute_concentration_index_by_exact_fractions():
    shares, middles, _ = in_fractions()
    weights = [p * (2 * x - 1) for p, x in zip(shares, middles, strict=True)]
    value = sum(w * y for w, y in zip(weights, RATES, strict=True))
    variance = sum((w * s) ** 2 for w, s in zip(weights, ERRORS, strict=True))
    assert absolute_concentration_index(HEAT) == interval(value, variance)


def test_concentration_index_is_twice_the_covariance_of_rate_and_rank():
    shares, middles, mean = in_fractions()
    covariance = sum(
        p * (y - mean) * (x - Fraction(1, 2))
        for p, y, x in zip(shares, RATES, middles, strict=True)
    )
    assert absolute_concentration_index(HEAT).value == near(float(2 * covariance))
    assert relative_concentration_index(HEAT).value == near(float(2 * covariance / mean))


def test_relative_concentration_index_by_exact_fractions():
    shares, middles, mean = in_fractions()
    each = list(zip(shares, RATES, ERRORS, middles, strict=True))
    index = sum(p * (2 * x - 1) * y for p, y, _, x in each) / mean
    variance = sum((p * s * (2 * x - 1 - index)) ** 2 for p, _, s, x in each) / mean**2
    assert relative_concentration_index(HEAT) == interval(index, variance)


def test_wagstaff_and_erreygers_from_the_relative_index():
    relative = relative_concentration_index(HEAT).value
    mean = float(in_fractions()[2]) / 100
    assert wagstaff_index(HEAT, 100).value == near(relative / (1 - mean))
    found = erreygers_index(HEAT, 100)
    absolute = absolute_concentration_index(HEAT)
    assert found.value == near(4 * mean * relative)
    assert found == near(tuple(4 * end / 100 for end in absolute))


def test_wagstaff_mirrors_those_who_have_it_and_those_who_do_not():
    without = wagstaff_index(ordered([100 - rate for rate in RATES]), 100)
    found = wagstaff_index(HEAT, 100)
    assert without == near((-found.value, -found.high, -found.low))


def test_error_of_wagstaff_is_that_of_the_delta_method():
    total = 0.0
    for place, error in enumerate(ERRORS):
        up, down = (
            wagstaff_index(
                ordered([y + way * 1e-3 * (place == at) for at, y in enumerate(RATES)]), 100
            ).value
            for way in (1, -1)
        )
        total += ((up - down) / 2e-3 * error) ** 2
    found = wagstaff_index(HEAT, 100)
    assert (found.high - found.low) / (2 * Z) == pytest.approx(sqrt(total), rel=1e-7)


# The line through all groups


def test_slope_and_relative_index_of_healthequal():
    """That package weights its counts by people once more, and rounds them to whole people."""
    people = np.array(PEOPLE, float)
    counts = np.round(np.array(RATES) / 100 * people)
    line = logistic_line(ranks(people / people.sum()), counts / people, people**2)
    low, high = expit(line[0]), expit(line.sum())
    assert 100 * (high - low) == pytest.approx(44.44502, rel=HEALTHEQUAL)
    assert high / low == pytest.approx(3.159506, rel=HEALTHEQUAL)


def test_logistic_line_is_where_the_likelihood_is_level():
    people = np.array(PEOPLE, float)
    x = ranks(people / people.sum())
    shares = np.array(RATES) / 100
    line = logistic_line(x, shares, people)
    left = people * (shares - expit(line[0] + line[1] * x))
    assert left.sum() == near(0)
    assert (left * x).sum() == near(0)


def test_slope_of_two_groups_goes_through_both():
    # Halves: mid-ranks 1/4 and 3/4; the logit of 0.2 and 0.5 lies on the curve.
    groups = ordered([20, 50], [100, 100], None)
    slope = (log(0.5 / 0.5) - log(0.2 / 0.8)) / 0.5
    ends = [expit(0 + slope * (x - 0.75)) for x in (0, 1)]
    assert slope_index(groups).value == near(100 * (ends[1] - ends[0]))
    assert relative_index(groups).value == near(ends[1] / ends[0])


def test_straight_line_by_exact_fractions():
    shares, middles, mean = in_fractions()
    half = Fraction(1, 2)
    each = list(zip(shares, RATES, ERRORS, middles, strict=True))
    spread = sum(p * (x - half) ** 2 for p, _, _, x in each)
    slope = sum(p * (x - half) * (y - mean) for p, y, _, x in each) / spread
    variance = sum((p * (x - half) * s / spread) ** 2 for p, _, s, x in each)
    means = ordered(scale=None)
    assert slope_index(means) == interval(slope, variance)
    low, high = float(mean - slope / 2), float(mean + slope / 2)
    assert relative_index(means).value == near(high / low)
    line = straight_line(np.array([0.0, 1.0]), np.array([3.0, 5.0]), np.array([1.0, 7.0]))
    assert line == near([3, 2])


def test_interval_of_the_straight_ratio_by_exact_fractions():
    shares, middles, mean = in_fractions()
    half = Fraction(1, 2)
    each = list(zip(shares, RATES, ERRORS, middles, strict=True))
    spread = sum(p * (x - half) ** 2 for p, _, _, x in each)
    slope = sum(p * (x - half) * (y - mean) for p, y, _, x in each) / spread
    low, high = mean - slope / 2, mean + slope / 2
    # What a point of each rate adds to the logarithm of the ratio.
    adds = [
        p * ((1 + (x - half) / spread / 2) / high - (1 - (x - half) / spread / 2) / low)
        for p, _, _, x in each
    ]
    error = sqrt(sum((a * s) ** 2 for a, (_, _, s, _) in zip(adds, each, strict=True)))
    ratio = float(high / low)
    assert relative_index(ordered(scale=None)) == near(
        (ratio, ratio * exp(-Z * error), ratio * exp(Z * error))
    )


def logistic_ends(rates):
    """The curve at both ends by another way: its two equations, one root inside another."""
    people = np.array(PEOPLE, float)
    x = ranks(people / people.sum())
    shares = np.array(rates) / 100

    def level(slope):
        return brentq(
            lambda start: (people * (shares - expit(start + slope * x))).sum(), -30, 30, xtol=1e-15
        )

    slope = brentq(
        lambda slope: (people * x * (shares - expit(level(slope) + slope * x))).sum(),
        -20, 20, xtol=1e-15,
    )  # fmt: skip
    start = level(slope)
    return float(expit(start)), float(expit(start + slope))


def test_logistic_indices_and_their_intervals_by_another_way():
    errors = errors_of_proportions(np.array(RATES) / 100 * PEOPLE, np.array(PEOPLE, float), 100)
    groups = ordered(errors=errors)
    low, high = logistic_ends(RATES)
    assert slope_index(groups).value == near(100 * (high - low))
    assert relative_index(groups).value == near(high / low)
    slope_variance = ratio_variance = 0.0
    for place, error in enumerate(errors):
        up, down = (
            logistic_ends([y + way * 1e-3 * (place == at) for at, y in enumerate(RATES)])
            for way in (1, -1)
        )
        slope_variance += (100 * ((up[1] - up[0]) - (down[1] - down[0])) / 2e-3 * error) ** 2
        ratio_variance += ((log(up[1] / up[0]) - log(down[1] / down[0])) / 2e-3 * error) ** 2
    found = slope_index(groups)
    assert (found.high - found.low) / (2 * Z) == pytest.approx(sqrt(slope_variance), rel=1e-6)
    found = relative_index(groups)
    assert log(found.high / found.low) / (2 * Z) == pytest.approx(sqrt(ratio_variance), rel=1e-6)


def test_equal_groups_have_no_slope():
    level = ordered([40, 40, 40], [10, 30, 60], [2, 1, 1])
    assert slope_index(level).value == near(0)
    assert relative_index(level).value == near(1)
    assert absolute_concentration_index(level).value == near(0)


@pytest.mark.parametrize("rates", [[0, 0, 0], [100, 100, 100], [0, 0, 100]])
def test_where_no_curve_fits_there_is_no_index(rates):
    groups = ordered(rates, [10, 30, 60], None)
    assert slope_index(groups) == NONE
    assert relative_index(groups) == NONE


def test_a_line_that_falls_below_0_has_no_ratio():
    groups = ordered([0, 1, 12], [40, 40, 20], None, scale=None)
    assert slope_index(groups).value > 0
    assert relative_index(groups) == NONE
