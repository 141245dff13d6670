"""The status of a measure and the sentence that says why, from ledger rows to the published tables."""

import pytest
from measure_rows import (
    add_benchmarks,
    add_measure,
    add_override,
    add_values,
    as_of,
    published,
)
from small_home import SmallHome

from loaders.calendars import Calendar
from loaders.settings import Settings

Q = "2026 Q3"
NO_DATA = "No value was given for 2026 Q3."


@pytest.fixture
def store(tmp_path):
    """A home with one load, on 2 November 2026."""
    store = SmallHome(tmp_path)
    store.load()
    return store


def value_of(store, period=Q, code="M1"):
    """The published row of one period."""
    found = published(store, f"from measure_value where measure_id = '{code.lower()}'")
    return next(row for row in found if row["period"] == period)


def told(store, period=Q):
    row = value_of(store, period)
    return row["status"], row["reason"]


# Target 70, benchmark 63 for the quarter, tolerance 2: higher is better.
# Of the last two, 61.0 is short by exactly the tolerance; 61.2 is 63.0 - 1.8, which in floating
# point is a hair more than 1.8.
HIGHER = [
    (71.0, 2, "Met target", "71.0% is 1.0 points above the 70.0% target for 2028 Q4."),
    (70.0, 2, "Met target", "70.0% is at the 70.0% target for 2028 Q4."),
    (69.9, 2, "On track", "69.9% is 6.9 points above the 63.0% benchmark for 2026 Q3."),
    (63.0, 2, "On track", "63.0% is at the 63.0% benchmark for 2026 Q3."),
    (61.2, 2, "Near", ("61.2% is 1.8 points short of the 63.0% benchmark for 2026 Q3; "
                      "near is within 2 points.")),
    (61.0, 2, "Near", ("61.0% is 2.0 points short of the 63.0% benchmark for 2026 Q3; "
                      "near is within 2 points.")),
    (60.9, 2, "Off track", ("60.9% is 2.1 points short of the 63.0% benchmark for 2026 Q3; "
                           "near is within 2 points.")),
    (61.2, 1.8, "Near", ("61.2% is 1.8 points short of the 63.0% benchmark for 2026 Q3; "
                        "near is within 1.8 points.")),
    (62.9, None, "Off track", ("62.9% is 0.1 points short of the 63.0% benchmark for 2026 Q3; "
                              "no tolerance is set.")),
    # Rounded to one decimal these would say that 60.96 is 2.0 short, and that 62.99 is at 63.0.
    (60.96, 2, "Off track", ("60.96% is 2.04 points short of the 63.00% benchmark for 2026 Q3; "
                            "near is within 2 points.")),
    (62.99, 2, "Near", ("62.99% is 0.01 points short of the 63.00% benchmark for 2026 Q3; "
                       "near is within 2 points.")),
]  # fmt: skip


@pytest.mark.parametrize(("actual", "tolerance", "status", "reason"), HIGHER)
def test_higher_is_better(store, actual, tolerance, status, reason):
    add_measure(store, tolerance=tolerance, target=(70.0, "2028 Q4"))
    add_benchmarks(store, {Q: 63.0})
    add_values(store, {Q: actual})
    assert told(store) == (status, reason)


@pytest.mark.parametrize(
    ("actual", "status", "reason"),
    [
        (4.9, "Met target", ("4.9 days is 0.1 below the target of 5.0 for 2028 Q4, and lower is "
                            "better.")),
        (6.0, "On track", "6.0 days is at the benchmark of 6.0 for 2026 Q3."),
        (5.5, "On track", ("5.5 days is 0.5 below the benchmark of 6.0 for 2026 Q3, and lower is "
                          "better.")),
        (6.5, "Near", ("6.5 days is 0.5 above the benchmark of 6.0 for 2026 Q3, and lower is "
                      "better; near is within 0.5.")),
        (6.6, "Off track", ("6.6 days is 0.6 above the benchmark of 6.0 for 2026 Q3, and lower is "
                           "better; near is within 0.5.")),
    ],
)  # fmt: skip
def test_lower_is_better(store, actual, status, reason):
    add_measure(
        store, direction="lower", statistic="index", unit="days", tolerance=0.5,
        target=(5.0, "2028 Q4"),
    )  # fmt: skip
    add_benchmarks(store, {Q: 6.0})
    add_values(store, {Q: actual})
    assert told(store) == (status, reason)


