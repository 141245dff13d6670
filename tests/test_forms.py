"""The forms of the pages, through the ledger: what each adds, refuses, and leaves as it is."""

import os
import shutil
from contextlib import closing
from datetime import date

import duckdb
import openpyxl
import pytest
from processes import at_once, each_killed
from standing import asked, loads, one
from update_files import stocked

import loaders
from dashboard import decision_form, decision_queries, progress_queries
from loaders.confirming import confirm_measure, decline_measure, match_measure
from loaders.home import Home
from loaders.loading import load_files, redo_load, undo_load
from loaders.lock import writing
from loaders.page_forms import override_status, report_progress
from loaders.periods import Calendar, period_of
from loaders.problems import Refused
from loaders.publishing import ensure_published, publish_as_of
from loaders.updates.allowed import DECISIONS

# As in test_crash.py: every instant falls into the form.

CALENDAR = Calendar("calendar", 1)
TODAY = date.today()  # noqa: DTZ011
UPDATE = {"Code": "1.a", "Period": "2026 Q3", "Status": "At risk", "% complete": "40",
          "What happened": "Six wrote.", "What next": "Call them.", "Help needed": "A list.",
          "Evidence": "https://example.org/letters"}  # fmt: skip
DECISION = {"Code": "1.1", "Period": "2026 Q3", "Status by decision": "Near",
            "Reason": "the storm", "Decided by": "the Board"}  # fmt: skip
RATING = "Mean rating of 4 or above (on a 5-point scale) on an annual survey"
CALLS = "At least 80% of calls answered by 2028"
BOOK = "A handbook"
MEASURE = {"Code": "M 1", "Measure": "Parents are content", "Plan": "small-plan",
           "Plan items": "1.a", "Kind": "quantitative", "Statistic": "mean rating",
           "Direction": "higher", "Scale": "1-5", "Target": "4", "Frequency": "yearly",
           "Year": "calendar year"}  # fmt: skip
HOSTILE = "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)> '; drop table load; -- 🦊\n\tä"


@pytest.fixture(scope="module")
def first_stock(tmp_path_factory):
    home = stocked(tmp_path_factory.mktemp("stock") / "home")
    publish_as_of(str(home))
    return home


@pytest.fixture
def stock(home, first_stock):
    """A home with measures and a plan, as load 1."""
    return shutil.copytree(first_stock, home)


@pytest.fixture
def worded(home, first_worded):
    """A home with a plan that has three measures of success in its own words, as load 1."""
    return shutil.copytree(first_worded, home)


@pytest.fixture(scope="module")
def first_worded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("worded")
    book = openpyxl.Workbook()
    for row in (
        ["Small Plan 2026-2028"],
        ["GOAL STATEMENT #1: Answer every parent."],
        ["Strategies", "By When?", "Who?", "Measures of Success"],
        ["a) Open late.", "Monthly", "ED", RATING],
        ["b) Call back.", "Monthly", "ED", CALLS],
        ["c) Print it.", "Monthly", "ED", BOOK],
    ):
        book.active.append(row)
    book.save(folder / "plan.xlsx")
    book.close()
    file = {"path": str(folder / "plan.xlsx"), "name": "plan.xlsx"}
    (report,) = load_files(str(folder / "home"), [file], "Ana")
    assert report["load_id"] == 1
    return folder / "home"


def test_progress_is_a_load_that_says_who_and_what(stock):
    quarter = period_of(TODAY, CALENDAR, 3).previous().label(CALENDAR)
    saved = report_progress(str(stock), "plan/1.a", UPDATE | {"Period": quarter}, "Ana")
    assert saved == {"load_id": 2, "is_new": True, "notes": []}
    told = one(stock, "from item_progress")
    assert {name: told[name] for name in ("item_id", "period", "status", "percent_complete")} == {
        "item_id": "plan/1.a", "period": quarter, "status": "At risk", "percent_complete": 40.0,
    }  # fmt: skip
    assert [told[name] for name in ("happened", "next_steps", "help_needed", "evidence")] == [
        "Six wrote.", "Call them.", "A list.", "https://example.org/letters",
    ]  # fmt: skip
    assert told["reported_by"] == "Ana"
    assert told["source"] == f"the form on the page Plan: Progress on 1.a for {quarter}"
    item = one(stock, "select status, reporting_status from plan_item where code = '1.a'")
    assert item == {"status": "At risk", "reporting_status": "Reported"}
    load = one(stock, "select kind, file_name, loaded_by, rows from load where load_id = 2")
    assert load == {
        "kind": "form", "file_name": f"Progress on 1.a for {quarter}", "loaded_by": "Ana", "rows": 1,
    }  # fmt: skip


