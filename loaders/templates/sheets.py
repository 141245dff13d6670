"""Lays out one sheet of the update workbook: title, header, filled rows, rows to write in."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

HEADER_ROW = 4
_LINE_POINTS, _MOST_LINES = 15.0, 6
_INK, _QUIET, _PAPER = "1F2933", "52606D", "FFFFFF"
_HEADER = PatternFill("solid", fgColor="1F4E5F")
_INPUT = PatternFill("solid", fgColor="FFF7D6")
_GIVEN = PatternFill("solid", fgColor="F1F4F6")
_LINE = Side(style="thin", color="C9D1D8")
_BORDER = Border(bottom=_LINE, right=_LINE)
_TOP = Alignment(vertical="top", wrap_text=True)
_TOP_RIGHT = Alignment(vertical="top", horizontal="right")
_LOCKED, _OPEN = Protection(locked=True), Protection(locked=False)

Value = str | float | None


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


@dataclass(frozen=True, slots=True)
class Layout:
    """What one sheet is made of."""

    title: str
    says: str
    columns: tuple[Column, ...]
    blank_rows: int
    """Rows at the end for what is not listed."""


def lay_out(sheet: Worksheet, layout: Layout, rows: Sequence[Sequence[Value]]) -> None:
    """Fill a sheet; `rows` hold a value for every column, None where it is to be filled in."""
    columns = layout.columns
    _head(sheet, layout)
    for number, row in enumerate(rows, start=HEADER_ROW + 1):
        for place, (column, value) in enumerate(zip(columns, row, strict=True), start=1):
            _fill(sheet.cell(number, place), column, value, is_open=column.is_input)
        sheet.row_dimensions[number].height = _height(columns, row)
    first_blank = HEADER_ROW + len(rows) + 1
    last = first_blank + layout.blank_rows - 1
    for number in range(first_blank, last + 1):
        for place, column in enumerate(columns, start=1):
            _fill(sheet.cell(number, place), column, None, is_open=column.is_input or column.is_key)
    for place, column in enumerate(columns, start=1):
        if column.choices and last > HEADER_ROW:
            letter = get_column_letter(place)
            offer(sheet, [f"{letter}{HEADER_ROW + 1}:{letter}{last}"], column.choices)
    _protect(sheet)
    _print(sheet)


def offer(sheet: Worksheet, ranges: Sequence[str], choices: Sequence[str]) -> None:
    """A list to choose from in these cells; anything else is refused by the spreadsheet."""
    listed = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
    listed.showErrorMessage = True
    listed.errorTitle = "One of a list"
    listed.error = f"Choose one of: {', '.join(choices)}."
    sheet.add_data_validation(listed)
    for cells in ranges:
        listed.add(cells)


def write_text(cell: Cell | MergedCell, value: str) -> None:
    """Write words that no program takes for a formula, whatever they begin with."""
    cell.value = value
    cell.data_type = "s"


def _head(sheet: Worksheet, layout: Layout) -> None:
    columns = layout.columns
    first = next(place for place, column in enumerate(columns, start=1) if not column.is_hidden)
    heading = sheet.cell(1, first)
    write_text(heading, layout.title)
    heading.font = Font(name="Calibri", size=16, bold=True, color=_INK)
    told = sheet.cell(2, first)
    write_text(told, layout.says)
    told.font = Font(name="Calibri", size=11, color=_QUIET)
    for place, column in enumerate(columns, start=1):
        cell = sheet.cell(HEADER_ROW, place)
        write_text(cell, column.header)
        cell.font = Font(name="Calibri", size=11, bold=True, color=_PAPER)
        cell.fill = _HEADER
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].hidden = column.is_hidden
    sheet.row_dimensions[HEADER_ROW].height = 32
    keys = [place for place, column in enumerate(columns, start=1) if column.is_key]
    kept = get_column_letter((keys[0] if keys else first) + 1)
    sheet.freeze_panes = f"{kept}{HEADER_ROW + 1}"
    sheet.sheet_view.showGridLines = False


def _height(columns: Sequence[Column], row: Sequence[Value]) -> float:
    """Points for the tallest cell; not every program fits a row to its words by itself."""
    lines = [
        len(textwrap.wrap(value, max(column.width - 2, 1)))
        for column, value in zip(columns, row, strict=True)
        if isinstance(value, str) and not column.is_hidden
    ]
    return _LINE_POINTS * min(max(lines, default=1) or 1, _MOST_LINES)


def _fill(cell: Cell | MergedCell, column: Column, value: Value, *, is_open: bool) -> None:
    if isinstance(value, str):
        write_text(cell, value)
    else:
        cell.value = value
    cell.fill = _INPUT if is_open else _GIVEN
    cell.border = _BORDER
    cell.protection = _OPEN if is_open else _LOCKED
    cell.alignment = _TOP_RIGHT if column.is_number else _TOP
    cell.font = Font(name="Calibri", size=11, color=_INK if is_open else _QUIET)
    if column.is_text and is_open:
        cell.number_format = "@"


def _protect(sheet: Worksheet) -> None:
    """Keep the given cells from slips; without a password, so that anybody can lift it."""
    protection = sheet.protection
    protection.sheet = True
    # In this format False is what is allowed.
    protection.formatColumns = False
    protection.formatRows = False
    protection.formatCells = False
    protection.sort = False
    protection.autoFilter = False


def _print(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart("&A"), right=_HeaderFooterPart("Page &P of &N")
    )