@pytest.mark.parametrize(
    ("actual", "bounds", "expected"),
    [
        (12.0, (10.0, 14.0), ("Met target", 0, "12 cases is within the range of 10 to 14.")),
        (10.0, (10.0, 14.0), ("Met target", 0, "10 cases is within the range of 10 to 14.")),
        (15.0, (10.0, 14.0), ("Near", 1, "15 cases is 1 above the range of 10 to 14; near is within 1.")),
        (8.0, (10.0, 14.0), ("Off track", 2, "8 cases is 2 below the range of 10 to 14; near is within 1.")),
        (9.0, (10.0, None), ("Near", 1, "9 cases is 1 below the range of at least 10; near is within 1.")),
        (99.0, (10.0, None), ("Met target", 0, "99 cases is within the range of at least 10.")),
        (15.0, (None, 14.0), ("Near", 1, "15 cases is 1 above the range of at most 14; near is within 1.")),
        (15.0, (None, None), ("No target set", None, "15 cases has neither a benchmark nor a target to be held against.")),
    ],
)  # fmt: skip
def test_within_a_range(store, actual, bounds, expected):
    low, high = bounds
    add_measure(
        store, direction="within a range", range_low=low, range_high=high, tolerance=1.0,
        statistic="count", unit="cases",
    )  # fmt: skip
    add_values(store, {Q: actual})
    row = value_of(store)
    assert (row["status"], row["shortfall"], row["reason"]) == expected


@pytest.mark.parametrize(
    ("given", "actual", "reason"),
    [
        ({"statistic": "amount", "unit": "$"}, 1_234_567.4,
         "$1,234,567 is $65,433 short of the $1,300,000 target; near is within $70,000."),
        ({"statistic": "count", "unit": "families"}, 1_234_567,
         "1,234,567 families is 65,433 short of the target of 1,300,000; near is within 70,000."),
        ({"statistic": "amount", "unit": "$", "decimals": 2}, 1_234_567.4,
         "$1,234,567.40 is $65,432.60 short of the $1,300,000.00 target; near is within $70,000."),
        ({"statistic": "index", "unit": None}, 1_250_000,
         "1,250,000.0 is 50,000.0 short of the target of 1,300,000.0; near is within 70,000."),
    ],
)  # fmt: skip
def test_every_unit_reads_well(store, given, actual, reason):
    add_measure(store, target=1_300_000.0, tolerance=70_000.0, **given)
    add_values(store, {Q: actual})
    assert told(store) == ("Near", reason)


def test_a_value_for_a_period_that_runs_says_so(store):
    add_measure(store, target=50.0)
    add_values(store, {Q: 60.0})
    for day, tail in [
        (as_of(2026, 9, 30), "; the period has not ended."),
        (as_of(2026, 10, 1), "."),
    ]:
        store.day = day
        assert told(store) == ("Met target", f"60.0% is 10.0 points above the 50.0% target{tail}")


def test_one_of_something_is_singular(store):
    add_measure(store, statistic="count", unit="families", target=2.0, tolerance=1.0)
    add_values(store, {Q: 1})
    assert told(store)[1] == "1 family is 1 short of the target of 2; near is within 1."


def test_decimals_are_those_of_the_target_where_none_are_given(store):
    add_measure(store, statistic="index", unit="$", target=5.25)
    add_values(store, {Q: 5.2})
    assert told(store)[1] == "$5.20 is $0.05 short of the $5.25 target; no tolerance is set."


def test_a_straight_path_goes_by_date(store):
    # From 31 December 2023 to 31 December 2028 are 1827 days, to 30 September 2026 1004:
    # 55 + 15 * 1004 / 1827 = 63.243.
    add_measure(store, baseline=(55.0, "2023 Q4"), target=(70.0, "2028 Q4"), tolerance=2.0)
    add_values(store, {"2023 Q3": 50.0, "2023 Q4": 54.0, Q: 62.0, "2028 Q4": 69.0, "2029 Q1": 69.5})
    row = value_of(store)
    assert row["benchmark"] == pytest.approx(55 + 15 * 1004 / 1827)
    assert row["shortfall"] == pytest.approx(1.243, abs=0.001)
    assert row["benchmark_basis"] == "straight path"
    assert row["reason"] == (
        "62.0% is 1.2 points short of the 63.2% benchmark for 2026 Q3, on the straight path from "
        "55.0% in 2023 Q4 to the 70.0% target for 2028 Q4; near is within 2 points."
    )
    assert value_of(store, "2023 Q4")["benchmark"] == 55.0
    for period in ("2028 Q4", "2029 Q1"):
        row = value_of(store, period)
        assert (row["benchmark"], row["benchmark_basis"], row["status"]) == (70.0, "target", "Near")
    assert told(store, "2023 Q3") == (
        "No target set",
        "50.0% is 20.0 points short of the 70.0% target for 2028 Q4; no benchmark holds before 2023 Q4.",
    )


