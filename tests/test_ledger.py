"""Loads are whole, remembered, recognized, undone and redone; one writer at a time."""

import subprocess
import sys
import threading
import time
from datetime import datetime

import duckdb
import pytest
from plan_files import PLAN, PLAN_ID

import loaders
from loaders import checking, ledger, loading, settling
from loaders.changes import changes
from loaders.checking import Prepared, check_files
from loaders.history import entries
from loaders.home import Home
from loaders.known import Known
from loaders.ledger import open_ledger, transaction
from loaders.loading import load_files, load_prepared, redo_load, undo_load
from loaders.lock import writing
from loaders.options import Options
from loaders.order import out_of_order
from loaders.problems import Refused
from loaders.report import Report, SheetSeen

CHANGED = """
    Goal                | Strategy               | By When | Who
    1. Grow the network | a) Write to ten firms  | Weekly  | ED
                        | b) Hold an open day    | Ongoing | ED
                        | c) Print a leaflet     | Monthly | IM
"""


def load(home, *paths, by="Ana", **options):
    files = [{"path": str(path), "name": path.name} for path in paths]
    said = load_files(str(home), files, by, options)
    return [Report.from_json(report) for report in said]


def check(home, *paths, **options):
    files = [{"path": str(path), "name": path.name} for path in paths]
    return [Report.from_json(said) for said in check_files(str(home), files, options)]


def rows(home, sql):
    with duckdb.connect(str(Home(home).ledger)) as connection:
        return connection.execute(sql).fetchall()


def standing_items(home):
    sql = "select code from plan_item semi join live_plan using (plan_id, load_id) order by ordinal"
    return [code for (code,) in rows(home, sql)]


def test_a_load_is_its_file_its_event_and_its_rows(home, plan_file):
    path = plan_file()
    (report,) = load(home, path)

    assert report.load_id == 1
    # A plan, two levels and five items.
    assert rows(home, "select kind, file_name, shapes, row_count, reader, loaded_by from load") == [
        ("file", "plan.xlsx", ["plan_table"], 8, "calamine", "Ana")
    ]
    assert rows(home, "select event_id, load_id, event, happened_by from load_event") == [
        (1, 1, "loaded", "Ana")
    ]
    assert rows(home, "select load_id, code, source from plan_item order by ordinal") == [
        (1, "1", "plan.xlsx!Sheet!A3"),
        (1, "1.a", "plan.xlsx!Sheet!B3"),
        (1, "1.b", "plan.xlsx!Sheet!B4"),
        (1, "2", "plan.xlsx!Sheet!A5"),
        (1, "2.a", "plan.xlsx!Sheet!B5"),
    ]
    assert (Home(home).sources / report.sha256).read_bytes() == path.read_bytes()


def test_a_check_says_the_same_and_writes_nothing(home, plan_file):
    path = plan_file()
    (checked,) = check(home, path)
    assert not home.exists()
    (loaded,) = load(home, path)
    assert checked.changes == loaded.changes
    assert checked.counts() == {"added": 6, "changed": 0, "withdrawn": 0}
    assert checked.load_id is None


def test_the_same_file_again_changes_nothing(home, plan_file):
    path = plan_file()
    load(home, path)
    (again,) = load(home, path)
    assert (again.ok, again.already_loaded_as, again.load_id) == (True, 1, None)
    assert rows(home, "select count(*) from load_event") == [(1,)]


def test_the_same_file_twice_in_one_call_is_one_load(home, plan_file, tmp_path):
    path = plan_file()
    twin = tmp_path / "twin.xlsx"
    twin.write_bytes(path.read_bytes())
    first, second = load(home, path, twin)
    assert (first.load_id, second.already_loaded_as, second.load_id) == (1, 1, None)


def test_after_an_undo_the_same_file_is_a_new_load(home, plan_file):
    path = plan_file()
    load(home, path)
    undo_load(str(home), 1, "Ben")
    assert standing_items(home) == []
    (again,) = load(home, path)
    assert again.load_id == 2
    assert standing_items(home) == ["1", "1.a", "1.b", "2", "2.a"]


def test_an_older_file_again_brings_its_version_back(home, plan_file):
    path = plan_file()
    load(home, path)
    load(home, plan_file("later.xlsx", CHANGED))
    (again,) = load(home, path)
    assert (again.already_loaded_as, again.load_id) == (None, 3)
    assert standing_items(home) == ["1", "1.a", "1.b", "2", "2.a"]