def test_a_form_repeated_changes_nothing(stock):
    report_progress(str(stock), "plan/1.a", UPDATE, "Ana")
    again = report_progress(str(stock), "plan/1.a", UPDATE, "Ben")
    assert again == {"load_id": 2, "is_new": False, "notes": []}
    # Said in another form, it stands already all the same.
    less = report_progress(
        str(stock), "plan/1.a", {"Period": "Q3 2026", "Status": "at risk"}, "Ben"
    )
    assert less == {"load_id": None, "is_new": False, "notes": []}
    override_status(str(stock), "1-1", DECISION, "Ana")
    assert override_status(str(stock), "1-1", DECISION, "Ben")["is_new"] is False
    assert loads(stock) == 3


def test_what_is_left_blank_stays_as_it_was(stock):
    report_progress(str(stock), "plan/1.a", UPDATE, "Ana")
    report_progress(str(stock), "plan/1.a", {"Period": "2026 Q3", "% complete": "55"}, "Ben")
    told = one(stock, "select status, percent_complete, happened from item_progress")
    assert told == {"status": "At risk", "percent_complete": 55.0, "happened": "Six wrote."}


def test_odd_things_are_noted_and_stop_nothing(stock):
    saved = report_progress(
        str(stock), "plan/1.a", {"Period": "2026 Q3", "% complete": "0.5"}, "Ana"
    )
    assert saved["notes"] == ["% complete is read as 0.5%; write 50 if that is meant."]
    assert one(stock, "select percent_complete from item_progress") == {"percent_complete": 0.5}


@pytest.mark.parametrize(
    ("item_id", "filled", "says"),
    [
        ("plan/1.a", {"Period": "2026 Q3"}, "Nothing is filled in."),
        (
            "plan/1.a",
            {"Period": "2026-Q5", "Status": "fine", "% complete": "140"},
            (
                "Period should be a period such as '2026 Q3', not '2026-Q5'. Status should be 'Not "
                "started', 'On track', 'At risk', 'Off track', 'Completed', 'Ongoing', 'Paused' or "
                "'Dropped', not 'fine'. % complete should be a number from 0 to 100, not 140."
            ),
        ),
        ("plan/1.a", {"Status": "On track"}, "Period should be a period such as '2026 Q3', not blank."),
        (
            "plan/9",
            {"Period": "2026 Q3", "Status": "On track"},
            "Code should be the code of a plan item, not blank.",
        ),
        (
            "plan/1.a",
            {"Code": "1.b", "Period": "2026 Q3", "Status": "On track"},
            (
                "Code should be '1.a', for which this row was handed out, not '1.b'; write anything "
                "else in a row of its own without an Id."
            ),
        ),
    ],
)  # fmt: skip
def test_every_problem_of_a_progress_update_in_one_answer(stock, item_id, filled, says):
    with pytest.raises(Refused) as refused:
        report_progress(str(stock), item_id, filled, "Ana")
    assert str(refused.value) == says
    assert loads(stock) == 1


def test_a_decision_stands_beside_the_rule_and_can_be_taken_back(stock):
    override_status(str(stock), "1-1", DECISION, "Ana")
    sql = (
        "select status, rule_status, reason, decided_by from measure_value where measure_id = '1-1'"
    )
    told = one(stock, sql)
    assert (told["status"], told["rule_status"]) == ("Near", "No data")
    assert told["decided_by"] == "the Board"
    assert told["reason"].startswith(
        "Near by decision of the Board (the storm); by the rule No data"
    )
    back = {"Code": "1.1", "Period": "2026 Q3", "Status by decision": "withdraw"}
    assert override_status(str(stock), "1-1", back, "Ben")["is_new"]
    assert not [row for row in asked(stock, sql) if row["decided_by"]]


