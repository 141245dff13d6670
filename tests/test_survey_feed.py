"""A survey question that is tied to a measure gives it the values of its periods."""

import pytest
from measure_rows import add_measure, add_values, as_of, published
from small_home import SmallHome
from survey_rows import add_wave, answers

TIED = {"Quality": {"measure_id": "m1"}}


@pytest.fixture
def store(tmp_path):
    """A home with a yearly measure of a mean rating that should reach 4.2."""
    store = SmallHome(tmp_path)
    store.day = as_of(2026, 11, 2)
    store.load("measures.xlsx")
    add_measure(store, statistic="mean rating", unit=None, frequency="yearly", target=4.2,
                scale_low=1.0, scale_high=5.0)  # fmt: skip
    store.load("survey.xlsx")
    return store


def values(store, more=""):
    """Period, mean and n of every row that has a value, and whatever else is asked for."""
    sql = f"""select period, actual, denominator {more} from measure_value
        where load_id is not null order by starts_on"""  # fmt: skip
    return [tuple(row.values()) for row in published(store, sql)]


def test_the_mean_is_the_value_of_the_period_that_holds_the_day(store):
    add_wave(store, "2026-03-31", answers({5: 20, 4: 20}), questions=TIED)
    (row,) = published(store, "from measure_value where load_id is not null")
    assert (row["period"], row["actual"], row["denominator"], row["numerator"]) == (
        "2026", 4.5, 40, None,
    )  # fmt: skip
    assert (row["survey_id"], row["question_id"], row["load_id"]) == ("member-survey", "quality", 2)
    assert row["source"] == "member-survey-2026.xlsx!Answers!A1"
    # 4.5 -+ 2.0227 x 0.50637 / sqrt(40)
    assert row["value_low"] == pytest.approx(4.33806, abs=1e-5)
    assert row["value_high"] == pytest.approx(4.66194, abs=1e-5)
    # A survey is of no part of its period, though that has not ended.
    assert row["reason"] == "4.5 is 0.3 above the target of 4.2."
    (newest,) = published(store, "from measure_now")
    names = ("actual", "denominator", "value_low", "value_high", "survey_id", "question_id")
    assert [newest[name] for name in names] == [row[name] for name in names]


@pytest.mark.parametrize(
    ("held_on", "period"),
    [("2026-01-01", "2026"), ("2025-12-31", "2025"), ("1999-06-30", "1999")],
)
def test_the_first_and_the_last_day_belong_to_a_period(store, held_on, period):
    add_wave(store, held_on, answers({5: 20}), questions=TIED)
    assert values(store) == [(period, 5.0, 20)]


def test_a_measure_of_another_calendar_has_other_periods(store):
    add_measure(store, "M2", statistic="mean rating", unit=None, frequency="quarterly",
                year_kind="federal fiscal", year_start_month=10)  # fmt: skip
    add_wave(store, "2026-03-31", answers({5: 20}), questions={"Quality": {"measure_id": "m2"}})
    assert values(store) == [("FFY 2026 Q2", 5.0, 20)]


def test_with_too_few_answers_the_measure_says_so(store):
    add_wave(store, "2026-03-31", answers({5: 9}), questions=TIED)
    (row,) = published(store, "from measure_value where load_id is not null")
    assert (row["status"], row["actual"], row["denominator"]) == ("Too few responses", None, None)
    assert (row["value_low"], row["value_high"]) == (None, None)
    assert row["reason"] == "Fewer than 10 responses, so the mean is not shown."


def test_of_two_waves_in_a_period_the_newest_speaks_for_it(store):
    add_wave(store, "2026-09-30", answers({5: 20}), questions=TIED)
    store.load()
    add_wave(store, "2026-03-31", answers({4: 30}), questions=TIED)
    assert values(store) == [("2026", 5.0, 20)]


def test_the_newer_load_counts_whether_typed_or_surveyed(store):
    add_values(store, {"2026": 3.0}, denominator=50.0)
    store.load("survey.xlsx")
    add_wave(store, "2026-03-31", answers({5: 20}), questions=TIED)
    assert values(store, ", survey_id") == [("2026", 5.0, 20, "member-survey")]
    store.load("update.xlsx")
    add_values(store, {"2026": 4.1}, denominator=50.0)
    assert values(store, ", survey_id, value_low") == [("2026", 4.1, 50, None, None)]
    told = published(store, "select load_id, actual, is_standing from measure_value_history")
    assert [tuple(row.values()) for row in told] == [
        (2, 3.0, False),
        (3, 5.0, False),
        (4, 4.1, True),
    ]


def test_an_undone_survey_gives_nothing(store):
    add_wave(store, "2026-03-31", answers({5: 20}), questions=TIED)
    store.event("undone")
    assert values(store) == []
    store.event_id = 2
    assert values(store) == [("2026", 5.0, 20)]


def test_a_mean_on_another_scale_is_no_value_of_the_measure(store):
    add_wave(
        store, "2026-03-31", answers({6: 20}), questions=TIED, scales={"Quality": ("1-7", 1, 7)}
    )
    assert values(store) == []


def test_only_a_mean_rating_is_fed(store):
    add_measure(store, "M2")
    add_wave(store, "2026-03-31", answers({5: 20}), questions={"Quality": {"measure_id": "m2"}})
    assert values(store) == []
    (row,) = published(store, "from survey_rating")
    assert (row["measure_id"], row["target_basis"]) == (None, "setting")


def test_a_composite_speaks_before_a_question_that_is_tied_to_the_same_measure(store):
    add_wave(
        store, "2026-03-31", "times | Quality | Use\n20 | 5 | 3",
        composites={"Value": ["Quality", "Use"]}, questions=TIED | {"Value": {"measure_id": "m1"}},
    )  # fmt: skip
    assert values(store, ", question_id") == [("2026", 4.0, 20, "value")]


def test_groups_give_the_measure_nothing(store):
    add_wave(store, "2026-03-31", answers({"North": {5: 20}, "South": {4: 20}}, attribute="Region"),
             questions=TIED)  # fmt: skip
    assert values(store) == [("2026", 4.5, 40)]
    assert len(published(store, "from measure_value_history")) == 1
