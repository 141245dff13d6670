"""What plans promise to report: on which days, and whether it was."""

from datetime import date

import pytest
from measure_rows import published
from small_home import SmallHome

from loaders.obligations.naming import obligation_id

PLAN = """
    1     | Keep families informed
    1.1   | Tell what changes
    1.1.a | Write the quarterly letter | ED
    1.1.b | Call the county offices    | PD
"""
LETTER, CALL = "p/1.1.a", "p/1.1.b"


@pytest.fixture
def store(tmp_path):
    """A plan that was loaded on 2 November 2026, which is also the day."""
    home = SmallHome(tmp_path)
    home.load()
    home.plan("p", "Plan", PLAN)
    return home


def promise(home, item_id, text, ordinal=1):
    home.add(
        "item_entry", source="plan.xlsx!Plan!F4", plan_id="p", item_id=item_id, kind="reported",
        ordinal=ordinal, text=text, is_ambiguous=False,
    )  # fmt: skip


def meeting(home, name, day, *kinds):
    on = date.fromisoformat(day)
    home.add(
        "meeting", source="meetings.xlsx!Meetings!A2", meeting_id=f"{name} {day}", name=name,
        kinds=list(kinds), starts_on=on, ends_on=on, starts_at=None, place=None, note=None,
        uid=None, is_demonstration=False, is_withdrawn=False,
    )  # fmt: skip


def report(home, item_id, words, due_on, text="Write the quarterly letter", **given):
    day = date.fromisoformat(due_on) if due_on else None
    row = {
        "source": "reports.xlsx!Reports made!A2", "plan_id": "p", "item_id": item_id,
        "item_text": text, "obligation_id": obligation_id(item_id, words, day), "words": words,
        "due_on": day, "reported_on": date(2026, 5, 4), "evidence": "Minutes, page 2",
        "reported_by": "Ana", "is_withdrawn": False,
    }  # fmt: skip
    home.add("obligation_report", **(row | given))


def days(home):
    """Day to its status, of everything that is promised."""
    rows = published(home, "from obligation order by due_on nulls last")
    return {str(row["due_on"] or "no day"): row["reporting_status"] for row in rows}


def only(home):
    (row,) = published(home, "from obligation")
    return row


def test_a_quarter_is_reported_within_30_days_of_its_end(store):
    promise(store, LETTER, "Written letter to members after each quarter")
    assert days(store) == {
        "2027-01-30": "Due", "2027-04-30": "Due", "2027-07-30": "Due", "2027-10-30": "Due",
    }  # fmt: skip
    row = published(store, "from obligation order by due_on")[0]
    assert (row["audience"], row["channel"]) == ("members", "Written letter")
    assert row["reason"] == "Within 30 days after each quarter."
    assert row["owners"] == ["ED"]


def test_a_report_counts_for_its_day_and_asks_for_the_days_after_it(store):
    words = "Letter to members after each quarter"
    promise(store, LETTER, words)
    report(store, LETTER, words, "2026-04-30")
    told = days(store)
    assert told["2026-04-30"] == "Reported"
    assert told["2026-07-30"] == told["2026-10-30"] == "Overdue"
    assert told["2027-01-30"] == "Due"
    (row,) = published(store, "from obligation where reporting_status = 'Reported'")
    assert (row["evidence"], row["reported_by"]) == ("Minutes, page 2", "Ana")
    assert row["obligation_id"] == obligation_id(LETTER, words, date(2026, 4, 30))


def test_at_the_meetings_of_the_calendar(store):
    promise(store, LETTER, "Chart at every board meeting; shared with counties as needed")
    meeting(store, "Board meeting", "2026-12-03")
    meeting(store, "Board meeting", "2027-03-04")
    meeting(store, "Staff retreat", "2027-01-20")
    assert days(store) == {
        "2026-12-03": "Due", "2027-03-04": "Due", "no day": "Not applicable",
    }  # fmt: skip
    (undated,) = published(store, "from obligation where due_on is null")
    assert (undated["audience"], undated["reason"]) == ("counties", "No day: as needed.")


def test_a_meeting_that_the_calendar_lacks_is_named(store):
    promise(store, LETTER, "Results at the fall meeting")
    assert only(store)["reason"] == 'The calendar of meetings has no "fall meeting".'


def test_what_must_happen_first_has_no_day(store):
    promise(store, LETTER, "Brief for members at the first meeting after the study is done")
    meeting(store, "Board meeting", "2026-12-03")
    row = only(store)
    assert row["due_on"] is None
    assert row["reason"] == 'No day can be told beforehand: it comes after "the study is done".'


def test_what_has_no_day_can_be_reported_too(store):
    promise(store, LETTER, "Brief for members once the study is done")
    report(store, LETTER, "Brief for members once the study is done", None)
    row = only(store)
    assert (row["due_on"], row["reporting_status"]) == (None, "Reported")


def test_a_report_that_is_taken_back_is_none(store):
    words = "Letter to members after each quarter"
    promise(store, LETTER, words)
    report(store, LETTER, words, "2026-04-30")
    store.load("reports.xlsx")
    report(store, LETTER, words, "2026-04-30", is_withdrawn=True)
    store.plan("p", "Plan", PLAN)
    promise(store, LETTER, words)
    assert "Reported" not in days(store).values()


def test_a_report_follows_the_words_of_its_item_to_another_code(store):
    report(store, "p/9.9.z", "Letter to members", None)
    promise(store, LETTER, "Letter to members")
    assert only(store)["item_id"] == LETTER
    assert only(store)["reporting_status"] == "Reported"


def test_a_report_of_words_that_the_plan_no_longer_has_is_kept(store):
    report(store, LETTER, "Poster for the lobby", "2026-06-01")
    row = only(store)
    assert (row["words"], row["reporting_status"]) == ("Poster for the lobby", "Reported")
    assert row["reason"] == "The plan no longer says so; it did when this was reported."


def test_what_is_completed_has_nothing_more_to_report(store):
    store.rows["plan_item"][2]["status"] = "Completed"
    promise(store, LETTER, "Letter to members after each quarter")
    assert (only(store)["due_on"], only(store)["reason"]) == (None, "The plan item is completed.")


def test_the_same_words_twice_are_one(store):
    promise(store, LETTER, "Minutes on the public page")
    promise(store, LETTER, "Minutes on the public page", ordinal=2)
    assert only(store)["audience"] == "public"
