"""The formulas that the marts have in SQL: the same worked values, and another way to each."""

from math import log, sqrt

import duckdb
import pytest
from scipy.stats import binom
from scipy.stats import poisson as poisson_distribution

from loaders.equity.impact import representation
from loaders.equity.intervals import newcombe, wilson
from loaders.publication import macro_files
from loaders.statistics import register


def near(expected):
    return pytest.approx(expected, rel=1e-9, abs=1e-9)


@pytest.fixture(scope="module")
def ask():
    with duckdb.connect(":memory:") as connection:
        register(connection)
        for script in macro_files():
            connection.execute(script.read_text(encoding="utf-8"))
        yield lambda words: connection.execute(f"select {words}").fetchone()


@pytest.mark.parametrize(
    ("x", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_as_newcombe_prints_it(ask, x, n, low, high):
    """Newcombe, Statistics in Medicine 17 (1998), 857-872, Table I, method 3."""
    found = ask(f"wilson_low({x}::double, {n}::double), wilson_high({x}::double, {n}::double)")
    assert tuple(round(end, 4) for end in found) == (low, high)
    assert found == near(wilson(x, n)[1:])


def test_clopper_pearson_ends_leave_2_5_percent_of_the_binomial(ask):
    low, high = ask(
        "clopper_pearson_low(7::double, 40::double), clopper_pearson_high(7::double, 40::double)"
    )
    assert binom.sf(6, 40, low) == near(0.025)
    assert binom.cdf(7, 40, high) == near(0.025)
    # In closed form where nobody, or everybody, has it.
    assert ask("clopper_pearson_high(0::double, 30::double)")[0] == near(1 - 0.025 ** (1 / 30))
    assert ask("clopper_pearson_low(30::double, 30::double)")[0] == near(0.025 ** (1 / 30))


def test_poisson_ends_leave_2_5_percent(ask):
    low, high = ask("poisson_low(12::double), poisson_high(12::double)")
    assert poisson_distribution.sf(11, low) == near(0.025)
    assert poisson_distribution.cdf(12, high) == near(0.025)
    assert ask("poisson_low(0::double), poisson_high(0::double)") == near((0, -log(0.025)))


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((10, 10, 0, 20), 0.6791, 1.0000),
    ],
)
def test_newcombe_prints_these_differences(ask, counts, low, high):
    """Newcombe, Statistics in Medicine 17 (1998), 873-890, Table II, method 10."""
    x, n, other_x, other_n = (f"{number}::double" for number in counts)
    down, up = ask(
        f"squared_and_added({x} / {n} - wilson_low({x}, {n}), wilson_high({other_x}, {other_n}) - {other_x} / {other_n}), "
        f"squared_and_added(wilson_high({x}, {n}) - {x} / {n}, {other_x} / {other_n} - wilson_low({other_x}, {other_n}))"
    )
    difference = counts[0] / counts[1] - counts[2] / counts[3]
    assert (round(difference - down, 4), round(difference + up, 4)) == (low, high)
    assert (difference, difference - down, difference + up) == near(newcombe(*counts))


def test_error_of_a_representation_is_that_of_the_formula(ask):
    error = ask("representation_error(30::double, 200::double, 90::double, 1000::double, true)")[0]
    found = representation(30, 200, 90, 1000)
    assert error == near(log(found.high / found.value) / 1.959963984540054)
    # Of events over exposure: those of the group and of the others vary by Poisson.
    error = ask("representation_error(30::double, 200::double, 90::double, 1000::double, false)")[0]
    assert error == near(sqrt(30 * (1 / 30 - 1 / 90) ** 2 + 60 / 90**2))


def test_four_fifths_and_five_quarters_in_whole_numbers(ask):
    assert ask("is_under_four_fifths(36, 50, 9, 10), is_under_four_fifths(35, 50, 9, 10)") == (
        False,
        True,
    )
    assert ask(
        "is_over_five_quarters(25, 100, 20, 100), is_over_five_quarters(26, 100, 20, 100)"
    ) == (False, True)
    assert ask("more_to_four_fifths(12, 40, 48, 80), fewer_to_five_quarters(30, 100, 40, 200)") == (
        8,
        5,
    )


def test_so_many_more_do_reach_four_fifths_and_one_less_does_not(ask):
    for n in range(1, 60):
        more = ask(f"more_to_four_fifths(0, {n}, 7, 9)")[0]
        assert ask(
            f"is_under_four_fifths({more}, {n}, 7, 9), is_under_four_fifths({more - 1}, {n}, 7, 9)"
        ) == (False, True)


def test_fisher_exact_by_counting_tables(ask):
    assert ask("fisher_exact(3, 4, 1, 4)")[0] == near(34 / 70)
    assert ask("fisher_exact(null, 4, 1, 4)")[0] is None
