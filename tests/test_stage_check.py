"""What each stage of planning has and what it lacks, on a day that the reader can count from."""

from datetime import date, timedelta

import duckdb
import pytest
from small_home import MORNING, SmallHome

from dashboard.prepare_records import Check
from dashboard.prepare_words import finding, lines, owners, stage_sentence, state_of

DAY = MORNING.date()
PLAN = """
    1     | Children are safe
    1.1   | Visit every family   | ED    | Monthly     | monthly |            | On track
    1.2   | Write the handbook   |       | By May 2027 | once    | 2027-05-31 |
    1.3   | Meet the providers   | BD CM |             |         |            |
"""


WRITE = 'Write a line such as "{}" in its document, and load that on the page Update.'


@pytest.fixture
def small(tmp_path):
    home = SmallHome(tmp_path / "home")
    home.load()
    return home


def checks(home, day=None):
    """Check to (state, sentence) as published, or with the macros on another day."""
    state, says = "state", "says"
    if day is not None:
        state = f"stage_state(counts, done, whole, dates, date '{day}')"
        says = f"stage_says(check_name, plain_says, whole, dates, date '{day}')"
    with duckdb.connect(
        str(home.path / "published" / home.publish()), read_only=True
    ) as connection:
        rows = connection.execute(
            f"select check_name, {state}, {says} from stage_check where plan_id = 'harbor' "
            "order by ordinal"
        ).fetchall()
    return {name: (state, says) for name, state, says in rows}


def pages(home):
    """Where the first six things of the stage Prepare are done."""
    name = home.publish()
    with duckdb.connect(str(home.path / "published" / name), read_only=True) as connection:
        rows = connection.execute("select page from stage_check where ordinal <= 6").fetchall()
    return {page for (page,) in rows}


def meeting(home, name, day):
    home.add(
        "meeting", source="m", meeting_id=f"{name}-{day}", name=name, kinds=[], starts_on=day,
        ends_on=day, starts_at=None, place=None, note=None, uid=None, is_demonstration=False,
        is_withdrawn=False,
    )  # fmt: skip


def test_a_plan_that_is_begun_lacks_what_nobody_said(small):
    small.plan("harbor", "Harbor Plan", "", organization="Harbor County", vision="Safe.")
    small.add(
        "plan_statement", source="s", plan_id="harbor", kind="value", ordinal=1, text="Candor"
    )
    found = checks(small)
    assert {name: state for name, (state, _) in list(found.items())[:8]} == {
        "Organization": "Done", "Vision": "Done", "Mission": "Open", "Principles or values": "Done",
        "Levels": "Open", "Owners in the key": "Open", "Meetings to come": "Open",
        "Plan items": "Open",
    }  # fmt: skip
    assert found["Organization"][1] == "It is the plan of Harbor County."
    assert pages(small) == {"prepare"}
    assert found["Principles or values"][1] == "It names 0 principles and 1 value."
    assert found["Plan items"][1] == "No file has brought its items yet."
    # Of what only items can have nothing is asked yet.
    for name in (
        "An owner for every item",
        "Measures with a target",
        "Progress",
        "Versions compared",
    ):
        assert found[name][0] == "Not applicable"


def test_items_are_counted_by_what_they_have(small):
    small.plan("harbor", "Harbor Plan", PLAN)
    for code, name in (("ED", "Executive Director"), ("BD", "Board")):
        small.add("plan_owner", source="k", plan_id="harbor", owner_code=code, name=name)
    found = checks(small)
    assert found["Plan items"] == ("Done", "4 items are loaded, 3 of them to be done.")
    assert found["An owner for every item"] == ("Partly", "2 of 3 items have an owner.")
    assert found["A deadline for every item"] == ("Partly", "2 of 3 items have a deadline.")
    assert found["A measure for every item"][0] == "Open"
    assert found["Owners in the key"] == (
        "Partly",
        "2 of 3 owners are known by name; the key does not say who these are: CM. "
        + WRITE.format("KEY: CM= its name"),
    )
    assert found["Comment round"] == ("Open", "No comment round was held on it.")
    # Prepare has no form any more: the document says it.
    assert found["Vision"] == (
        "Open", "It has no vision. " + WRITE.format("Vision: its words"),
    )  # fmt: skip
    assert pages(small) == {"update"}


def test_meetings_are_to_come_until_their_day_is_over(small):
    small.plan("harbor", "Harbor Plan", PLAN)
    meeting(small, "Fall meeting", DAY)
    meeting(small, "Annual planning meeting", DAY + timedelta(days=30))
    assert checks(small, DAY)["Meetings to come"] == (
        "Done", "2 meetings are to come, the next on 2 Nov 2026.",
    )  # fmt: skip
    assert checks(small, DAY + timedelta(days=1))["Meetings to come"] == (
        "Done", "One meeting is to come, the next on 2 Dec 2026.",
    )  # fmt: skip
    after = checks(small, DAY + timedelta(days=31))
    assert after["Meetings to come"] == (
        "Open", "The last meeting of the calendar was on 2 Dec 2026; none is to come.",
    )  # fmt: skip
    assert after["Next annual planning meeting"] == (
        "Open", "The calendar has none to come. The last was on 2 Dec 2026.",
    )  # fmt: skip
    assert checks(small, DAY)["Next annual planning meeting"] == ("Done", "It is on 2 Dec 2026.")


