"""What the page Workforce asks, on counts few enough to add up by hand."""

import pytest
from workforce_home import fill

from dashboard import equity_queries, selection_queries, workforce_queries
from dashboard.equity_records import Breakdown


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Read only, by every test of this module."""
    return fill(tmp_path_factory.mktemp("employees") / "home")


@pytest.fixture(autouse=True)
def _reading(store, monkeypatch):
    monkeypatch.setenv("HEADWAY_HOME", str(store.path))


def newest(code, dimension, *within):
    """The newest breakdown of a measure."""
    own = Breakdown(code.lower(), "", dimension, *within)
    return Breakdown(code.lower(), next(iter(equity_queries.periods(own))), dimension, *within)


def shares(code, dimension, *within):
    return {one.name: one for one in workforce_queries.shares(newest(code, dimension, *within))}


def test_only_measures_of_employees_are_there_and_what_is_wholly_hidden_comes_last():
    assert list(workforce_queries.measures()) == [
        "DISC", "GLAD", "HIRE", "KEPT", "MANY", "ODD", "PROM", "STAFF", "TURN", "FEW",
    ]  # fmt: skip


def test_a_dimension_of_very_many_groups_comes_last():
    assert workforce_queries.dimensions("staff") == ["Ethnicity", "Office"]
    assert workforce_queries.dimensions("many") == ["Gender", "Bureau"]


def test_a_share_is_of_all_and_has_changed_since_the_first_period():
    found = shares("STAFF", "Ethnicity")
    # 92 + 78 + 246 + 14 of 1,159; in the first year 60 + 30 + 150 + 14 of as many.
    asian = found["Asian"]
    assert (asian.count, asian.whole) == (430, 1159)
    assert asian.share == pytest.approx(100 * 430 / 1159)
    assert asian.first_share == pytest.approx(100 * 254 / 1159)
    assert asian.change == pytest.approx(100 * (430 - 254) / 1159)
    assert (asian.first_period, asian.period) == ("2021", "2025")
    assert list(found) == ["White", "Asian", "Black"]


def test_the_first_period_has_no_change():
    first = Breakdown("staff", "2021-01/P12M", "Ethnicity")
    assert {one.change for one in workforce_queries.shares(first)} == {None}


def test_a_share_within_an_office_is_of_the_office():
    found = shares("STAFF", "Ethnicity", "Office", "Field")
    # 150 + 4 x 24 of 600.
    assert (found["Asian"].count, found["Asian"].whole) == (246, 600)
    assert found["Asian"].share == pytest.approx(41)
    assert found["Asian"].change == pytest.approx(100 * 96 / 600)


def test_what_is_hidden_stands_last_and_has_no_number():
    found = list(shares("STAFF", "Ethnicity", "Office", "Legal").values())
    assert [one.hidden for one in found] == [False, True, True]
    assert [one.name for one in found[1:]] == ["Asian", "Black"]
    for one in found[1:]:
        assert (one.count, one.whole, one.share, one.share_low, one.first_share) == (None,) * 5
        assert one.change is None


def test_a_selection_has_the_share_of_the_pool_beside_its_own():
    black = shares("HIRE", "Ethnicity")["Black"]
    # 75 of 868 hired, 500 of the 3,100 who applied.
    assert black.share == pytest.approx(100 * 75 / 868)
    assert black.availability == pytest.approx(100 * 500 / 3100)
    assert black.representation == pytest.approx((75 / 868) / (500 / 3100))


def test_an_ordered_dimension_keeps_its_order():
    assert list(shares("DISC", "Grade")) == ["Entry", "Middle", "Senior"]


def test_one_group_over_time_has_a_hole_where_it_is_hidden():
    found = workforce_queries.over_time(newest("STAFF", "Ethnicity"), "Asian")
    assert [one.period for one in found] == ["2021", "2022", "2023", "2024", "2025"]
    # 44 employees move each year: 8 + 12 + 24.
    assert [one.count for one in found] == [254, 298, 342, 386, 430]
    hidden = workforce_queries.over_time(newest("STAFF", "Ethnicity", "Office", "Legal"), "Black")
    assert [one.share for one in hidden] == [None] * 5


def test_places_come_the_highest_share_first_and_hidden_ones_last():
    found = workforce_queries.places(newest("STAFF", "Ethnicity"), "Office", "Asian")
    assert [(one.name, one.share) for one in found] == [
        ("Field", pytest.approx(41)), ("Courts", pytest.approx(26)), ("Audit", None),
        ("Legal", None),
    ]  # fmt: skip
    assert [one.people for one in found] == [600, 300, 200, 59]
    assert [one.hidden for one in found] == [False, False, True, True]
    # 30 of 300 in the first year.
    assert found[1].change == pytest.approx(16)


def test_places_are_found_by_a_part_of_their_name():
    own = newest("MANY", "Gender")
    found = workforce_queries.places(own, "Bureau", "Women", "BUREAU 2")
    assert [one.name for one in found] == [f"Bureau {number}" for number in range(26, 19, -1)]
    assert workforce_queries.places(own, "Bureau", "Women", "%") == []
    assert len(workforce_queries.places(own, "Bureau", "Women")) == 26


def test_every_period_is_for_the_spreadsheet():
    found = workforce_queries.every_period(newest("STAFF", "Ethnicity"))
    assert len(found) == 3 * 5
    assert found[0].period == "2025"


def test_four_fifths_with_who_is_farthest_first():
    found = selection_queries.selections(newest("HIRE", "Ethnicity"))
    assert [(one.name, one.four_fifths) for one in found] == [
        ("Black", "fails"), ("Asian", "passes"), ("White", "passes"), ("Other", "not assessed"),
        ("Unknown", "not assessed"),
    ]  # fmt: skip
    black = found[0]
    # 15% of White's 30%; four fifths of 30% of 500 are 120, so 120 - 75 more.
    assert (black.ratio, black.more_needed) == (pytest.approx(0.5), 45)
    assert (black.top_group, black.top_rate) == ("White", pytest.approx(30))
    assert (black.fails, black.assessed) == (2, 2)
    # 40 of 3,100 are under 2%.
    assert found[3].share_of_pool == pytest.approx(100 * 40 / 3100)


def test_a_burden_fails_over_five_quarters_of_the_lowest():
    found = selection_queries.selections(newest("DISC", "Grade"))
    assert [(one.name, one.four_fifths) for one in found] == [
        ("Entry", "fails"), ("Middle", "passes"), ("Senior", "passes"),
    ]  # fmt: skip
    # 20% over 8%; five quarters of 8% of 200 are 20, so 40 - 20 fewer.
    assert (found[0].ratio, found[0].more_needed) == (pytest.approx(2.5), 20)


def test_a_hidden_group_of_a_selection_has_no_number_and_no_sentence():
    found = selection_queries.selections(newest("PROM", "Ethnicity"))
    hidden = [one for one in found if one.hidden]
    assert [one.name for one in hidden] == ["Asian", "Black"]
    for one in hidden:
        assert (one.selected, one.pool, one.rate, one.ratio, one.says) == (None,) * 5
    assert found[-2:] == hidden
    every = selection_queries.every_selection(newest("HIRE", "Ethnicity"))
    assert len(every) == 5 * 2


def test_the_overview_has_every_measure_by_every_dimension_with_failures_first():
    found = workforce_queries.overview()
    assert [(one.code, one.failing) for one in found[:2]] == [("DISC", ["Entry"]),
                                                              ("HIRE", ["Black"])]  # fmt: skip
    told = {(one.code, one.dimension): one for one in found}
    assert ("PAID", "Ethnicity") not in told
    assert told["PROM", "Ethnicity"].failing == []
    assert (told["PROM", "Ethnicity"].hidden, told["PROM", "Ethnicity"].assessed) == (2, 2)
    assert told["STAFF", "Office"].process is None
