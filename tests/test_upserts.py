"""What a load changes value by value, and what stands after loads, corrections and undone loads."""

import duckdb
import openpyxl
import pytest
from update_files import DECIDED, GROUPS, PROGRESS, VALUES, add, measure_rows, stocked, workbook

from loaders import report as reports
from loaders.changes import changes
from loaders.checking import check_files
from loaders.home import Home
from loaders.known import known_of
from loaders.ledger import open_ledger
from loaders.loading import load_files, redo_load, undo_load
from loaders.report import Report


@pytest.fixture
def stock(home):
    return stocked(home)


@pytest.fixture
def draw(tmp_path):
    """Draw one update after another: each a file of its own name."""
    names = iter(f"update {number}.xlsx" for number in range(1, 100))

    def drawn(**sheets):
        return workbook(tmp_path / next(names), **sheets)

    return drawn


def values(rows):
    return {"Values": f"{VALUES}\n{rows}"}


def load(home, path):
    (said,) = load_files(str(home), [{"path": str(path), "name": path.name}], "Ana", {})
    report = Report.from_json(said)
    assert report.problems == []
    return report


def check(home, path):
    (said,) = check_files(str(home), [{"path": str(path), "name": path.name}], {})
    return Report.from_json(said)


def lines(report):
    return [(one.kind, one.line) for one in report.changes]


