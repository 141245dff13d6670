"""How the sheets of a catalogue look: a title, a header that stays, columns to fill in."""

from collections.abc import Mapping, Sequence
from typing import Any

from catalog_words import HEADERS, Catalog, Cell
from demo_lines import CHARACTERS_PER_WIDTH, height
from demo_sheet import BAND, EDGE, INK, PAPER, styled
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

HEADER_ROW = 3
LINE_POINTS = 13.2
YOURS = "FFF7E0"
WIDTHS = (
    *(25, 30, 62, 12, 12, 13, 10, 17, 10, 7, 7, 10, 10, 11, 9, 11, 11, 14, 9, 42, 42, 7, 9, 12, 62),
)
"""Widths of the columns of the sheet of measures, as `HEADERS` has them."""
READ_ME_WIDTH = 110
INDENT = 1.5
"""Width that the indent of a cell takes from its words."""


def table(
    sheet: Worksheet,
    headings: tuple[str, str],
    headers: Sequence[str],
    widths: Sequence[float],
    rows: Sequence[Sequence[Cell]],
) -> None:
    """Write a title, a line below it, a header that stays in sight and the rows."""
    for row, (words, size) in enumerate(zip(headings, (16, 10), strict=True), 1):
        cell = sheet.cell(row, 1, words)
        cell.font = styled(size, INK, bold=row == 1, italic=row > 1)
        cell.alignment = Alignment(vertical="center")
        sheet.row_dimensions[row].height = size * 1.7
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    _row(sheet, HEADER_ROW, headers, widths, is_header=True)
    for row, values in enumerate(rows, HEADER_ROW + 1):
        _row(sheet, row, values, widths)
    _set_up(sheet, headings[0])


def shade(sheet: Worksheet, columns: Sequence[int], rows: int) -> None:
    """Colour the empty cells of columns that a user fills in."""
    for row in range(HEADER_ROW + 1, HEADER_ROW + 1 + rows):
        for column in columns:
            cell = sheet.cell(row, column)
            if cell.value is None:
                cell.fill = PatternFill("solid", YOURS)


def measures(sheet: Worksheet, words: Catalog) -> None:
    """Write the sheet that is loaded."""
    rows = words.rows()
    table(sheet, (words.title, words.subtitle), HEADERS, WIDTHS, rows)
    places = {header: column for column, header in enumerate(HEADERS, 1)}
    yours = ("Plan", "Plan items", "Tolerance", "Baseline", "Baseline period", "Owner")
    if all(measure.get("target") is None for measure in words.measures):
        yours += ("Target", "Target period")
    shade(sheet, [places[header] for header in yours], len(rows))
    _decimals(sheet, words)
    sheet.page_setup.fitToWidth = 3
    sheet.print_title_cols = "A:B"


def figures(sheet: Worksheet, words: Catalog) -> None:
    """Write the sheet of what the rule says, in figures."""
    columns = words.figure_columns
    headings = (words.figure_title, words.figure_subtitle)
    headers, widths = [c.header for c in columns], [c.width for c in columns]
    table(sheet, headings, headers, widths, words.figure_rows())
    _decimals(sheet, words)


def read_me(sheet: Worksheet, title: str, parts: Sequence[Mapping[str, Any]]) -> None:
    """Write what the catalogue is, of which date and how it is loaded."""
    sheet.column_dimensions["A"].width = READ_ME_WIDTH
    lines = [(title, styled(16, INK, bold=True))]
    for part in parts:
        lines.append((part["heading"], styled(12, INK, bold=True)))
        for text in part["text"]:
            is_command = text.startswith("headway ")
            lines.append((text, styled(11, INK, bold=is_command)))
    for row, (text, font) in enumerate(lines, 1):
        cell = sheet.cell(row, 1, text)
        cell.font = font
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        size = float(font.size or 11)
        tall = height(text, READ_ME_WIDTH * CHARACTERS_PER_WIDTH * 10 / size)
        sheet.row_dimensions[row].height = round(tall * size * 1.35 + 6, 1)
    _set_up(sheet, title)
    sheet.freeze_panes = None


def _decimals(sheet: Worksheet, words: Catalog) -> None:
    """Show figures with the decimals of their measure; whole numbers as they are."""
    for row, measure in enumerate(words.measures, HEADER_ROW + 1):
        decimals = int(measure["decimals"] or 0)
        for cell in sheet[row]:
            if isinstance(cell.value, float):
                cell.number_format = f"0.{'0' * decimals}"


def _row(
    sheet: Worksheet,
    row: int,
    values: Sequence[Cell],
    widths: Sequence[float],
    *,
    is_header: bool = False,
) -> None:
    lines = 1
    for column, (value, width) in enumerate(zip(values, widths, strict=True), 1):
        cell = sheet.cell(row, column, value)
        cell.font, cell.border = styled(10, bold=is_header), EDGE
        cell.fill = PatternFill("solid", BAND if is_header else PAPER)
        aside = "left" if isinstance(value, str) or value is None else "right"
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal=aside, indent=1)
        room = (width - INDENT) * CHARACTERS_PER_WIDTH * (0.85 if is_header else 1)
        lines = max(lines, height(str(value or ""), room))
    sheet.row_dimensions[row].height = round(lines * LINE_POINTS + 5, 1)


def _set_up(sheet: Worksheet, title: str) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, 3)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddHeader.left.text = title
    sheet.oddFooter.right.text = "&A, page &P of &N"
