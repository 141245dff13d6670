"""Rates by group: interval, reliability, standing, and that what is hidden shows nothing."""

import duckdb
import pytest
from equity_rows import add_groups
from measure_rows import add_benchmarks, add_measure, published
from scipy.stats import binomtest
from small_home import SmallHome

from loaders.publication import macro_files
from loaders.statistics import register

HIDDEN = ["numerator", "denominator", "rate", "rate_low", "rate_high", "standing", "reliability"]


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    home = SmallHome(tmp_path_factory.mktemp("rates"))
    home.load()
    add_measure(home, target=(75.0, "2028 Q4"))
    add_benchmarks(home, {"2026 Q3": 72.0})
    add_groups(home, "2026 Q3", """
        Region | numerator | denominator
        Coast  | 56        | 70
        Hills  | 12        | 24
        Lakes  | 48        | 80
        Plains | 128       | 200
    """)  # fmt: skip
    add_measure(home, "SMALL")
    add_groups(home, "2026 Q3", """
        Region | numerator | denominator
        Coast  | 52        | 66
        Hills  | 3         | 28
        Lakes  | 49        | 81
        Plains | 121       | 190
    """, "SMALL")  # fmt: skip
    add_measure(home, "COUNT", statistic="count", unit="families", target=(500.0, "2026 Q3"))
    add_groups(home, "2026 Q3", "Region | value\nCoast | 300\nLakes | 100", "COUNT")
    for code, told in (("NOBODY", "0 | 0"), ("LESS", "300 | 250")):
        add_measure(home, code, statistic="count", unit="families")
        coast, everybody = told.split(" | ")
        picture = f"Region | value\nCoast | {coast}\nOverall | {everybody}"
        add_groups(home, "2026 Q3", picture, code)
    add_measure(home, "RATING", statistic="mean rating", unit=None)
    add_groups(
        home, "2026 Q3", "Role | value | denominator\nJudge | 4.5 | 11\nClerk | 3.5 | 90", "RATING"
    )
    home.settings = type(home.settings)(minimum_responses=20)
    found = published(home, "from equity_rate")
    return {(row["measure_id"], row["group_name"]): row for row in found}


@pytest.fixture(scope="module")
def ask():
    """One value of an expression of the marts' own macros."""
    with duckdb.connect(":memory:") as connection:
        register(connection)
        for script in macro_files():
            connection.execute(script.read_text(encoding="utf-8"))
        yield lambda sql, *values: connection.execute(f"select {sql}", values).fetchall()[0][0]


def test_a_rate_has_the_interval_of_wilson(rows):
    """(56 + z2/2 +- z sqrt(56 * 14 / 70 + z2/4)) / (70 + z2), with z2 = 3.841459."""
    row = rows["m1", "Coast"]
    assert row["rate"] == 80
    assert [row["rate_low"], row["rate_high"]] == pytest.approx([69.1834, 87.6953], abs=1e-4)


@pytest.mark.parametrize(
    ("x", "n"), [(0, 40), (1, 40), (56, 70), (39, 40), (40, 40), (7392, 12832)]
)
def test_proportions_have_the_intervals_of_scipy(ask, x, n):
    values = [float(x), float(n)]
    for name, method in (("wilson", "wilson"), ("clopper_pearson", "exact")):
        expected = binomtest(x, n).proportion_ci(method=method)
        assert ask(f"{name}_low(?, ?)", *values) == pytest.approx(expected.low, abs=1e-12)
        assert ask(f"{name}_high(?, ?)", *values) == pytest.approx(expected.high, abs=1e-12)


@pytest.mark.parametrize(
    ("events", "low", "high"),
    [(0, 0, 3.6889), (1, 0.0253, 5.5716), (10, 4.7954, 18.3904), (100, 81.3640, 121.6268)],
)
def test_events_have_the_interval_of_garwood(ask, events, low, high):
    """As in the tables of exact Poisson intervals, such as Ulm, Am J Epidemiol 131 (1990), 373."""
    assert ask("poisson_low(?)", float(events)) == pytest.approx(low, abs=5e-5)
    assert ask("poisson_high(?)", float(events)) == pytest.approx(high, abs=5e-5)


@pytest.mark.parametrize(
    ("x", "n", "width", "expected"),
    [
        (15, 29, 0.20, "unreliable"),
        (15, 30, 0.20, None),
        (15, 29.9999999996, 0.20, None),  # p (1 - p) / se ** 2 of 30 people is this
        (30, 60, 0.30, "unreliable"),
        (30, 60, 0.2999, None),
        (6, 60, 0.131, "unreliable"),  # 0.131 / 0.1 is over 1.30
        (6, 60, 0.129, None),
        (54, 60, 0.131, "complement unreliable"),
        (1, 60, 0.05, None),  # however wide beside the rate
        (0, 60, 0.06, "review"),
        (60, 60, 0.06, "review"),
        (0, 29, 0.06, "unreliable"),
    ],
)
def test_a_proportion_may_be_presented_by_the_rule_of_the_nchs(ask, x, n, width, expected):
    assert ask("proportion_reliability(?, ?, ?)", float(x), float(n), width) == expected