def test_the_same_file_with_other_options_is_loaded_when_they_change_something(home, plan_file):
    path = plan_file()
    agency = plan_file("agency.xlsx", CHANGED, title="Agency")
    load(home, path)
    load(home, agency)
    (under,) = load(home, path, parent_plan_id="agency")
    assert under.load_id == 3
    assert [(one.table, one.what) for one in under.changes] == [
        ("plan", "parent plan id: nothing → agency")
    ]
    (named,) = load(home, path, plan_id="mine", title="Mine")
    assert named.load_id == 4
    # What stands of this file now is load 3 as one plan and load 4 as another.
    again = [
        load(home, path, parent_plan_id="agency"),
        load(home, path, plan_id="mine", title="Mine"),
    ]
    assert [report.already_loaded_as for (report,) in again] == [3, 4]


def test_two_files_that_are_one_plan_are_a_problem_of_both(home, plan_file):
    east, west = plan_file("east.xlsx"), plan_file("west.xlsx", CHANGED)
    says = "; load one of them by itself with another title (--title) or id (--plan)."
    expected = [
        [f"east.xlsx: It is plan '{PLAN_ID}', and so is west.xlsx beside it{says}"],
        [f"west.xlsx: It is plan '{PLAN_ID}', and so is east.xlsx beside it{says}"],
    ]
    files = [(east, "east.xlsx"), (west, "west.xlsx")]
    for reports in (check(home, east, west), load(home, east, west), loaders.check(home, files)):
        assert [[str(one) for one in report.problems] for report in reports] == expected
    assert not home.exists()


def test_a_plan_that_came_from_another_file_is_replaced_with_a_warning(home, plan_file):
    load(home, plan_file("east.xlsx"))
    (west,) = load(home, plan_file("west.xlsx", CHANGED))
    assert [str(one) for one in west.warnings if "replaces" in one.message] == [
        (
            f"west.xlsx: It replaces plan '{PLAN_ID}', which load 1 brought from east.xlsx; give it "
            "another title (--title) or id (--plan) to keep both."
        )
    ]
    assert west.load_id == 2
    (next_version,) = load(home, plan_file("west.xlsx", PLAN))
    assert [one for one in next_version.warnings if "replaces" in one.message] == []


def test_a_plan_of_other_years_replaces_the_former_with_a_warning(home, plan_file):
    load(home, plan_file("plan.xlsx"))
    (later,) = load(home, plan_file("plan.xlsx", title="Small Plan 2029-2031"))
    assert [str(one) for one in later.warnings] == [
        (
            f"plan.xlsx: It replaces plan '{PLAN_ID}' of 2026-2028, which load 1 brought from "
            "plan.xlsx, by one of 2029-2031; to keep both, give it another id (--plan) or a title "
            "that differs in more than its years."
        )
    ]
    (undated,) = load(home, plan_file("plan.xlsx", title="Small Plan"))
    assert undated.warnings == []


def test_a_file_that_is_not_the_one_that_was_checked_is_refused(home, plan_file):
    path = plan_file()
    (checked,) = check(home, path)
    plan_file(path.name, CHANGED)
    files = [(path, "plan.xlsx")]
    (report,) = loaders.load(home, files, "Ana", expected_sha256=[checked.sha256])
    assert report.refused == "plan.xlsx changed since it was checked; check it again."
    assert not home.exists()
    (checked,) = check(home, path)
    (report,) = loaders.load(home, files, "Ana", expected_sha256=[checked.sha256])
    assert report.load_id == 1


def test_a_plan_stands_neither_under_itself_nor_under_what_stands_under_it(home, plan_file):
    path = plan_file()
    load(home, path)
    (report,) = load(home, plan_file("a.xlsx", CHANGED), parent_plan_id=PLAN_ID)
    assert [one.message for one in report.problems] == [
        f"It is plan '{PLAN_ID}' and cannot stand under itself; name another parent."
    ]
    load(home, plan_file("b.xlsx", title="Division"), parent_plan_id=PLAN_ID)
    (report,) = load(home, path, parent_plan_id="division")
    assert [one.message for one in report.problems] == [
        "Its parent plan 'division' stands under it; name another parent."
    ]


