"""What a file may refer to: what stands, and what the files and sheets before it bring."""

import json

import openpyxl
import pyarrow as pa
import pytest
from plan_files import PLAN

import loaders
from loaders.calendars import Calendar
from loaders.checking import check_files
from loaders.history import entries
from loaders.home import Home
from loaders.known import Known, known_of, measure_id_of
from loaders.ledger import empty_ledger, read_ledger
from loaders.loading import load_files, undo_load
from loaders.options import Options
from loaders.report import Report

CATALOGUE = """
    Code | Measure       | Unit | Frequency | Plan items
    PAY  | Families paid | %    | yearly    | 1.a
"""
BENCHMARKS = """
    Code | Period | Benchmark
    PAY  | 2026   | 63
"""
NAMES_UNKNOWN = "Plan items 1.a is no item of a plan that is loaded; it will be linked once it is"


@pytest.fixture
def draw(tmp_path):
    """Write a workbook of sheets drawn as text: a row a line, cells between bars."""

    def make(name, **sheets):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, picture in sheets.items():
            page = book.create_sheet(title)
            for line in picture.strip("\n").splitlines():
                page.append([part.strip() or None for part in line.split("|")])
        book.save(tmp_path / name)
        book.close()
        return tmp_path / name

    return make


def files(*paths):
    return [{"path": str(path), "name": path.name} for path in paths]


def load(home, *paths, progress=None):
    said = load_files(str(home), files(*paths), "Ana", progress=progress)
    return [Report.from_json(report) for report in said]


def known_in(home):
    with read_ledger(Home(home)) as connection:
        return known_of(connection)


def problems(report):
    return [(one.cell, one.message) for one in report.problems]


def test_nothing_is_known_of_an_empty_ledger():
    with empty_ledger() as connection:
        assert known_of(connection) == Known()


def test_what_stands_is_known(home, plan_file, draw):
    load(home, plan_file(), draw("measures.xlsx", Measures=CATALOGUE))
    found = known_in(home)
    assert found.event_id == 2
    assert dict(found.plans) == {"small-plan": "Small Plan 2026-2028"}
    measure = found.measure("pay")
    assert measure is found.measure("PAY")
    assert (measure.code, measure.unit, measure.months) == ("PAY", "%", 12)
    assert measure.calendar == Calendar("calendar", 1)
    (item,) = found.items_with_code("1.a")
    assert (item.item_id, item.text, item.owners) == (
        "small-plan/1.a",
        "Write to ten firms",
        ("ED",),
    )


def test_what_was_undone_or_replaced_is_not(home, plan_file, draw):
    load(home, plan_file(), draw("measures.xlsx", Measures=CATALOGUE))
    load(home, draw("new.xlsx", Measures=CATALOGUE.replace("yearly ", "monthly")))
    assert known_in(home).measure("PAY").months == 1
    undo_load(str(home), 3, "Ana")
    assert known_in(home).measure("PAY").months == 12
    undo_load(str(home), 2, "Ana")
    assert known_in(home).measure("PAY") is None
    load(home, plan_file("plan2.xlsx", "Goal | Strategy | Who\n1. Only | a) New words | ED"))
    assert [item.text for item in known_in(home).items] == ["Only", "New words"]


@pytest.mark.parametrize(
    ("code", "measure_id"),
    [("CS-PEP", "cs-pep"), ("CS PEP", "cs-pep"), ("1.2", "1-2"), ("#1 (new)", "1-new"), ("—", "")],
)
def test_a_code_is_a_name_for_machines(code, measure_id):
    assert measure_id_of(code) == measure_id


def rows(plan_id, *codes):
    return {
        "plan": [{"plan_id": plan_id, "title": f"Plan {plan_id}"}],
        "plan_item": [
            {
                "plan_id": plan_id, "item_id": f"{plan_id}/{code}", "code": code, "text": code,
                "level_name": "goal", "owners": [],
            }
            for code in codes
        ],
    }  # fmt: skip


def test_items_are_found_by_code_in_one_plan_or_in_all():
    found = Known().with_rows(rows("p", "1", "1.a")).with_rows(rows("q", "1"))
    assert [item.plan_id for item in found.items_with_code("1")] == ["p", "q"]
    assert [item.plan_id for item in found.items_with_code("1", "q")] == ["q"]
    assert [item.code for item in found.items_with_code(" 1.A)")] == ["1.a"]
    assert found.items_with_code("9") == []


def test_a_plan_is_found_by_its_id_or_its_title():
    found = Known().with_rows(rows("p", "1")).with_rows(rows("q", "1"))
    assert (found.plan("Q"), found.plan("plan  P"), found.plan("none")) == ("q", "p", None)


def test_a_plan_is_found_by_the_title_of_another_version():
    plan = {"plan_id": "harbor-plan", "title": "Harbor Plan 2027-2029"}
    found = Known().with_rows({"plan": [plan]})
    assert found.plan("Harbor Plan 2026-2028") == "harbor-plan"
    assert found.plan("Harbor plan") == "harbor-plan"
    assert found.plan("Pier Plan 2027-2029") is None


def test_a_newer_version_of_a_plan_takes_the_place_of_its_items():
    found = Known().with_rows(rows("p", "1", "2")).with_rows(rows("p", "3"))
    assert [item.code for item in found.items] == ["3"]


def test_rows_may_be_tables_of_arrow():
    as_lists = rows("p", "1")
    as_tables = {table: pa.Table.from_pylist(those) for table, those in as_lists.items()}
    assert Known().with_rows(as_tables) == Known().with_rows(as_lists)