@pytest.mark.parametrize(
    ("events", "width", "expected"),
    [(9, 5, "unreliable"), (10, 13.595, None), (10, 16.0, None), (10, 16.1, "unreliable")],
)
def test_events_over_exposure_need_ten_and_no_wide_interval(ask, events, width, expected):
    assert ask("event_reliability(?, ?)", float(events), float(width)) == expected


def test_what_is_too_few_to_be_reliable_has_its_counts_and_no_rate(rows):
    row = rows["m1", "Hills"]
    assert (row["reliability"], row["is_presented"], row["hidden"]) == ("unreliable", False, False)
    assert (row["rate"], row["rate_low"], row["standing"]) == (None, None, None)
    assert (row["numerator"], row["denominator"]) == (12, 24)
    assert row["reliability_reason"] == "Too few to be reliable: fewer than 30."


def test_a_hidden_group_shows_no_number(rows):
    row = rows["small", "Hills"]
    assert row["hidden"]
    assert not row["is_presented"]
    assert [row[name] for name in HIDDEN] == [None] * len(HIDDEN)
    assert row["hidden_reason"].startswith("Hidden for privacy")
    others = [rows["small", name]["hidden"] for name in ("Coast", "Lakes", "Plains")]
    assert any(others)


@pytest.mark.parametrize(
    ("ends", "direction", "expected"),
    [
        ((72.0, 75, 80), "higher", "clearly reaches"),
        ((71.9, 75, 80), "higher", "reaches"),
        ((60, 71.9, 72.0), "higher", "short"),
        ((60, 65, 71.9), "higher", "clearly short"),
        ((60, 65, 72.0), "lower", "clearly reaches"),
        ((72.1, 75, 80), "lower", "clearly short"),
        ((None, 75, None), "higher", "reaches"),
        ((None, 65, None), "higher", "short"),
    ],
)
def test_a_rate_stands_clearly_when_its_whole_interval_does(ask, ends, direction, expected):
    low, rate, high = ends
    sql = "standing_of(?::double, ?::double, ?::double, 72.0, ?, null::double, null::double)"
    assert ask(sql, rate, low, high, direction) == expected


@pytest.mark.parametrize(
    ("low", "rate", "high", "expected"),
    [
        (41, 50, 59, "clearly reaches"),
        (39, 50, 59, "reaches"),
        (35, 39, 41, "short"),
        (61, 65, 70, "clearly short"),
        (30, 35, 39, "clearly short"),
    ],
)
def test_of_a_range_it_stands_within_or_outside(ask, low, rate, high, expected):
    sql = "standing_of(?::double, ?::double, ?::double, null::double, 'within a range', 40.0, 60.0)"
    assert ask(sql, rate, low, high) == expected


def test_groups_are_held_against_the_benchmark_of_the_measure(rows):
    """Wilson's interval of 48 of 80 ends at 70.0%, that of 56 of 70 begins at 69.2%."""
    found = {name: rows["m1", name]["standing"] for name in ("Coast", "Lakes", "Plains", "Overall")}
    assert found == {
        "Coast": "reaches", "Lakes": "clearly short", "Plains": "clearly short", "Overall": "clearly short",
    }  # fmt: skip
    assert rows["m1", "Lakes"]["standing_reason"] == (
        "60.0% is 12.0 points short of the 72.0% benchmark; so is the whole 95% interval, 49.0% to 70.0%."
    )
    assert rows["m1", "Coast"]["standing_reason"] == (
        "80.0% is 8.0 points above the 72.0% benchmark; the 95% interval, 69.2% to 87.7%, has both."
    )
    assert (rows["m1", "Coast"]["benchmark"], rows["m1", "Coast"]["target"]) == (72, 75)


def test_the_target_of_a_total_is_no_group_s(rows):
    assert (rows["count", "Overall"]["target"], rows["count", "Coast"]["target"]) == (500, None)
    assert (rows["count", "Coast"]["rate"], rows["count", "Coast"]["standing"]) == (75, None)


@pytest.mark.parametrize(("code", "counted"), [("nobody", 0), ("less", 300)])
def test_a_share_of_nobody_or_of_fewer_than_the_group_is_none(rows, code, counted):
    row = rows[code, "Coast"]
    assert (row["numerator"], row["rate"], row["is_presented"]) == (counted, None, True)


def test_a_mean_of_too_few_responses_is_not_presented(rows):
    row = rows["rating", "Judge"]
    assert (row["is_presented"], row["rate"], row["denominator"]) == (False, None, 11)
    assert row["reliability_reason"] == "Too few to be reliable: fewer than 20 responses."
    assert rows["rating", "Clerk"]["rate"] == 3.5
