"""The demonstration files are what their script makes, and hold what is expected of them."""

import json
import subprocess
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
import pytest

ROOT = Path(__file__).resolve().parents[1]
UPDATES = tuple(
    f"data/demo/update_{periods}.xlsx" for periods in ("2023-2025", "2026_q1-q2", "2026_q3")
)
PLANS = tuple(
    f"data/demo/{name}"
    for name in ("plan.xlsx", "plan_word.docx", "plan_2025.xlsx", "plan_outline.docx")
)
BOOKS = ("data/demo/measures.xlsx", *UPDATES, "data/demo/impact.xlsx")
CYCLE = tuple(
    f"data/demo/{name}.xlsx" for name in ("meetings", "serves", "crosswalk", "reports", "comments")
)
CALENDAR = "data/demo/calendar.ics"
FILES = (*PLANS, *BOOKS, *CYCLE, CALENDAR)
SURVEYS = tuple(f"data/demo/survey_{name}" for name in ("2024.csv", "2025.xlsx", "2026.xlsx"))
COUNTS = tuple(
    f"data/demo/{name}"
    for name in (
        *("caseworkers_by_group", "paid_on_time_by_education", "paid_on_time_by_group"),
        "promotions_by_group",
    )
)
TABLES = tuple(f"{name}{kind}" for name in COUNTS for kind in (".csv", ".toml"))
SENTENCE = "Demonstration data: this organization and everything about it is invented."


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folders = [tmp_path_factory.mktemp(name) for name in ("first", "second")]
    for folder in folders:
        command = [sys.executable, str(ROOT / "docs" / "make_demo.py"), str(folder)]
        subprocess.run(command, check=True, capture_output=True)
    return folders


def parts(path):
    if path.suffix in {".csv", ".toml", ".ics"}:
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", FILES + SURVEYS + TABLES)
def test_two_runs_give_the_same_bytes(made, name):
    first, second = made
    assert (first / name).read_bytes() == (second / name).read_bytes()


@pytest.mark.parametrize("name", FILES + SURVEYS + TABLES)
def test_the_files_in_the_repository_are_those_that_the_script_makes(made, name):
    assert parts(made[0] / name) == parts(ROOT / name)


def test_the_exports_of_the_survey_say_above_their_headers_that_they_are_invented():
    first = [(ROOT / SURVEYS[0]).read_text(encoding="utf-8").splitlines()[0]]
    first += [openpyxl.load_workbook(ROOT / name).worksheets[0]["A1"].value for name in SURVEYS[1:]]
    assert all(line.startswith("Demonstration data: invented answers") for line in first)


@pytest.mark.parametrize("name", COUNTS)
def test_a_table_of_counts_says_above_its_header_that_it_is_invented(name):
    (first, head, *_) = (ROOT / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    assert first.startswith("Demonstration data: invented counts of c")
    assert head.partition(",")[0] in {"quarter", "year"}


def test_the_expected_readings_are_those_of_the_script(made):
    name = "tests/demo_expected.json"
    assert (made[0] / name).read_text() == (ROOT / name).read_text()


def test_counts():
    expected = json.loads((ROOT / "tests" / "demo_expected.json").read_text())
    counts = ("areas", "goals", "strategies", "notes", "ambiguous")
    assert [expected["plan"][name] for name in counts] == [4, 14, 49, 1, 5]
    assert [expected["plan_word"][name] for name in counts] == [2, 4, 13, 0, 2]
    assert [expected["plan_2025"][name] for name in counts] == [4, 14, 47, 1, 5]


def test_readings_done_by_hand():
    plan = json.loads((ROOT / "tests" / "demo_expected.json").read_text())["plan"]
    items = {item["code"]: item for item in plan["items"]}
    pilot = items["1.4.b"]
    assert (pilot["who"], pilot["approvers"]) == (["ED"], ["BD"])
    assert (pilot["by_when"], pilot["percent"]) == ("June 30, 2026", 35)
    assert items["2.1.b"]["by_when"] == "2026-09-30"
    assert items["1.3.b"]["candidates"] == {"by_when": ["Ongoing", "FY 2027", None]}
    assert items["3.2.c"]["candidates"] == {"who": [["TM"], []]}
    assert [code for code, item in items.items() if item["ambiguous"]] == [
        *("1.3.b", "1.3.c", "3.2.b", "3.2.c", "4.3.b"),
    ]


def test_the_workbook_says_that_it_is_invented_and_has_real_dates_and_a_hidden_sheet():
    book = openpyxl.load_workbook(ROOT / PLANS[0])
    assert SENTENCE in [cell.value for cell in book["Cover"]["A"]]
    assert [sheet.title for sheet in book if sheet.sheet_state == "hidden"] == ["Lists"]
    values = [value for row in book["Family Service"].values for value in row]
    dates = [value.date() for value in values if isinstance(value, datetime)]
    assert dates == [date(2026, 9, 30), date(2026, 2, 27)]


def test_the_document_letters_one_goal_by_itself():
    document = docx.Document(str(ROOT / PLANS[1]))
    assert SENTENCE in [paragraph.text for paragraph in document.paragraphs]
    starts = [table.cell(1, 0).text[:2] for table in document.tables]
    assert starts == ["Re", "a)", "a)", "a)"]


@pytest.mark.parametrize("name", [PLANS[0], PLANS[2]])
def test_every_version_of_the_plan_says_that_it_is_invented(name):
    book = openpyxl.load_workbook(ROOT / name)
    assert SENTENCE in [cell.value for cell in book["Cover"]["A"]]


def test_the_outline_says_that_it_is_invented_and_has_no_table():
    document = docx.Document(str(ROOT / PLANS[3]))
    assert SENTENCE in [paragraph.text for paragraph in document.paragraphs]
    assert document.tables == []


def test_the_calendar_says_that_it_is_invented_and_every_event_too():
    text = (ROOT / CALENDAR).read_bytes().decode()
    assert "X-WR-CALNAME:Demonstration data: " in text
    assert text.count("BEGIN:VEVENT") == text.count("DESCRIPTION:Demonstration data: ") == 2


def test_the_file_to_try_says_that_it_is_invented():
    lines = (
        (ROOT / "data" / "demo" / "plan_priorities.txt").read_text(encoding="utf-8").splitlines()
    )
    assert lines[1] == SENTENCE


@pytest.mark.parametrize("name", BOOKS + CYCLE)
def test_a_title_above_every_table_says_that_it_is_demonstration_data(name):
    book = openpyxl.load_workbook(ROOT / name)
    for sheet in book:
        (title, *_) = [value for value in next(sheet.values) if value is not None]
        assert title.startswith("Demonstration data: ")


@pytest.mark.parametrize("name", UPDATES)
def test_the_updates_have_the_form_of_the_workbook_that_is_handed_out(name):
    book = openpyxl.load_workbook(ROOT / name)
    assert book.sheetnames == ["Values", "Groups", "Progress", "Read me"]
    for sheet in book.worksheets[:3]:
        assert (sheet["A4"].value, sheet.column_dimensions["A"].hidden) == ("Id", True)
        assert sheet.protection.sheet
        assert sheet.protection.password is None