def test_what_changes_is_told_against_the_standing_version(home, plan_file):
    load(home, plan_file())
    (report,) = check(home, plan_file("later.xlsx", CHANGED))
    found = {
        (change.kind, change.code, change.what)
        for change in report.changes
        if change.table == "plan_item"
    }
    assert found == {
        ("changed", "1.a", "by when: Monthly → Weekly; cadence: monthly → weekly"),
        ("added", "1.c", ""),
        ("withdrawn", "2", ""),
        ("withdrawn", "2.a", ""),
    }
    # The plan itself, its first goal and strategy 1.b.
    assert report.unchanged == 3


REORDERED = """
    Goal                | Strategy              | By When   | Who
    1. Grow the network | b) Hold an open day   | Ongoing   | ED
                        | a) Write to ten firms | Monthly   | ED
    2. Keep members     | a) Ask who leaves why | Quarterly | IM
"""


def test_what_stands_in_another_order_is_told_as_moved(home, plan_file):
    load(home, plan_file())
    (report,) = load(home, plan_file("plan.xlsx", REORDERED))
    (moved,) = report.changes
    assert (moved.kind, moved.what) == ("changed", "moved")
    assert moved.code in {"1.a", "1.b"}
    assert standing_items(home) == ["1", "1.b", "1.a", "2", "2.a"]


@pytest.mark.parametrize(
    ("places", "moved"),
    [
        ([], set()),
        ([1, 2, 3], set()),
        ([3, 1, 2], {0}),
        ([1, 9, 2, 3], {1}),
        ([2, 3, 4, 1], {3}),
        ([10, 20, 40, 30, 50], {2}),
    ],
)
def test_the_fewest_that_moved_are_found(places, moved):
    found = out_of_order(places)
    assert len(found) == len(moved)
    left = [place for index, place in enumerate(places) if index not in found]
    assert left == sorted(left)


def test_readings_of_another_cell_are_other_readings(home):
    reading = {
        "source": "a!b!C1",
        "plan_id": "p",
        "item_id": "p/1",
        "field": "by_when",
        "ordinal": 1,
        "words": "Monthly",
        "is_taken": True,
    }
    item = {
        "source": "a!b!A1", "plan_id": "p", "item_id": "p/1", "level": 1, "level_name": "goal",
        "code": "1", "ordinal": 1, "text": "Grow", "sub_items": [], "owners": [], "approvers": [],
    }  # fmt: skip
    rows_of = {
        original: {
            "plan": [{"source": "a", "plan_id": "p", "title": "P", "is_demonstration": False}],
            "plan_item": [item],
            "item_reading": [reading | {"original": original}],
        }
        for original in ("Monthly\n", "\nMonthly")
    }
    house = Home(home)
    house.create()
    with open_ledger(house) as connection:
        with transaction(connection):
            load_of = ledger.Load("file", "a.xlsx", "0", ["plan_table"], "test", "Ana")
            ledger.add_load(connection, load_of, rows_of["Monthly\n"])
        same = changes(connection, rows_of["Monthly\n"], Known())
        assert (same.listed, same.counts, same.unchanged) == ([], {}, 3)
        other = changes(connection, rows_of["\nMonthly"], Known())
    assert other.counts == {"item_reading": {"added": 1, "withdrawn": 1}}
    assert sorted(change.kind for change in other.listed) == ["added", "withdrawn"]
    assert other.unchanged == 2  # the plan and its item


def test_undo_and_redo_change_what_stands_and_nothing_else(home, plan_file):
    load(home, plan_file())
    load(home, plan_file("later.xlsx", CHANGED))
    assert standing_items(home) == ["1", "1.a", "1.b", "1.c"]
    undo_load(str(home), 2, "Ben")
    assert standing_items(home) == ["1", "1.a", "1.b", "2", "2.a"]
    redo_load(str(home), 2, "Ana")
    assert standing_items(home) == ["1", "1.a", "1.b", "1.c"]
    assert rows(home, "select load_id, event, happened_by from load_event order by event_id") == [
        (1, "loaded", "Ana"),
        (2, "loaded", "Ana"),
        (2, "undone", "Ben"),
        (2, "redone", "Ana"),
    ]
    assert rows(home, "select count(*) from plan_item") == [(9,)]


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (lambda home: undo_load(home, 7, "Ana"), "There is no load 7"),
        (lambda home: redo_load(home, 7, "Ana"), "There is no load 7"),
        (lambda home: redo_load(home, 1, "Ana"), "Load 1 stands; there is nothing to redo."),
    ],
)
def test_undo_and_redo_refuse_what_makes_no_sense(home, plan_file, act, says):
    load(home, plan_file())
    with pytest.raises(Refused, match=says):
        act(str(home))
    assert rows(home, "select count(*) from load_event") == [(1,)]


