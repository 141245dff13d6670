"""Versions of a plan: what is published of them, what a person decides, what a file would change."""

import dataclasses
import io
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from docx import Document
from measure_rows import add_measure, add_progress, serve
from plan_files import PLAN_ID, draw_workbook
from version_homes import ask, decide, published, two_versions

import loaders
from dashboard import versions_document, versions_words
from dashboard.versions_records import Change, Version
from dashboard.versions_redline import redline
from dashboard.versions_whole import whole_changes

CHANGES = """
    select code_before, code_after, change, is_moved, relation, what, is_doubtful from plan_change
"""
BEFORE = """
    Goal                | Strategy                    | By When   | Who
    1. Grow the network | a) Publish an annual report | Monthly   | ED
                        | b) Hold an open day         | Ongoing   | ED
"""
AFTER = """
    Goal                | Strategy                       | By When   | Who
    1. Grow the network | a) Write to the schools        | Monthly   | ED
                        | b) Publish a report every year | Monthly   | IM
                        | c) Hold an open day            | Quarterly | ED
"""


def newest(home):
    return home / "published" / (home / "published" / "CURRENT").read_text().strip()


def told(store):
    return {row[:2]: row[2:] for row in ask(published(store), CHANGES)}


def test_every_item_of_both_versions_has_its_change(tmp_path):
    assert told(two_versions(tmp_path)) == {
        ("1", "1"): ("kept", False, None, [], False),
        ("1.1", "1.1"): ("changed", False, "split", ["words"], False),
        ("1.1", "1.2"): ("changed", False, "split", ["words"], False),
        ("1.2", None): ("dropped", False, None, [], True),
        (None, "1.3"): ("new", False, None, [], True),
        ("1.3", None): ("dropped", False, None, [], True),
        (None, "1.4"): ("new", False, None, [], True),
        ("1.4", "2.3"): ("changed", True, None, ["owner", "deadline", "place"], False),
        ("1.5", None): ("dropped", False, None, [], False),
        ("2", "2"): ("kept", False, None, [], False),
        (None, "2.1"): ("new", False, None, [], False),
        ("2.1", "2.2"): ("changed", False, "merged", ["words"], False),
        ("2.2", "2.2"): ("changed", False, "merged", ["words"], False),
    }


def test_what_a_person_says_settles_a_doubt_and_gives_the_reason(tmp_path):
    store = two_versions(tmp_path)
    decide(store, "1.2", "1.3", "same", reason="Only the days are others.")
    decide(store, "1.3", "1.4", "not the same")
    decide(store, "1.5", None, "explained", reason="Nobody read it.")
    found = told(store)
    assert found["1.2", "1.3"] == ("changed", False, None, ["words"], False)
    assert found["1.3", None] == ("dropped", False, None, [], False)
    assert found[None, "1.4"] == ("new", False, None, [], False)
    sql = "select code_before, reason, decided_by from plan_change where decided_by is not null"
    assert set(ask(published(store), sql)) == {
        ("1.2", "Only the days are others.", "the Board"), ("1.3", None, "the Board"),
        (None, None, "the Board"), ("1.5", "Nobody read it.", "the Board"),
    }  # fmt: skip


def test_a_decision_that_is_taken_back_leaves_the_doubt(tmp_path):
    store = two_versions(tmp_path)
    decide(store, "1.2", "1.3", "same")
    decide(store, "1.2", "1.3", "same", is_withdrawn=True)
    assert told(store)["1.2", None] == ("dropped", False, None, [], True)


def told_of_the_first(home):
    home.load("update.xlsx")
    add_progress(home, "1.4", "2026 Q3", "Hire two analysts", status="At risk")
    add_progress(home, "1.2", "2026 Q3", "Reduce the time to an order to 30 days",
                 status="Completed", percent_complete=100.0)  # fmt: skip
    add_progress(home, "1.5", "2026 Q3", "Print a poster", status="Off track")
    add_measure(home, "M1")
    serve(home, "M1", "1.5")


STOOD = "select code, status, status_period, percent_complete, measures from version_item"


def test_the_old_version_keeps_its_statuses_and_measures(tmp_path):
    store = two_versions(tmp_path, told_of_the_first)
    store.load("update.xlsx")
    add_progress(store, "2.3", "2026 Q4", "Hire two analysts", status="Completed")
    path = published(store)
    found = {row[0]: row[1:] for row in ask(path, f"{STOOD} where version = 1")}
    assert found["1.1"] == ("Not started", None, None, [])
    assert found["1.2"] == ("Completed", "2026 Q3", 100, [])
    assert found["1.4"] == ("At risk", "2026 Q3", None, [])
    assert found["1.5"] == ("Off track", "2026 Q3", None, ["M1"])
    now = {row[0]: row[1] for row in ask(path, f"{STOOD} where version = 2")}
    assert now["2.3"] == "Completed"
    versions = ask(path, "select version, load_id, file_name, items, is_newest from plan_version")
    assert versions == [(1, 1, "plan-2026.xlsx", 9, False), (2, 3, "plan-2027.xlsx", 9, True)]


