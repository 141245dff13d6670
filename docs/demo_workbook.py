"""Writes a demonstration plan as an Excel workbook such as people make out of a Word plan."""

from datetime import date
from pathlib import Path

from demo_lines import height, one_cell, text
from demo_sheet import (
    BAND,
    CHARACTERS,
    HEAD,
    INK,
    PAPER,
    add_band,
    add_row,
    merge,
    set_up,
    styled,
    turn_page,
)
from demo_words import Area, Goal, Item, Plan
from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

STATUSES = (
    *("Not started", "On track", "At risk", "Off track"),
    *("Completed", "Ongoing", "Paused", "Dropped"),
)


def write(plan: Plan, path: Path) -> None:
    """Write the cover, one sheet a focus area, and the hidden lists that its cells choose from."""
    book = Workbook()
    cover = book.worksheets[0]
    cover.title = "Cover"
    _cover(cover, plan)
    for area in plan.areas:
        sheet = book.create_sheet(area.sheet)
        set_up(sheet, plan.title)
        row = _area(sheet, area)
        if area is plan.areas[-1]:
            add_band(sheet, row, plan.key, styled(size=10, italic=True), PAPER)
    _lists(book.create_sheet("Lists"))
    book.properties.creator = book.properties.lastModifiedBy = "Headway demonstration"
    book.properties.title = plan.title
    book.save(path)


def _cover(sheet: Worksheet, plan: Plan) -> None:
    set_up(sheet, plan.title)
    sheet.column_dimensions["A"].width = 120
    for letter in "BCDEFGH":
        sheet.column_dimensions[letter].width = 8
    for row, line in enumerate((plan.title, *plan.front_lines), 2):
        is_title = line is plan.title
        cell = sheet.cell(row, 1, line)
        cell.font = styled(size=18 if is_title else 11, bold=is_title, color=INK)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.row_dimensions[row].height = 36 if is_title else 12 + 16 * height(line, 130)


def _area(sheet: Worksheet, area: Area) -> int:
    """Write a focus area; the first free row."""
    row = 1
    if area.above is not None:
        sheet.cell(row, 1, area.above or None).font = styled(size=9, italic=True)
        row += 1
    add_band(sheet, row, area.line, styled(size=14, bold=True, color=PAPER), INK)
    row += 1
    statuses = DataValidation("list", formula1="=Lists!$A$2:$A$9", allow_blank=True)
    sheet.add_data_validation(statuses)
    used = 40.0
    for goal in area.goals:
        start = row
        add_band(sheet, row, area.goal(goal), styled(size=11, bold=True, color=INK), BAND)
        row = _goal(sheet, row + 1, area, goal, statuses)
        used = turn_page(sheet, start, row, used)
    return row


def _goal(sheet: Worksheet, row: int, area: Area, goal: Goal, statuses: DataValidation) -> int:
    headers = area.headers[: goal.columns]
    add_row(sheet, row, headers, styled(size=10, bold=True), HEAD)
    letters = area.letters(goal)
    if goal.layout == "cell":
        add_row(sheet, row + 1, one_cell(goal, letters, CHARACTERS), styled(size=10))
        return row + 3
    lines = [[*_cells(item, sign)] for item, sign in zip(goal.items, letters, strict=True)]
    for index, values in enumerate(lines, 1):
        add_row(sheet, row + index, values, styled(size=10))
    last = row + len(lines)
    statuses.add(f"G{row + 1}:G{last}")
    for column in (5, 6):
        merge(sheet, column, row + 1, [values[column - 1] == "^" for values in lines])
    return last + 2


def _cells(item: Item, sign: str) -> list[str | float | date]:
    others = (item.resources, item.measures, item.reported, item.status, item.percent)
    return [text(item, sign), item.by_when, item.who, *others]


def _lists(sheet: Worksheet) -> None:
    cadences = ("Monthly", "Quarterly", "Annually", "Ongoing", "As needed")
    for column, words in enumerate((("Status", *STATUSES), ("How often", *cadences)), 1):
        for row, word in enumerate(words, 1):
            sheet.cell(row, column, word)
    sheet.sheet_state = "hidden"
