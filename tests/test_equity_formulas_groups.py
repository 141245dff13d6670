"""Formulas of equity: intervals, summaries of groups without an order, attributable risk.

`HEAT` is the table that the tests of the R package healthequal 1.0.1 (WHO, Health Equity Assessment
Toolkit) draw with `set.seed(123)`; the values beside it are those that these tests expect.
"""

from fractions import Fraction
from math import fsum, log, prod, sqrt

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import norm

from loaders.equity import dispersion, simulation
from loaders.equity.attributable import attributable_fraction, attributable_risk
from loaders.equity.estimates import Z
from loaders.equity.extremes import ends, extremes, rate_difference, rate_ratio
from loaders.equity.groups import Groups, errors_of_counts, errors_of_proportions
from loaders.equity.impact import ratio
from loaders.equity.intervals import (
    difference,
    fisher_exact,
    newcombe,
    wilson,
)
from loaders.equity.unordered import between_group_variance, mean_log_deviation, theil_index


def near(expected):
    return pytest.approx(expected, rel=1e-9, abs=1e-9)


def printed(expected):
    """To the tolerance of healthequal's tests: what they expect is in single precision."""
    return pytest.approx(expected, rel=1e-6)


PEOPLE = [
    832, 931, 1468, 1021, 1039, 1515, 1138, 620, 794, 866, 1367, 1108, 1120,
    1033, 833, 1536, 1149, 410, 1210, 858, 680, 935, 692, 781, 812,
]  # fmt: skip
RATES = [
    61, 74, 58, 59, 72, 75, 74, 68, 75, 67, 73, 63, 66, 62, 60, 66, 71, 73, 71, 61, 74, 84, 55, 69, 60,
]  # fmt: skip
ERRORS = [5, 3, 3, 3, 4, 9, 2, 2, 2, 5, 5, 7, 5, 6, 4, 5, 6, 6, 9, 4, 3, 4, 1, 3, 7]
REFERENCE = 13
HEAT = Groups(
    np.array(RATES, float), np.array(ERRORS, float), np.array(PEOPLE, float), True, 100, REFERENCE
)


def few(rates, people, is_more_better=True, errors=None, scale=None):
    return Groups(
        np.array(rates, float),
        None if errors is None else np.array(errors, float),
        np.array(people, float),
        is_more_better,
        scale,
    )


def in_fractions(groups):
    """Shares, rates and their mean as exact fractions, for arithmetic apart from numpy."""
    people = [Fraction(number) for number in groups.people.tolist()]
    rates = [Fraction(number) for number in groups.rates.tolist()]
    shares = [number / sum(people) for number in people]
    return shares, rates, sum(map(prod, zip(shares, rates, strict=True)))


# Intervals


@pytest.mark.parametrize(
    ("events", "people", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_as_newcombe_prints_it(events, people, low, high):
    """Newcombe, Statistics in Medicine 17 (1998), 857-872, Table I, method 3."""
    found = wilson(events, people)
    assert found.value == near(events / people)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_wilson_ends_are_where_the_score_test_is_just_not_surprised():
    for events, people in [(5, 17), (0, 9), (9, 9), (812, 1000)]:
        for end in wilson(events, people)[1:]:
            assert (events / people - end) ** 2 == near(Z**2 * end * (1 - end) / people)


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((0, 10, 0, 10), -0.2775, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0000),
        ((10, 10, 0, 10), 0.6075, 1.0000),
    ],
)
def test_newcombe_prints_these_differences(counts, low, high):
    """Newcombe, Statistics in Medicine 17 (1998), 873-890, Table II, method 10, contrasts a to h."""
    found = newcombe(*counts)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_newcombe_from_the_roots_of_the_score_equation():
    def ends(x, n):
        # (p - x/n)^2 = z^2 p (1 - p) / n, as a quadratic in p.
        roots = np.roots([1 + Z**2 / n, -(2 * x / n + Z**2 / n), (x / n) ** 2])
        return sorted(roots.real)

    (l1, u1), (l2, u2) = ends(56, 70), ends(48, 80)
    assert newcombe(56, 70, 48, 80) == near(
        (0.2, 0.2 - sqrt((0.8 - l1) ** 2 + (u2 - 0.6) ** 2), 0.2 + sqrt((u1 - 0.8) ** 2 + (0.6 - l2) ** 2))
    )  # fmt: skip


