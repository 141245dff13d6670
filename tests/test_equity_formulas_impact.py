"""Formulas of impact: whom a decision falls on, pooled and within regions, gap before and after."""

from fractions import Fraction
from math import exp, log, sqrt

import pytest

from loaders.equity.before_after import Change, average_verdict, gap_verdict, rate_change
from loaders.equity.estimates import Z
from loaders.equity.impact import (
    Stratum,
    mantel_haenszel_ratio,
    part,
    ratio,
    representation,
)


def near(expected):
    return pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_a_group_that_is_5_5_percent_of_people_and_18_7_of_events_has_3_4_times_its_part():
    """California Child Welfare Indicators Project, disparity indices: 18.7 / 5.5 = 3.4."""
    found = part(187, 550, 1000, 10000)
    assert found.share_of_affected == near(18.7)
    assert found.share_of_people == near(5.5)
    assert found.representation.value == near(3.4)
    assert found.rate == near(34)
    assert (found.expected, found.excess) == near((55, 132))


def test_the_disparity_index_is_one_representation_over_another_and_so_a_ratio_of_rates():
    """The same source: 3.4 / 0.85 = 4.0."""
    one = representation(187, 550, 1000, 10000)
    other = representation(170, 2000, 1000, 10000)
    assert (one.value, other.value) == near((3.4, 0.85))
    assert one.value / other.value == near(4.0)
    assert ratio(187, 550, 170, 2000).value == near(4.0)


def test_a_representation_has_the_interval_that_a_multinomial_gives_it():
    # The same variance from the covariance of part and whole: var(ln x) + var(ln X) - 2 cov.
    x, n, total, people = 30, 200, 90, 1000
    p, q = Fraction(x, n), Fraction(total - x, people - n)
    own, others = n * p * (1 - p), (people - n) * q * (1 - q)
    error = sqrt(own / x**2 + (own + others) / total**2 - 2 * own / (x * total))
    index = (x / total) / (n / people)
    found = representation(x, n, total, people)
    assert found == near((index, exp(log(index) - Z * error), exp(log(index) + Z * error)))


def test_a_group_that_is_everybody_is_its_part_for_certain():
    assert representation(12, 40, 12, 40) == near((1, 1, 1))


def test_a_group_whose_every_member_is_affected_has_a_representation():
    assert representation(40, 40, 100, 200).value == near(2)


def test_what_nobody_had_has_no_ratio():
    assert representation(0, 40, 12, 80) == (None, None, None)
    assert ratio(0, 40, 12, 80) == (None, None, None)
    assert ratio(12, 80, 0, 40) == (None, None, None)
    assert part(0, 40, 0, 80).share_of_affected is None


def test_ratio_of_risks_with_its_log_interval():
    error = sqrt(1 / 15 - 1 / 100 + 1 / 30 - 1 / 100)
    assert ratio(15, 100, 30, 100) == near((0.5, 0.5 * exp(-Z * error), 0.5 * exp(Z * error)))


REGIONS = [Stratum(110, 200, 450, 900), Stratum(55, 1000, 5, 100)]
"""In each region 1.1 times as likely; but the group lives where it happens rarely."""


def test_simpsons_paradox_is_seen():
    pooled = ratio(*(sum(column) for column in zip(*REGIONS, strict=True)))
    assert pooled.value == near((165 / 1200) / (455 / 1000))  # 0.30
    assert mantel_haenszel_ratio(REGIONS).value == near(1.1)
    assert mantel_haenszel_ratio([]) == (None, None, None)


def test_mantel_haenszel_by_exact_fractions():
    top = Fraction(110 * 900, 1100) + Fraction(55 * 100, 1100)
    bottom = Fraction(450 * 200, 1100) + Fraction(5 * 1000, 1100)
    spread = (
        Fraction(560 * 200 * 900 - 110 * 450 * 1100, 1100**2)
        + Fraction(60 * 1000 * 100 - 55 * 5 * 1100, 1100**2)
    )  # fmt: skip
    error = sqrt(spread / (top * bottom))
    value = float(top / bottom)
    assert mantel_haenszel_ratio(REGIONS) == near(
        (value, value * exp(-Z * error), value * exp(Z * error))
    )


def test_within_one_region_mantel_haenszel_is_the_plain_ratio():
    # With one stratum the Greenland-Robins variance is 1/a - 1/n1 + 1/b - 1/n0.
    assert mantel_haenszel_ratio([Stratum(15, 100, 30, 120)]) == near(ratio(15, 100, 30, 120))


def test_a_region_without_the_group_says_nothing():
    assert mantel_haenszel_ratio([*REGIONS, Stratum(0, 0, 7, 50)]) == near(
        mantel_haenszel_ratio(REGIONS)
    )
    assert mantel_haenszel_ratio([Stratum(0, 10, 7, 50)]) == (None, None, None)


def test_better_on_average_and_a_wider_gap():
    # 10 points more for who is affected: 400 of 500 in one group, 10 of 100 in the other.
    reference = rate_change(300, 400, 500, 10)
    group = rate_change(50, 10, 100, 10)
    overall = rate_change(350, 410, 600, 10)
    assert reference == near((60, 68))
    assert group == near((50, 51))
    assert overall.change == near(10 * 410 / 600)
    assert average_verdict(overall, is_outcome_good=True) == "better on average"
    assert average_verdict(overall, is_outcome_good=False) == "worse on average"
    gap = Change(group.before - reference.before, group.after - reference.after)
    assert gap == near((-10, -17))
    assert gap_verdict(gap) == "wider gap"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (-10, -4, "narrower gap"),
        (-10, -10, "same gap"),
        (-10, 4, "reversed gap"),
        (10, 14, "wider gap"),
        (0, -3, "wider gap"),
        (-3, 0, "narrower gap"),
        (0.1 + 0.2, 0.3, "same gap"),
    ],
)
def test_verdict_on_the_gap(before, after, words):
    assert gap_verdict(Change(before, after)) == words


def test_what_nobody_s_rate_changes_is_the_same_on_average():
    assert average_verdict(Change(50, 50), is_outcome_good=True) == "same on average"


def test_a_rate_ends_at_0_and_100():
    assert rate_change(95, 100, 100, 10) == near((95, 100))
    assert rate_change(5, 100, 100, -10) == near((5, 0))