def test_progress_follows_a_doubtful_item_only_when_a_person_says_it_is_the_same(tmp_path):
    store = two_versions(tmp_path, told_of_the_first)
    sql = "select code, status from plan_item where status is not null order by code"
    assert ask(published(store), sql) == [("2.3", "At risk")]
    decide(store, "1.2", "1.3", "same", to_load_id=3)
    assert ask(published(store), sql) == [("1.3", "Completed"), ("2.3", "At risk")]


def test_a_measure_follows_an_item_that_is_surely_the_same(tmp_path):
    def between(home):
        home.load("measures.xlsx")
        add_measure(home, "M1")
        serve(home, "M1", "1.4")

    store = two_versions(tmp_path, between)
    store.rows["plan_item"][-1]["text"] = "Hire two analysts and a clerk"
    sql = "select code, words_moved from item_measure"
    assert ask(published(store), sql) == [("2.3", False)]


def test_a_third_version_is_held_against_both(tmp_path):
    store = two_versions(tmp_path)
    store.load("plan-2028.xlsx")
    store.plan("p", "Plan of the Agency", "1 | Serve families\n1.1 | Print a poster | BD")
    sql = "select distinct from_version, to_version from plan_change order by all"
    path = published(store)
    assert ask(path, sql) == [(1, 2), (1, 3), (2, 3)]
    back = "select change from plan_change where code_before = '1.5' and to_version = 3"
    assert ask(path, back) == [("kept",)]


def test_a_version_that_is_undone_is_none(tmp_path):
    store = two_versions(tmp_path)
    store.event("undone", load_id=2)
    path = published(store)
    assert ask(path, "select version from plan_version") == [(1,)]
    assert ask(path, "select * from plan_change") == []


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """A home with two versions of a small plan, and what was said of the second before its load."""
    folder = tmp_path_factory.mktemp("loaded")
    home = folder / "home"
    first = draw_workbook(folder / "plan.xlsx", BEFORE)
    loaders.load(home, [(first, "plan.xlsx")], "Ana")
    second = draw_workbook(folder / "next.xlsx", AFTER)
    (report,) = loaders.check(home, [(second, "next.xlsx")])
    loaders.load(home, [(second, "next.xlsx")], "Ana")
    return home, report


def test_a_file_says_what_becomes_of_the_items_before_it_is_loaded(loaded):
    _, report = loaded
    assert report.notes[-1] == (
        f"version 2 of plan '{PLAN_ID}': 1 kept, 1 changed, 1 dropped and 2 new; of 1 dropped the "
        "page Review asks whether a new one is the same"
    )


def decide_here(home, decision, *, reason="", before="1.a", after="1.b"):
    ids = [code and f"{PLAN_ID}/{code}" for code in (before, after)]
    return loaders.decide_change(home, PLAN_ID, 1, 2, *ids, decision, reason, "Dana")


MOVED = """
    Goal                | Strategy                                | By When   | Who | Measures of Success
    1. Grow the network | a) Publish an annual report for members | Monthly   | ED  | A report
                        | b) Retire the paper form in each office | Ongoing   | ED  |
    2. Keep members     | a) Offer online appointments to parents | Quarterly | IM  | Two hundred booked
                        | b) Train judges and clerks on the rules | Quarterly | IM  |
                        | c) Write a handbook for partners        | Quarterly | IM  |
                        | d) Write a glossary for partners        | Quarterly | IM  |
"""
MOVES = """
    Goal                | Strategy                                | By When   | Who | Measures of Success
    1. Grow the network | a) Plant forty trees along the river    | Yearly    | ED  |
                        | b) Offer online appointments to parents | Quarterly | IM  | Two hundred booked
                        | c) Publish an annual report for members | Weekly    | ED  | A report
    2. Keep members     | a) Train judges on the rules            | Quarterly | IM  |
                        | b) Train clerks on the rules            | Quarterly | IM  |
                        | c) Write a handbook and a glossary for partners | Quarterly | IM |
"""


