"""Progress updates: which item they are of, what of them stands, and what a plan item says then."""

import duckdb
import pytest
from measure_rows import add_measure, add_progress, add_values, as_of, published, serve
from small_home import SmallHome

from loaders.settings import Settings

PLAN = """
    1     | Families know their order |    |         |         |  |
    1.1   | Answer every call         |    |         |         |  |
    1.1.1 | Open late                 | ED | Monthly | monthly |  | Not started
    1.1.2 | Call back                 | ED | Monthly | monthly |  |
"""
LATE, BACK = "Open late", "Call back"


@pytest.fixture
def store(tmp_path):
    """A home with one plan, loaded on 2 November 2026."""
    store = SmallHome(tmp_path)
    store.load()
    store.plan("p", "Plan", PLAN)
    return store


def item(store, code="1.1.1"):
    (row,) = published(store, f"from plan_item where plan_id = 'p' and code = '{code}'")
    return row


def status(store, code="1.1.1"):
    row = item(store, code)
    return row["status"], row["status_reason"]


def test_without_an_update_the_document_speaks(store):
    assert status(store) == ("Not started", "From the plan document (plan.xlsx, Plan, cell A3).")
    assert status(store, "1.1.2") == (None, "Nobody has reported a status yet.")


def test_an_update_after_the_plan_speaks_for_the_item(store):
    store.load("update.xlsx", by="Ben")
    add_progress(
        store, "1.1.1", "2026 Q3", LATE, status="At risk", percent_complete=40.0,
        happened="Two desks opened.", next_steps="Hire.", help_needed="Money.",
        evidence="https://a.example/x", reported_by="ED",
    )  # fmt: skip
    row = item(store)
    assert (row["status"], row["percent_complete"], row["narrative"]) == (
        "At risk", 40, "Two desks opened.",
    )  # fmt: skip
    assert (row["next_steps"], row["help_needed"], row["evidence"]) == (
        "Hire.", "Money.", "https://a.example/x",
    )  # fmt: skip
    assert (
        row["status_reason"] == "Reported by ED for 2026 Q3 (update.xlsx, Progress, cell 2026 Q3)."
    )
    assert (row["status_period"], row["previous_status"]) == ("2026 Q3", "Not started")


def test_a_newer_document_that_says_a_status_is_newer(store):
    add_progress(store, "1.1.1", "2026 Q3", LATE, status="At risk")
    add_progress(store, "1.1.2", "2026 Q3", BACK, status="On track")
    store.load("plan 2.xlsx")
    store.plan("p", "Plan", PLAN)
    assert status(store) == ("Not started", "From the plan document (plan.xlsx, Plan, cell A3).")
    assert item(store)["status_period"] is None
    # The document says nothing of the other.
    assert status(store, "1.1.2")[0] == "On track"
    store.load("update.xlsx")
    add_progress(store, "1.1.1", "2026 Q2", LATE, percent_complete=50.0)
    assert status(store)[0] == "At risk"


def test_the_newest_period_speaks_and_a_status_holds_until_another_is_told(store):
    store.load("update.xlsx")
    add_progress(store, "1.1.1", "2026 Q1", LATE, status="On track", help_needed="Money.")
    add_progress(store, "1.1.1", "2026 Q2", LATE, status="At risk", percent_complete=40.0)
    add_progress(store, "1.1.1", "2026 Q3", LATE, happened="Hired two.", reported_by="ED")
    row = item(store)
    assert (row["status"], row["status_period"], row["previous_status"]) == (
        "At risk", "2026 Q2", "On track",
    )  # fmt: skip
    assert (row["percent_complete"], row["narrative"], row["help_needed"]) == (
        40,
        "Hired two.",
        None,
    )
    newest = published(store, "select period, is_newest from item_progress order by starts_on")
    assert [tuple(row.values()) for row in newest] == [
        ("2026 Q1", False), ("2026 Q2", False), ("2026 Q3", True),
    ]  # fmt: skip


