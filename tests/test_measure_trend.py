"""Change since the last period, the trend of a measure and where it leads, worked by hand."""

from math import sqrt

import pytest
from measure_rows import add_benchmarks, add_measure, add_override, add_values, as_of, published
from small_home import SmallHome

T2, T3 = 4.302653, 3.182446
"""97.5% of Student's t with 2 and 3 degrees of freedom, from the tables of any textbook."""
QUARTERS = [f"{year} Q{quarter}" for year in (2025, 2026) for quarter in (1, 2, 3, 4)]


@pytest.fixture
def store(tmp_path):
    store = SmallHome(tmp_path)
    store.load()
    return store


def now(store):
    (row,) = published(store, "from measure_now")
    return row


def put(store, values, **given):
    """A measure with these values from 2025 Q1 on; None is a missed quarter."""
    add_measure(store, **given)
    pairs = zip(QUARTERS, values, strict=False)
    add_values(store, {words: value for words, value in pairs if value is not None})


def test_four_points_on_a_line(store):
    put(store, [50.0, 52.0, 54.0, 56.0], target=(60.0, "2026 Q3"), tolerance=1.0)
    store.day = as_of(2026, 1, 5)
    row = now(store)
    assert [row[f"trend_{end}"] for end in ("slope", "low", "high")] == pytest.approx([2.0] * 3)
    assert row["trend_verdict"] == "improving"
    assert row["trend_reason"] == (
        "Improving: up by 2.00 points a quarter over 4 quarters (95% interval 2.00 to 2.00)."
    )
    # Three quarters after 56: 56 + 3 * 2.
    assert [row["projected"], row["projected_low"], row["projected_high"]] == pytest.approx(
        [62.0] * 3
    )
    assert row["projected_status"] == "Met target"
    assert row["projection_reason"] == (
        "If the trend of 4 quarters goes on, 2026 Q3 brings 62.0% (95% interval 62.0% to 62.0%), "
        "2.0 points above the 60.0% target."
    )


def test_four_noisy_points(store):
    """Time is 0 to 3 around 1.5, values are around 52.

    Slope: (-1.5 * -2 + -0.5 * 1 + 0.5 * -1 + 1.5 * 2) / (2.25 + 0.25 + 0.25 + 2.25) = 5 / 5.
    Left over: -0.5, 1.5, -1.5, 0.5; squared 5; divided by 4 - 2, their variance is 2.5.
    """
    put(store, [50.0, 53.0, 51.0, 54.0], target=(60.0, "2026 Q2"), tolerance=5.0)
    store.day = as_of(2026, 1, 5)
    row = now(store)
    margin = T2 * sqrt(2.5 / 5)
    assert row["trend_slope"] == pytest.approx(1.0)
    assert row["trend_low"] == pytest.approx(1 - margin, abs=1e-5)
    assert row["trend_high"] == pytest.approx(1 + margin, abs=1e-5)
    assert row["trend_verdict"] == "no clear change"
    assert row["trend_reason"] == (
        "No clear change: up by 1.00 points a quarter over 4 quarters, but anything from down by "
        "2.04 points to up by 4.04 points fits the values (95% interval)."
    )
    # 2026 Q2 is at time 5, so 3.5 after the middle.
    ahead = T2 * sqrt(2.5) * sqrt(1 + 1 / 4 + 3.5**2 / 5)
    assert row["projected"] == pytest.approx(52 + 1 * 3.5)
    assert row["projected_low"] == pytest.approx(55.5 - ahead, abs=1e-4)
    assert row["projected_high"] == pytest.approx(55.5 + ahead, abs=1e-4)
    assert row["projected_status"] == "Near"
    assert row["projection_reason"] == (
        "If the trend of 4 quarters goes on, 2026 Q2 brings 55.5% (95% interval 42.4% to 68.6%), "
        "4.5 points short of the 60.0% target."
    )