def test_what_changes_of_items_goes_by_the_same_match_as_the_sentence(tmp_path):
    home = tmp_path / "home"
    first = draw_workbook(tmp_path / "first.xlsx", MOVED)
    loaders.load(home, [(first, "plan.xlsx")], "Ana")
    second = draw_workbook(tmp_path / "second.xlsx", MOVES)
    (report,) = loaders.load(home, [(second, "plan.xlsx")], "Ana")
    assert report.notes[-1] == (
        f"version 2 of plan '{PLAN_ID}': 2 kept, 1 moved, 1 changed, 1 split, 1 merged, 1 dropped "
        "and 1 new"
    )
    handbook = "Write a handbook for partners"
    # The two measures go with their items, and the words of each now stand beside another code.
    assert report.change_counts == {
        "plan_item": {"added": 2, "changed": 4, "withdrawn": 2}, "measure_reading": {"changed": 2},
    }  # fmt: skip
    # The two goals, the plan itself and the two entries with the measures.
    assert report.unchanged == 5
    assert {(one.kind, one.line) for one in report.changes if one.table == "plan_item"} == {
        ("changed", "1.b: moved: 2.a → 1.b"),
        ("changed", "1.c: by when: Monthly → Weekly; cadence: monthly → weekly"),
        ("withdrawn", "1.b: Retire the paper form in each office"),
        ("added", "1.a: Plant forty trees along the river"),
        ("changed", "2.a: text: Train judges and clerks on the rules → Train judges on the rules"),
        ("added", "2.b: Train clerks on the rules (split from 2.b)"),
        ("changed", f"2.c: text: {handbook} → Write a handbook and a glossary for partners"),
        ("withdrawn", "2.d: Write a glossary for partners (merged into 2.c)"),
    }  # fmt: skip


def test_entries_go_with_their_items_and_are_told_by_the_code_of_now(tmp_path):
    home = tmp_path / "home"
    first = draw_workbook(tmp_path / "first.xlsx", MOVED)
    loaders.load(home, [(first, "plan.xlsx")], "Ana")
    second = draw_workbook(tmp_path / "second.xlsx", MOVES.replace("Two hundred", "Three hundred"))
    (report,) = loaders.check(home, [(second, "plan.xlsx")])
    entries = [
        (one.kind, one.code, one.text) for one in report.changes if one.table == "item_entry"
    ]
    assert entries == [("added", "1.b", "measure: Three hundred booked"),
                       ("withdrawn", "2.a", "measure: Two hundred booked")]  # fmt: skip


def test_a_plan_in_which_only_codes_changed_can_be_loaded(tmp_path):
    home = tmp_path / "home"
    first = draw_workbook(tmp_path / "first.xlsx", BEFORE)
    loaders.load(home, [(first, "plan.xlsx")], "Ana")
    second = draw_workbook(tmp_path / "second.xlsx", BEFORE.replace("b) Hold", "c) Hold"))
    (report,) = loaders.check(home, [(second, "plan.xlsx")])
    assert [(one.kind, one.line) for one in report.changes] == [("changed", "1.c: code: 1.b → 1.c")]
    assert report.notes[-1] == f"version 2 of plan '{PLAN_ID}': 3 kept"


def test_a_form_decides_and_two_at_once_wait_for_each_other(loaded):
    home, _ = loaded
    with ThreadPoolExecutor(2) as pool:
        saved = list(pool.map(lambda _: decide_here(home, "same", reason="As before."), range(2)))
    assert sorted(one.is_new for one in saved) == [False, True]
    sql = "select change, what, reason, decided_by from plan_change where code_before = '1.a'"
    assert ask(newest(home), sql) == [("changed", ["words", "owner"], "As before.", "Dana")]
    decide_here(home, "explained", reason="The Board asked.")
    assert ask(newest(home), sql) == [("changed", ["words", "owner"], "The Board asked.", "Dana")]
    decide_here(home, "withdraw")
    assert ask(newest(home), sql) == [("dropped", [], None, None)]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"decision": "no"}, "A decision is same, not the same or explained, and not 'no'."),
        ({"decision": "same", "after": None}, "Say of which two items it is decided."),
        ({"decision": "explained"}, "Reason should say why it changed."),
        (
            {"decision": "same", "after": "9.z"},
            "The version of load 2 has no item 'small-plan/9.z'.",
        ),
    ],
)
def test_a_decision_that_cannot_be_is_refused_in_a_sentence(loaded, given, says):
    with pytest.raises(loaders.Refused) as refused:
        decide_here(loaded[0], **given)
    assert str(refused.value) == says


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("Train judges", "Train judges", [("same", "Train judges")]),
        ("Train judges", "Train ten judges",
         [("same", "Train "), ("added", "ten "), ("same", "judges")]),
        ("", "Train", [("added", "Train")]),
        ("Train judges", "Buy software now",
         [("removed", "Train judges"), ("same", " "), ("added", "Buy software now")]),
    ],
)  # fmt: skip
def test_a_redline_marks_whole_words(before, after, found):
    assert redline(before, after) == found


def version(number):
    return Version("p", number, "Plan", None, None, datetime.fromisoformat("2026-11-02"),
                   "Ana", "plan.xlsx", number, 3, number == 2)  # fmt: skip