def test_fields_of_one_period_merge_and_a_withdrawal_ends_them(store):
    store.load("update.xlsx")
    add_progress(store, "1.1.1", "2026 Q3", LATE, status="On track", happened="Opened.")
    store.load("update 2.xlsx")
    add_progress(store, "1.1.1", "2026 Q3", LATE, status="At risk", next_steps="Hire.")
    (row,) = published(store, "from item_progress")
    assert (row["status"], row["happened"], row["next_steps"], row["load_id"]) == (
        "At risk", "Opened.", "Hire.", 3,
    )  # fmt: skip
    store.event("undone")
    (row,) = published(store, "from item_progress")
    assert (row["status"], row["next_steps"], row["load_id"]) == ("On track", None, 2)
    store.event("redone")
    store.load("update 3.xlsx")
    add_progress(store, "1.1.1", "2026 Q3", LATE, is_withdrawn=True)
    assert published(store, "from item_progress") == []
    assert status(store)[0] == "Not started"
    store.load("update 4.xlsx")
    add_progress(store, "1.1.1", "2026 Q3", LATE, happened="Opened again.")
    (row,) = published(store, "from item_progress")
    assert (row["status"], row["happened"]) == (None, "Opened again.")
    assert item(store)["status_reason"] == "Progress was reported for 2026 Q3, but no status."


def test_as_of_an_earlier_event_a_later_update_does_not_count(store):
    store.load("update.xlsx")
    add_progress(store, "1.1.1", "2026 Q3", LATE, status="At risk")
    store.event_id = 1
    assert status(store)[0] == "Not started"
    assert published(store, "from item_progress") == []


RENUMBERED = """
    1     | Families know their order |    |         |         |  |
    1.1   | Answer every call         |    |         |         |  |
    1.1.1 | Put in before the others  | ED | Monthly | monthly |  |
    1.1.2 | Open late                 | ED | Monthly | monthly |  |
    1.1.3 | Call back in an hour      | ED | Monthly | monthly |  |
"""


def test_an_update_follows_the_words_of_its_item(store):
    add_progress(store, "1.1.1", "2026 Q3", LATE, status="At risk")
    add_progress(store, "1.1.2", "2026 Q3", BACK, status="On track")
    store.load("plan 2.xlsx")
    store.plan("p", "Plan", RENUMBERED)
    # 'Open late' has gone to 1.1.2; 'Call back' is gone, and what has its code now is another.
    assert [item(store, code)["status"] for code in ("1.1.1", "1.1.2", "1.1.3")] == [
        None, "At risk", None,
    ]  # fmt: skip


def test_an_update_stays_with_an_item_that_was_reworded(store):
    add_progress(store, "1.1.2", "2026 Q3", BACK, status="On track")
    store.load("plan 2.xlsx")
    store.plan("p", "Plan", PLAN.replace(BACK, "Call back within an hour"))
    assert status(store, "1.1.2")[0] == "On track"


def test_equal_words_are_told_apart_by_code(store):
    store.load("plan 2.xlsx")
    store.plan("p", "Plan", PLAN.replace(BACK, LATE))
    add_progress(store, "1.1.2", "2026 Q3", LATE, status="At risk")
    assert item(store, "1.1.1")["status"] == "Not started"
    assert item(store, "1.1.2")["status"] == "At risk"


def test_an_update_of_what_the_plan_has_no_more_is_kept_out(store):
    add_progress(store, "1.1.9", "2026 Q3", "Dropped long ago", status="At risk")
    assert published(store, "from item_progress") == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        # The plan came on 2 November 2026: the first quarter asked for is the fourth.
        (as_of(2026, 12, 31), "Not applicable"),
        (as_of(2027, 1, 1), "Due"),
        (as_of(2027, 1, 30), "Due"),
        (as_of(2027, 1, 31), "Overdue"),
    ],
)
def test_progress_is_due_after_each_quarter_and_overdue_30_days_later(store, day, expected):
    store.day = day
    assert item(store)["reporting_status"] == expected
    # What has others under it is not asked for.
    assert item(store, "1.1")["reporting_status"] == "Not applicable"


