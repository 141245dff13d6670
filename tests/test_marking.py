"""The workbook that comes back: every problem at its cell, everything else as it was."""

import zipfile

import openpyxl
import pytest
from files import paragraph, table, word
from openpyxl.comments import Comment

from loaders.marking import annotate
from loaders.problems import Problem
from loaders.settings import Limits
from loaders.workbook import open_workbook


def problem(cell, message, sheet="Plan", **more):
    return Problem("plan.xlsx", message, sheet, cell, **more)


@pytest.fixture
def plan(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Plan"
    book.active.append(["Goal", "Actual"])
    book.active.append(["Grow", "4.7x"])
    book.active.append(["=B2", 3])
    book.active.merge_cells("A5:B6")
    book.active["A5"] = "wide"
    book.active["B1"].comment = Comment("mine", "Ann")
    book.active["A1"].number_format = "0.00%"
    book.save(tmp_path / "plan.xlsx")
    return tmp_path / "plan.xlsx"


def annotated(path, problems, target=None, name=None):
    target = target or path.with_name("marked.xlsx")
    annotate(path, name or path.name, problems, target)
    return openpyxl.load_workbook(target)


def listed(book):
    return [row[:5] for row in book["Problems"].iter_rows(min_row=2, values_only=True)]


def test_a_cell_is_filled_and_says_what_is_wrong(plan):
    book = annotated(plan, [problem("B2", "Actual should be a number, not '4.7x'")])
    cell = book["Plan"]["B2"]
    assert cell.comment.text == "Actual should be a number, not '4.7x'"
    assert cell.fill.fgColor.rgb == "00FFC7CE"
    assert cell.value == "4.7x"
    assert book["Plan"]["A2"].fill.fill_type is None


def test_several_problems_share_a_comment_and_a_warning_is_milder(plan):
    book = annotated(
        plan,
        [
            problem("B2", "first"),
            problem("A2", "odd", is_warning=True),
            problem("B2", "second", is_warning=True),
        ],
    )
    assert book["Plan"]["B2"].comment.text == "first\nsecond"
    assert book["Plan"]["B2"].fill.fgColor.rgb == "00FFC7CE"
    assert book["Plan"]["A2"].fill.fgColor.rgb == "00FFEB9C"


def test_all_problems_are_listed_those_without_a_cell_too(plan):
    book = annotated(plan, [problem("B2", "=cmd()"), problem("", "No goal found", sheet="")])
    assert listed(book) == [
        ("Problem", "plan.xlsx", "Plan", "B2", "=cmd()"),
        ("Problem", "plan.xlsx", None, None, "No goal found"),
    ]
    assert book["Problems"]["E2"].data_type == "s"


def test_everything_else_stays(plan):
    sheet = annotated(plan, [problem("B2", "first"), problem("B1", "second")])["Plan"]
    assert sheet["A3"].value == "=B2"
    assert sheet["A1"].number_format == "0.00%"
    assert sheet["B1"].comment.text == "mine\nsecond"
    assert [str(entry) for entry in sheet.merged_cells.ranges] == ["A5:B6"]


def test_a_problem_under_a_merged_range_is_told_at_its_top_left(plan):
    assert annotated(plan, [problem("B6", "inside")])["Plan"]["A5"].comment.text == "inside"


def test_a_corrected_copy_loses_its_old_marks(plan):
    annotated(plan, [problem("B2", "first")])
    again = annotated(
        plan.with_name("marked.xlsx"),
        [Problem("marked.xlsx", "second", "Plan", "A2")],
        target=plan.with_name("again.xlsx"),
    )
    assert again.sheetnames == ["Plan", "Problems"]
    assert again["Plan"]["B2"].comment is None
    assert again["Plan"]["B2"].fill.fill_type is None
    assert listed(again) == [("Problem", "marked.xlsx", "Plan", "A2", "second")]


def test_problems_of_another_file_or_a_strange_place_are_listed_alone(plan):
    elsewhere = Problem("other.xlsx", "not here", "Plan", "B2")
    book = annotated(plan, [elsewhere, problem("nowhere", "where?"), problem("A1", "x", "Gone")])
    assert book["Plan"]["B2"].comment is None
    assert len(listed(book)) == 3


def test_macros_are_kept(plan, tmp_path):
    macros = b"\xd0\xcf\x11\xe0 not really macros"
    path = tmp_path / "plan.xlsm"
    with zipfile.ZipFile(plan) as source, zipfile.ZipFile(path, "w") as copy:
        for entry in source.namelist():
            content = source.read(entry)
            if entry == "[Content_Types].xml":
                content = content.replace(
                    b"openxmlformats-officedocument.spreadsheetml.sheet.main",
                    b"ms-excel.sheet.macroEnabled.main",
                ).replace(
                    b"</Types>",
                    b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
                    b"</Types>",
                )
            copy.writestr(entry, content)
        copy.writestr("xl/vbaProject.bin", macros)
    annotate(
        path, "plan.xlsm", [Problem("plan.xlsm", "no", "Plan", "B2")], tmp_path / "marked.xlsm"
    )
    with zipfile.ZipFile(tmp_path / "marked.xlsm") as marked:
        assert marked.read("xl/vbaProject.bin") == macros
        assert b"macroEnabled.main" in marked.read("[Content_Types].xml")
    assert open_workbook(tmp_path / "marked.xlsm", Limits()).format == "xlsm"


def test_text_comes_back_as_a_workbook_whose_formulas_are_text(tmp_path):
    path = tmp_path / "plan.csv"
    path.write_text("Goal,Actual\n=cmd|' /C calc'!A0,4.7x\n00123,7\n", encoding="utf-8")
    book = annotated(path, [Problem("plan.csv", "no number", "plan", "B2")])
    sheet = book["plan"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=cmd|' /C calc'!A0", "s")
    assert (sheet["A3"].value, sheet["B3"].value) == ("00123", 7)
    assert sheet["B2"].comment.text == "no number"


def test_a_word_document_comes_back_as_a_workbook(tmp_path):
    path = word(tmp_path / "plan.docx", paragraph("Plan") + table(("Goal", "Who"), ("Grow", "XX")))
    book = annotated(path, [Problem("plan.docx", "XX is nobody", "Table 1", "B2")])
    assert book.sheetnames == ["Text 1", "Table 1", "Problems"]
    assert book["Table 1"]["B2"].comment.text == "XX is nobody"
