"""Days that could be read with the day first: what is said, and where nothing is."""

from datetime import date

import openpyxl
import pytest
from pictures import sheet, workbook

import loaders
from loaders.day_order import Written, unclear_days
from loaders.options import Options
from loaders.recognizing import recognized


def said(*words):
    found = unclear_days(
        "f", [Written("S", f"A{row}", one, "Due") for row, one in enumerate(words)]
    )
    return [(one.cell, one.message) for one in found]


def says(written, read, other):
    return (
        f"Due '{written}' is read month first, as {read}; write {read}, or {other} where the day "
        "stands first"
    )


@pytest.mark.parametrize(
    ("words", "day", "read", "other"),
    [
        ("By 02/03/2027", "02/03/2027", "2027-02-03", "2027-03-02"),
        ("1-12-27", "1-12-27", "2027-01-12", "2027-12-01"),
        ("from 4.5.2027 on", "4.5.2027", "2027-04-05", "2027-05-04"),
        ("3/3/2027 - 3/4/2027", "3/4/2027", "2027-03-04", "2027-04-03"),
        ("2/3/2027 9:00", "2/3/2027", "2027-02-03", "2027-03-02"),
    ],
)
def test_a_day_that_could_be_another_is_told(words, day, read, other):
    assert said(words) == [("A0", says(day, read, other))]


@pytest.mark.parametrize(
    "words",
    ["2027-02-03", "3/3/2027", "3/15/2027", "15/3/2027", "0/3/2027", "Feb 3, 2027", "2/2027",
     "strategy 1.2.3.2027", "1/2", "12/1/2/2027", "2027/02/03", ""],
)  # fmt: skip
def test_a_day_that_can_be_read_in_one_way_is_not(words):
    assert said(words) == []


def test_another_row_of_the_column_proves_what_stands_first():
    assert said("02/03/2027", "03/15/2027") == []
    # The day stands first there, so that the warning is right.
    assert said("02/03/2027", "15/03/2027") == [("A0", says("02/03/2027", "2027-02-03",
                                                            "2027-03-02"))]  # fmt: skip


def test_many_are_told_once_with_their_number():
    first = says("1/2/2027", "2027-01-02", "2027-02-01")
    assert len(said(*["1/2/2027"] * 3)) == 3
    ((cell, told),) = said(*["1/2/2027"] * 6)
    assert (cell, told) == (
        "A0", f"{first}; likewise in 5 other cells of the column: A1, A2, A3 and 2 more",
    )  # fmt: skip


def warnings(head, *lines):
    report, _, _ = recognized(workbook(sheet("\n".join([head, *lines]), "S")), Options())
    return [(one.cell, one.message) for one in report.warnings if "month first" in one.message]


def test_meetings_and_plans_say_it_at_their_cells():
    rest = "is read month first, as 2027-03-04; write 2027-03-04, or 2027-04-03 where the day"
    ((cell, told),) = warnings("Meeting | Starts | Ends", "Board | 03/04/2027 | 2027-03-05")
    assert (cell, told) == ("B2", f"Starts '03/04/2027' {rest} stands first")
    ((cell, told),) = warnings(
        "Goal | Strategy | By When | Who",
        "Serve | Call | 03/04/2027 | ED",
        "| Write | Monthly | ED",
    )
    assert (cell, told) == ("C2", f"The deadline '03/04/2027' {rest} stands first")


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("Code | Period | Value", "PAY | 01/12/2026 | 63"),
        ("Code | Period | Dimension | Group | Value", "PAY | 01/12/2026 | Region | Coast | 63"),
        ("Code | Period | Plan item | Status", "1.a | 01/12/2026 | Call | On track"),
        ("Code | Period | Benchmark", "PAY | 01/12/2026 | 63"),
    ],
)
def test_a_day_in_another_quarter_either_way_is_no_silent_guess(head, line):
    ((cell, told),) = warnings(head, line)
    assert cell == "B2"
    assert told == (
        "Period '01/12/2026' is read month first, as 2026-01-12; write 2026-01-12, or 2026-12-01 "
        "where the day stands first"
    )


def test_real_dates_of_a_workbook_are_clear(home, tmp_path):
    book = openpyxl.Workbook()
    for row in (["Goal", "Strategy", "By When", "Who"], ["Serve", "Call", date(2027, 3, 4), "ED"]):
        book.active.append(row)
    book.active["C2"].number_format = "mm/dd/yyyy"
    book.create_sheet("Meetings").append(["Meeting", "Starts"])
    book["Meetings"].append(["Board", date(2027, 3, 4)])
    book["Meetings"]["B2"].number_format = "d/m/yyyy"
    book.save(tmp_path / "plan.xlsx")
    (report,) = loaders.check(home, [(tmp_path / "plan.xlsx", "plan.xlsx")])
    assert report.problems == []
    assert [one for one in report.warnings if "month first" in one.message] == []