def test_difference_by_standard_errors():
    assert difference(61.2, 3, 50, 4) == near((11.2, 11.2 - 5 * Z, 11.2 + 5 * Z))


def test_fisher_exact_by_counting_tables():
    # 3 of 4 against 1 of 4, Fisher's tea: (16 + 1 + 16 + 1) of 70 tables are as unlikely.
    assert fisher_exact(3, 4, 1, 4) == near(34 / 70)
    assert fisher_exact(4, 4, 0, 4) == near(2 / 70)
    assert fisher_exact(2, 4, 2, 4) == near(1)


# Standard errors of rates


def test_standard_errors():
    assert errors_of_proportions(np.array([20.0]), np.array([100.0]), 100)[0] == near(4)
    assert errors_of_counts(np.array([25.0]), np.array([1000.0]), 1000)[0] == near(5)


# Groups without an order


def test_between_group_variance_of_healthequal():
    value, low, high = between_group_variance(HEAT)
    assert value == printed(46.198326)
    assert (high - low) / (2 * norm.ppf(0.975)) == printed(17.134647)


def test_between_group_variance_by_exact_fractions():
    shares, rates, mean = in_fractions(HEAT)
    value = sum(p * (y - mean) ** 2 for p, y in zip(shares, rates, strict=True))
    squares = [(p, y, Fraction(s) ** 2) for p, y, s in zip(shares, rates, ERRORS, strict=True)]
    variance = (
        4 * sum(p**2 * v * (y - mean) ** 2 for p, y, v in squares)
        + 2 * sum(p**2 * v for p, _, v in squares) ** 2
        - 2 * sum(p**4 * v**2 for p, _, v in squares)
        + 2 * sum(p**2 * (1 - p) ** 2 * v**2 for p, _, v in squares)
    )
    error = sqrt(variance)
    assert between_group_variance(HEAT) == near(
        (float(value), float(value) - Z * error, float(value) + Z * error)
    )


def test_theil_index_of_healthequal():
    value, low, high = theil_index(HEAT)
    # To the tolerance of that test: what it expects was computed in single precision, and the
    # error before it is multiplied by 1,000.
    assert value == pytest.approx(5.0359201, rel=1e-4)
    assert (high - low) / (2 * Z) / 1000 == pytest.approx(0.0014201, rel=1e-4)


def test_mean_log_deviation_of_healthequal():
    value, low, high = mean_log_deviation(HEAT)
    assert value == pytest.approx(5.0524006, rel=1e-3)
    assert (high - low) / (2 * Z) / 1000 == pytest.approx(0.0014242, rel=1e-3)


def test_entropies_by_exact_ratios():
    shares, rates, mean = in_fractions(HEAT)
    each = [(float(p), float(y / mean)) for p, y in zip(shares, rates, strict=True)]
    assert theil_index(HEAT).value == near(1000 * fsum(p * r * log(r) for p, r in each))
    # The geometric mean: the logarithm of a product, and not a sum of logarithms.
    assert mean_log_deviation(HEAT).value == near(-1000 * log(prod(r**p for p, r in each)))


def by_steps(summary, groups):
    """The standard error by the delta method, each slope from a small step to either side."""
    total = 0.0
    for place, error in enumerate(groups.errors):
        step = np.zeros(len(groups.rates))
        step[place] = 1e-3
        up, down = (summary(few(groups.rates + way * step, groups.people)).value for way in (1, -1))
        total += ((up - down) / 2e-3 * error) ** 2
    return sqrt(total)


