"""An update with very many rows by group says and loads what a short one does."""

import datetime as dt

import openpyxl
import pytest
from update_files import GROUPS, VALUES, known, stocked, workbook

from loaders import long_rows
from loaders.loading import load_files, undo_load
from loaders.marking import annotate
from loaders.options import Options
from loaders.problems import Problem
from loaders.readers import ooxml
from loaders.recognizing import recognized
from loaders.settings import Limits
from loaders.shapes import SHAPES, update
from loaders.workbook import open_workbook

ROWS = 1_500
FIRST = 3
"""Row of the first group, below a title and the header."""
LAST = FIRST + ROWS - 1


@pytest.fixture
def in_columns(monkeypatch):
    """Sheets of more than a thousand rows are long."""
    monkeypatch.setattr(ooxml, "LARGE_BYTES", 10_000)
    monkeypatch.setattr(long_rows, "LONG_ROWS", 1_000)


def groups(path, change=None, rows=ROWS):
    """A sheet Groups in which every row is right, and what a test makes of it."""
    lines = [
        f"1-1 | '1.1 | Current support | {2025 - number // 500} Q{number // 125 % 4 + 1} | Office | "
        f"Office {number % 125} | | {number % 70} | 100"
        for number in range(rows)
    ]
    workbook(path, Groups="\n".join([GROUPS, *lines]))
    book = openpyxl.load_workbook(path)
    if change is not None:
        change(book["Groups"])
    book.save(path)
    return path


def said(path):
    records = update.read(open_workbook(path, Limits()), Options(known=known()))
    rows = {
        table: entries if isinstance(entries, list) else entries.to_pylist()
        for table, entries in update.rows(records).items()
    }
    return rows, [(one.is_warning, one.cell, one.message) for one in update.validate(records)]


def break_cells(sheet):
    """What people do to a sheet, here and there, also in its last row."""
    for row, column, value in (
        (10, "G", "4.7x"),
        (20, "G", dt.date(2026, 1, 1)),
        (30, "H", True),
        (40, "I", "=A1*2"),
        (50, "B", "#N/A"),
        (60, "D", "2026-Q5"),
        (70, "B", "9.9"),
        (80, "F", "Total"),
        (90, "H", 900),
        (100, "F", "Office 96"),
        (700, "H", "withdraw"),
        (710, "E", None),
        (720, "D", dt.date(2024, 3, 31)),
        (730, "K", "beside the table"),
        (740, "G", "N/A"),
        (LAST - 1, "I", "#DIV/0!"),
        (LAST, "H", "under 20"),
    ):
        sheet[f"{column}{row}"] = value
    for row in (50, LAST - 1):
        sheet[f"{'B' if row == 50 else 'I'}{row}"].data_type = "e"
    sheet.cell(LAST + 1, 1, "Source: the state's annual report")
    sheet.merge_cells("G1200:G1203")
    sheet["G1200"] = 12
    for row in range(1300, 1310):
        sheet[f"D{row}"] = None
    sheet["D1300"] = "2023 Q3"
    sheet.merge_cells("D1300:D1309")
    sheet.row_dimensions[1400].hidden = True
    sheet.column_dimensions["H"].hidden = True


def test_a_long_sheet_says_what_a_short_one_does(tmp_path, request):
    path = groups(tmp_path / "update.xlsx", break_cells)
    rows, found = said(path)
    request.getfixturevalue("in_columns")
    assert open_workbook(path, Limits()).sheets[0].long is not None
    rows_in_columns, found_in_columns = said(path)
    assert rows_in_columns == rows
    assert found_in_columns == found
    assert [cell for is_warning, cell, _ in found if not is_warning] == [
        *("G10", "G20", "H30", "I40", "B50", "D60", "B70", "F80", "H90", "H99", "H100", "H595"),
        *("I700", "E710", "H720", "G1200", "G1200", "G1200", "G1200", f"I{LAST - 1}", f"H{LAST}"),
    ]


