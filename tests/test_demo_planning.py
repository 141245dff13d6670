"""The demonstration of the planning cycle: versions, divisions, crosswalk, calendar, comments."""

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import loaders
from loaders import serving
from loaders.home import Home
from loaders.publication import reading

PRIORITIES = Path(__file__).resolve().parents[1] / "data" / "demo" / "plan_priorities.txt"
NETWORK = "harbor-states-family-support-network-strategic-plan"
OUTREACH = "family-outreach-division-phased-plan"
DIVISION = "training-and-member-services-division-action-plan"


def quietly(_share, _words):
    """Nobody watches."""


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("demo"))
    serving.load_demonstration(home.path, quietly)
    return home


@pytest.fixture(scope="module")
def ask(home):
    """Rows of the publication of the demonstration, for a query."""
    with reading(home.published / (home.published / "CURRENT").read_text().strip()) as connection:
        connection.execute("use published")
        yield lambda sql, *values: connection.execute(sql, list(values)).fetchall()


# Versions: what docs/demo_plan_2025.toml says is another


def test_the_plan_has_two_versions_and_the_revised_one_is_newest(ask):
    assert ask(
        "select version, file_name, items, is_newest from plan_version "
        "where plan_id = ? order by version",
        NETWORK,
    ) == [(1, "plan_2025.xlsx", 66, False), (2, "plan.xlsx", 68, True)]


def changes(ask, where):
    return ask(
        "select code_before, code_after from plan_change "
        f"where plan_id = ? and ({where}) order by ordinal, code_before, code_after",
        NETWORK,
    )


def test_what_was_dropped_added_moved_split_and_merged_is_told(ask):
    dropped = "change = 'dropped' and not is_doubtful"
    assert changes(ask, dropped) == [
        *(("1.1.e", None), ("1.2.e", None), ("4.4.b", None), ("4.4.d", None)),
    ]
    assert sorted(code for _, code in changes(ask, "change = 'new' and not is_doubtful")) == [
        *("1.4.c", "2.1.d", "4.1.c", "4.1.d", "4.4.b", "4.4.c"),
    ]
    assert changes(ask, "is_moved") == [("3.1.c", "3.3.c"), ("2.1.d", "4.4.e")]
    assert changes(ask, "relation = 'split'") == [("3.1.a", "3.1.a"), ("3.1.a", "3.1.c")]
    assert changes(ask, "relation = 'merged'") == [("2.3.c", "2.3.c"), ("2.3.e", "2.3.c")]


def test_one_pair_waits_for_a_person(ask):
    assert sorted(changes(ask, "is_doubtful"), key=str) == [("3.3.a", None), (None, "3.3.a")]


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("1.1.b", ["words"]),
        ("1.2.d", ["deadline"]),
        ("2.1.c", ["words", "deadline"]),
        ("2.3.b", ["owner"]),
    ],
)
def test_what_is_another_of_an_item_is_told(ask, code, what):
    assert ask(
        "select what from plan_change where plan_id = ? and code_before = ? and code_after = ?",
        NETWORK, code, code,
    ) == [(what,)]  # fmt: skip


# Divisions


def test_one_goal_is_served_by_no_division(ask):
    assert ask(
        "select item.code from service_rollup as served "
        "join plan_item as item on item.item_id = served.serves_item_id "
        "where served.plan_id = '' and is_gap and item.plan_id = ?",
        NETWORK,
    ) == [("4.2",)]


def test_both_divisions_serve_goals_by_a_sheet_and_by_a_document(ask):
    told = (
        "select item.plan_id, count(*), count(distinct served.code) from item_service as service "
        "join plan_item as item on item.item_id = service.item_id "
        "join plan_item as served on served.item_id = service.serves_item_id "
        "group by item.plan_id order by item.plan_id"
    )
    # The outline: 2.3; 1.4, 2.1, 4.3; 1.1, 1.3, 4.1; 2.2, 4.4. The sheet has 10 rows, 3 with two.
    assert ask(told) == [(OUTREACH, 9, 9), (DIVISION, 13, 6)]