@pytest.mark.parametrize("summary", [theil_index, mean_log_deviation])
def test_errors_of_the_entropies_are_those_of_the_delta_method(summary):
    found = summary(HEAT)
    assert (found.high - found.low) / (2 * Z) == pytest.approx(by_steps(summary, HEAT), rel=1e-7)


def test_entropies_of_two_halves_by_hand():
    # Rates 30 and 10 of equal groups: ratios 1.5 and 0.5.
    halves = few([30, 10], [50, 50])
    assert theil_index(halves).value == near(500 * (1.5 * log(1.5) + 0.5 * log(0.5)))
    assert mean_log_deviation(halves).value == near(-500 * (log(1.5) + log(0.5)))


def test_a_rate_of_nothing_has_an_entropy():
    halves = few([30, 0], [50, 50])
    # As healthequal does: 0.000001 stands for it, in the mean too.
    most, nothing = 30 / 15.0000005, 0.000001 / 15.0000005
    assert theil_index(halves).value == near(500 * (most * log(most) + nothing * log(nothing)))
    assert mean_log_deviation(halves).value == near(-500 * (log(most) + log(nothing)))


def test_dispersion_of_healthequal():
    rates, shares = HEAT.rates, HEAT.shares
    plain = np.full(25, 1 / 25)
    mean, best, reference = (np.array(one) for one in (HEAT.mean, 84.0, rates[REFERENCE]))
    assert dispersion.between_group_sd(rates, shares) == printed(6.7969351)
    assert dispersion.index_of_disparity(rates, plain, shares) == printed(8.7018175)
    assert dispersion.index_of_disparity(rates, shares, shares) == printed(8.6178417)
    assert dispersion.mean_difference(rates, plain, best) == printed(16.36)
    assert dispersion.mean_difference(rates, shares, best) == printed(16.293156)
    assert dispersion.mean_difference(rates, plain, mean) == printed(5.891726)
    assert dispersion.mean_difference(rates, shares, mean) == printed(5.8348689)
    assert dispersion.mean_difference(rates, plain, reference) == printed(7.24)
    assert dispersion.mean_difference(rates, shares, reference) == printed(7.2228465)


def test_dispersion_by_exact_fractions():
    shares, rates, mean = in_fractions(HEAT)
    each = list(zip(shares, rates, strict=True))
    spread = sqrt(sum(p * (y - mean) ** 2 for p, y in each))
    away = [abs(y - mean) for y in rates]
    plain = np.full(25, 1 / 25)
    assert dispersion.between_group_sd(HEAT.rates, HEAT.shares) == near(spread)
    assert dispersion.coefficient_of_variation(HEAT.rates, HEAT.shares) == near(
        100 * spread / float(mean)
    )
    assert dispersion.index_of_disparity(HEAT.rates, plain, HEAT.shares) == near(
        float(100 * sum(away) / 25 / mean)
    )
    assert dispersion.mean_difference(HEAT.rates, HEAT.shares, np.array(84.0)) == near(
        float(sum(p * abs(y - 84) for p, y in each))
    )


GONORRHEA = {
    1992: ([70_800, 563_240, 52_360, 4_480, 2_820], 166.5, 137.2, 39.8),
    1993: ([56_600, 482_300, 49_200, 4_200, 2_880], 163.8, 136.9, 42.6),
}
"""Cases among white, Black, Hispanic, Asian or Pacific Islander, American Indian or Alaska Native."""


@pytest.mark.parametrize("year", [1992, 1993])
def test_index_of_disparity_and_the_ratio_may_point_to_opposite_sides(year):
    """A worked example of reported gonorrhea rates: PMC6727205, table 4."""
    cases, plain, weighted, ratio = GONORRHEA[year]
    people = np.array([200e6, 40e6, 55e6, 20e6, 3e6])
    rates, shares = 100_000 * np.array(cases) / people, people / people.sum()
    found = dispersion.index_of_disparity(rates, np.full(5, 1 / 5), shares)
    assert round(float(found), 1) == plain
    assert round(float(dispersion.index_of_disparity(rates, shares, shares)), 1) == weighted
    assert rate_ratio(few(rates, people), 1, 0).value == pytest.approx(ratio, abs=0.05)