def test_a_second_undo_is_refused(home, plan_file):
    load(home, plan_file())
    undo_load(str(home), 1, "Ana")
    with pytest.raises(Refused, match=r"Load 1 is undone already\."):
        undo_load(str(home), 1, "Ana")


def test_one_bad_file_among_good_ones_and_nothing_is_loaded(home, plan_file, tmp_path):
    notes = tmp_path / "notes.csv"
    notes.write_text("a,b\n1,2\n")
    good, bad = load(home, plan_file(), notes)
    assert good.ok
    assert good.load_id is None
    assert not bad.ok
    assert str(bad.problems[0]).startswith(
        "notes.csv: No sheet here has a shape that Headway knows"
    )
    assert not home.exists()


def test_files_of_one_call_are_one_transaction(home, plan_file, monkeypatch):
    first, second = plan_file(), plan_file("other.xlsx", CHANGED, title="Other Plan")
    add_load = loading.add_load

    def fail_at_the_second(connection, entry, table_rows):
        if entry.file_name == "other.xlsx":
            raise OSError("disk full")
        return add_load(connection, entry, table_rows)

    monkeypatch.setattr(loading, "add_load", fail_at_the_second)
    with pytest.raises(OSError, match="disk full"):
        load(home, first, second)
    assert rows(home, "select count(*) from load") == [(0,)]
    assert rows(home, "select count(*) from plan_item") == [(0,)]
    monkeypatch.undo()
    assert [report.load_id for report in load(home, first, second)] == [1, 2]


def test_a_parent_that_is_not_loaded_is_a_problem(home, plan_file):
    (report,) = load(home, plan_file(), parent_plan_id="agency")
    assert [str(problem) for problem in report.problems] == [
        "plan.xlsx: Its parent plan 'agency' is not loaded; no plan is."
    ]
    load(home, plan_file())
    division = plan_file("division.xlsx", CHANGED, title="Division Plan")
    (report,) = check(home, division, parent_plan_id="agency")
    assert f"loaded are {PLAN_ID}." in report.problems[0].message
    (report,) = load(home, division, parent_plan_id=PLAN_ID)
    assert report.load_id == 2


def test_a_problem_found_in_the_ledger_rolls_back_the_whole_call(home, plan_file):
    load(home, plan_file())
    fine = Prepared(plan_file("a.xlsx", CHANGED), Report("a.xlsx", sha256="a"))
    orphan = {"plan": [{"plan_id": "x", "parent_plan_id": "nobody"}]}
    bad = Prepared(plan_file("b.xlsx"), Report("b.xlsx", sha256="b"), orphan)
    fine = Prepared(fine.path, Report("a.xlsx", sha256=checking.fingerprint(fine.path)))
    with writing(Home(home), "testing"):
        reports = load_prepared(Home(home), [fine, bad], "Ana")
    assert [report.load_id for report in reports] == [None, None]
    assert rows(home, "select max(load_id) from load") == [(1,)]


def test_history_keeps_its_order_when_the_clock_is_set_back(home, plan_file, monkeypatch):
    load(home, plan_file())

    class Back(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2001, 1, 1, tzinfo=tz)

    monkeypatch.setattr(ledger, "datetime", Back)
    undo_load(str(home), 1, "Ana")
    events = rows(home, "select event from load_event order by happened_at")
    assert events == [("loaded",), ("undone",)]


def test_a_row_with_an_unknown_column_is_refused_before_it_is_lost(home):
    house = Home(home)
    house.create()
    row = {"owner_code": "ED", "colour": "red"}
    with (
        open_ledger(house) as connection,
        pytest.raises(ValueError, match="has no column colour"),
        ledger.incoming(connection, "plan_owner", [row]),
    ):
        pass