def test_a_target_that_is_set_is_told_before_the_first_benchmark(store):
    add_measure(
        store, direction="lower", baseline=(21.0, "2024 Q4"), target=(15.0, "2028 Q4"), tolerance=1.0
    )  # fmt: skip
    add_values(store, {"2024 Q1": 20.1})
    assert told(store, "2024 Q1") == (
        "No target set",
        (
            "20.1% is 5.1 points above the 15.0% target for 2028 Q4, and lower is better; no "
            "benchmark holds before 2024 Q4."
        ),
    )


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        (None, "60.0% has no target to be held against; its first benchmark is for 2027 Q4."),
        (
            70.0,
            "60.0% is 10.0 points short of the 70.0% target; no benchmark holds before 2027 Q4.",
        ),
    ],
)
def test_a_first_benchmark_that_comes_later_is_told(store, target, reason):
    add_measure(store, target=target)
    add_benchmarks(store, {"2027 Q4": 60.0, "2028 Q4": 65.0})
    add_values(store, {Q: 60.0})
    assert told(store) == ("No target set", reason)


def test_given_benchmarks_step(store):
    add_measure(store, baseline=(50.0, "2024 Q4"), target=(70.0, "2027 Q4"))
    add_benchmarks(store, {"2025 Q4": 55.0, "2026 Q4": 60.0})
    periods = [
        f"{year} Q{quarter}" for year in (2024, 2025, 2026, 2027) for quarter in (1, 2, 3, 4)
    ]
    add_values(store, dict.fromkeys(periods, 52.0))
    found = published(
        store, "select period, benchmark, benchmark_basis from measure_value order by starts_on"
    )
    assert [(row["benchmark"], row["benchmark_basis"]) for row in found] == [
        *[(None, "none")] * 3,
        *[(50.0, "baseline")] * 4,
        *[(55.0, "given")] * 4,
        *[(60.0, "given")] * 4,
        (70.0, "target"),
    ]
    assert told(store, "2025 Q1") == (
        "On track",
        (
            "52.0% is 2.0 points above the 50.0% baseline of 2024 Q4, which holds until the first "
            "benchmark."
        ),
    )
    assert told(store, "2026 Q2") == (
        "Off track",
        (
            "52.0% is 3.0 points short of the 55.0% benchmark for 2025 Q4, which still holds; no "
            "tolerance is set."
        ),
    )
    assert told(store, "2027 Q4") == (
        "Off track",
        (
            "52.0% is 18.0 points short of the 70.0% target for 2027 Q4; no tolerance is set; the "
            "period has not ended."
        ),
    )


def test_a_benchmark_of_a_year_holds_from_its_end(store):
    add_measure(store, target=90.0)
    add_benchmarks(store, {"2025": 55.0})
    add_values(store, {"2025 Q3": 52.0, "2025 Q4": 52.0})
    assert value_of(store, "2025 Q3")["status"] == "No target set"
    assert told(store, "2025 Q4")[1] == (
        "52.0% is 3.0 points short of the 55.0% benchmark for 2025, which still holds; no "
        "tolerance is set."
    )


def test_a_later_benchmark_supersedes_and_withdraw_takes_it_back(store):
    add_measure(store, baseline=(50.0, "2024 Q4"), target=(70.0, "2027 Q4"))
    add_benchmarks(store, {Q: 55.0})
    add_values(store, {Q: 52.0})
    store.load()
    add_benchmarks(store, {Q: 51.0})
    assert value_of(store)["benchmark"] == 51.0
    store.load()
    add_benchmarks(store, {Q: None})
    # 31 December 2024 to 30 September 2026 are 638 of 1095 days.
    assert value_of(store)["benchmark"] == pytest.approx(50 + 20 * 638 / 1095)
    store.event("undone")
    assert value_of(store)["benchmark"] == 51.0


