"""Reads .xls: calamine for the values, xlrd for what is hidden, merged or an error."""

import io
from pathlib import Path
from typing import cast

import xlrd

from loaders.cells import Value, Workbook
from loaders.problems import Refused
from loaders.readers import calamine
from loaders.readers.assemble import sheet_of
from loaders.readers.facts import Facts, Values
from loaders.settings import Limits

_UNKNOWN = (
    "error cells look blank and hidden rows look visible here, because only one reader "
    "could open this old file; save it as .xlsx to be sure"
)


def read(path: Path, name: str, limits: Limits) -> Workbook:
    """Read an old Excel workbook. Raises Refused for what neither reader can open."""
    old, trouble = _opened(path, name)
    known = {sheet.name: _facts(sheet) for sheet in old.sheets()} if old is not None else {}
    for facts in known.values():
        facts.check_area(name, limits.cells)
    try:
        with calamine.opened(path, "xls") as book:
            found = dict(calamine.worksheets(book))
            names = list(known) or list(found)
            sheets = [
                sheet_of(
                    known.get(entry) or Facts(entry, found[entry]), calamine.values(book, entry)
                )
                for entry in names
            ]
    except calamine.CalamineFailed as failed:
        if old is None:
            raise _damaged(name) from failed
        return _fallback(old, name, list(known.values()), str(failed))
    notes = [f"{_UNKNOWN} (xlrd: {trouble})"] if trouble else []
    return Workbook(name, "xls", "calamine", sheets, notes)


def _opened(path: Path, name: str) -> tuple[xlrd.Book | None, str]:
    try:
        book = xlrd.open_workbook(
            str(path), formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - xlrd raises all kinds over a damaged file
        if "encrypted" in str(error):
            raise Refused(
                f"{name} is protected with a password; save a copy without one and load that."
            ) from None
        return None, str(error) or type(error).__name__
    return book, ""


def _damaged(name: str) -> Refused:
    return Refused(
        f"{name} is damaged: no reader can open it; open it in Excel, save it as .xlsx "
        "and load that."
    )


def _facts(sheet: xlrd.sheet.Sheet) -> Facts:
    facts = Facts(sheet.name, sheet.visibility != 0)
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            if kind in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK}:
                continue
            facts.filled += 1
            facts.stretch(row + 1, column + 1)
            if kind == xlrd.XL_CELL_ERROR:
                code = sheet.cell_value(row, column)
                text = xlrd.error_text_from_code.get(code, "#VALUE!")
                facts.errors[row + 1, column + 1] = text
    facts.hidden_rows = {row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden}
    facts.hidden_columns = [
        (column + 1, column + 1) for column, info in sheet.colinfo_map.items() if info.hidden
    ]
    facts.merged = [
        (top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells
    ]
    return facts


def _fallback(book: xlrd.Book, name: str, known: list[Facts], why: str) -> Workbook:
    reader = f"xlrd (calamine could not: {why})"
    sheets = [sheet_of(facts, _values(book, facts.name)) for facts in known]
    return Workbook(name, "xls", reader, sheets)


def _values(book: xlrd.Book, name: str) -> Values:
    sheet = book.sheet_by_name(name)
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            if kind not in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR}:
                value = sheet.cell_value(row, column)
                yield row + 1, column + 1, _value(kind, value, book.datemode)


def _value(kind: int, value: str | float, datemode: int) -> Value:
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind != xlrd.XL_CELL_DATE or isinstance(value, str):
        return value
    try:
        moment = xlrd.xldate_as_datetime(value, datemode)
    except (xlrd.xldate.XLDateError, OverflowError, ValueError):
        return value
    return cast("Value", moment.time() if value < 1 else moment)