def test_a_file_that_changes_while_it_is_read_is_refused(home, plan_file, monkeypatch):
    path = plan_file()
    fingerprint = checking.fingerprint

    def write_behind(file):
        found = fingerprint(file)
        file.write_bytes(file.read_bytes() + b" ")
        return found

    monkeypatch.setattr(checking, "fingerprint", write_behind)
    (report,) = load(home, path)
    assert report.refused == "plan.xlsx was changed while it was being read; try again."


def test_a_file_that_changes_before_it_is_kept_is_refused(home, plan_file):
    path = plan_file()
    read = checking.prepare(path, "plan.xlsx", Options(), loaders.settings.Limits())
    path.write_bytes(path.read_bytes() + b" ")
    with (
        pytest.raises(Refused, match="was changed while it was being read"),
        writing(Home(home), "testing"),
    ):
        load_prepared(Home(home), [read], "Ana")
    assert rows(home, "select count(*) from load") == [(0,)]
    assert list(Home(home).sources.iterdir()) == []


READINGS = [
    {"ordinal": 1, "words": "Monthly", "is_taken": True, "by_when": "Monthly"},
    {"ordinal": 2, "words": "", "is_taken": False, "by_when": None},
]


def unclear_plan(home, plan_file):
    """One item whose deadline may be 'Monthly' or nothing."""
    path = plan_file()
    at = {"source": "plan.xlsx!Sheet!A3", "plan_id": "p"}
    item = {
        **at,
        "item_id": "p/1",
        "level": 1,
        "level_name": "goal",
        "code": "1",
        "ordinal": 1,
        "text": "Grow",
        "sub_items": [],
        "owners": [],
        "approvers": [],
        "by_when": "Monthly",
    }
    reading = {**at, "item_id": "p/1", "field": "by_when", "original": "Monthly\n"}
    table_rows = {
        "plan": [{**at, "title": "P", "is_demonstration": False}],
        "plan_item": [item],
        "item_reading": [reading | entry for entry in READINGS],
    }
    seen = [SheetSeen("Sheet", "plan_table", "1 goal")]
    report = Report("plan.xlsx", checking.fingerprint(path), reader="calamine", sheets=seen)
    with writing(Home(home), "testing"):
        load_prepared(Home(home), [Prepared(path, report, table_rows)], "Ana")


def test_settling_a_reading_is_a_load_that_can_be_undone(home, plan_file):
    unclear_plan(home, plan_file)
    settle = ("p", "p/1", "by_when", "Monthly\n")

    assert loaders.settle(home, *settle, "", "Ben") == 2
    assert published(home, "select by_when, is_ambiguous from plan_item") == [(None, False)]
    # What stands already is not chosen again.
    assert settling.settle_reading(str(home), *settle, "", "Ana") == 2
    assert published(home, "select load_id, kind, loaded_by from load where load_id > 1") == [
        (2, "form", "Ben")
    ]
    assert settling.settle_reading(str(home), *settle, "Monthly", "Ana") == 3
    assert published(home, "select by_when, is_ambiguous from plan_item") == [("Monthly", False)]
    undo_load(str(home), 3, "Ana")
    undo_load(str(home), 2, "Ana")
    assert published(home, "select by_when, is_ambiguous from plan_item") == [("Monthly", True)]
    told = [(2, "1", "by_when", ""), (3, "1", "by_when", "Monthly")]
    assert published(home, "select load_id, code, field, words from reading_choice") == told
    assert [entry.settled for entry in entries(Home(home))] == [
        "p/1, by when: 'Monthly'",
        "p/1, by when: nothing",
        None,
    ]


def test_settling_a_reading_that_nobody_offers_is_refused(home, plan_file):
    unclear_plan(home, plan_file)
    with pytest.raises(Refused, match="no longer has this reading of p/1"):
        settling.settle_reading(str(home), "p", "p/1", "by_when", "Monthly\n", "Yearly", "Ben")
    assert rows(home, "select count(*) from load") == [(1,)]