@pytest.mark.parametrize(
    ("given", "status", "reason"),
    [
        ({"target": 70.0}, "Off track",
         "60.0% is 10.0 points short of the 70.0% target; no tolerance is set."),
        ({"target": (70.0, "2028")}, "Off track",
         "60.0% is 10.0 points short of the 70.0% target for 2028; no tolerance is set."),
        ({"target": 60.0}, "Met target", "60.0% is at the 60.0% target."),
        # A baseline without its period makes no path.
        ({"baseline": 50.0, "target": (70.0, "2028")}, "Off track",
         "60.0% is 10.0 points short of the 70.0% target for 2028; no tolerance is set."),
        ({"baseline": (50.0, "2025")}, "No target set",
         "60.0% has neither a benchmark nor a target to be held against."),
        ({}, "No target set", "60.0% has neither a benchmark nor a target to be held against."),
    ],
)  # fmt: skip
def test_without_benchmarks_the_target_itself_counts(store, given, status, reason):
    add_measure(store, **given)
    add_values(store, {Q: 60.0})
    assert told(store) == (status, reason)


def test_a_mean_of_too_few_answers_is_nowhere_in_the_file(store):
    add_measure(
        store, statistic="mean rating", unit=None, target=4.0, scale_low=1.0, scale_high=5.0
    )
    add_values(store, {"2026 Q2": 4.2}, denominator=10.0, numerator=42.0)
    add_values(store, {Q: 4.7}, denominator=9.0, numerator=42.3)
    row = value_of(store)
    assert (row["actual"], row["numerator"], row["denominator"]) == (None, None, None)
    assert (row["status"], row["reason"]) == (
        "Too few responses",
        "Fewer than 10 responses, so the mean is not shown.",
    )
    assert told(store, "2026 Q2") == ("Met target", "4.2 is 0.2 above the target of 4.0.")
    given = published(
        store, "select actual, numerator from measure_value_history order by starts_on"
    )
    assert given == [{"actual": 4.2, "numerator": 42.0}, {"actual": None, "numerator": None}]
    now = published(store, "select status, actual, periods, sparkline from measure_now")
    assert now == [
        {"status": "Too few responses", "actual": None, "periods": 1, "sparkline": [4.2, None]}
    ]


def means(store):
    """Actual, denominator and status by period, and what the history tells, the newest last."""
    held = published(store, "select actual, denominator, status from measure_value")
    told = published(
        store, "select actual, numerator, denominator, state from measure_value_history"
    )
    return [tuple(row.values()) for row in held], [tuple(row.values()) for row in told]


RATING = {"statistic": "mean rating", "unit": None, "target": 4.0}
HIDDEN = (None, None, "Too few responses")
NOTHING = (None, None, None, None)


@pytest.mark.parametrize("answers", [None, 30.0])
def test_a_mean_is_not_told_by_the_row_that_a_count_of_too_few_corrected(store, answers):
    add_measure(store, **RATING)
    add_values(store, {Q: 4.6}, denominator=answers)
    store.load()
    add_values(store, {Q: 4.6}, denominator=7.0)
    assert means(store) == ([HIDDEN], [NOTHING] * 2)
    store.load()
    add_values(store, {Q: "withdraw"})
    assert means(store) == ([], [NOTHING] * 3)
    store.load()
    add_values(store, {Q: 4.5}, denominator=70.0)
    told = [*[NOTHING] * 3, (4.5, None, 70, None)]
    assert means(store) == ([(4.5, 70, "Met target")], told)


def test_a_mean_told_again_without_its_responses_is_of_the_same_ones(store):
    add_measure(store, **RATING)
    add_values(store, {Q: 4.6}, denominator=7.0)
    store.load()
    add_values(store, {Q: 4.6})
    assert means(store) == ([HIDDEN], [NOTHING] * 2)


def test_a_later_catalogue_does_not_show_a_mean_of_too_few(store):
    add_measure(store, **RATING)
    add_values(store, {"2026 Q2": 4.9, Q: 4.2}, denominator=4.0)
    store.load()
    add_measure(store, statistic="index", unit=None, target=4.0)
    assert means(store) == ([HIDDEN] * 2, [NOTHING] * 2)
    store.event("undone")
    assert means(store) == ([HIDDEN] * 2, [NOTHING] * 2)