@pytest.mark.usefixtures("in_columns")
def test_an_error_in_the_last_row_is_named_at_its_cell(tmp_path):
    path = groups(
        tmp_path / "update.xlsx", lambda sheet: sheet.cell(LAST, 7).__setattr__("value", "4.7x")
    )
    _, found = said(path)
    assert found == [(False, f"G{LAST}", "Value should be a number, not '4.7x'")]


@pytest.mark.usefixtures("in_columns")
def test_very_many_broken_cells_are_counted_and_the_first_are_listed(tmp_path):
    def divide_by_zero(sheet):
        for row in range(FIRST, LAST + 1):
            sheet.cell(row, 7, "#DIV/0!").data_type = "e"

    _, found = said(groups(tmp_path / "update.xlsx", divide_by_zero))
    assert len(found) == 501
    assert (found[1][1], found[-1][1]) == ("G3", "G502")
    assert found[0] == (False, "", "1,000 more cells like the last of these are not listed")


@pytest.mark.usefixtures("in_columns")
def test_a_long_sheet_of_another_kind_is_a_problem_and_not_read_in_part(tmp_path):
    lines = [f"1-1 | '1.1 | | 2026 Q3 | {number % 90}" for number in range(ROWS)]
    path = workbook(tmp_path / "update.xlsx", Values="\n".join([VALUES, *lines]))
    report, rows, _ = recognized(open_workbook(path, Limits()), Options(known=known()))
    assert rows == {}
    says = (
        f"The sheet has {ROWS + 2:,} rows, more than the 1,000 that are read of a sheet of this "
        "kind; divide it among several files"
    )
    problems = [(one.sheet, one.message) for one in report.problems if not one.cell]
    assert problems == [("Values", says)]


@pytest.mark.usefixtures("in_columns")
def test_a_long_plan_is_a_problem_and_not_read_in_part(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Strategies", "By When", "Who", "Resources"])
    for number in range(ROWS):
        book.active.append([f"{number}) Write to firm {number}", "Ongoing", "ED", ""])
    book.save(tmp_path / "plan.xlsx")
    report, _, _ = recognized(open_workbook(tmp_path / "plan.xlsx", Limits()), Options())
    assert any("The sheet has 1,501 rows" in one.message for one in report.problems)
    assert len(SHAPES) > 1


@pytest.mark.usefixtures("in_columns")
def test_it_loads_once_and_is_undone(tmp_path, home):
    path = groups(tmp_path / "update.xlsx")
    stocked(home)
    told = []
    arguments = (str(home), [{"path": str(path), "name": path.name}], "Ana")
    (report,) = load_files(*arguments, progress=lambda *said: told.append(said))
    assert (report["problems"], report["load_id"]) == ([], 2)
    assert report["change_counts"] == {"group_value": {"added": ROWS}}
    assert report["notes"] == ["sheet 'Groups' has 1,502 rows and is held in columns"]
    assert "Reading sheet 'Groups'" in {words for _, words in told}
    assert all(0 <= share <= 1 for share, _ in told)
    (again,) = load_files(*arguments)
    assert (again["already_loaded_as"], again["load_id"]) == (2, None)
    undo_load(str(home), 2, "Ana")
    (redone,) = load_files(*arguments)
    assert redone["change_counts"] == {"group_value": {"added": ROWS}}


@pytest.mark.usefixtures("in_columns")
def test_a_long_sheet_is_not_handed_back_but_its_problems_are(tmp_path):
    path = groups(tmp_path / "update.xlsx")
    problem = Problem("update.xlsx", "Value should be a number, not 'x'", "Groups", f"G{LAST}")
    annotate(path, "update.xlsx", [problem], tmp_path / "marked.xlsx")
    book = openpyxl.load_workbook(tmp_path / "marked.xlsx")
    assert book.sheetnames == ["Problems"]
    assert [[cell.value for cell in row] for row in book["Problems"].iter_rows()] == [
        ["Kind", "File", "Sheet", "Cell", "Message"],
        [
            "Warning",
            "update.xlsx",
            "Groups",
            None,
            "The sheet is too long to be copied here; correct it in your own file",
        ],
        ["Problem", "update.xlsx", "Groups", f"G{LAST}", "Value should be a number, not 'x'"],
    ]