def published(home, sql):
    name = Home(home).current.read_text().strip()
    with duckdb.connect(str(Home(home).published / name), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_the_face_does_all_of_it_in_a_child_process(home, plan_file):
    path = plan_file()
    files = [(path, "as its user knows it.xlsx")]
    shares = []
    (checked,) = loaders.check(home, files)
    (loaded,) = loaders.load(home, files, "Ana", on_progress=lambda *said: shares.append(said))
    assert checked.changes == loaded.changes
    assert (loaded.file_name, loaded.load_id) == ("as its user knows it.xlsx", 1)
    assert shares[0] == (0.0, "Reading as its user knows it.xlsx")
    assert shares[-1] == (1.0, "Publishing")
    loaders.undo(home, 1, "Ana")
    with pytest.raises(Refused, match=r"Load 1 is undone already\."):
        loaders.undo(home, 1, "Ana")
    loaders.redo(home, 1, "Ana")
    assert loaders.publish(home, "1").name == "000004.duckdb"


HOLD = """
import sys, time
from pathlib import Path
from loaders.home import Home
from loaders.lock import writing
with writing(Home(Path(sys.argv[1])), "loading big.xlsx", "Ben"):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def hold(home, seconds):
    """Another process that holds the lock for a time."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home), str(seconds)], stdout=subprocess.PIPE
    )
    assert process.stdout.readline().strip() == b"held"
    return process


def test_what_ended_a_transaction_is_told_and_not_what_came_of_it(home):
    house = Home(home)
    house.create()

    def fail(connection):
        with transaction(connection):
            connection.rollback()  # as after a commit that the disk did not take
            raise OSError("disk full")

    with open_ledger(house) as connection, pytest.raises(OSError, match="disk full"):
        fail(connection)


def test_a_ledger_of_an_older_version_is_laid_out_anew_where_that_can_be(
    home, plan_file, monkeypatch
):
    load(home, plan_file())
    with duckdb.connect(str(Home(home).ledger)) as connection:
        connection.execute("comment on table load is 'Laid out long ago'")
    with monkeypatch.context() as patched:
        patched.setattr(Home, "is_writable", property(lambda _home: False))
        with pytest.raises(Refused, match="is of another version of Headway"):
            entries(Home(home))
    assert [entry.load_id for entry in entries(Home(home))] == [1]


def test_a_second_writer_waits_and_says_for_whom(home, plan_file):
    path = plan_file()
    said = []
    with hold(home, 1.5) as other:
        said_at = time.monotonic()
        files = [{"path": str(path), "name": "plan.xlsx"}]
        (report,) = load_files(
            str(home), files, "Ana", progress=lambda _, words: said.append(words)
        )
        waited = time.monotonic() - said_at
        other.wait()
    assert report["load_id"] == 1
    assert waited > 1
    (waiting,) = [words for words in said if words.startswith("Waiting")]
    assert waiting.startswith(f"Waiting for Ben (process {other.pid}), loading big.xlsx since ")


def test_a_second_writer_gives_up_after_the_set_time(home, plan_file):
    home.mkdir()
    (home / "headway.toml").write_text("lock_wait_seconds = 1\n")
    with hold(home, 30) as other:
        try:
            with pytest.raises(Refused, match=r"Gave up after 1 seconds of waiting for Ben"):
                load(home, plan_file())
        finally:
            other.kill()
    assert load(home, plan_file())[0].load_id == 1


def test_the_lock_of_a_killed_process_is_free(home, plan_file):
    with hold(home, 30) as other:
        other.kill()
    assert load(home, plan_file())[0].load_id == 1
    assert not Home(home).writer.exists()


def test_threads_of_one_process_wait_for_each_other(home, plan_file):
    files = [plan_file(f"{n}.xlsx", PLAN, title=f"Plan number {'abcd'[n]}") for n in range(4)]
    threads = [threading.Thread(target=load, args=(home, path)) for path in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert rows(home, "select count(*) from load") == [(4,)]
    assert published(home, "select count(*) from plan") == [(4,)]


def test_a_ledger_that_is_open_elsewhere_is_one_sentence(home, plan_file):
    load(home, plan_file())
    code = f"import duckdb; c = duckdb.connect({str(Home(home).ledger)!r}); print(1, flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        other.stdout.readline()
        with pytest.raises(Refused, match="The ledger is open in another program"):
            undo_load(str(home), 1, "Ana")
        other.kill()


def test_a_damaged_ledger_is_one_sentence(home, plan_file):
    load(home, plan_file())
    Home(home).ledger.write_bytes(b"not a database")
    with pytest.raises(Refused, match="cannot be opened; bring it back from a backup"):
        undo_load(str(home), 1, "Ana")
