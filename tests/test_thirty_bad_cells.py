"""A workbook with thirty different bad cells: thirty problems, each at its cell, nothing loaded."""

import openpyxl
import pytest
from update_files import DECIDED, GROUPS, PROGRESS, stocked, workbook

import loaders
from loaders.history import entries
from loaders.home import Home

VALUES_ROWS = """
    1-1 | '1.1  | Current support     | 2026 Q3  | 4.7x
        | '1.12 |                     | 2026 Q3  | 61
    1-1 | '1.2  | Current support     | 2026 Q2  | 61
        | '1.1  |                     | 2026-Q5  | 61
        | '1.1  |                     | Sep 2026 | 61
        | '1.1  |                     | 2099 Q1  | 61
        | '1.1  |                     | 2025 Q1  | 612
        | '1.1  |                     | 2025 Q2  |        | 530 | 520
        | '1.1  |                     | 2025 Q3  | 61.2   | 412 | 520
        | '1.1  |                     | 2025 Q4  | under 20
        | '1.1  |                     | 2024 Q1  | 4.6/1*
        | '1.1  |                     | 2024 Q2  | #DIV/0!
        | '1.1  |                     | 2024 Q3  | a day
        | '1.1  |                     | 2024 Q4  | true
        | '1.2  |                     | 2024 Q1  | -5
        | '2.1  |                     | 2025     | 6
        | '2.2  |                     | 2025 Q1  | nearly done
        | '1.1  |                     | 2023 Q1  |        |     |     |  |  | Fine       | Because | Ann
        | '1.1  |                     | 2023 Q2  |        |     |     |  |  | Near       |         | Ann
        | '1.1  |                     | 2023 Q3  |        |     |     |  |  | Near       | Because |
        | '1.1  |                     | 2023 Q4  | withdraw | 412
"""
GROUPS_ROWS = """
    | '1.1 | | 2026 Q3 | Region | North | 150
    | '1.1 | | 2026 Q3 | Region | South | ~61
    | '1.1 | | 2026 Q3 | Region |       | 61
    | '1.1 | | 2026 Q3 | Sex    | Total | 61
    | '9.9 | | 2026 Q3 | Sex    | Male  | 61
"""
PROGRESS_ROWS = """
    | | '1.z |        | 2026 Q3 | On track
    | | '1.a |        | 2026 Q3 | in progress
    | | '1.b |        | 2026 Q3 |          | 140
    | Other | '1.a |  | 2026 Q2 | On track
"""
EXPECTED = {
    ("Values", "E3"): "Value should be a number",
    ("Values", "B4"): "Code should be the code of a measure, not '1.12'; nearest ",
    ("Values", "B5"): "Code should be '1.1', for which this row was handed out, not '1.2'",
    ("Values", "D6"): "Period should be a quarter such as '2026 Q3', not '2026-Q5'",
    ("Values", "D7"): "Period should be a quarter such as '2026 Q3', not the month 'Sep 2026'",
    ("Values", "D8"): "Period should have begun: '2099 Q1' does not begin before 2099-01-01",
    ("Values", "E9"): "Value should be from 0 to 100, not 612",
    ("Values", "F10"): "Numerator should be at most the denominator, 520, not 530",
    ("Values", "E11"): "Value should be 100 × 412 / 520 = 79.231, not 61.2",
    ("Values", "E12"): "Value should be a number, not 'under 20'",
    ("Values", "E13"): "Value should be one number, not '4.6/1*'",
    ("Values", "E14"): "Value should be a number, not the error #DIV/0! of a formula",
    ("Values", "E15"): "Value should be a number, not the date 2026-01-01",
    ("Values", "E16"): "Value should be a number, not TRUE",
    ("Values", "E17"): "Value should be 0 or more, because 1.2 is a count, not -5",
    ("Values", "E18"): "Value should be from 1 to 5, the scale of 2.1, not 6",
    ("Values", "E19"): (
        "Value should be 'Not started', 'In progress' or 'Done', not 'nearly done'"
    ),
    ("Values", "J20"): (
        "Status by decision should be 'Met target', 'On track', 'Near' or 'Off track', not 'Fine'"
    ),
    ("Values", "K21"): "Reason should say why the status is 'Near' by decision",
    ("Values", "L22"): "Decided by should name who decided that the status is 'Near'",
    ("Values", "F23"): "Numerator should be blank where the value is withdrawn",
    ("Groups", "G3"): "Value should be from 0 to 100, not 150",
    ("Groups", "G4"): "Value should be a number, not '~61'",
    ("Groups", "F5"): "Group should be given: a value by group needs a group",
    ("Groups", "F6"): "Group should be one part, not 'Total'; the whole stands on sheet Values",
    ("Groups", "B7"): "Code should be the code of a measure, not '9.9'; nearest ",
    ("Progress", "C3"): "Code should be the code of a plan item, not '1.z'; nearest ",
    ("Progress", "F4"): (
        "Status should be 'Not started', 'On track', 'At risk', 'Off track', 'Completed', "
        "'Ongoing', 'Paused' or 'Dropped', not 'in progress'"
    ),
    ("Progress", "G5"): "% complete should be a number from 0 to 100, not 140",
    ("Progress", "B6"): "Plan should be one of 'Small Plan', not 'Other'",
}
"""Cell to the beginning of what is said of it."""


@pytest.fixture
def bad(tmp_path):
    sheets = {"Values": (DECIDED, VALUES_ROWS), "Groups": (GROUPS, GROUPS_ROWS)}
    sheets["Progress"] = (PROGRESS, PROGRESS_ROWS)
    drawn = {name: header + rows for name, (header, rows) in sheets.items()}
    return workbook(tmp_path / "update.xlsx", **drawn)


def test_every_bad_cell_is_one_problem_at_its_place(home, bad):
    stocked(home)
    (report,) = loaders.check(home, [(bad, "update.xlsx")])
    said = {(one.sheet, one.cell): one.message for one in report.problems}
    assert len(EXPECTED) == 30
    assert sorted(said) == sorted(EXPECTED)
    assert len(report.problems) == 30
    for place, message in EXPECTED.items():
        assert said[place].startswith(message), place
    assert not report.ok


def test_nothing_of_it_is_loaded(home, bad):
    stocked(home)
    (report,) = loaders.load(home, [(bad, "update.xlsx")], "Ana")
    assert len(report.problems) == 30
    assert (report.load_id, report.changes) == (None, [])
    assert [entry.load_id for entry in entries(Home(home))] == [1]


def test_the_annotated_copy_marks_exactly_these_cells(home, bad, tmp_path):
    stocked(home)
    (report,) = loaders.check(home, [(bad, "update.xlsx")])
    marked = tmp_path / "marked.xlsx"
    loaders.annotate(home, bad, "update.xlsx", report.problems, marked)
    book = openpyxl.load_workbook(marked)
    commented = {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment is not None
    }
    assert commented == {(one.sheet, one.cell): one.message for one in report.problems}
    assert {book[sheet][cell].fill.fgColor.rgb for sheet, cell in commented} == {"00FFC7CE"}
    assert len(list(book["Problems"].iter_rows(min_row=2))) == 30
