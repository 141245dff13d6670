"""Lays out one sheet of the update workbook: title, header, filled rows, rows to write in."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from loaders.templates.cells import Value, height, number_format, write_text
from loaders.templates.page import print_on_paper, protect

HEADER_ROW = 4
_KEPT_COLUMNS = 3
"""Columns that stay in sight, the hidden one among them."""
_INK, _QUIET, _PAPER = "1F2933", "52606D", "FFFFFF"
_HEADER = PatternFill("solid", fgColor="1F4E5F")
_INPUT = PatternFill("solid", fgColor="FFF7D6")
_GIVEN = PatternFill("solid", fgColor="F1F4F6")
_LINE = Side(style="thin", color="C9D1D8")
_BORDER = Border(bottom=_LINE, right=_LINE)
_TOP = Alignment(vertical="top", wrap_text=True)
_TOP_RIGHT = Alignment(vertical="top", horizontal="right")
_ONE_LINE = Alignment(vertical="top")
_LOCKED, _OPEN = Protection(locked=True), Protection(locked=False)
_TITLE_FONT = Font(name="Calibri", size=16, bold=True, color=_INK)
_TOLD_FONT = Font(name="Calibri", size=11, color=_QUIET)
_HEADER_FONT = Font(name="Calibri", size=11, bold=True, color=_PAPER)
_INPUT_FONT = Font(name="Calibri", size=11, color=_INK)
_MIDDLE = Alignment(vertical="center", wrap_text=True)
_TEXT = "@"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header as the reader knows it, and how it looks."""

    header: str
    width: int
    is_input: bool = False
    is_key: bool = False
    """Given in filled rows; to be written in blank ones."""
    is_number: bool = False
    is_hidden: bool = False
    choices: tuple[str, ...] = ()
    is_text: bool = False
    """Keeps what is typed as it is typed, so that `61.2%` stays that."""
    is_one_line: bool = False
    """Shows as much as fits on one line, where the same words stand in every row."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What one sheet is made of."""

    title: str
    says: str
    columns: tuple[Column, ...]
    blank_rows: int
    """Rows at the end for what is not listed; below them, the same cells can be filled in too."""


def lay_out(sheet: Worksheet, layout: Layout, rows: Sequence[Sequence[Value]]) -> None:
    """Fill a sheet; `rows` hold a value for every column, None where it is to be filled in."""
    columns = layout.columns
    _head(sheet, layout)
    widths = [0 if one.is_hidden or one.is_one_line else one.width for one in columns]
    for number, row in enumerate(rows, start=HEADER_ROW + 1):
        for place, (column, value) in enumerate(zip(columns, row, strict=True), start=1):
            _fill(sheet, number, place, column, value)
        sheet.row_dimensions[number].height = height(widths, row)
    first_blank = HEADER_ROW + len(rows) + 1
    last = first_blank + layout.blank_rows - 1
    for number in range(first_blank, last + 1):
        for place, column in enumerate(columns, start=1):
            _leave(sheet, number, place, column)
    for place, column in enumerate(columns, start=1):
        letter = get_column_letter(place)
        if column.choices and last > HEADER_ROW:
            offer(sheet, [f"{letter}{HEADER_ROW + 1}:{letter}{last}"], column.choices)
        if layout.blank_rows and (column.is_input or column.is_key):
            # Whoever pastes more rows than there are yellow ones meets no lock.
            sheet.column_dimensions[letter].protection = _OPEN
            if column.is_text:
                sheet.column_dimensions[letter].number_format = _TEXT
    if rows:
        sheet.auto_filter.ref = f"A{HEADER_ROW}:{get_column_letter(len(columns))}{last}"
    protect(sheet)
    print_on_paper(sheet, HEADER_ROW)


def offer(sheet: Worksheet, ranges: Sequence[str], choices: Sequence[str]) -> None:
    """A list to choose from in these cells; anything else is refused by the spreadsheet."""
    listed = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
    listed.showErrorMessage = True
    listed.errorTitle = "One of a list"
    listed.error = f"Choose one of: {', '.join(choices)}."
    sheet.add_data_validation(listed)
    for cells in ranges:
        listed.add(cells)


def _head(sheet: Worksheet, layout: Layout) -> None:
    columns = layout.columns
    first = next(place for place, column in enumerate(columns, start=1) if not column.is_hidden)
    for number, words, font in ((1, layout.title, _TITLE_FONT), (2, layout.says, _TOLD_FONT)):
        cell = sheet.cell(number, first)
        write_text(cell, words)
        cell.font = font
    for place, column in enumerate(columns, start=1):
        cell = sheet.cell(HEADER_ROW, place)
        write_text(cell, column.header)
        cell.font = _HEADER_FONT
        cell.fill = _HEADER
        cell.alignment = _MIDDLE
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].hidden = column.is_hidden
    sheet.row_dimensions[HEADER_ROW].height = 32
    sheet.freeze_panes = f"{get_column_letter(_KEPT_COLUMNS + 1)}{HEADER_ROW + 1}"
    sheet.sheet_view.showGridLines = False


def _fill(sheet: Worksheet, row: int, place: int, column: Column, value: Value) -> None:
    """A cell of a filled row: what is given, or room for what is asked for."""
    cell = sheet.cell(row, place)
    if isinstance(value, str):
        write_text(cell, value)
    elif value is not None:
        cell.value = value
        cell.number_format = number_format(value)
    _dress(sheet, row, place, column, is_open=column.is_input)


def _leave(sheet: Worksheet, row: int, place: int, column: Column) -> None:
    """A cell of a blank row: its keys are to be filled in too."""
    _dress(sheet, row, place, column, is_open=column.is_input or column.is_key)


def _dress(sheet: Worksheet, row: int, place: int, column: Column, *, is_open: bool) -> None:
    cell = sheet.cell(row, place)
    cell.fill = _INPUT if is_open else _GIVEN
    cell.border = _BORDER
    cell.protection = _OPEN if is_open else _LOCKED
    cell.alignment = _alignment(column)
    cell.font = _INPUT_FONT if is_open else _TOLD_FONT
    if column.is_text and is_open:
        cell.number_format = _TEXT


def _alignment(column: Column) -> Alignment:
    if column.is_number:
        return _TOP_RIGHT
    return _ONE_LINE if column.is_one_line else _TOP