def test_progress_lacks_an_update_from_the_day_after_the_period(small):
    # Loaded on 2 November 2026: the first period asked for is the fourth quarter.
    small.plan("harbor", "Harbor Plan", PLAN)
    assert checks(small, date(2026, 12, 31))["Progress"] == (
        "Not applicable", "Nothing is asked for yet: updates are from 1 Jan 2027.",
    )  # fmt: skip
    assert checks(small, date(2027, 1, 1))["Progress"] == (
        "Open", "3 of 3 items lack an update for the newest period that has ended.",
    )  # fmt: skip
    small.load()
    small.add(
        "item_progress", source="u", plan_id="harbor", item_id="harbor/1.1",
        item_text="Visit every family", period_id="2026-10/P3M", months=3,
        starts_on=date(2026, 10, 1), ends_on=date(2026, 12, 31), status="On track",
        percent_complete=None, happened=None, next_steps=None, help_needed=None, evidence=None,
        reported_by="Ana", is_withdrawn=False,
    )  # fmt: skip
    # Told once, it is done until the period after it has ended.
    assert checks(small, date(2026, 12, 31))["Progress"] == (
        "Done", "None of 3 items lacks an update for the newest period that has ended.",
    )  # fmt: skip
    assert checks(small, date(2027, 3, 31))["Progress"] == (
        "Partly", "2 of 3 items lack an update for the newest period that has ended.",
    )  # fmt: skip
    assert checks(small, date(2027, 4, 1))["Progress"][0] == "Open"


def test_a_promised_report_is_overdue_the_day_after(small):
    small.plan("harbor", "Harbor Plan", PLAN)
    small.add(
        "item_entry", source="e", plan_id="harbor", item_id="harbor/1.1", kind="reported",
        ordinal=1, text="Written report to the Board by November 30, 2026", is_ambiguous=False,
    )  # fmt: skip
    assert checks(small, date(2026, 11, 30))["Reports promised"] == (
        "Not applicable", "Nothing is asked for yet: the first report is due on 30 Nov 2026.",
    )  # fmt: skip
    assert checks(small, date(2026, 12, 1))["Reports promised"] == (
        "Open", "1 of 1 report with a day is overdue.",
    )  # fmt: skip


def test_changes_against_the_version_before_want_a_reason(small):
    small.plan("harbor", "Harbor Plan", "1 | Children are safe\n1.1 | Visit every family monthly")
    small.load()
    small.plan("harbor", "Harbor Plan", "1 | Children are safe\n1.1 | Paint all of the boats green")
    assert checks(small)["Versions compared"] == (
        "Open",
        "0 of 2 changes against the version before have a reason; no match is doubtful.",
    )
    small.load()
    small.add(
        "version_decision", source="d", plan_id="harbor", from_load_id=1, to_load_id=2,
        from_item_id="harbor/1.1", to_item_id=None, decision="explained", reason="It is done.",
        decided_by="Ana", is_withdrawn=False,
    )  # fmt: skip
    assert checks(small)["Versions compared"] == (
        "Partly",
        "1 of 2 changes against the version before has a reason; no match is doubtful.",
    )


def test_a_plan_that_is_begun_is_no_version_of_its_file(small):
    small.plan("harbor", "Harbor Plan", "", vision="Safe.")
    small.load()
    small.plan("harbor", "Harbor Plan", "1 | Children are safe")
    assert checks(small)["Versions compared"] == ("Not applicable", "It has one version only.")
    with duckdb.connect(str(small.path / "published" / small.publish()), read_only=True) as one:
        assert one.execute("select version, load_id from plan_version").fetchall() == [(1, 2)]
        assert one.execute("select vision, load_id from plan").fetchall() == [("Safe.", 2)]


def test_the_rounds_and_comments_of_the_plan_are_counted(small):
    small.plan("harbor", "Harbor Plan", PLAN)
    for number, closed in ((1, DAY), (2, None)):
        small.add(
            "comment_round", source="r", round_id=f"r{number}", title="R", plan_id="harbor",
            version_load_id=1, request=None, partners=[], opens_on=DAY, due_on=DAY,
            closed_on=closed, closed_by="Ana" if closed else None, public_key=None,
            is_demonstration=False, is_withdrawn=False,
        )  # fmt: skip
    small.add(
        "round_comment", source="c", comment_id="c1", round_id="r2", item_id=None, item_text=None,
        kind="other", text="Good.", author=None, partner=None, received_at=MORNING, is_public=False,
        is_withdrawn=False,
    )  # fmt: skip
    found = checks(small)
    assert found["Comment round"] == ("Partly", "1 of 2 comment rounds are closed.")
    assert found["Comments decided on"] == ("Open", "0 of 1 comment has a disposition.")


FOUND = [
    Check("Prepare", "Vision", "Done", "", "prepare"),
    Check("Prepare", "Mission", "Open", "", "prepare"),
    Check("Prepare", "Owners in the key", "Partly", "", "prepare"),
    Check("Prepare", "Surveys", "Not applicable", "", "prepare"),
]


def test_sentences_say_what_is_missing():
    assert finding(FOUND) == "1 of 3 things that planning needs is done. Next: mission."
    assert stage_sentence(FOUND) == ("Still missing: mission. Done in part: owners in the key.")
    assert stage_sentence(FOUND[:1]) == "Nothing is missing."
    assert stage_sentence(FOUND[3:]) == "Nothing is asked for yet."
    assert [state_of(FOUND, *names) for names in (["Vision"], ["Vision", "Mission"], ["Mission"])] == [
        "Done", "Partly", "Open",
    ]  # fmt: skip


def test_boxes_are_read_line_by_line():
    assert lines(" • Ask first.\n\n- Tell the truth. ") == ["Ask first.", "Tell the truth."]
    assert owners("ED = Executive Director\nBD: Board\n\nIM") == [
        {"Code": "ED", "Name": "Executive Director"}, {"Code": "BD", "Name": "Board"},
        {"Code": "IM", "Name": ""},
    ]  # fmt: skip