def published(home, sql):
    name = Home(home).current.read_text().strip()
    with duckdb.connect(str(Home(home).published / name), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def figures(home):
    return published(
        home,
        "select measure_id, period, actual from measure_value where actual is not null "
        "order by measure_id, starts_on",
    )


def test_a_new_value_is_told_with_its_measure_and_period(stock, draw):
    report = check(
        stock,
        draw(
            **values("""
                | '1.1 | | 2026 Q2 | 61.2 | | | seen by two | a.pdf
                | '1.1 | | 2026 Q1 |      | 412 | 520
                | '1.2 | | 2026 Q2 | 1250
                | '1.3 | | 2026 Q2 | '$26.67 M
                | '2.2 | | 2026 Q2 | done
                | '3.1 | | FFY 2025 | 80
            """)
        ),
    )
    assert lines(report) == [
        ("added", "1.1 Current support, 2026 Q2: 61.2%; note: seen by two; evidence: a.pdf"),
        # 100 × 412 / 520 = 79.23
        ("added", "1.1 Current support, 2026 Q1: 79.2% (412 of 520)"),
        ("added", "1.2 Cases closed, 2026 Q2: 1,250"),
        ("added", "1.3 Collected, 2026 Q2: $26,670,000"),
        ("added", "2.2 Handbook, 2026 Q2: Done"),
        ("added", "3.1 Orders, FFY 2025: 80.0%"),
    ]
    assert report.change_counts == {"measure_value": {"added": 6}}
    assert report.counts() == {"added": 6, "changed": 0, "withdrawn": 0}
    assert report.changes[0].heading == "Values"


def test_a_correction_is_told_before_and_after(stock, draw):
    load(stock, draw(**values("| '1.1 | | 2026 Q2 | 61.2\n| '1.2 | | 2026 Q2 | 850")))
    report = check(stock, draw(**values("| '1.1 | | 2026 Q2 | 62\n| '1.2 | | 2026 Q2 | 850")))
    assert lines(report) == [("changed", "1.1 Current support, 2026 Q2: 61.2% → 62.0%")]
    assert report.unchanged == 1


def test_more_answers_behind_the_same_mean_are_a_change(stock, draw):
    load(stock, draw(**values("| '2.1 | | 2025 | 4.2 | | 30")))
    report = check(stock, draw(**values("| '2.1 | | 2025 | 4.2 | | 35")))
    assert lines(report) == [
        ("changed", "2.1 Members are content, 2025: 4.2 (of 30) → 4.2 (of 35)")
    ]


def test_a_withdrawal_takes_the_value_with_its_note(stock, draw):
    load(stock, draw(**values("| '1.1 | | 2026 Q2 | 61.2 | | | seen by two")))
    report = load(stock, draw(**values("| '1.1 | | 2026 Q2 | withdraw")))
    assert lines(report) == [
        ("withdrawn", "1.1 Current support, 2026 Q2: 61.2%; note: seen by two")
    ]
    assert figures(stock) == []
    again = check(stock, draw(**values("| '1.1 | | 2026 Q2 | withdraw | | | ")))
    assert again.nothing_new
    after = check(stock, draw(**values("| '1.1 | | 2026 Q2 | 60")))
    assert lines(after) == [("added", "1.1 Current support, 2026 Q2: 60.0%")]


def test_a_blank_cell_leaves_what_stands(stock, draw):
    load(stock, draw(**values("| '1.1 | | 2026 Q2 | 61.2 | | | seen by two | a.pdf")))
    report = load(stock, draw(**values("| '1.1 | | 2026 Q2 | | | | seen by three")))
    assert lines(report) == [
        ("changed", "1.1 Current support, 2026 Q2: note: seen by two → seen by three")
    ]
    assert published(
        stock, "select actual, note, evidence from measure_value where actual > 0"
    ) == [(61.2, "seen by three", "a.pdf")]


def test_what_says_what_stands_already_is_no_change_and_not_loaded(stock, draw):
    first = draw(**values("| '1.1 | | 2026 Q2 | 61.2"))
    assert load(stock, first).load_id == 2
    same_file = load(stock, first)
    assert (same_file.already_loaded_as, same_file.nothing_new, same_file.load_id) == (
        2,
        False,
        None,
    )
    other_file = load(stock, draw(**values("| '1.1 | | Apr-Jun 2026 | '61.2%")))
    assert (other_file.nothing_new, other_file.already_loaded_as, other_file.load_id) == (
        True, None, None,
    )  # fmt: skip
    assert other_file.ok
    assert not other_file.is_new
    assert other_file.unchanged == 1
    assert published(stock, "select max(load_id) from load") == [(2,)]


def test_a_workbook_that_comes_back_unfilled_is_no_change(stock, draw):
    path = draw(
        Values=f"{DECIDED}\n1-1 | '1.1 | Current support | 2026 Q2",
        Groups=f"{GROUPS}\n1-1 | '1.1 | Current support | 2026 Q2 | Region | North",
        Progress=f"{PROGRESS}\nplan/1.a | Small Plan | '1.a | Write to ten firms | 2026 Q2",
    )
    report = load(stock, path)
    assert (report.nothing_new, report.load_id, report.warnings) == (True, None, [])
    assert [(one.shape, one.says) for one in report.sheets] == [
        ("update", "No value is filled in"),
        ("update", "No value by group is filled in"),
        ("update", "No progress update is filled in"),
    ]


def test_the_same_update_twice_changes_nothing(stock, draw):
    sheets = {
        "Values": f"{DECIDED}\n| '1.1 | | 2026 Q2 | 61.2 | | | n | e | Near | Because | Ann",
        "Groups": f"{GROUPS}\n| '1.1 | | 2026 Q2 | Region | North | 58.3 | 7 | 12",
        "Progress": f"{PROGRESS}\n| | '1.a | | 2026 Q2 | On track | 40 | Six | Ask | No | b.pdf",
    }
    first = load(stock, draw(**sheets))
    assert first.change_counts == {
        "measure_value": {"added": 1},
        "group_value": {"added": 1},
        "status_override": {"added": 1},
        "item_progress": {"added": 1},
    }
    before = published(stock, "from measure_value")
    second = load(stock, draw(**sheets))
    assert (second.nothing_new, second.load_id, second.unchanged) == (True, None, 4)
    assert published(stock, "from measure_value") == before


def test_undo_brings_the_former_figure_back_and_redo_the_later(stock, draw):
    load(stock, draw(**values("| '1.1 | | 2026 Q2 | 61.2")))
    load(stock, draw(**values("| '1.1 | | 2026 Q2 | 62.5")))
    load(stock, draw(**values("| '1.1 | | 2026 Q2 | withdraw")))
    assert figures(stock) == []
    undo_load(str(stock), 4, "Ben")
    assert figures(stock) == [("1-1", "2026 Q2", 62.5)]
    undo_load(str(stock), 3, "Ben")
    assert figures(stock) == [("1-1", "2026 Q2", 61.2)]
    redo_load(str(stock), 3, "Ben")
    assert figures(stock) == [("1-1", "2026 Q2", 62.5)]
    # The file of the undone withdrawal is new again.
    report = check(stock, draw(**values("| '1.1 | | 2026 Q2 | 62.5")))
    assert report.nothing_new


def test_a_corrected_value_stays_in_the_history(stock, draw):
    load(stock, draw(**values("| '1.1 | | 2026 Q2 | 61.2")))
    load(stock, draw(**values("| '1.1 | | 2026 Q2 | 62.5")))
    told = published(
        stock, "select load_id, actual, is_standing, source from measure_value_history order by 1"
    )
    assert told == [
        (2, 61.2, False, "update 1.xlsx!Values!E3"),
        (3, 62.5, True, "update 2.xlsx!Values!E3"),
    ]


def test_values_by_group_are_told_apart(stock, draw):
    groups = f"{GROUPS}\n| '1.1 | | 2026 Q2 | Region | {{}} | {{}}"
    load(stock, draw(Groups=groups.format("North", 58)))
    report = check(stock, draw(Groups=groups.format("North", 59)))
    assert report.change_counts == {"group_value": {"changed": 1}}
    assert lines(report) == [("changed", "1.1 Current support, 2026 Q2, Region: North: now 59.0%")]
    assert report.changes[0].heading == "Values by group"


def test_progress_keeps_each_field_that_is_not_given_anew(stock, draw):
    sheet = f"{PROGRESS}\n| | '1.a | | 2026 Q2 | {{}}"
    load(stock, draw(Progress=sheet.format("On track | 40 | Six wrote.")))
    report = load(stock, draw(Progress=sheet.format("At risk | | | Ask again")))
    assert lines(report) == [
        (
            "changed",
            "1.a Write to ten firms, 2026 Q2: On track → At risk; what next: nothing → Ask again",
        )
    ]
    assert published(
        stock, "select status, percent_complete, happened, next_steps from item_progress"
    ) == [("At risk", 40.0, "Six wrote.", "Ask again")]
    withdrawn = load(stock, draw(Progress=sheet.format("withdraw")))
    assert [one.kind for one in withdrawn.changes] == ["withdrawn"]
    assert published(stock, "select count(*) from item_progress") == [(0,)]


def test_a_decision_is_told_and_withdrawn(stock, draw):
    sheet = f"{DECIDED}\n| '1.1 | | 2026 Q2 | | | | | | {{}}"
    load(stock, draw(**values("| '1.1 | | 2026 Q2 | 61.2")))
    report = load(stock, draw(Values=sheet.format("near | Two offices late | Ann")))
    assert lines(report) == [
        (
            "added",
            "1.1 Current support, 2026 Q2: Near; reason: Two offices late; decided by: Ann",
        )
    ]
    decided = "select status, decided_by from measure_value where period = '2026 Q2'"
    assert published(stock, decided) == [("Near", "Ann")]
    load(stock, draw(Values=sheet.format("withdraw")))
    # 61.2 against a target of 80 and no benchmark.
    assert published(stock, decided) == [("Off track", None)]


def test_a_measure_that_changes_is_told_column_by_column(stock):
    rows = measure_rows()
    changed = [rows[0] | {"target": 85.0}, *rows[1:]]
    with open_ledger(Home(stock)) as connection:
        found = changes(connection, {"measure": changed}, known_of(connection))
    assert found.counts == {"measure": {"changed": 1}}
    assert [one.line for one in found.listed] == ["1.1: target: 80 → 85"]
    assert found.unchanged == len(rows) - 1


def test_all_changes_are_counted_and_the_first_listed(stock, tmp_path):
    path = tmp_path / "long.xlsx"
    book = openpyxl.Workbook()
    book.active.append([part.strip() for part in GROUPS.split("|")])
    for number in range(reports.MOST_LISTED + 20):
        book.active.append([None, "1.1", None, "2026 Q2", "Office", f"Office {number}", 61])
    book.save(path)
    report = check(stock, path)
    assert report.change_counts == {"group_value": {"added": 520}}
    assert len(report.changes) == 500
    assert report.counts()["added"] == 520


def test_without_a_catalogue_it_is_said_what_to_load_first(home, draw):
    add(home, {})
    report = check(home, draw(**values("| '1.1 | | 2026 Q2 | 61.2")))
    says = "because no measure is loaded yet; load the catalogue of measures first"
    assert [one.message for one in report.problems] == [f"Code '1.1' is unknown, {says}"]