def test_a_later_catalogue_that_makes_a_mean_of_it_hides_it(store):
    add_measure(store, statistic="index", unit=None, target=4.0)
    add_values(store, {Q: 4.9}, denominator=4.0)
    assert means(store)[0] == [(4.9, 4, "Met target")]
    store.load()
    add_measure(store, **RATING)
    assert means(store) == ([HIDDEN], [NOTHING])


def test_a_decision_does_not_tell_where_a_mean_of_too_few_lies(store):
    add_measure(store, **RATING)
    add_values(store, {Q: 4.9}, denominator=4.0)
    add_override(store, Q, "Met target", reason="those who answered were happy")
    row = value_of(store)
    assert (row["status"], row["rule_status"]) == ("Too few responses",) * 2
    assert row["reason"] == "Fewer than 10 responses, so the mean is not shown."
    assert (row["is_overridden"], row["decided_by"], row["decided_reason"]) == (False, None, None)


def test_the_fewest_answers_are_a_setting(store):
    store.settings = Settings(minimum_responses=5)
    add_measure(store, statistic="mean rating", unit=None, target=4.0)
    add_values(store, {Q: 4.7}, denominator=5.0)
    assert told(store)[0] == "Met target"


@pytest.mark.parametrize(
    ("unit", "statistic", "expected"),
    [
        ("%", "rate", 100 * 412 / 520),
        ("moves per 1,000 days in care", "rate", 1000 * 412 / 520),
        (None, "mean rating", 412 / 520),
        ("families", "count", None),
    ],
)
def test_a_value_is_computed_from_its_numerator_and_denominator(store, unit, statistic, expected):
    add_measure(store, unit=unit, statistic=statistic)
    add_values(store, {Q: 0}, value=None, numerator=412.0, denominator=520.0)
    assert value_of(store)["actual"] == (None if expected is None else pytest.approx(expected))


def test_a_denominator_of_nothing_gives_no_value(store):
    add_measure(store)
    add_values(store, {Q: 0}, value=None, numerator=0.0, denominator=0.0)
    assert told(store) == ("No data", "The denominator for 2026 Q3 is 0, so there is no value.")


DELIVERABLE = {"kind": "deliverable", "statistic": "milestone", "unit": None}


@pytest.mark.parametrize(
    ("state", "due", "status", "reason"),
    [
        ("Done", "2026 Q4", "Met target",
         "Done, as reported for 2026 Q3; it was due by the end of 2026 Q4."),
        ("Done", None, "Met target", "Done, as reported for 2026 Q3."),
        ("Done", "2025 Q4", "Met target",
         "Done, as reported for 2026 Q3; it was due by the end of 2025 Q4."),
        ("In progress", "2026 Q4", "On track",
         "In progress, as reported for 2026 Q3; it is due by the end of 2026 Q4 (as of 2 Nov 2026)."),
        ("Not started", "2026 Q4", "Near",
         "Not started, as reported for 2026 Q3; it is due by the end of 2026 Q4 (as of 2 Nov 2026)."),
        ("In progress", "2026 Q3", "Off track",
         "In progress, as reported for 2026 Q3, though it was due by the end of 2026 Q3."),
        ("Not started", "2026 Q2", "Off track",
         "Not started, as reported for 2026 Q3, though it was due by the end of 2026 Q2."),
        ("In progress", None, "No target set",
         "In progress, as reported for 2026 Q3; no target period is set."),
        ("Not started", None, "No target set",
         "Not started, as reported for 2026 Q3; no target period is set."),
    ],
)  # fmt: skip
def test_a_deliverable(store, state, due, status, reason):
    add_measure(store, target=(None, due), **DELIVERABLE)
    add_values(store, {Q: state})
    assert told(store) == (status, reason)