def test_a_missed_quarter_leaves_its_room(store):
    """Times 0, 1, 3, 4, 5 around 2.6; on a line of 2 a quarter, but for one point 1 too high.

    Values 10, 12, 16, 18, 21 around 15.4; spread 17.2; slope 36.8 / 17.2.
    """
    put(
        store,
        [10.0, 12.0, None, 16.0, 18.0, 21.0],
        statistic="count",
        unit="visits",
        target=(30.0, "2027"),
    )
    store.day = as_of(2026, 7, 1)
    row = now(store)
    times, values = [0, 1, 3, 4, 5], [10, 12, 16, 18, 21]
    mean_time, mean_value = sum(times) / 5, sum(values) / 5
    spread = sum((time - mean_time) ** 2 for time in times)
    pairs = list(zip(times, values, strict=True))
    slope = sum((t - mean_time) * (v - mean_value) for t, v in pairs) / spread
    assert (spread, slope) == (pytest.approx(17.2), pytest.approx(36.8 / 17.2))
    left = sum((v - mean_value - slope * (t - mean_time)) ** 2 for t, v in pairs) / 3
    margin = T3 * sqrt(left / spread)
    assert row["trend_slope"] == pytest.approx(slope)
    assert row["trend_low"] == pytest.approx(slope - margin, abs=1e-5)
    assert row["trend_high"] == pytest.approx(slope + margin, abs=1e-5)
    assert row["sparkline"] == [10, 12, None, 16, 18, 21]
    assert row["sparkline_periods"] == QUARTERS[:6]
    # The end of 2027 is that of its fourth quarter, at time 11.
    ahead = 11 - mean_time
    assert row["projected"] == pytest.approx(mean_value + slope * ahead)
    width = T3 * sqrt(left) * sqrt(1 + 1 / 5 + ahead**2 / spread)
    assert row["projected_high"] - row["projected"] == pytest.approx(width, abs=1e-4)


@pytest.mark.parametrize(
    ("direction", "values", "verdict", "says"),
    [
        ("lower", [9.0, 8.1, 7.0, 6.1], "improving",
         "Improving: down by 0.98 points a quarter over 4 quarters (95% interval 0.86 to 1.10)."),
        ("lower", [6.1, 7.0, 8.1, 9.0], "worsening",
         "Worsening: up by 0.98 points a quarter over 4 quarters (95% interval 0.86 to 1.10)."),
        ("higher", [9.0, 8.1, 7.0, 6.1], "worsening",
         "Worsening: down by 0.98 points a quarter over 4 quarters (95% interval 0.86 to 1.10)."),
        ("within a range", [6.1, 7.0, 8.1, 9.0], "rising",
         "Rising: up by 0.98 points a quarter over 4 quarters (95% interval 0.86 to 1.10)."),
        ("within a range", [9.0, 8.1, 7.0, 6.1], "falling",
         "Falling: down by 0.98 points a quarter over 4 quarters (95% interval 0.86 to 1.10)."),
        ("higher", [6.0, 6.0, 6.0, 6.0], "no clear change",
         "No clear change: the same value in all 4 quarters."),
    ],
)  # fmt: skip
def test_the_verdict_goes_by_the_direction(store, direction, values, verdict, says):
    """9, 8.1, 7, 6.1 around 7.55: the slope is (-1.5 * 1.45 + -0.5 * 0.55 + ...) / 5 = -4.9 / 5.

    Left over: -0.02, 0.06, -0.06, 0.02; squared 0.008; so 0.98 +- 4.302653 * sqrt(0.004 / 5).
    """
    put(store, values, direction=direction)
    row = now(store)
    assert (row["trend_verdict"], row["trend_reason"]) == (verdict, says)


