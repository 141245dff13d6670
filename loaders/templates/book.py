"""The update workbook: sheets Values, Groups, Progress and Read me."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from loaders.templates.cells import Value, height, write_text
from loaders.templates.contents import Contents, GroupRow, ProgressRow, ValueRow
from loaders.templates.finish import save
from loaders.templates.page import print_on_paper
from loaders.templates.sheets import HEADER_ROW, Column, Layout, lay_out, offer
from loaders.updates.allowed import DECISIONS, STATES, STATUSES, WITHDRAW

_FILL = "Fill in the yellow cells. A blank cell means no change."
_LAST_ROW = 1_048_576
_READ_ME_WIDTH = 90
_ID = Column("Id", 4, is_hidden=True)
_VALUES = (
    _ID,
    Column("Code", 12, is_key=True),
    Column("Measure", 42),
    Column("Unit", 14),
    Column("Owner", 12),
    Column("Period", 18, is_key=True),
    Column("Last period", 18),
    Column("Last value", 13, is_number=True),
    Column("Benchmark", 13, is_number=True),
    Column("Value", 14, is_input=True, is_number=True, is_text=True),
    Column("Numerator", 13, is_input=True, is_number=True),
    Column("Denominator", 13, is_input=True, is_number=True),
    Column("Note", 40, is_input=True),
    Column("Evidence", 30, is_input=True),
    Column("Status by decision", 14, is_input=True, choices=(*DECISIONS, WITHDRAW)),
    Column("Reason", 30, is_input=True),
    Column("Decided by", 16, is_input=True),
)
_GROUPS = (
    _ID,
    Column("Code", 12, is_key=True),
    Column("Measure", 42),
    Column("Period", 18, is_key=True),
    Column("Dimension", 18, is_key=True),
    Column("Group", 26, is_key=True),
    Column("Value", 14, is_input=True, is_number=True, is_text=True),
    Column("Numerator", 13, is_input=True, is_number=True),
    Column("Denominator", 13, is_input=True, is_number=True),
)
_SD = Column("SD", 10, is_input=True, is_number=True)
_PROGRESS = (
    _ID,
    Column("Plan", 26, is_one_line=True),
    Column("Code", 9, is_key=True),
    Column("Plan item", 46),
    Column("Owner", 12),
    Column("Period", 16, is_key=True),
    Column("Last status", 13),
    Column("Status", 14, is_input=True, choices=(*STATUSES, WITHDRAW)),
    Column("% complete", 11, is_input=True, is_number=True, is_text=True),
    Column("What happened", 40, is_input=True),
    Column("What next", 32, is_input=True),
    Column("Help needed", 32, is_input=True),
    Column("Evidence", 30, is_input=True),
)
_SHEETS = {"Values": _VALUES, "Groups": _GROUPS, "Progress": _PROGRESS}


def write_book(contents: Contents, title: str, read_me: Sequence[str], target: Path) -> None:
    """Write the workbook; its sheets are there also when they ask for nothing."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "Headway"
    book.properties.title = title
    book.properties.created = datetime.now(UTC).replace(tzinfo=None)
    values = book.create_sheet("Values")
    says = f"{_FILL} Another period or a correction: write its code and period below."
    lay_out(values, Layout(title, says, _VALUES, 25), [_value_row(row) for row in contents.values])
    _offer_states(values, contents.values)
    columns = (*_GROUPS, _SD) if any(row.is_mean for row in contents.groups) else _GROUPS
    layout = Layout(title, _says_of_groups(contents), columns, 100)
    rows = [_group_row(row, len(columns)) for row in contents.groups]
    lay_out(book.create_sheet("Groups"), layout, rows)
    layout = Layout(title, _FILL, _PROGRESS, 0)
    rows = [_progress_row(row) for row in contents.progress]
    lay_out(book.create_sheet("Progress"), layout, rows)
    _write_read_me(book.create_sheet("Read me"), title, read_me)
    save(book, {name: _text_cells(columns) for name, columns in _SHEETS.items()}, target)


def _says_of_groups(contents: Contents) -> str:
    says = f"{_FILL} A group that is not listed: write it below."
    if contents.groups_left_out:
        says += f" {contents.groups_left_out:,} more than these were reported and are left out."
    return says


def _text_cells(columns: Sequence[Column]) -> str:
    """The cells that keep what is typed, such as `J5:J1048576 K5:K1048576`."""
    letters = [
        get_column_letter(place) for place, column in enumerate(columns, start=1) if column.is_text
    ]
    return " ".join(f"{letter}{HEADER_ROW + 1}:{letter}{_LAST_ROW}" for letter in letters)


def _value_row(row: ValueRow) -> list[Value]:
    last = row.last_value
    if isinstance(last, float) and row.decimals is not None:
        last = round(last, row.decimals)
    benchmark = row.benchmark
    if benchmark is not None and row.decimals is not None:
        benchmark = round(benchmark, row.decimals)
    return [
        *(row.measure_id, row.code, row.name, row.unit, row.owners, row.period),
        *(row.last_period, last, benchmark, *[None] * 8),
    ]


def _group_row(row: GroupRow, columns: int) -> list[Value]:
    given = (row.measure_id, row.code, row.name, row.period, row.dimension, row.group_name)
    return [*given, *[None] * (columns - len(given))]


def _progress_row(row: ProgressRow) -> list[Value]:
    return [
        *(row.item_id, row.plan, row.code, row.text, row.owners, row.period, row.last_status),
        *[None] * 6,
    ]


def _offer_states(sheet: Worksheet, rows: Sequence[ValueRow]) -> None:
    """A deliverable's value is chosen from a list, in the rows of deliverables alone."""
    letter = get_column_letter([column.header for column in _VALUES].index("Value") + 1)
    cells = [
        f"{letter}{number}"
        for number, row in enumerate(rows, start=HEADER_ROW + 1)
        if row.is_deliverable
    ]
    if cells:
        offer(sheet, cells, (*STATES, WITHDRAW))


def _write_read_me(sheet: Worksheet, title: str, lines: Sequence[str]) -> None:
    sheet.column_dimensions["A"].width = _READ_ME_WIDTH
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    for number, words in enumerate([title, *lines], start=1):
        cell = sheet.cell(number, 1)
        write_text(cell, words)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cell.font = Font(name="Calibri", size=16 if number == 1 else 11, bold=number == 1)
        if number > 1:
            sheet.row_dimensions[number].height = height([_READ_ME_WIDTH], [words])
    print_on_paper(sheet)