def test_both_indices_of_disparity_and_the_summary_rate_ratio_by_hand():
    """Best 20, others 30 and 40: they are 10 and 20 above it, 15 on average, 75% of 20."""
    rates = np.array([20.0, 30.0, 40.0])
    shares = np.array([0.5, 0.25, 0.25])
    assert dispersion.disparity_from_best(rates, False) == near(75)
    assert dispersion.summary_rate_ratio(rates, False) == near(35 / 20)
    # The other of the same name: the mean is 27.5, away 7.5, 2.5 and 12.5.
    assert dispersion.index_of_disparity(rates, np.full(3, 1 / 3), shares) == near(100 * 7.5 / 27.5)
    # More is better: the best is 40, the mean of the others 25.
    assert dispersion.summary_rate_ratio(rates, True) == near(40 / 25)
    assert dispersion.disparity_from_best(rates, True) == near(100 * (10 + 20) / 2 / 40)


def test_adverse_index_of_2010_is_100_times_the_summary_rate_ratio_above_1():
    """Healthy People 2010 and 2030 say the same of adverse rates (NCHS Statistical Note 27)."""
    ratio = dispersion.summary_rate_ratio(HEAT.rates, False)
    assert dispersion.disparity_from_best(HEAT.rates, False) == near(100 * (ratio - 1))


# Two groups of all


def test_ends_of_an_order_as_the_toolkit_takes_them():
    """WHO HEAT, table 1: top minus bottom where more is better, else bottom minus top."""
    assert ends(few([10, 20, 40], [1, 1, 1])) == (2, 0)
    assert ends(few([10, 20, 40], [1, 1, 1], is_more_better=False)) == (0, 2)
    assert extremes(few([20, 40, 10], [1, 1, 1])) == (1, 2)


def test_difference_and_ratio_of_two_proportions_from_their_counts():
    groups = few([80, 60], [70, 80], errors=[1, 1], scale=100)
    found = rate_difference(groups, 0, 1)
    assert found == near(tuple(100 * end for end in newcombe(56, 70, 48, 80)))
    errors = errors_of_proportions(np.array([56.0, 48.0]), np.array([70.0, 80.0]), 100)
    groups = few([80, 60], [70, 80], errors=errors, scale=100)
    # The log method says the same from rates with errors as from counts.
    assert rate_ratio(groups, 0, 1) == near(ratio(56, 70, 48, 80))


def test_all_of_a_group_may_have_it():
    groups = few([100, 100 * 29 / 49], [49, 49], errors=[0, 1], scale=100)
    assert rate_difference(groups, 0, 1) == near(
        tuple(100 * end for end in newcombe(49, 49, 29, 49))
    )


def test_a_rate_of_nothing_has_no_ratio():
    assert rate_ratio(few([0, 4], [10, 10]), 1, 0) == (None, None, None)


# Attributable risk and fraction


def error_of(found):
    return (found.high - found.low) / (2 * Z)


def test_attributable_risk_of_healthequal():
    risk, fraction = attributable_risk(HEAT, HEAT.best), attributable_fraction(HEAT, HEAT.best)
    assert risk.value == printed(16.293152)
    assert error_of(risk) == printed(1.1994447)
    assert fraction.value == printed(24.06426)
    # The package prints the error of the fraction itself, not of its percent.
    assert error_of(fraction) / 100 == printed(0.01771526)


def test_attributable_risk_of_a_two_by_two_table():
    """Walter 1978: of 100 exposed 40 have it, of 300 unexposed 60; without exposure 20%."""
    groups = few([40, 20], [100, 300], is_more_better=False, scale=100)
    c, d, a, b, n = map(Fraction, (60, 240, 40, 60, 400))
    error = sqrt(c * n * (a * d * (n - c) + b * c**2) / ((a + c) ** 3 * (c + d) ** 3))
    # 25% have it, 5 points more than without exposure: a fifth.
    assert attributable_risk(groups, 1) == near((-5, -5 - Z * 25 * error, -5 + Z * 25 * error))
    assert attributable_fraction(groups, 1) == near(
        (-20, -20 - Z * 100 * error, -20 + Z * 100 * error)
    )