def test_a_deliverable_falls_off_track_when_its_time_is_over_and_nobody_reports(store):
    add_measure(store, target=(None, "2026 Q3"), **DELIVERABLE)
    add_values(store, {"2026 Q1": "Not started", "2026 Q2": "In progress"})
    store.day = as_of(2026, 9, 30)
    assert told(store, "2026 Q2") == (
        "On track",
        "In progress, as reported for 2026 Q2; it is due by the end of 2026 Q3 (as of 30 Sep 2026).",
    )
    store.day = as_of(2026, 10, 1)
    assert told(store, "2026 Q2") == (
        "Off track",
        (
            "In progress, as reported for 2026 Q2, though it was due by the end of 2026 Q3 (as of 1 Oct "
            "2026)."
        ),
    )
    # What was said of an earlier quarter stays as it was then.
    assert told(store, "2026 Q1")[0] == "Near"


@pytest.mark.parametrize(
    ("day", "status", "says"),
    [
        # The value is for the whole of a quarter that runs until 31 December.
        (as_of(2026, 11, 2), "On track", "; it is due by the end of 2026 Q4 (as of 2 Nov 2026"),
        (as_of(2026, 12, 31), "On track", "; it is due by the end of 2026 Q4 (as of 31 Dec 2026"),
        (as_of(2027, 1, 1), "Off track", ", though it was due by the end of 2026 Q4"),
    ],
)
def test_a_deliverable_is_not_late_before_its_period_is_over(store, day, status, says):
    add_measure(store, target=(None, "2026 Q4"), **DELIVERABLE)
    add_values(store, {"2026 Q4": "In progress"})
    store.day = day
    word, reason = told(store, "2026 Q4")
    assert word == status
    assert reason.startswith(f"In progress, as reported for 2026 Q4{says}")


def test_a_deliverable_that_is_done_misses_no_later_period(store):
    add_measure(store, "M1", target=(None, "2026 Q4"), **DELIVERABLE)
    add_measure(store, "M2", target=(None, "2026 Q4"), **DELIVERABLE)
    add_values(store, {"2026 Q1": "Done"}, "M1")
    add_values(store, {"2026 Q1": "In progress"}, "M2")
    found = published(store, "select measure_id, period from measure_value order by all")
    assert [tuple(row.values()) for row in found] == [
        ("m1", "2026 Q1"), ("m2", "2026 Q1"), ("m2", "2026 Q2"), ("m2", "2026 Q3"),
    ]  # fmt: skip


def test_missed_periods_stand_between_the_first_value_and_the_last_period_that_ended(store):
    add_measure(store)
    add_values(store, {"2025 Q4": 50.0, "2026 Q2": 51.0})

    def periods():
        found = published(store, "select period, status from measure_value order by starts_on")
        return [(row["period"], row["status"] == "No data") for row in found]

    missed = [("2025 Q4", False), ("2026 Q1", True), ("2026 Q2", False), (Q, True)]
    store.day = as_of(2026, 10, 1)
    assert periods() == missed
    assert told(store) == ("No data", NO_DATA)
    store.day = as_of(2026, 9, 30)
    assert periods() == missed[:-1]


@pytest.mark.parametrize("frequency", ["every 2 years", "once"])
def test_a_value_that_comes_when_it_comes_is_never_missed(store, frequency):
    add_measure(store, frequency=frequency)
    add_values(store, {"2020": 50.0, "2024": 51.0})
    assert len(published(store, "from measure_value")) == 2


def test_a_measure_that_was_quarterly_before_it_was_monthly_misses_no_month_of_a_quarter(store):
    add_measure(store, frequency="monthly")
    add_values(store, {"2026 Q2": 50.0, "Jul 2026": 51.0, "Oct 2026": 52.0})
    found = published(store, "select period from measure_value order by starts_on")
    assert [row["period"] for row in found] == [
        "Jul 2026",
        "Aug 2026",
        "Sep 2026",
        "Oct 2026",
    ]


def test_a_value_for_another_length_is_in_the_history_and_held_against_nothing(store):
    add_measure(store, statistic="count", unit="visits", target=300.0)
    add_values(store, {"2025 Q4": 300, "2026 Q1": 310, "2026 Q2": 320})
    store.load()
    add_measure(store, frequency="monthly", statistic="count", unit="visits", target=100.0)
    (row,) = published(store, "from measure_now")
    assert (row["status"], row["actual"], row["reason"]) == (
        "No data",
        None,
        (
            "No value has been given yet for a month; those for periods of another length are in its "
            "history."
        ),
    )
    store.load()
    add_values(store, {"Jul 2026": 105, "Aug 2026": 106, "Sep 2026": 107})
    store.day = as_of(2026, 10, 20)
    (row,) = published(store, "from measure_now")
    assert (row["period"], row["previous"], row["change"]) == ("Sep 2026", 106, 1)
    # Six values in all, but only three of them for a month.
    assert (row["periods"], row["trend_verdict"], row["sparkline"]) == (3, None, [105, 106, 107])
    held = published(store, "select period from measure_value order by starts_on")
    assert [one["period"] for one in held] == ["Jul 2026", "Aug 2026", "Sep 2026"]
    assert [actual for actual, *_ in history(store)] == [300, 310, 320, 105, 106, 107]


