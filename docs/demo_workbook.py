"""Writes a demonstration plan as an Excel workbook such as people make out of a Word plan."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from demo_lines import CHARACTERS_PER_WIDTH, height, one_cell, text
from demo_words import Area, Goal, Item, Plan
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = (46, 16, 11.5, 25, 30, 25, 12, 11.5)
CHARACTERS = tuple(width * CHARACTERS_PER_WIDTH for width in WIDTHS)
LINE_POINTS = 13.2
INK, PAPER, BAND, HEAD = "1F2A44", "FFFFFF", "E4EAF2", "F2F2F2"
LINE = Side("thin", color="8C95A4")
EDGE = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
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
        _set_up(sheet, plan.title)
        row = _area(sheet, area)
        if area is plan.areas[-1]:
            _band(sheet, row, plan.key, Font(size=10, italic=True), PAPER)
    _lists(book.create_sheet("Lists"))
    book.properties.creator = book.properties.lastModifiedBy = "Headway demonstration"
    book.properties.title = plan.title
    book.save(path)


def _cover(sheet: Worksheet, plan: Plan) -> None:
    _set_up(sheet, plan.title)
    sheet.column_dimensions["A"].width = 110
    for letter in "BCDEFGH":
        sheet.column_dimensions[letter].width = 4
    for row, line in enumerate((plan.title, *plan.front_lines), 2):
        is_title = line is plan.title
        cell = sheet.cell(row, 1, line)
        cell.font = Font(size=18 if is_title else 11, bold=is_title, color=INK)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.row_dimensions[row].height = 36 if is_title else 12 + 16 * height(line, 115)


def _set_up(sheet: Worksheet, title: str) -> None:
    for index, width in enumerate(WIDTHS):
        sheet.column_dimensions["ABCDEFGH"[index]].width = width
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_LETTER
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.7
    around: Any = sheet.HeaderFooter
    around.oddHeader.left.text = title
    around.oddFooter.left.text = "Demonstration data"
    around.oddFooter.right.text = "&A, page &P of &N"


def _area(sheet: Worksheet, area: Area) -> int:
    """Write a focus area; the first free row."""
    row = 1
    if area.above is not None:
        sheet.cell(row, 1, area.above or None).font = Font(size=9, italic=True)
        row += 1
    _band(sheet, row, area.line, Font(size=14, bold=True, color=PAPER), INK)
    row += 1
    statuses = DataValidation("list", formula1="=Lists!$A$2:$A$9", allow_blank=True)
    sheet.add_data_validation(statuses)
    for goal in area.goals:
        _band(sheet, row, area.goal(goal), Font(size=11, bold=True, color=INK), BAND)
        row = _goal(sheet, row + 1, area, goal, statuses)
    return row


def _goal(sheet: Worksheet, row: int, area: Area, goal: Goal, statuses: DataValidation) -> int:
    headers = area.headers[: goal.columns]
    _row(sheet, row, headers, Font(size=10, bold=True), HEAD)
    letters = area.letters(goal)
    if goal.layout == "cell":
        _row(sheet, row + 1, one_cell(goal, letters, CHARACTERS), Font(size=10))
        return row + 3
    lines = [[*_cells(item, sign)] for item, sign in zip(goal.items, letters, strict=True)]
    for index, values in enumerate(lines, 1):
        _row(sheet, row + index, values, Font(size=10))
    last = row + len(lines)
    statuses.add(f"G{row + 1}:G{last}")
    for column in (5, 6):
        _merge(sheet, column, row + 1, [values[column - 1] == "^" for values in lines])
    return last + 2


def _cells(item: Item, sign: str) -> list[str | float | date]:
    others = (item.resources, item.measures, item.reported, item.status, item.percent)
    return [text(item, sign), item.by_when, item.who, *others]


def _row(
    sheet: Worksheet,
    row: int,
    values: Sequence[str | float | date],
    font: Font,
    fill: str = PAPER,
) -> None:
    lines = 1
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column, None if value in ("", "^") else value)
        cell.font, cell.border, cell.fill = font, EDGE, PatternFill("solid", fill)
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
        if isinstance(value, date):
            cell.number_format = "mmm d, yyyy"
        if isinstance(value, float):
            cell.number_format = "0%"
        lines = max(lines, height(str(value), CHARACTERS[column - 1]))
    sheet.row_dimensions[row].height = round(lines * LINE_POINTS + 5, 1)


def _merge(sheet: Worksheet, column: int, first: int, joined: list[bool]) -> None:
    """Merge each cell of a column with those below it that are marked as joined."""
    start = 0
    for index in range(1, len(joined) + 1):
        if index == len(joined) or not joined[index]:
            if index - start > 1:
                top, bottom = first + start, first + index - 1
                sheet.merge_cells(None, top, column, bottom, column)
            start = index


def _band(sheet: Worksheet, row: int, words: str, font: Font, fill: str) -> None:
    cell = sheet.cell(row, 1, words)
    cell.font, cell.fill = font, PatternFill("solid", fill)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    size = float(font.size or 10)
    lines = height(words, sum(CHARACTERS) * 9 / size)
    sheet.row_dimensions[row].height = lines * size * 1.35 + 6
    sheet.merge_cells(None, row, 1, row, len(WIDTHS))


def _lists(sheet: Worksheet) -> None:
    cadences = ("Monthly", "Quarterly", "Annually", "Ongoing", "As needed")
    for column, words in enumerate((("Status", *STATUSES), ("How often", *cadences)), 1):
        for row, word in enumerate(words, 1):
            sheet.cell(row, column, word)
    sheet.sheet_state = "hidden"