def test_walters_error_is_that_of_the_logarithm_of_1_minus_the_fraction():
    # ln(1 - AF) = ln(risk of the unexposed) - ln(risk of all), three cells of a multinomial.
    a, b, c, d, n = 40, 60, 60, 240, 400
    gradient = np.array([-1 / (a + c), 0, 1 / c - 1 / (a + c) - 1 / (c + d), -1 / (c + d)])
    cells = np.array([a, b, c, d])
    variance = gradient**2 @ cells - (gradient @ cells) ** 2 / n
    groups = few([40, 20], [100, 300], is_more_better=False, scale=100)
    assert error_of(attributable_fraction(groups, 1)) == near(100 * 0.8 * sqrt(variance))


def test_nothing_is_gained_where_the_others_are_better():
    groups = few([40, 20, 30], [100, 300, 50], is_more_better=True, scale=100)
    assert attributable_risk(groups, 1) == (0, None, None)
    assert attributable_fraction(groups, 1) == (0, None, None)


def test_what_is_no_proportion_has_no_interval_of_walter():
    value, low, high = attributable_risk(few([4.4, 3.9], [100, 300]), 0)
    assert value == near(0.375)
    assert (low, high) == (None, None)


# Simulated intervals


def test_simulated_rates_keep_to_what_a_rate_can_be():
    groups = few([1, 99, 50], [40, 40, 40], errors=[5, 5, 0], scale=100)
    drawn = simulation.simulated_rates(groups)
    assert drawn.shape == (simulation.DRAWS, 3)
    assert drawn.min() >= 0
    assert drawn.max() <= 100
    assert set(drawn[:, 2]) == {50.0}


def test_simulated_rates_have_the_mean_of_the_truncated_normal():
    drawn = simulation.simulated_rates(few([1, 50], [40, 40], errors=[5, 4], scale=100))

    def weight(y):
        return norm.pdf(y, 1, 5)

    mean = quad(lambda y: y * weight(y), 0, 100)[0] / quad(weight, 0, 100)[0]
    # Four standard errors of a mean of so many draws.
    assert drawn[:, 0].mean() == pytest.approx(mean, abs=4 * 5 / sqrt(simulation.DRAWS))
    assert drawn[:, 1].mean() == pytest.approx(50, abs=4 * 4 / sqrt(simulation.DRAWS))


def test_the_same_groups_always_have_the_same_interval():
    def interval():
        return simulation.simulate(
            HEAT, [lambda rates: dispersion.between_group_sd(rates, HEAT.shares)]
        )[0]

    found = interval()
    assert found == interval()
    assert found.low < found.high


def test_an_interval_is_the_middle_of_the_simulated_tables():
    groups = few([20, 40], [10, 10], errors=[3, 4])
    found = simulation.simulate(groups, [lambda rates: rates[..., 1] - rates[..., 0]])[0]
    # The difference of two independent normals: 20 with an error of 5.
    assert found.value == 20
    assert found.low == pytest.approx(20 - 5 * Z, abs=1)
    assert found.high == pytest.approx(20 + 5 * Z, abs=1)


def test_what_is_not_a_number_is_not_given():
    groups = few([0, 0], [10, 10], errors=[1, 1])
    found = simulation.simulate(
        groups, [lambda rates: dispersion.coefficient_of_variation(rates, groups.shares)]
    )
    assert found == [(None, None, None)]


def test_without_standard_errors_there_is_no_interval():
    assert simulation.simulated_rates(few([3, 4], [10, 10])) is None
    assert between_group_variance(few([3, 4], [10, 10])) == (0.25, None, None)
    assert theil_index(few([3, 4], [10, 10])).low is None