@pytest.mark.parametrize(
    ("values", "given", "says"),
    [
        ([1000.0, 2000.0, 3000.0, 4000.0], {"statistic": "amount", "unit": "$"},
         "up by $1,000 a quarter over 4 quarters (95% interval $1,000 to $1,000)."),
        ([0.04, 0.03, 0.02, 0.01], {"statistic": "amount", "unit": "$", "decimals": 2},
         "down by $0.010 a quarter over 4 quarters (95% interval $0.010 to $0.010)."),
        ([1100.0, 1200.0, 1300.0, 1400.0], {"statistic": "count", "unit": "calls"},
         "up by 100 a quarter over 4 quarters (95% interval 100 to 100)."),
        ([11.0, 12.0, 13.0, 14.0], {"statistic": "count", "unit": "calls"},
         "up by 1.0 a quarter over 4 quarters (95% interval 1.0 to 1.0)."),
    ],
)  # fmt: skip
def test_a_slope_has_as_many_decimals_as_it_needs(store, values, given, says):
    put(store, values, **given)
    assert now(store)["trend_reason"].endswith(says)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ([], "there are none."),
        ([50.0], "there is 1."),
        ([50.0, None, 51.0, 52.0], "there are 3."),
    ],
)
def test_under_four_periods_there_is_neither_trend_nor_projection(store, values, says):
    put(store, values, target=(70.0, "2028"))
    row = now(store)
    assert row["trend_reason"] == f"A trend needs at least 4 periods with a value; {says}"
    assert row["projection_reason"] == f"A projection needs at least 4 periods with a value; {says}"
    for name in ("trend_slope", "trend_verdict", "projected", "projected_status"):
        assert row[name] is None


RISING = [97.0, 98.0, 99.5, 99.8]


@pytest.mark.parametrize(
    ("values", "given", "low", "high"),
    [
        (RISING, {}, None, 100.0),
        ([3.0, 2.0, 0.5, 0.2], {}, 0.0, None),
        ([3.0, 2.0, 0.5, 0.2], {"statistic": "count", "unit": "cases"}, 0.0, None),
        ([3.0, 2.0, 0.5, 0.2], {"statistic": "amount", "unit": "$"}, 0.0, None),
        ([4.7, 4.8, 4.9, 4.95], {"statistic": "mean rating", "unit": None, "scale_low": 1.0,
                                 "scale_high": 5.0}, None, 5.0),
        ([1.3, 1.2, 1.1, 1.05], {"statistic": "mean rating", "unit": None, "scale_low": 1.0,
                                 "scale_high": 5.0}, 1.0, None),
    ],
)  # fmt: skip
def test_a_projection_stays_within_what_the_unit_allows(store, values, given, low, high):
    put(store, values, target=(50.0, "2028"), **given)
    row = now(store)
    if low is not None:
        assert row["projected"] == row["projected_low"] == low
    if high is not None:
        assert row["projected"] == row["projected_high"] == high


@pytest.mark.parametrize(
    ("values", "given"),
    [
        ([97.0, 99.0, 101.0, 103.0], {}),
        ([97.0, 98.0, 99.0, 100.0], {"statistic": "index", "unit": None}),
        ([97.0, 98.0, 99.0, 100.0], {"statistic": "count", "unit": "cases"}),
    ],
)
def test_what_may_pass_a_hundred_does(store, values, given):
    put(store, values, target=(99.0, "2028"), **given)
    assert now(store)["projected"] > 100


def test_what_was_below_zero_may_be_again(store):
    put(store, [2.0, 1.0, 0.0, -1.0], statistic="amount", unit="$", target=(0.0, "2028"))
    row = now(store)
    assert row["projected"] == pytest.approx(-13.0)
    # 2028 is 12 quarters after 2025 Q4.
    assert row["projection_reason"] == (
        "If the trend of 4 quarters goes on, 2028 brings -$13 (95% interval -$13 to -$13), $13 "
        "short of the $0 target."
    )


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"target": 70.0}, "There is no target period to project to."),
        ({"target": (70.0, "2025 Q4")}, "The target period 2025 Q4 has come."),
        ({"target": (70.0, "2026 Q2")}, "The target period 2026 Q2 has come."),
    ],
)
def test_there_is_nothing_to_project_to(store, given, says):
    put(store, [50.0, 52.0, 54.0, 56.0], **given)
    row = now(store)
    assert (row["projected"], row["projection_reason"]) == (None, says)
    assert row["trend_verdict"] == "improving"


