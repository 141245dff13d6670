"""How a sheet of the demonstration workbook looks: widths, print set-up, bands, rows."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from demo_lines import CHARACTERS_PER_WIDTH, height
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = (46, 16, 11.5, 25, 30, 25, 12, 11.5)
CHARACTERS = tuple(width * CHARACTERS_PER_WIDTH for width in WIDTHS)
LINE_POINTS = 13.2
SCALE_PCT = 73
PAGE_POINTS = 670
"""Heights of rows that fit on a landscape page at that scale."""
INK, PAPER, BAND, HEAD = "1F2A44", "FFFFFF", "E4EAF2", "F2F2F2"
LINE = Side("thin", color="8C95A4")
EDGE = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)


def styled(size: float, color: str = "000000", *, bold: bool = False, italic: bool = False) -> Font:
    """Give a font of the workbook."""
    return Font(name="Calibri", size=size, bold=bold, italic=italic, color=color)


def set_up(sheet: Worksheet, title: str) -> None:
    """Set widths and how the sheet prints: landscape, with the title above."""
    for index, width in enumerate(WIDTHS):
        sheet.column_dimensions["ABCDEFGH"[index]].width = width
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_LETTER
    sheet.page_setup.scale = SCALE_PCT
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.7
    around: Any = sheet.HeaderFooter
    around.oddHeader.left.text = title
    around.oddFooter.left.text = "Demonstration data"
    around.oddFooter.right.text = "&A, page &P of &N"


def add_row(
    sheet: Worksheet,
    row: int,
    values: Sequence[str | float | date],
    font: Font,
    fill: str = PAPER,
) -> None:
    """Write a bordered row and give it the height that its words take."""
    lines = 1
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column, None if value in ("", "^") else value)
        cell.font, cell.border, cell.fill = font, EDGE, PatternFill("solid", fill)
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
        if isinstance(value, date):
            cell.number_format = "mmm d, yyyy"
        if isinstance(value, float):
            cell.number_format = "0%"
        room = CHARACTERS[column - 1] * (0.85 if font.bold else 1)
        lines = max(lines, height(str(value), room))
    sheet.row_dimensions[row].height = round(lines * LINE_POINTS + 5, 1)


def merge(sheet: Worksheet, column: int, first: int, joined: list[bool]) -> None:
    """Merge each cell of a column with those below it that are marked as joined."""
    start = 0
    for index in range(1, len(joined) + 1):
        if index == len(joined) or not joined[index]:
            if index - start > 1:
                top, bottom = first + start, first + index - 1
                sheet.merge_cells(None, top, column, bottom, column)
            start = index


def add_band(sheet: Worksheet, row: int, words: str, font: Font, fill: str) -> None:
    """Write a line across the whole table."""
    cell = sheet.cell(row, 1, words)
    cell.font, cell.fill = font, PatternFill("solid", fill)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    size = float(font.size or 10)
    lines = height(words, sum(CHARACTERS) * 9 / size)
    sheet.row_dimensions[row].height = lines * size * 1.35 + 6
    sheet.merge_cells(None, row, 1, row, len(WIDTHS))


def turn_page(sheet: Worksheet, first: int, end: int, used: float) -> float:
    """Turn the page before a goal that would not fit on it; the points used on the page."""
    points = sum(sheet.row_dimensions[row].height or 15 for row in range(first, end))
    if used + points <= PAGE_POINTS:
        return used + points
    sheet.row_breaks.append(Break(first - 1))
    return points
