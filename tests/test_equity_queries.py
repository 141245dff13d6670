"""What the pages ask about groups, on counts few enough to add up by hand."""

import pytest
from equity_home import NEWEST, TRAINING, fill

from dashboard import (
    equity_advanced_queries,
    equity_coverage_queries,
    equity_group_queries,
    equity_queries,
    measure_queries,
    selection_queries,
)
from dashboard.equity_records import Breakdown


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Read only, by every test of this module."""
    return fill(tmp_path_factory.mktemp("groups") / "home")


@pytest.fixture(autouse=True)
def _reading(store, monkeypatch):
    monkeypatch.setenv("HEADWAY_HOME", str(store.path))


def newest(code, dimension, *within):
    """The newest breakdown of a measure."""
    measure_id = measure_queries.measure(code).measure_id
    own = Breakdown(measure_id, "", dimension, *within)
    period_id = next(iter(equity_queries.periods(own)))
    return Breakdown(measure_id, period_id, dimension, *within)


def groups(code, dimension, *within):
    found = equity_group_queries.groups(
        newest(code, dimension, *within), measure_queries.measure(code)
    )
    return {one.name: one for one in found}


def test_measures_with_a_group_that_is_short_come_first():
    codes = list(equity_queries.measures())
    assert set(codes) == {
        "PAID",
        "RATE",
        "WORK",
        "HARM",
        "TIER",
        "ONE",
        "MANY",
        "ODD",
        "KEPT",
        "FEW",
    }
    # Of HARM, MANY, PAID and TIER a group is clearly short of what was due.
    assert codes[:4] == ["HARM", "MANY", "PAID", "TIER"]


def test_dimensions_come_as_the_catalogue_has_them_and_pairs_are_within():
    assert equity_queries.dimensions("paid") == ["Region", "Ethnicity"]
    assert equity_queries.withins("paid", "Ethnicity") == {
        "Region": ["North", "South", "Coast", "Islands"]
    }
    assert equity_queries.withins("paid", "Region") == {"Ethnicity": ["Asian", "Black", "White"]}
    assert equity_queries.withins("tier", "Income") == {}


def test_periods_come_the_newest_first():
    names = list(equity_queries.periods(Breakdown("paid", "", "Region")).values())
    assert names == [NEWEST, "2026 Q2", "2026 Q1", "2025 Q4", "2025 Q3", "2025 Q2", "2025 Q1"]


def test_who_is_worse_off_comes_first_and_who_is_not_shown_last_by_name():
    assert list(groups("PAID", "Region")) == [
        "Coast", "Islands", "South", "North", "Delta", "Marsh", "Ridge",
    ]  # fmt: skip
    # Less is better: the highest comes first.
    assert list(groups("HARM", "Region"))[:2] == ["South", "North"]


def test_an_ordered_dimension_keeps_its_order_and_counts_have_the_largest_first():
    assert list(groups("TIER", "Income")) == ["Lowest", "Low", "High", "Highest"]
    assert list(groups("WORK", "Ethnicity"))[:3] == ["White", "Asian", "Black"]


def test_a_group_has_its_rate_and_its_gap():
    found = groups("PAID", "Region")
    coast, north = found["Coast"], found["North"]
    # 0.74 - 6 * 0.035 = 0.53 of 400; less 6 points of 120 Black, more 3 of 80 and 2.4 of 200.
    assert (coast.rate.numerator, coast.rate.denominator, coast.rate.rate) == (212, 400, 53.0)
    assert coast.rate.standing == "clearly short"
    assert north.gap.is_reference
    assert (coast.gap.reference_group, coast.gap.reference_kind) == ("North", "stated")
    assert coast.gap.gap == pytest.approx(53.0 - 76.0)
    # 188 of 400 missed it, 192 of 800 in North: 0.47 / 0.24.
    assert coast.gap.ratio == pytest.approx(0.47 / 0.24)
    assert coast.gap.people == pytest.approx(400 * 0.23)
    assert (coast.gap.trend_verdict, found["Islands"].gap.trend_verdict) == ("widened", "narrowed")


def test_a_hidden_group_and_its_complement_have_no_number():
    found = groups("PAID", "Region")
    for name in ("Delta", "Marsh"):
        one = found[name]
        assert one.rate.hidden
        assert one.rate.hidden_reason
        assert {one.rate.numerator, one.rate.denominator, one.rate.rate, one.rate.rate_low} == {
            None
        }
        assert {one.gap.gap, one.gap.people, one.gap.ratio} == {None}
    few = found["Ridge"].rate
    assert not few.hidden
    assert (few.is_presented, few.rate, few.denominator) == (False, None, 28)


def test_within_one_group_are_the_groups_of_the_other_dimension():
    found = groups("PAID", "Ethnicity", "Region", "Coast")
    assert set(found) == {"Asian", "Black", "White"}
    # 0.53 - 0.06 of 120 is 56.4, so 56.
    black = found["Black"]
    assert (black.rate.numerator, black.rate.denominator) == (56, 120)
    assert black.rate.group_name == "Black × Coast"
    assert black.gap.reference_group == "Asian"
    together = equity_group_queries.overall(newest("PAID", "Ethnicity", "Region", "Coast"))
    assert (together.numerator, together.denominator) == (212, 400)


def test_all_together_are_what_was_given_for_them():
    together = equity_group_queries.overall(newest("PAID", "Region"))
    assert together.denominator == 800 + 600 + 400 + 300 + 17 + 23 + 28


def test_a_gap_over_time_has_every_period_the_earliest_first():
    found = equity_group_queries.over_time(newest("PAID", "Region"), "Coast")
    assert found[0].period == "2025 Q1"
    # 0.74 and 0.76 in the first quarter.
    assert [round(one.gap) for one in (found[0], found[-1])] == [-2, -23]
    hidden = equity_group_queries.over_time(newest("PAID", "Region"), "Delta")
    assert [one.gap for one in hidden] == [None] * 7


def test_a_gap_within_each_group_of_another_dimension():
    found = equity_group_queries.within_each(
        newest("PAID", "Region"), "Ethnicity", "Coast", ["Asian", "Black", "White"]
    )
    assert [one.name for one in found] == ["Asian", "Black", "White"]
    # 45 of 80 against 126 of 160: 56.25 - 78.75.
    assert found[0].gap.gap == pytest.approx(-22.5)
    assert found[0].gap.reference_rate == pytest.approx(78.75)


def test_every_period_is_for_the_spreadsheet():
    found = equity_group_queries.every_period(
        Breakdown("paid", "", "Region"), measure_queries.measure("PAID")
    )
    assert len(found) == 7 * 7
    assert found[0].rate.period == NEWEST


def test_a_total_that_is_on_track_with_a_group_that_is_short_is_found():
    found = {(one.code, one.dimension): one for one in equity_queries.unequal()}
    assert set(found) == {("PAID", "Ethnicity"), ("PAID", "Region")}
    one = found["PAID", "Region"]
    assert (one.status, one.clearly_short, one.owners) == ("On track", ["Coast"], ["ED"])
    assert [one.dimension for one in equity_queries.findings("paid")] == ["Ethnicity", "Region"]
    assert equity_queries.findings("none") == []


def test_how_much_is_hidden_is_told():
    told = equity_queries.disclosure(newest("PAID", "Region"))
    assert (told.cells, told.hidden) == (7, 2)
    # 40 of 2,168.
    assert told.people_hidden == pytest.approx(100 * 40 / 2168)
    assert equity_queries.disclosure(newest("TIER", "Income")).hidden == 0


def test_shares_are_of_all_and_counts_have_no_index():
    found = {one.name: one for one in equity_advanced_queries.shares(newest("WORK", "Ethnicity"))}
    assert found["White"].share == pytest.approx(100 * 340 / 610)
    assert found["White"].representation is None
    paid = {one.name: one for one in equity_advanced_queries.shares(newest("PAID", "Region"))}
    assert paid["Delta"].hidden
    assert paid["Delta"].count is None
    assert paid["Coast"].representation < 1


def test_summaries_are_there_where_enough_groups_are_shown():
    found = {one.abbreviation: one for one in
             equity_advanced_queries.summaries(newest("TIER", "Income"))}  # fmt: skip
    # 70.8 - 42.0
    assert found["MRD"].value == pytest.approx(100 * (170 / 240 - 84 / 200))
    silent = equity_advanced_queries.summaries(newest("PAID", "Region"))
    assert all(one.value is None for one in silent)
    assert silent[0].note


def test_a_selection_says_whether_it_reaches_four_fifths():
    found = {one.name: one for one in
             selection_queries.selections(newest("TIER", "Income"))}  # fmt: skip
    # 0.42 / 0.7083; 4/5 of 170/240 of 200 are 113.3, so 114 - 84 more.
    assert (found["Lowest"].four_fifths, found["Lowest"].more_needed) == ("fails", 30)
    assert found["High"].four_fifths == "passes"
    assert selection_queries.selections(newest("PAID", "Region")) == []


def test_coverage_is_of_every_measure_and_dimension_and_can_be_filtered():
    found = {(one.code, one.dimension): one.state for one in equity_coverage_queries.coverage()}
    assert found["PAID", "Region"] == "partly hidden"
    assert found["FEW", "Region"] == "all hidden"
    assert found["NONE", "Region"] == "missing"
    assert found["TIER", "Income"] == "shown"
    missing = equity_coverage_queries.coverage("missing", "Region")
    assert {one.code for one in missing} == {"NONE", "WORK", "TIER", "ONE", "MANY", "ODD"}


def test_a_measure_of_many_groups_has_them_all():
    assert set(groups("MANY", "Office")) == set(TRAINING)