def test_a_range_is_projected_too(store):
    put(
        store, [10.0, 11.0, 12.0, 13.0], direction="within a range", range_low=8.0, range_high=14.0,
        statistic="count", unit="cases", tolerance=1.0, target=(None, "2026 Q3"),
    )  # fmt: skip
    store.day = as_of(2026, 1, 5)
    row = now(store)
    assert (row["projected"], row["projected_status"]) == (pytest.approx(16.0), "Off track")
    assert row["projection_reason"] == (
        "If the trend of 4 quarters goes on, 2026 Q3 brings 16 cases (95% interval 16 to 16), 2 "
        "above the range of 8 to 14."
    )


def test_a_hair_beyond_a_range_is_said_with_the_decimals_it_takes(store):
    # Three quarters after 13: 13 + 3 * 1 = 16, over a range that ends at 15.6; 10 to 13 are inside.
    put(
        store, [10.0, 11.0, 12.0, 13.0], direction="within a range", range_low=8.0,
        range_high=15.6, statistic="count", unit="cases", target=(None, "2026 Q3"), decimals=0,
    )  # fmt: skip
    store.day = as_of(2026, 1, 5)
    assert now(store)["projection_reason"] == (
        "If the trend of 4 quarters goes on, 2026 Q3 brings 16.0 cases (95% interval 16 to 16), "
        "0.4 above the range of 8 to 15.6."
    )


def test_a_deliverable_has_neither(store):
    add_measure(store, kind="deliverable", statistic="milestone", target=(None, "2026"))
    add_values(store, dict.fromkeys(QUARTERS[:5], "In progress"))
    row = now(store)
    assert (row["trend_reason"], row["projection_reason"], row["sparkline"]) == (
        "A deliverable has no trend.", "A deliverable is not projected.", [],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "change", "word"),
    [
        (70.0, 71.0, 1.0, "same"),
        (64.0, 70.5, 6.5, "better"),
        (62.0, 61.0, -1.0, "same"),
        (63.0, 61.2, -1.8, "worse"),
        (50.0, 61.0, 11.0, "better"),
    ],
)
def test_what_changed_since_the_value_before(store, before, after, change, word):
    # Met from 70, near from 61 to 63; between them on track with a benchmark of 63.
    add_measure(store, target=(70.0, "2027"), tolerance=2.0)
    add_benchmarks(store, {"2024 Q4": 63.0})
    add_values(store, {"2025 Q1": before, "2025 Q3": after})
    store.day = as_of(2025, 10, 15)
    row = now(store)
    assert (row["previous"], row["previous_period"]) == (before, "2025 Q1")
    assert (row["change"], row["status_change"]) == (change, word)


def test_a_change_is_no_news_once_a_later_period_is_overdue(store):
    add_measure(store, target=70.0)
    add_values(store, {"2025 Q2": 60.0, "2025 Q3": 75.0})
    store.day = as_of(2026, 1, 30)  # the value for 2025 Q4 is due until this day
    assert now(store)["status_change"] == "better"
    store.day = as_of(2026, 1, 31)
    assert now(store)["status_change"] is None


def test_a_status_that_says_nothing_of_success_is_neither_better_nor_worse(store):
    add_measure(store, statistic="mean rating", unit=None, target=4.0)
    add_values(store, {"2025 Q1": 4.5}, denominator=4.0)
    add_values(store, {"2025 Q2": 4.5}, denominator=40.0)
    row = now(store)
    assert (row["previous_status"], row["status_change"]) == ("Too few responses", None)
    assert (row["previous"], row["change"]) == (None, None)


def test_a_decision_changes_the_status_and_is_no_change_of_the_figure(store):
    add_measure(store, target=70.0)
    add_values(store, {"2026 Q2": 60.0, "2026 Q3": 60.0})
    add_override(store, "2026 Q3", "On track")
    row = now(store)
    assert (row["previous_status"], row["status"], row["status_change"]) == (
        "Off track", "On track", "same",
    )  # fmt: skip
