"""The periods that are published, with their names, and what the marts borrow from statistics."""

from math import isnan

import duckdb
import pytest
from measure_rows import add_measure, add_values, published
from small_home import SmallHome

from loaders.settings import Settings
from loaders.statistics import register


@pytest.fixture
def store(tmp_path):
    store = SmallHome(tmp_path)
    store.load()
    return store


def named(store, period_id):
    found = published(store, f"from period where period_id = '{period_id}'")
    return {(row["year_kind"], row["year_start_month"]): row["label"] for row in found}


def test_a_period_has_a_name_in_every_calendar_in_use(store):
    assert named(store, "2026-07/P3M") == {("calendar", 1): "2026 Q3"}
    add_measure(store, "M1", year_kind="federal fiscal", year_start_month=10)
    add_measure(store, "M2", year_kind="school", year_start_month=7)
    assert named(store, "2026-07/P3M") == {
        ("calendar", 1): "2026 Q3",
        ("federal fiscal", 10): "FFY 2026 Q4",
        ("school", 7): "school year 2026-27 Q1",
    }


def test_the_calendar_of_progress_is_a_setting(store):
    store.settings = Settings(fiscal_year_start_month=7)
    assert named(store, "2026-07/P3M") == {("state fiscal", 7): "SFY 2027 Q1"}


def test_names_go_on_two_years_before_and_after_what_is_in_use(store):
    add_measure(store, target=(70.0, "2030"))
    add_values(store, {"2020 Q1": 50.0})
    (row,) = published(store, "select min(ends_on) as first, max(starts_on) as last from period")
    assert (row["first"].year, row["last"].year) == (2017, 2033)


def test_a_slip_of_the_keyboard_does_not_fill_the_file(store):
    add_measure(store)
    add_values(store, {"2026 Q3": 50.0})
    store.rows["measure_value"][0] |= {"period_id": "9998-10/P3M"}
    (row,) = published(store, "select count(*) as count, max(label) as last from period")
    # Nineteen periods a year until 2202: 12 months, 4 quarters, 2 halves and the year.
    assert row["count"] < 19 * 185
    assert named(store, "9998-10/P3M") == {("calendar", 1): "9998 Q4"}


def test_the_periods_of_what_was_undone_stay_as_long_as_it_can_be_redone(store):
    store.load()
    add_measure(store)
    add_values(store, {"2015 Q1": 50.0})
    store.event("undone")
    assert named(store, "2015-01/P3M") == {("calendar", 1): "2015 Q1"}
    store.event_id = 1
    assert named(store, "2015-01/P3M") == {}


@pytest.mark.parametrize(
    ("degrees", "share", "expected"),
    [(1, 0.975, 12.706), (3, 0.975, 3.182), (10, 0.95, 1.812), (30, 0.975, 2.042), (10, 0.5, 0.0)],
)
def test_quantiles_of_student_s_t_are_those_of_the_tables(degrees, share, expected):
    with duckdb.connect() as connection:
        register(connection)
        (found,) = connection.execute("select student_t(?, ?)", [degrees, share]).fetchone()
    assert found == pytest.approx(expected, abs=0.0005)


def test_without_a_degree_of_freedom_there_is_no_quantile():
    with duckdb.connect() as connection:
        register(connection)
        sql = "select student_t(null, 0.975), student_t(0, 0.975)"
        nothing, not_a_number = connection.execute(sql).fetchone()
    assert nothing is None
    assert isnan(not_a_number)
