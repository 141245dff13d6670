"""Hands a file back with every problem marked at its cell and told in a cell comment."""

from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell import Cell as ExcelCell
from openpyxl.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.utils.exceptions import CellCoordinatesException

from loaders.cells import Kind, Workbook
from loaders.problems import Problem
from loaders.settings import Limits
from loaders.workbook import open_workbook

_PROBLEM = PatternFill("solid", fgColor="FFC7CE")
_WARNING = PatternFill("solid", fgColor="FFEB9C")
_AUTHOR = "Headway"
_LIST = "Problems"
_HEADER = ("Kind", "File", "Sheet", "Cell", "Message")
_LEFT_OUT = "The sheet is too long to be copied here; correct it in your own file"
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LONGEST_NAME, _LONGEST_TEXT, _WIDEST = 31, 32_767, 60


def annotate(
    path: Path, name: str, problems: list[Problem], target: Path, limits: Limits | None = None
) -> None:
    """Write to `target` a copy of the file with its problems marked, and a list of all of them.

    An .xlsx or .xlsm keeps all that openpyxl can keep (formulas, formats, macros); every other
    format becomes a new .xlsx that holds what was read, and so does a workbook with a long sheet,
    which is left out: a part of it would be taken for all. Raises Refused as opening does.
    """
    read = open_workbook(path, limits or Limits(), name)
    long = [sheet for sheet in read.sheets if sheet.long is not None]
    read.sheets = [sheet for sheet in read.sheets if sheet.long is None]
    own = [problem for problem in problems if problem.file_name in {"", name}]
    book, names = (None if long else _copied(path, read)) or _rebuilt(read)
    problems = [Problem(name, _LEFT_OUT, sheet.name, is_warning=True) for sheet in long] + problems
    for place, found in _by_cell(own, names).items():
        _mark(book[place[0]], place[1], found)
    _list(book, problems)
    book.save(target)
    book.close()


def annotate_file(
    path: str, name: str, problems: list[dict[str, Any]], target: str, limits: Limits
) -> None:
    """Annotate in a child process (a task): problems as the fields of `Problem`."""
    found = [Problem(**problem) for problem in problems]
    annotate(Path(path), name, found, Path(target), limits)


def _copied(path: Path, read: Workbook) -> tuple[openpyxl.Workbook, dict[str, str]] | None:
    """Return the workbook itself, or None where openpyxl cannot carry it whole."""
    if read.format not in {"xlsx", "xlsm"}:
        return None
    try:
        # From a stream, because openpyxl judges a path by its ending.
        with path.open("rb") as file:
            book = openpyxl.load_workbook(file, keep_vba=read.format == "xlsm", rich_text=True)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - what only calamine could read
        return None
    _clean(book)
    names = {sheet.title: sheet.title for sheet in book.worksheets}
    if not {sheet.name for sheet in read.sheets} - {_LIST} <= names.keys():
        return None
    return book, names


def _clean(book: openpyxl.Workbook) -> None:
    """Take away the marks of the last time: an analyst corrects the copy and hands it in again."""
    for sheet in list(book.worksheets):
        if next(sheet.iter_rows(max_row=1, max_col=5, values_only=True), ()) == _HEADER:
            book.remove(sheet)
            continue
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment is not None and cell.comment.author == _AUTHOR:
                    cell.comment = None
                    cell.fill = PatternFill()


def _rebuilt(read: Workbook) -> tuple[openpyxl.Workbook, dict[str, str]]:
    book = openpyxl.Workbook()
    if book.active is not None:
        book.remove(book.active)
    names: dict[str, str] = {}
    for sheet in read.sheets:
        copy = book.create_sheet(sheet.name.translate(_FORBIDDEN)[:_LONGEST_NAME] or "Sheet")
        copy.sheet_state = "hidden" if sheet.is_hidden else "visible"
        names[sheet.name] = copy.title
        for cell in sheet.cells.values():
            _write(copy.cell(cell.row, cell.column), cell.value, cell.kind)
            if cell.rows > 1 or cell.columns > 1:
                last = {"end_row": cell.row + cell.rows - 1}
                last["end_column"] = cell.column + cell.columns - 1
                copy.merge_cells(start_row=cell.row, start_column=cell.column, **last)
    return book, names


def _write(cell: Any, value: Any, kind: Kind) -> None:
    if isinstance(value, str):
        text = openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST_TEXT]
        cell.value = text
        # Text that begins with = would run as a formula.
        cell.data_type = "e" if kind is Kind.ERROR and text in cell.ERROR_CODES else "s"
    else:
        cell.value = value


def _by_cell(
    problems: list[Problem], names: dict[str, str]
) -> dict[tuple[str, str], list[Problem]]:
    """Group problems by sheet and cell, in their order; those without a cell are left out."""
    found: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        sheet = names.get(problem.sheet)
        if sheet is None or not problem.cell:
            continue
        try:
            coordinate_from_string(problem.cell)
        except (CellCoordinatesException, ValueError):
            continue
        found.setdefault((sheet, problem.cell), []).append(problem)
    return found


def _mark(sheet: Any, coordinate: str, problems: list[Problem]) -> None:
    cell = sheet[coordinate]
    if isinstance(cell, MergedCell):
        around = next(entry for entry in sheet.merged_cells.ranges if coordinate in entry)
        cell = sheet.cell(around.min_row, around.min_col)
    only_warnings = all(problem.is_warning for problem in problems)
    cell.fill = _WARNING if only_warnings else _PROBLEM
    texts = [cell.comment.text] if cell.comment is not None else []
    texts += [problem.message for problem in problems]
    cell.comment = Comment("\n".join(texts), _AUTHOR, height=40 + 40 * len(texts), width=320)


def _list(book: openpyxl.Workbook, problems: list[Problem]) -> None:
    sheet = book.create_sheet(_LIST)
    rows = [_HEADER]
    rows += [
        (
            "Warning" if problem.is_warning else "Problem",
            problem.file_name,
            problem.sheet,
            problem.cell,
            problem.message,
        )
        for problem in problems
    ]
    for row, entries in enumerate(rows, start=1):
        for column, text in enumerate(entries, start=1):
            cell = sheet.cell(row, column)
            if isinstance(cell, ExcelCell) and text:
                _write(cell, text, Kind.TEXT)
                cell.font = Font(bold=row == 1)
    for letter, width in zip("ABCDE", (10, 24, 20, 8, _WIDEST), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