@pytest.mark.parametrize(
    ("period", "told", "expected"),
    [
        ("2026 Q3", "On track", "Overdue"),
        ("2026 Q4", "On track", "Reported"),
        ("2027 Q1", "On track", "Reported"),
        ("Dec 2026", "On track", "Reported"),
        ("2026 Q3", "Completed", "Not applicable"),
        ("2026 Q3", "Dropped", "Not applicable"),
        ("2026 Q3", "Paused", "Overdue"),
    ],
)
def test_what_was_reported_is_not_due(store, period, told, expected):
    store.day = as_of(2027, 2, 15)
    add_progress(store, "1.1.1", period, LATE, status=told)
    assert item(store)["reporting_status"] == expected


def test_how_often_progress_is_due_is_a_setting(store):
    store.settings = Settings(
        progress_frequency="monthly", reporting_grace_days=5, fiscal_year_start_month=7
    )
    store.day = as_of(2026, 12, 5)
    assert item(store)["reporting_status"] == "Due"
    store.day = as_of(2026, 12, 6)
    assert item(store)["reporting_status"] == "Overdue"
    store.settings = Settings(progress_frequency="quarterly", fiscal_year_start_month=7)
    add_progress(store, "1.1.1", "2026 Q4", LATE, status="On track")
    assert item(store)["status_period"] == "SFY 2027 Q2"


def test_any_day_can_be_asked_of_the_file(store):
    add_progress(store, "1.1.1", "2026 Q4", LATE, status="On track")
    path = store.path / "published" / store.publish()
    with duckdb.connect(str(path), read_only=True) as connection:
        (comment,) = connection.execute(
            "select comment from duckdb_columns() "
            "where table_name = 'plan_item' and column_name = 'reporting_status'"
        ).fetchone()
        formula = comment.partition("for today's: ")[2]
        asked = f"select {formula} from plan_item where code = '1.1.1'"
        for day, expected in (("2027-03-31", "Reported"), ("2027-04-01", "Due")):
            sql = asked.replace("current_date", f"date '{day}'")
            assert connection.execute(sql).fetchone() == (expected,)


def due(store):
    (row,) = published(store, "from measure_due")
    return row["period"], row["reporting_status"]


def test_a_value_is_due_like_progress(store):
    add_measure(store, frequency="twice a year", year_kind="state fiscal", year_start_month=7)
    store.day = as_of(2026, 12, 31)
    assert due(store) == ("SFY 2026 H2", "Not applicable")
    store.day = as_of(2027, 1, 30)
    assert due(store) == ("SFY 2027 H1", "Due")
    store.day = as_of(2027, 1, 31)
    assert due(store) == ("SFY 2027 H1", "Overdue")
    add_values(store, {"Jul-Dec 2026": 50.0})
    assert due(store) == ("SFY 2027 H1", "Reported")


def test_a_measure_that_has_values_is_asked_for_the_next_at_once(store):
    add_measure(store)
    add_values(store, {"2026 Q2": 50.0})
    assert due(store) == ("2026 Q3", "Overdue")
    store.day = as_of(2026, 10, 30)
    assert due(store) == ("2026 Q3", "Due")


@pytest.mark.parametrize(
    ("given", "values"),
    [
        ({"frequency": "once"}, {}),
        ({"frequency": "every 2 years"}, {"2020": 50.0}),
        ({"kind": "deliverable", "statistic": "milestone"}, {"2026 Q1": "Done"}),
    ],
)
def test_what_is_asked_for_no_more_is_not_due(store, given, values):
    add_measure(store, **given)
    add_values(store, values)
    store.day = as_of(2027, 6, 1)
    assert due(store)[1] == "Not applicable"


def serving(store):
    found = published(store, "from item_measure order by all")
    return [(row["code"], row["measure_id"], row["words_moved"]) for row in found]


def test_a_measure_serves_the_item_that_its_code_meant_then(store):
    add_measure(store, "M1")
    add_measure(store, "M2")
    serve(store, "M1", "1.1.1")
    serve(store, "M2", "1.1.2")
    serve(store, "M2", "#1.1)")
    serve(store, "M2", "9.9")
    assert serving(store) == [("1.1", "m2", False), ("1.1.1", "m1", False), ("1.1.2", "m2", False)]
    store.load("plan 2.xlsx")
    store.plan("p", "Plan", RENUMBERED)
    # 'Open late' moved to 1.1.2; 'Call back' is gone, and 'Open late' is not what M2 meant.
    assert serving(store) == [("1.1", "m2", False), ("1.1.2", "m1", False)]
    store.event("undone")
    assert serving(store) == [("1.1", "m2", False), ("1.1.1", "m1", False), ("1.1.2", "m2", False)]