def test_the_outline_has_phases_with_dates_and_partners_and_says_its_principles(ask):
    assert ask(
        "select code, starts_on, ends_on, partners from item_span "
        "join plan_item using (item_id) where level = 1 order by code"
    ) == [
        ("1", date(2026, 1, 1), date(2026, 6, 30), ["Harbor Fatherhood Alliance", "county libraries"]),
        ("2", date(2026, 7, 1), date(2026, 12, 31),
         ["workforce boards of three states", "Legal Aid of the Coast"]),
        ("3", date(2027, 1, 1), date(2027, 6, 30),
         ["birthing hospitals", "Tribal Nations' family programs"]),
        ("4-5", None, date(2027, 12, 10), ["Parent Advisory Council"]),
    ]  # fmt: skip
    assert ask(
        "select kind, count(*) from plan_statement where plan_id = ? group by kind order by kind",
        OUTREACH,
    ) == [("principle", 4), ("value", 3)]


# Meetings and deadlines


def test_three_years_of_meetings_stand_in_the_calendar(ask):
    # 6 a year in the workbook; 12 of the Council and an open house in the calendar file.
    assert ask("select year(starts_on), count(*) from meeting group by all order by 1") == [
        *((2025, 6 + 4), (2026, 6 + 4), (2027, 6 + 5)),
    ]


def test_a_deadline_falls_on_every_fall_meeting(ask):
    assert ask(
        "select item_meeting.starts_on from item_meeting where item_id = ? order by 1",
        f"{NETWORK}/1.1.d",
    ) == [(date(2025, 9, 23),), (date(2026, 9, 22),), (date(2027, 9, 21),)]


def test_the_one_meeting_that_the_calendar_lacks_is_named(ask):
    assert ask("select words, missing, items from meeting_gap") == [
        ("At the directors' retreat", "retreat", [f"{OUTREACH}/4-5.2"]),
    ]


def test_what_was_reported_stands_with_its_evidence_and_what_was_not_is_overdue(ask):
    asked = "select item.code, told.due_on from obligation as told join plan_item as item using (item_id)"
    assert len(ask(f"{asked} where told.reported_on is not null")) == 10
    assert ask(
        f"{asked} where told.due_on < date '2026-11-16' and told.reported_on is null "
        "order by told.due_on, item.code"
    ) == [("1.2", date(2026, 10, 30)), ("2.1", date(2026, 10, 30)), ("4.3", date(2026, 11, 12))]
    assert ask(
        "select count(*) from obligation where reported_on is not null and evidence is null"
    ) == [(0,)]


# Requirements


def test_the_crosswalk_has_gaps_and_a_duplicate(ask):
    states = dict(
        ask(
            "select state, list(code order by code) from requirement "
            "where framework_id = 'training' group by state"
        )
    )
    assert states == {
        "covered": ["T1", "T2", "T6", "T9"],
        "partial": ["T3", "T8"],
        "gap": ["T5", "T7"],
        "duplicate": ["T4"],
    }


def test_plans_are_held_against_the_catalogue_too(ask):
    assert ask(
        "select code, state from requirement where framework_id = 'cfsr' and state <> 'gap' "
        "order by ordinal"
    ) == [
        *(("Item 25", "partial"), ("Item 26", "duplicate"), ("Item 27", "covered")),
        *(("Item 31", "covered"), ("Item 32", "partial")),
    ]


# Comments


def test_a_round_is_closed_with_every_comment_decided_and_another_is_open(ask):
    assert ask(
        "select round_id, version, closed_on is null, comments, undecided, late "
        "from comment_round order by opens_on"
    ) == [("revision-2026", 1, False, 9, 0, 1), ("planning-meeting-2027", 2, True, 4, 3, 0)]


def test_a_late_comment_is_marked_and_one_without_a_name_is_taken(ask):
    assert ask("select comment_id from comment where is_late") == [("R26-08",)]
    assert ask("select comment_id from comment where author is null and partner is null") == [
        ("R26-07",)
    ]


# A plan to try


def test_a_file_to_try_has_numbered_priorities_with_commitments(home):
    (report,) = loaders.check(home.path, [(PRIORITIES, PRIORITIES.name)])
    assert (report.ok, report.warnings) == (True, [])
    (sheet,) = report.sheets
    assert sheet.says == "title, organization, parent plan, 3 priorities, 7 commitments"
    added = Counter(change.table for change in report.changes if change.kind == "added")
    assert [added[table] for table in ("plan", "plan_item", "item_service")] == [1, 3 + 7, 4]


# Loaded again


def test_an_earlier_version_that_was_undone_does_not_come_back_as_the_newest(home, tmp_path):
    own = Home(tmp_path / "home")
    shutil.copytree(home.path, own.path)
    loaders.undo(own.path, 1, "Ana")
    again = serving.load_demonstration(own.path, quietly)
    assert "plan_2025.xlsx" not in {report.file_name for report in again}
    assert {report.load_id for report in again} == {None}