def test_a_correction_supersedes_and_undo_brings_the_former_value_back(store):
    add_measure(store, target=60.0)
    add_values(store, {Q: 61.2}, note="first")
    store.load(by="Ben")
    add_values(store, {Q: 58.0})
    row = value_of(store)
    assert (row["actual"], row["status"], row["load_id"], row["loaded_by"]) == (
        58.0,
        "Off track",
        2,
        "Ben",
    )
    assert row["note"] == "first"
    assert history(store) == [(61.2, 1, False, False), (58.0, 2, True, False)]
    store.event("undone")
    assert value_of(store)["actual"] == 61.2
    assert history(store) == [(61.2, 1, True, False), (58.0, 2, False, True)]
    store.event("redone")
    assert value_of(store)["actual"] == 58.0


def history(store):
    found = published(store, "from measure_value_history")
    return [
        (row["actual"], row["load_id"], row["is_standing"], row["undone_at"] is not None)
        for row in found
    ]


def test_as_of_an_earlier_event_nothing_later_counts(store):
    add_measure(store, target=60.0)
    add_values(store, {Q: 61.2})
    store.load()
    add_measure(store, target=90.0)
    add_values(store, {Q: 58.0})
    add_override(store, Q, "Near")
    add_benchmarks(store, {Q: 57.0})
    store.event_id = 1
    assert told(store) == ("Met target", "61.2% is 1.2 points above the 60.0% target.")
    assert history(store) == [(61.2, 1, True, False)]
    assert published(store, "from benchmark") == []


def test_a_row_that_only_brings_a_note_leaves_the_value(store):
    add_measure(store)
    add_values(store, {Q: 61.2}, note="counted by hand", numerator=612.0, denominator=1000.0)
    store.load()
    add_values(store, {Q: 0}, value=None, note="counted again", evidence="https://a.example/x")
    row = value_of(store)
    assert (row["actual"], row["numerator"], row["denominator"]) == (61.2, 612, 1000)
    assert (row["note"], row["evidence"], row["load_id"]) == (
        "counted again",
        "https://a.example/x",
        1,
    )


def test_a_withdrawn_value_is_gone_with_its_note_and_stays_in_the_history(store):
    add_measure(store)
    add_values(store, {"2026 Q1": 60.0, "2026 Q2": 61.0, Q: 62.0})
    store.load()
    add_values(store, {"2026 Q2": 61.5}, note="almost sure")
    store.load()
    add_values(store, {"2026 Q2": "withdraw"})
    row = value_of(store, "2026 Q2")
    assert (row["actual"], row["note"], row["status"]) == (None, None, "No data")
    assert row["reason"] == "The value for 2026 Q2 was withdrawn."
    given = published(store, "from measure_value_history where period = '2026 Q2'")
    assert [(row["actual"], row["is_withdrawn"], row["is_standing"]) for row in given] == [
        (61.0, False, False), (61.5, False, False), (None, True, True),
    ]  # fmt: skip
    store.load()
    add_values(store, {"2026 Q2": 63.0})
    row = value_of(store, "2026 Q2")
    assert (row["actual"], row["note"]) == (63.0, None)


def test_the_only_value_withdrawn_leaves_none(store):
    add_measure(store)
    add_values(store, {Q: 60.0})
    store.load()
    add_values(store, {Q: "withdraw"})
    assert published(store, "from measure_value") == []
    (now,) = published(store, "select status, reason, actual from measure_now")
    assert now == {
        "status": "No data", "reason": "The value for 2026 Q3 was withdrawn.", "actual": None,
    }  # fmt: skip


def test_a_measure_without_values_has_one_row(store):
    add_measure(store, target=(70.0, "2028"))
    (now,) = published(store, "from measure_now")
    assert (now["status"], now["reason"]) == ("No data", "No value has been given yet.")
    assert (now["period"], now["target"], now["sparkline"]) == (None, 70.0, [])