def test_files_say_as_much_whatever_else_happened():
    first = Known(1).with_rows(rows("p", "1"))
    assert first.says_as_much_as(Known(7).with_rows(rows("p", "1")))
    assert not first.says_as_much_as(Known(1).with_rows(rows("p", "2")))


def test_what_is_known_does_not_travel_to_a_child_process():
    options = Options(title="T", known=Known().with_rows(rows("p", "1")))
    assert Options(**json.loads(json.dumps(options.as_json()))) == Options(title="T")


def test_each_file_of_a_call_sees_what_those_before_it_bring(home, plan_file, draw):
    plan, catalogue = plan_file(), draw("measures.xlsx", Measures=CATALOGUE)
    benchmarks = draw("benchmarks.xlsx", Benchmarks=BENCHMARKS)
    reports = loaders.check(home, [(path, path.name) for path in (plan, catalogue, benchmarks)])
    assert [(report.problems, report.warnings) for report in reports] == [([], [])] * 3
    assert not home.exists()
    other_way = loaders.check(home, [(path, path.name) for path in (benchmarks, catalogue, plan)])
    assert [cell for cell, _ in problems(other_way[0])] == ["A2"]
    assert [one.message for one in other_way[1].warnings] == [NAMES_UNKNOWN]
    assert [report.load_id for report in load(home, plan, catalogue, benchmarks)] == [1, 2, 3]


def test_what_a_faulty_file_brings_is_known_to_the_next(home, draw):
    catalogue = draw("measures.xlsx", Measures=f"{CATALOGUE.rstrip()}\n X | Other | | weekly")
    reports = load(home, catalogue, draw("benchmarks.xlsx", Benchmarks=BENCHMARKS))
    assert [[cell for cell, _ in problems(report)] for report in reports] == [["D3"], []]
    assert not Home(home).ledger.exists()


def test_a_file_that_breaks_its_reader_does_not_part_the_others(home, draw, tmp_path):
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 and no more")
    catalogue = draw("measures.xlsx", Measures=CATALOGUE.replace("1.a", ""))
    benchmarks = draw("benchmarks.xlsx", Benchmarks=BENCHMARKS)
    reports = loaders.check(home, [(path, path.name) for path in (catalogue, broken, benchmarks)])
    assert [report.ok for report in reports] == [True, False, True]


def test_the_sheets_of_one_workbook_see_each_other_in_any_order(home, draw):
    book = draw("all.xlsx", Benchmarks=BENCHMARKS, Measures=CATALOGUE, Plan=f"The Plan\n{PLAN}")
    (report,) = load(home, book)
    assert (report.problems, report.warnings, report.load_id) == ([], [], 1)
    assert {sheet.name: sheet.says for sheet in report.sheets} == {
        "Benchmarks": "1 benchmark",
        "Measures": "1 measure",
        "Plan": "title, 2 goals, 3 strategies",
    }


def meanwhile(action):
    """A progress that does something once, after what is known was read and before the lock."""
    done = []

    def progress(_share, words):
        if words.startswith("Reading") and not done:
            done.append(words)
            action()

    return progress


def test_a_file_is_read_again_when_what_it_refers_to_changed_meanwhile(home, draw):
    load(home, draw("measures.xlsx", Measures=CATALOGUE))
    monthly = draw("monthly.xlsx", Measures=CATALOGUE.replace("yearly ", "monthly"))
    benchmarks = draw("benchmarks.xlsx", Benchmarks=BENCHMARKS)
    (report,) = load(home, benchmarks, progress=meanwhile(lambda: load(home, monthly)))
    assert problems(report) == [
        ("B2", "Period should be a month such as 'Sep 2026', not the year '2026', for PAY")
    ]
    assert [entry.file_name for entry in entries(Home(home))] == ["monthly.xlsx", "measures.xlsx"]


def test_a_file_is_refused_when_what_it_refers_to_was_undone_meanwhile(home, draw):
    load(home, draw("measures.xlsx", Measures=CATALOGUE))
    benchmarks = draw("benchmarks.xlsx", Benchmarks=BENCHMARKS)
    undo = meanwhile(lambda: undo_load(str(home), 1, "Ben"))
    (report,) = load(home, benchmarks, progress=undo)
    assert [cell for cell, _ in problems(report)] == ["A2"]
    assert report.load_id is None


def test_a_check_tells_what_is_known_at_its_end(home, draw):
    load(home, draw("measures.xlsx", Measures=CATALOGUE))
    undo = meanwhile(lambda: undo_load(str(home), 1, "Ben"))
    benchmarks = files(draw("benchmarks.xlsx", Benchmarks=BENCHMARKS))
    (said,) = check_files(str(home), benchmarks, progress=undo)
    assert not said["ok"]


def test_another_load_that_touches_nothing_known_is_no_reason_to_read_again(home, plan_file, draw):
    load(home, plan_file(), draw("measures.xlsx", Measures=CATALOGUE))
    other = draw("other.xlsx", Benchmarks=BENCHMARKS.replace("2026", "2027"))
    benchmarks = draw("benchmarks.xlsx", Benchmarks=BENCHMARKS)
    told = []
    once = meanwhile(lambda: load(home, other))

    def progress(share, words):
        told.append(words)
        once(share, words)

    (report,) = load(home, benchmarks, progress=progress)
    assert report.load_id == 4
    assert told.count("Reading benchmarks.xlsx") == 1