@pytest.mark.parametrize(
    ("filled", "says"),
    [
        ({"Status by decision": "Near", "Period": "2026 Q3"},
         ("Reason should say why the status is 'Near' by decision. "
          "Decided by should name who decided that the status is 'Near'.")),
        ({"Reason": "the storm", "Period": "2026 Q3"},
         "Status by decision should be given beside its reason and who decided it."),
        (DECISION | {"Status by decision": "No data"},
         ("Status by decision should be 'Met target', 'On track', 'Near' or 'Off track', "
          "not 'No data'.")),
        (DECISION | {"Period": "Sep 2026"},
         "Period should be a quarter such as '2026 Q3', not the month 'Sep 2026'."),
        (DECISION | {"Period": "2096 Q1"},
         "Period should have begun: '2096 Q1' does not begin before 2096-01-01."),
    ],
)  # fmt: skip
def test_every_problem_of_a_decision_in_one_answer(stock, filled, says):
    with pytest.raises(Refused) as refused:
        override_status(str(stock), "1-1", filled, "Ana")
    assert str(refused.value) == says
    assert loads(stock) == 1


@pytest.mark.parametrize(
    ("start", "frequency", "months"),
    [(1, "quarterly", 3), (7, "quarterly", 3), (10, "monthly", 1), (7, "yearly", 12),
     (4, "twice a year", 6)],
)  # fmt: skip
def test_every_period_that_the_page_offers_is_taken(stock, monkeypatch, start, frequency, months):
    monkeypatch.setenv("HEADWAY_HOME", str(stock))
    Home(stock).settings.write_text(
        f'fiscal_year_start_month = {start}\nprogress_frequency = "{frequency}"\n', encoding="utf-8"
    )
    publish_as_of(str(stock))
    offered = progress_queries.periods(TODAY)
    assert len(offered) == len(set(offered)) >= 3
    report_progress(str(stock), "plan/1.a", {"Period": offered[0], "Status": "On track"}, "Ana")
    told = one(stock, "select period, ends_on from item_progress")
    assert told["period"] == offered[0]
    # The last that has ended comes first.
    assert 0 < (TODAY - told["ends_on"]).days <= 31 * months


@pytest.mark.parametrize("measure_id", ["1-1", "2-1", "2-2", "3-1"])
def test_every_period_that_can_be_decided_on_is_taken(stock, monkeypatch, measure_id):
    monkeypatch.setenv("HEADWAY_HOME", str(stock))
    (offered,) = decision_queries.periods(measure_id, TODAY)
    assert (offered.status, offered.decided_by) == ("No data", None)
    given = DECISION | {"Code": "", "Period": offered.period}
    override_status(str(stock), measure_id, given, "Ana")
    decided = decision_queries.periods(measure_id, TODAY)[0]
    assert decided == decision_queries.Decided(
        offered.period, "Near", "No data", "the Board", "the storm"
    )


def test_the_page_offers_the_decisions_that_the_loaders_take():
    assert decision_form.STATUSES == DECISIONS


def test_words_become_a_measure_with_their_item_and_their_decision(worded):
    saved = confirm_measure(str(worded), "small-plan", RATING, MEASURE, "Ana")
    assert saved == {"load_id": 2, "is_new": True, "notes": []}
    told = one(
        worded,
        "select code, name, statistic, scale_low, scale_high, target, from_words from measure",
    )
    assert told == {
        "code": "M 1", "name": "Parents are content", "statistic": "mean rating",
        "scale_low": 1.0, "scale_high": 5.0, "target": 4.0, "from_words": RATING,
    }  # fmt: skip
    assert one(worded, "select item_id from item_measure") == {"item_id": "small-plan/1.a"}
    decided = asked(worded, "select decision, measure_id from measure_reading order by words")
    assert [row["decision"] for row in decided] == [None, None, "confirmed"]
    assert decided[2]["measure_id"] == "m-1"


def test_nothing_is_measured_before_somebody_confirms_it(worded):
    assert asked(worded, "from measure") == []
    decline_measure(str(worded), "small-plan", BOOK, "Ana")
    assert asked(worded, "from measure") == []
    assert one(worded, "select decision from measure_reading where words = ?", BOOK) == {
        "decision": "declined"
    }


