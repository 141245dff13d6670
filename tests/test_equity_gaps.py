"""Gaps by group: reference, interval, ratio, people behind them, trend, and what is said of them."""

import json
import math

import pytest
from equity_rows import add_breakdown, add_dimension, add_groups
from measure_rows import add_benchmarks, add_measure, published
from small_home import SmallHome

from loaders.equity.intervals import newcombe

QUARTERS = ("2025 Q1", "2025 Q2", "2025 Q3", "2025 Q4", "2026 Q1")
# Of 400 people in Lakes, quarter after quarter; in Coast it is 320 of 400, which is 80%.
TRENDS = {
    "NARROWER": (200, 220, 240, 260, 280),
    "WIDER": (280, 260, 240, 220, 200),
    "REVERSED": (200, 260, 320, 380),
    "STEADY": (280, 280, 280, 280),
    "SHORT": (200, 240, 280),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    home = SmallHome(tmp_path_factory.mktemp("gaps"))
    home.load()
    add_dimension(home, "Region", ["Coast", "Lakes"], reference="group", reference_group="coast")
    _rates(home)
    _other_kinds(home)
    for code, told in TRENDS.items():
        add_measure(home, code)
        for words, numerator in zip(QUARTERS, told, strict=False):
            _regions(home, words, code, "320 | 400", f"{numerator} | 400")
    return home


def _rates(home):
    add_measure(home)
    add_benchmarks(home, {"2026 Q3": 75.0})
    add_breakdown(home, dimensions=["region", "Income"])
    _regions(home, "2026 Q3", "M1", "56 | 70", "48 | 80")
    add_measure(home, "BACK", direction="lower", numerator="Children who came back")
    _regions(home, "2026 Q3", "BACK", "15 | 100", "30 | 100", "0 | 120")
    add_measure(home, "BOTH")
    add_groups(home, "2026 Q3", """
        Ethnicity | Region | numerator | denominator
        Black     | Coast  | 30        | 50
        White     | Coast  | 60        | 80
        Black     | Lakes  | 40        | 100
        White     | Lakes  | 45        | 60
    """, "BOTH")  # fmt: skip


def _other_kinds(home):
    add_measure(home, "MOVES", direction="lower", unit="moves per 1,000 days")
    add_groups(home, "2026 Q3", """
        Region | numerator | denominator
        Coast  | 100       | 50,000
        Lakes  | 150       | 50,000
    """, "MOVES")  # fmt: skip
    # One more event than exposure somewhere: no part of it can be a proportion.
    add_groups(home, "2025 Q3", "Region | numerator | denominator\nCoast | 100 | 50", "MOVES")
    add_measure(home, "MEAN", statistic="mean rating", unit=None)
    add_groups(
        home, "2026 Q3", "Region | value | denominator\nCoast | 4.5 | 90\nLakes | 4.2 | 90", "MEAN"
    )
    add_measure(home, "RANGE", direction="within a range", range_low=40.0, range_high=60.0)
    _offices(home, "RANGE", "100 | 200", "120 | 200")
    # Too few of Lakes, and then of Coast, from which gaps are measured; each is hidden with another.
    for code, coast, lakes in (("NONE", "320 | 400", "4 | 90"), ("ALONE", "4 | 90", "320 | 400")):
        add_measure(home, code)
        _regions(home, "2026 Q3", code, coast, lakes, "316 | 400", "60 | 80")
    add_measure(home, "HOLE")
    for words, lakes in zip(
        QUARTERS, ("280 | 400", "260 | 400", "240 | 400", "220 | 400", "4 | 90"), strict=True
    ):
        _regions(home, words, "HOLE", "320 | 400", lakes, "316 | 400", "60 | 80")
    add_measure(home, "LARGE")
    _offices(home, "LARGE", "300 | 500", "350 | 500", "55 | 70")


def _regions(home, words, code, *told):
    add_groups(home, words, _listed("Region", ("Coast", "Lakes", "Hills", "Plains"), told), code)


def _offices(home, code, *told):
    add_groups(home, "2026 Q3", _listed("Office", ("East", "West", "Tiny"), told), code)


def _listed(dimension, groups, told):
    lines = [f"{group} | {numbers}" for group, numbers in zip(groups, told, strict=False)]
    return "\n".join([f"{dimension} | numerator | denominator", *lines])


@pytest.fixture(scope="module")
def tables(store):
    rows = published(store, """
        select 'gap' as kind, to_json(entry)::varchar as entry from equity_gap as entry
        union all select 'now', to_json(entry)::varchar from equity_now as entry
        union all select 'trend', to_json(entry)::varchar from equity_trend as entry
        union all select 'coverage', to_json(entry)::varchar from equity_coverage as entry
        union all select 'reference', to_json(entry)::varchar from equity_reference as entry
    """)  # fmt: skip
    found = {}
    for row in rows:
        found.setdefault(row["kind"], []).append(json.loads(row["entry"]))
    return found


@pytest.fixture
def gap(tables):
    """The one row of equity_gap of a measure and group, in its newest period."""

    def find(code, group, within="Overall"):
        rows = [
            row for row in tables["gap"]
            if (row["measure_id"], row["group_name"], row["within_dimension"]) == (code.lower(), group, within)
        ]  # fmt: skip
        return max(rows, key=lambda row: row["ends_on"])

    return find


def ends(row, name):
    return [row[f"{name}{end}"] for end in ("", "_low", "_high")]


def test_a_gap_has_the_interval_of_newcombe(gap):
    """56 of 70 against 48 of 80 is the example of Newcombe 1998: 0.20 (0.0524, 0.3339)."""
    row = gap("M1", "Lakes")
    assert ends(row, "gap") == pytest.approx([-20, -33.39, -5.24], abs=0.005)
    value, low, high = newcombe(48, 80, 56, 70)
    assert ends(row, "gap") == pytest.approx([100 * value, 100 * low, 100 * high], abs=1e-8)
    assert (row["reference_group"], row["reference_rate"], row["is_clear"]) == ("Coast", 80, True)


def test_the_ratio_is_that_of_what_nobody_wants(gap):
    """32 of 80 missed it against 14 of 70: 0.4 over 0.2."""
    row = gap("M1", "Lakes")
    way = 1.959963984540054 * math.sqrt(1 / 32 - 1 / 80 + 1 / 14 - 1 / 70)
    assert ends(row, "ratio") == pytest.approx([2, 2 * math.exp(-way), 2 * math.exp(way)], abs=1e-8)
    assert row["adverse_words"] == "as likely to miss it"


def test_the_people_behind_a_gap_are_those_it_costs(gap):
    row = gap("M1", "Lakes")
    assert ends(row, "people") == pytest.approx([16, 0.8 * 5.24, 0.8 * 33.39], abs=0.01)


def test_a_gap_is_said_with_its_numbers(gap):
    assert gap("M1", "Lakes")["says"] == (
        "60.0% for Lakes is 20.0 points below the 80.0% for Coast (95% interval 5.2 to 33.4). "
        "Missing it is 2.0 times as likely for Lakes (1.2 to 3.4). "
        "At the rate of Coast, 16 more would have reached it."
    )


def test_the_reference_is_not_compared_with_itself(gap):
    row = gap("M1", "Coast")
    assert (row["is_reference"], row["rate"], row["gap"], row["people"]) == (True, 80, None, None)
    assert row["says"] == "Coast is what the others are compared with."


def test_where_lower_is_better_more_is_worse(gap):
    """30 of 100 came back against 15 of 100."""
    row = gap("BACK", "Lakes")
    assert (row["gap"], row["ratio"], row["people"]) == (15, 2, 15)
    assert row["says"].endswith(
        ", and lower is better. It is 2.0 times as likely for Lakes (1.1 to 3.5). "
        'At the rate of Coast, 15 fewer would have counted as "Children who came back".'
    )


def test_without_any_event_there_is_no_ratio(gap):
    row = gap("BACK", "Hills")
    assert (row["gap"], row["ratio"], row["ratio_reason"]) == (-15, None, "not estimable")
    assert row["people"] == -18
    assert "likely" not in row["says"]


def test_of_two_dimensions_each_is_compared_within_the_other(gap):
    within_region = gap("BOTH", "Black × Coast", "Region")
    assert (within_region["gap"], within_region["reference_group"]) == (-15, "White × Coast")
    assert (within_region["within_group"], within_region["reference_kind"]) == (
        "Coast",
        "best large group",
    )
    within_ethnicity = gap("BOTH", "Black × Lakes", "Ethnicity")
    assert (within_ethnicity["gap"], within_ethnicity["reference_group"]) == (-20, "Black × Coast")
    assert within_ethnicity["reference_kind"] == "stated"
    assert within_ethnicity["says"].startswith("Within Black: 40.0% for Lakes is 20.0 points below")


def test_events_over_exposure_have_intervals_of_garwood(gap):
    """2 and 3 per 1,000 days; 100 events have 81.36 to 121.63, and 150 have 126.96 to 176.02."""
    row = gap("MOVES", "Lakes")
    low = 1 - math.hypot((150 - 126.96) / 50, (121.63 - 100) / 50)
    high = 1 + math.hypot((176.02 - 150) / 50, (100 - 81.36) / 50)
    assert ends(row, "gap") == pytest.approx([1, low, high], abs=0.001)
    way = 1.959963984540054 * math.sqrt(1 / 150 + 1 / 100)
    assert ends(row, "ratio") == pytest.approx(
        [1.5, 1.5 * math.exp(-way), 1.5 * math.exp(way)], abs=1e-8
    )
    assert row["people"] == 50


def test_means_have_a_gap_and_no_ratio(gap):
    row = gap("MEAN", "Lakes")
    assert row["gap"] == pytest.approx(-0.3)
    assert (row["gap_low"], row["is_clear"], row["ratio"], row["people"]) == (
        None,
        False,
        None,
        None,
    )


def test_where_neither_more_nor_less_is_better_all_are_compared_with_all(gap):
    row = gap("RANGE", "West")
    assert (row["reference_group"], row["reference_kind"], row["gap"]) == ("Overall", "overall", 5)
    assert (row["ratio"], row["people"]) == (None, None)


def test_the_best_group_is_looked_for_among_the_large_ones(gap):
    """Tiny has 55 of 70, but no tenth of the 1,070 people."""
    assert gap("LARGE", "East")["reference_group"] == "West"
    assert gap("LARGE", "Tiny")["gap"] == pytest.approx(100 * 55 / 70 - 70)


@pytest.mark.parametrize(
    ("code", "verdict", "slope"),
    [("NARROWER", "narrowed", -5), ("WIDER", "widened", 5), ("REVERSED", "reversed", -15),
     ("STEADY", "no clear change", 0), ("SHORT", None, None)],
)  # fmt: skip
def test_the_trend_of_a_gap_is_the_line_through_all_its_periods(tables, gap, code, verdict, slope):
    """Every gap lies on a straight line, so that the weights do not matter for its slope."""
    (row,) = [row for row in tables["trend"] if row["measure_id"] == code.lower()]
    assert (row["verdict"], row["slope"]) == (verdict, slope)
    assert gap(code, "Lakes")["trend_verdict"] == verdict
    last = (TRENDS[code][-1] - 320) / 4 if verdict else None
    assert gap(code, "Lakes")["trend_gap"] == (last and pytest.approx(last))
    assert row["periods"] == len(TRENDS[code])


def test_where_the_line_of_shown_gaps_ends_tells_nothing_of_a_hidden_one(gap):
    """Four gaps from -10 to -25 points are shown, and the newest is not: it is published so."""
    row = gap("HOLE", "Lakes")
    assert (row["period"], row["rate"], row["gap"]) == ("2026 Q1", None, None)
    assert (row["trend_periods"], row["trend_verdict"]) == (4, "widened")
    assert row["trend_gap"] == pytest.approx(-25)


def test_the_line_has_the_error_of_its_weights(tables):
    """1 / sqrt(sum w (t - mean t) ** 2), w = 1 / (half width / z) ** 2; never a weight without end."""
    rows = [
        row for row in tables["gap"] if row["measure_id"] == "narrower" and row["gap"] is not None
    ]
    rows.sort(key=lambda row: row["ends_on"])
    z = 1.959963984540054
    weights = [(2 * z / (row["gap_high"] - row["gap_low"])) ** 2 for row in rows]
    middle = sum(w * t for t, w in enumerate(weights)) / sum(weights)
    error = 1 / math.sqrt(sum(w * (t - middle) ** 2 for t, w in enumerate(weights)))
    (trend,) = [row for row in tables["trend"] if row["measure_id"] == "narrower"]
    assert (trend["slope_low"], trend["slope_high"]) == pytest.approx(
        (-5 - z * error, -5 + z * error), abs=1e-6
    )
    assert (trend["first_period"], trend["last_period"]) == ("2025 Q1", "2026 Q1")


def test_what_is_said_of_a_trend(gap):
    assert gap("NARROWER", "Lakes")["trend_reason"].startswith(
        "Narrowed: 5.00 points a quarter over 5 quarters (95% interval "
    )
    assert gap("SHORT", "Lakes")["trend_reason"] == (
        "The trend of a gap needs at least 4 periods with a value; there are 3."
    )


def test_the_newest_period_says_who_is_clearly_short(tables):
    (row,) = [row for row in tables["now"] if row["measure_id"] == "m1"]
    assert (row["period"], row["groups"], row["hidden"], row["unreliable"]) == ("2026 Q3", 2, 0, 0)
    assert (row["clearly_short"], row["widest_group"], row["widest_gap"]) == (
        ["Lakes"],
        "Lakes",
        -20,
    )
    assert row["says"].startswith(
        "Clearly short of the 75.0% benchmark: Lakes, of 2 groups. 60.0% for Lakes is 20.0 points below"
    )


def test_within_a_range_nobody_is_behind_anybody(tables):
    (row,) = [row for row in tables["now"] if row["measure_id"] == "range"]
    assert (row["widest_group"], row["says"]) == (None, "All 2 groups are shown.")


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("NONE", "No group that is shown is clearly behind Coast."),
        ("ALONE", "Nothing is shown to compare Coast with."),
    ],
)
def test_of_groups_that_are_not_shown_nobody_says_that_they_are_not_behind(tables, code, says):
    (row,) = [row for row in tables["now"] if row["measure_id"] == code.lower()]
    assert (row["hidden"], row["says"]) == (2, says)


def test_coverage_tells_what_is_missing(tables):
    rows = [row for row in tables["coverage"] if row["measure_id"] == "m1"]
    found = {row["dimension"]: (row["is_expected"], row["state"], row["reason"]) for row in rows}
    assert found == {
        "Region": (True, "shown", "All 2 groups are shown for 2026 Q3."),
        "Income": (True, "missing", "Nobody has given values by Income."),
    }