def test_a_person_may_decide_otherwise_and_the_rule_stays_beside_it(store):
    add_measure(store, target=70.0, tolerance=2.0)
    add_values(store, {Q: 60.0})
    store.load()
    add_override(store, Q, "Near", reason="the storm closed the office", by="Dana")
    row = value_of(store)
    assert (row["status"], row["rule_status"], row["is_overridden"]) == ("Near", "Off track", True)
    assert row["reason"] == (
        "Near by decision of Dana (the storm closed the office); by the rule Off track: 60.0% is "
        "10.0 points short of the 70.0% target; near is within 2 points."
    )
    store.load()
    add_override(store, Q, None)
    row = value_of(store)
    assert (row["status"], row["is_overridden"], row["decided_by"]) == ("Off track", False, None)
    store.event("undone")
    assert value_of(store)["status"] == "Near"


def test_a_decision_may_stand_where_there_is_no_value(store):
    add_measure(store, target=70.0)
    add_override(store, Q, "On track", reason=None)
    (now,) = published(store, "select status, reason from measure_now")
    assert now == {
        "status": "On track",
        "reason": "On track by decision of Dana; by the rule No data: " + NO_DATA,
    }


def test_groups_are_not_published(store):
    add_measure(store)
    add_values(store, {Q: 60.0})
    add_values(store, {Q: 10.0}, dimension="Race", group_name="A")
    add_values(store, {"2026 Q2": 10.0}, dimension="Overall", group_name="A")
    assert [row["actual"] for row in published(store, "from measure_value_history")] == [60.0]


def test_a_measure_takes_the_words_of_its_own_year(store):
    add_measure(store, year_kind="federal fiscal", year_start_month=10, target=(70.0, "FFY 2028"))
    add_values(store, {"Jul-Sep 2026": 60.0})
    assert value_of(store, "FFY 2026 Q4")["reason"] == (
        "60.0% is 10.0 points short of the 70.0% target for FFY 2028; no tolerance is set."
    )


def test_a_measure_that_changed_its_year_keeps_its_values_under_their_months(store):
    add_measure(store, frequency="yearly")
    add_values(store, {"2025": 60.0})
    store.load()
    add_measure(store, frequency="yearly", year_kind="federal fiscal", year_start_month=10)
    found = published(store, "select period from measure_value")
    assert found == [{"period": "Jan-Dec 2025"}]


def test_the_periods_of_another_calendar_are_never_missed(store):
    add_measure(store, "M1", frequency="yearly")
    add_values(store, {"2023": 60.0, "2025": 61.0})
    add_measure(store, "M2", frequency="yearly", year_kind="federal fiscal", year_start_month=10)
    federal = Calendar("federal fiscal", 10)
    add_values(store, {"FFY 2024": 60.0, "FFY 2026": 61.0}, "M2", federal)
    found = published(
        store, "select measure_id, period from measure_value order by measure_id, starts_on"
    )
    assert [tuple(row.values()) for row in found] == [
        ("m1", "2023"), ("m1", "2024"), ("m1", "2025"),
        ("m2", "FFY 2024"), ("m2", "FFY 2025"), ("m2", "FFY 2026"),
    ]  # fmt: skip


def test_of_two_benchmarks_for_one_end_the_shorter_period_s_holds(store):
    add_measure(store, target=90.0)
    add_benchmarks(store, {"2025": 55.0, "2025 Q4": 56.0})
    add_values(store, {"2025 Q4": 52.0})
    row = value_of(store, "2025 Q4")
    assert (row["benchmark"], row["benchmark_period"]) == (56.0, "2025 Q4")


def test_benchmarks_go_on_to_the_target_for_the_chart_and_the_next_workbook(store):
    add_measure(store, baseline=(50.0, "2026 Q2"), target=(53.0, "2026 Q4"))
    found = published(store, "select period, benchmark, basis from measure_benchmark")
    # 30 June to 31 December are 184 days, to 30 September 92.
    assert [tuple(row.values()) for row in found] == [
        ("2026 Q2", 50.0, "straight path"), ("2026 Q3", 51.5, "straight path"),
        ("2026 Q4", 53.0, "target"),
    ]  # fmt: skip