def test_words_are_decided_on_once(worded):
    home = str(worded)
    confirm_measure(home, "small-plan", RATING, MEASURE, "Ana")
    decline_measure(home, "small-plan", BOOK, "Ben")
    assert confirm_measure(home, "small-plan", RATING, MEASURE, "Ben")["load_id"] == 2
    assert decline_measure(home, "small-plan", BOOK, "Ana")["load_id"] == 3
    other = MEASURE | {"Code": "M 2"}
    for call, says in (
        (lambda: confirm_measure(home, "small-plan", RATING, other, "Ben"),
         "Ana made these words measure M 1 in load 2; undo that load first."),
        (lambda: decline_measure(home, "small-plan", RATING, "Ben"),
         "Ana made these words measure M 1 in load 2; undo that load first."),
        (lambda: confirm_measure(home, "small-plan", BOOK, other, "Ana"),
         "Ben made these words no measure in load 3; undo that load first."),
        (lambda: confirm_measure(home, "small-plan", CALLS, MEASURE | {"Code": "m-1"}, "Ben"),
         "Code should be one that is free: M 1 is 'Parents are content' already."),
        (lambda: decline_measure(home, "small-plan", "Other words", "Ben"),
         "The plan no longer has these words; load the page anew."),
        (lambda: confirm_measure(home, "other-plan", CALLS, other, "Ben"),
         "The plan no longer has these words; load the page anew."),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            call()
        assert str(refused.value) == says
    assert loads(worded) == 3


def test_words_may_be_measured_already(worded):
    home = str(worded)
    confirm_measure(home, "small-plan", RATING, MEASURE, "Ana")
    with pytest.raises(Refused, match=r"^There is no measure 'm-9'; load the page anew\.$"):
        match_measure(home, "small-plan", CALLS, "m-9", "Ben")
    assert match_measure(home, "small-plan", CALLS, "m-1", "Ben")["load_id"] == 3
    assert match_measure(home, "small-plan", CALLS, "m-1", "Ana")["is_new"] is False
    sql = "select words, decision, measure_id from measure_reading order by words"
    decided = [tuple(row.values()) for row in asked(worded, sql)]
    assert decided == [
        (BOOK, None, None), (CALLS, "confirmed", "m-1"), (RATING, "confirmed", "m-1"),
    ]  # fmt: skip
    assert one(worded, "select count(*) as measures from measure") == {"measures": 1}
    # Without that measure both wordings are open again.
    undo_load(home, 2, "Ana")
    assert all(row["decision"] is None for row in asked(worded, sql))
    assert decline_measure(home, "small-plan", CALLS, "Ben")["is_new"]


def test_what_is_wrong_with_a_new_measure_is_said_and_nothing_is_made(worded):
    wrong = MEASURE | {"Target": "many", "Scale": "5 to x", "Frequency": "daily"}
    with pytest.raises(Refused) as refused:
        confirm_measure(str(worded), "small-plan", RATING, wrong, "Ana")
    says = str(refused.value)
    assert "Target should be a number, not 'many'" in says
    assert "Scale should be" in says
    assert "Frequency should be" in says
    assert loads(worded) == 1
    assert asked(worded, "from measure") == []


def test_undo_and_redo_of_every_form(stock):
    home = str(stock)
    report_progress(home, "plan/1.a", UPDATE, "Ana")
    override_status(home, "1-1", DECISION, "Ana")
    status = "select status from plan_item where code = '1.a'"
    decided = "select count(*) filter (is_overridden) as decided from measure_value"
    for load_id, sql, before, after in (
        (2, status, {"status": None}, {"status": "At risk"}),
        (3, decided, {"decided": 0}, {"decided": 1}),
    ):
        assert one(stock, sql) == after
        undo_load(home, load_id, "Ben")
        assert one(stock, sql) == before
        redo_load(home, load_id, "Ben")
        assert one(stock, sql) == after


def test_undoing_a_confirmed_measure_asks_for_its_words_again(worded):
    home = str(worded)
    confirm_measure(home, "small-plan", RATING, MEASURE, "Ana")
    undo_load(home, 2, "Ben")
    assert asked(worded, "from measure") == []
    assert all(
        row["decision"] is None for row in asked(worded, "select decision from measure_reading")
    )
    # Now somebody may decide otherwise; then the first decision does not simply come back.
    decline_measure(home, "small-plan", RATING, "Ben")
    undo_load(home, 3, "Ben")
    redo_load(home, 2, "Ana")
    assert one(worded, "select code from measure") == {"code": "M 1"}


def test_a_form_after_an_undo_of_the_same_form_is_new(stock):
    report_progress(str(stock), "plan/1.a", UPDATE, "Ana")
    undo_load(str(stock), 2, "Ana")
    assert report_progress(str(stock), "plan/1.a", UPDATE, "Ana")["load_id"] == 3
    assert one(stock, "select status from plan_item where code = '1.a'") == {"status": "At risk"}


def test_hostile_text_is_kept_as_text(stock):
    told = UPDATE | {"What happened": HOSTILE, "Evidence": "javascript:alert(1)"}
    report_progress(str(stock), "plan/1.a", told, HOSTILE)
    row = one(stock, "select happened, evidence, reported_by from item_progress")
    assert row == {
        "happened": HOSTILE, "evidence": "javascript:alert(1)", "reported_by": HOSTILE,
    }  # fmt: skip
    assert loads(stock) == 2


def test_signs_that_nobody_types_are_left_out(stock):
    told = UPDATE | {"What happened": "Six\x00 wrote\x07\ud83d, 👩‍👧 too.\r\nAll of them."}
    report_progress(str(stock), "plan/1.a", told, "Ana")
    assert one(stock, "select happened from item_progress") == {
        "happened": "Six wrote, 👩‍👧 too.\nAll of them."
    }


def test_hostile_words_of_a_plan_become_a_measure(home, tmp_path):
    words = 'At least 5% of <script>alert("1")</script> !a!b'
    book = openpyxl.Workbook()
    for row in (
        ["Small Plan 2026-2028"],
        ["GOAL STATEMENT #1: Answer every parent."],
        ["Strategies", "By When?", "Who?", "Measures of Success"],
        ["a) Open late.", "Monthly", "ED", words],
    ):
        book.active.append(row)
    book.save(tmp_path / "plan.xlsx")
    load_files(str(home), [{"path": str(tmp_path / "plan.xlsx"), "name": "plan.xlsx"}], "Ana")
    given = {"Code": "'; drop table load; --", "Measure": words, "Plan": "small-plan",
             "Plan items": "1.a", "Unit": "%", "Target": "5"}  # fmt: skip
    assert confirm_measure(str(home), "small-plan", words, given, "Ana")["is_new"]
    assert one(home, "select name, from_words from measure") == {"name": words, "from_words": words}
    assert loads(home) == 2


def test_a_measure_of_a_demonstration_is_one_too(worded):
    with (
        writing(Home(worded), "testing"),
        closing(duckdb.connect(str(Home(worded).ledger))) as ledger,
    ):
        ledger.execute("update plan set is_demonstration = true")
    confirm_measure(str(worded), "small-plan", RATING, MEASURE, "Ana")
    assert one(worded, "select is_demonstration from measure") == {"is_demonstration": True}


def test_the_public_functions_do_the_same_in_a_child(stock):
    saved = loaders.report_progress(stock, "plan/1.b", UPDATE | {"Code": "1.b"}, "Ana")
    assert saved == loaders.Saved(2, is_new=True, notes=[])
    with pytest.raises(loaders.Refused, match=r"^Reason should say why the status is 'Near'"):
        loaders.override_status(stock, "1-1", DECISION | {"Reason": ""}, "Ana")


def say(home, number):
    """A form of a process of its own."""
    report_progress(
        home, "plan/1.a", {"Period": "2026 Q3", "What happened": f"Note {number}"}, "Ana"
    )


def confirm(home, code):
    try:
        confirm_measure(home, "small-plan", RATING, MEASURE | {"Code": code}, code)
    except Refused as refused:
        raise SystemExit(7) from refused


def test_two_at_once_wait_for_each_other(stock):
    assert at_once(say, *[(str(stock), number) for number in range(3)]) == [0, 0, 0]
    assert loads(stock) == 4
    assert one(stock, "select count(*) as updates from item_progress") == {"updates": 1}


def test_of_two_who_confirm_the_same_words_at_once_one_is_told(worded):
    assert sorted(at_once(confirm, (str(worded), "A"), (str(worded), "B"))) == [0, 7]
    assert one(worded, "select count(*) as measures from measure") == {"measures": 1}
    assert loads(worded) == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")
def test_kill_at_random_instants(stock):
    before = 2
    for _ in each_killed(say, *[(str(stock), number) for number in range(13)]):
        now = loads(stock)
        assert before <= now <= before + 1
        before = now
    ensure_published(Home(stock))
    report_progress(str(stock), "plan/1.a", UPDATE, "Ana")
    assert loads(stock) == before + 1
    assert one(stock, "select happened from item_progress") == {"happened": "Six wrote."}