def test_a_measure_does_not_go_to_the_item_that_moved_up_to_its_code(store):
    add_measure(store, "M1")
    serve(store, "M1", "1.1.1")
    serve(store, "M1", "1.1")
    assert serving(store) == [("1.1", "m1", False), ("1.1.1", "m1", False)]
    store.load("plan 2.xlsx")
    store.plan(
        "p",
        "Plan",
        """
        1     | Area      |
        1.1   | Goal      |
        1.1.1 | Call back |
    """,
    )
    # 'Open late' is gone, and 'Call back', which was 1.1.2, is 1.1.1 now. 'Goal' stood nowhere.
    assert serving(store) == [("1.1", "m1", True)]


def test_a_measure_that_came_before_its_plan_takes_the_first_version(tmp_path):
    store = SmallHome(tmp_path)
    store.load("measures.xlsx")
    add_measure(store)
    serve(store, "M1", "1.1.1", plan_id=None)
    assert serving(store) == []
    store.load()
    store.plan("p", "Plan", PLAN)
    store.load("plan 2.xlsx")
    store.plan("p", "Plan", RENUMBERED)
    assert serving(store) == [("1.1.2", "m1", False)]


def test_without_a_plan_a_code_is_looked_for_in_every_plan(store):
    store.plan("q", "Division", PLAN)
    add_measure(store)
    serve(store, "M1", "1.1.1", plan_id=None)
    found = published(store, "select item_id from item_measure order by all")
    assert [row["item_id"] for row in found] == ["p/1.1.1", "q/1.1.1"]


def test_a_newer_row_of_a_measure_brings_its_items_whole(store):
    add_measure(store)
    serve(store, "M1", "1.1.1")
    serve(store, "M1", "1.1.2")
    store.load("measures 2.xlsx")
    add_measure(store)
    serve(store, "M1", "1.1.2")
    assert serving(store) == [("1.1.2", "m1", False)]


def test_what_a_measure_serves_is_not_said_to_lack_one(store):
    def lacking():
        found = published(store, "select item_id from plan_audit where finding = 'No measure'")
        return [row["item_id"] for row in found]

    assert lacking() == ["p/1.1.1", "p/1.1.2"]
    add_measure(store)
    serve(store, "M1", "1.1.2")
    assert lacking() == ["p/1.1.1"]
    serve(store, "M1", "1.1")
    assert lacking() == []


READING = {
    "kind": "quantitative", "statistic": "mean rating", "unit": None, "direction": "higher",
    "baseline": None, "target": 4.0, "target_period_id": "2026-10/P3M", "change_pct": None,
    "scale_low": 1.0, "scale_high": 5.0, "frequency": "yearly", "months": 12, "says": "A mean.",
    "source": "plan.xlsx!Plan!E3", "plan_id": "p", "words": "Mean of 4",
    "item_codes": ["1.1.2", "1.1.1"],
}  # fmt: skip
DECISION = {"source": "form", "plan_id": "p", "words": "Mean of 4", "measure_id": None}


def test_what_the_words_of_a_plan_seem_to_say_waits_for_a_decision(store):
    store.add("measure_reading", **READING)

    def reading():
        (row,) = published(store, "from measure_reading")
        return row["decision"], row["measure_id"]

    (row,) = published(store, "from measure_reading")
    assert (row["item_ids"], row["target_period"]) == (["p/1.1.1", "p/1.1.2"], "2026 Q4")
    assert reading() == (None, None)
    store.load("form")
    add_measure(store, "M1")
    store.add("measure_decision", decision="confirmed", **(DECISION | {"measure_id": "m1"}))
    assert reading() == ("confirmed", "m1")
    store.load("form")
    store.add("measure_decision", decision="declined", **DECISION)
    assert reading() == ("declined", None)
    store.event("undone")
    assert reading() == ("confirmed", "m1")