def change(**given):
    values = dict.fromkeys(Change.__dataclass_fields__)
    values |= {"change": "changed", "is_moved": False, "level": 1, "code_before": "1",
               "code_after": "2", "what": ["words"], "differences": [], "candidates": [],
               "is_doubtful": False, "before": "Hire analysts",
               "after": "Hire analysts \x00=two\u202e"}  # fmt: skip
    return Change(**(values | given))


def test_the_word_document_holds_any_text_as_text():
    differences = [("owner", "ED", "BD")]
    found = [change(differences=differences), change(change="kept", after="Hire analysts")]
    made = Document(io.BytesIO(
        versions_document.document(version(1), version(2), found, "Says.", "Plan: what changed")
    ))  # fmt: skip
    (table,) = made.tables
    cells = [cell.text for cell in table.rows[1].cells]
    assert cells == ["1 → 2", "Changed", "Hire analysts =two[U+202E]\nOwner: ED → BD", ""]
    added = [run.text for one in made.paragraphs for run in one.runs if run.underline]
    assert added == ["added", " =two[U+202E]"]


def test_every_version_has_its_own_vision_mission_principles_and_values(tmp_path):
    store = two_versions(tmp_path)
    first, second = store.rows["plan"]
    first |= {"vision": "Every child.", "mission": "We serve."}
    second |= {"vision": "Every child and parent."}
    for load_id, kind, ordinal, text in (
        (1, "principle", 1, "Listen"), (1, "principle", 2, "Ask"), (1, "value", 3, "Candor"),
        (2, "principle", 1, "Ask first"),
    ):  # fmt: skip
        store.add("plan_statement", source="p!P!A1", plan_id="p", kind=kind, ordinal=ordinal,
                  text=text)  # fmt: skip
        store.rows["plan_statement"][-1]["load_id"] = load_id
    sql = "select vision, mission, principles, stated_values from plan_version order by version"
    assert ask(published(store), sql) == [
        ("Every child.", "We serve.", ["Listen", "Ask"], ["Candor"]),
        ("Every child and parent.", None, ["Ask first"], []),
    ]


def whole(number, **given):
    return dataclasses.replace(version(number), **given)


EARLIER = whole(
    1,
    vision="Every child is safe.",
    mission="We serve.",
    principles=["Listen", "Ask before we act"],
)
LATER = whole(
    2, vision="Every child and parent is safe.", stated_values=["Candor"],
    principles=["Ask families before we act", "Share"],
)  # fmt: skip


def test_what_changed_of_the_plan_as_a_whole():
    assert [
        (one.what, one.kind, one.before, one.after) for one in whole_changes(EARLIER, LATER)
    ] == [
        ("Vision", "Changed", "Every child is safe.", "Every child and parent is safe."),
        ("Mission", "Dropped", "We serve.", ""),
        ("Principle", "Changed", "Ask before we act", "Ask families before we act"),
        ("Principle", "New", "", "Share"),
        ("Principle", "Dropped", "Listen", ""),
        ("Value", "New", "", "Candor"),
    ]
    assert whole_changes(EARLIER, EARLIER) == []
    assert versions_words.sentence(EARLIER, LATER, {"Kept": 3}, 0) == (
        "No item changed from version 1 to version 2. Of the plan as a whole the vision, the "
        "mission, 3 principles and 1 value are others."
    )


def test_the_word_document_begins_with_the_plan_as_a_whole():
    made = Document(io.BytesIO(versions_document.document(EARLIER, LATER, [], "Says.", "Plan")))
    heads = [one.text for one in made.paragraphs if one.style.name == "Heading 1"]
    assert heads[:2] == ["The plan as a whole", "What changed"]
    vision, mission = (row.cells for row in made.tables[0].rows[:2])
    assert [cell.text for cell in vision] == [
        "Vision", "Changed", "Every child and parent is safe.",
    ]  # fmt: skip
    (runs,) = ([run.text for run in one.runs if run.underline] for one in vision[2].paragraphs)
    assert "".join(runs).strip() == "and parent"
    assert [run.text for run in mission[2].paragraphs[0].runs if run.font.strike] == ["We serve."]


def test_the_sentence_says_what_changed_and_what_is_asked():
    pair = version(1), version(2)
    assert versions_words.sentence(*pair, {"Changed": 2, "Kept": 1}, 0) == (
        "From version 1 to version 2: 1 kept and 2 changed."
    )
    assert versions_words.sentence(*pair, {"Kept": 3}, 0) == (
        "Nothing changed from version 1 to version 2."
    )
    assert versions_words.sentence(*pair, {"Dropped": 1, "New": 1}, 1) == (
        "From version 1 to version 2: 1 dropped and 1 new. 1 dropped item may be the same as a new "
        "one: a person should say."
    )
