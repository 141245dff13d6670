"""Reads .xlsx and .xlsm: calamine for the values, openpyxl where calamine cannot."""

import io
import warnings
from datetime import date, time, timedelta
from pathlib import Path

import openpyxl

from loaders.cells import Sheet, Value, Workbook
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.readers import calamine, ooxml
from loaders.readers.assemble import sheet_of
from loaders.readers.facts import Facts, Values
from loaders.readers.package import Package
from loaders.settings import Limits


def read(path: Path, name: str, limits: Limits, progress: Progress | None = None) -> Workbook:
    """Read an Excel workbook. Raises Refused for what neither reader can open."""
    with Package(path, name, limits) as package:
        sheets, notes = ooxml.scan(package, limits.cells, progress)
    try:
        with calamine.opened(path, "xlsx") as book:
            read_sheets = [sheet_of(facts, calamine.values(book, facts.name)) for facts in sheets]
            _check_not_lost(sheets, read_sheets)
    except calamine.CalamineFailed as failed:
        fallback = _fallback(path, name, sheets, str(failed))
        fallback.notes[:0] = notes
        return fallback
    return Workbook(name, "xlsx", "calamine", read_sheets, notes)


def _check_not_lost(sheets: list[Facts], read_sheets: list[Sheet]) -> None:
    """Nothing of a sheet that holds values is a failure, not an empty sheet."""
    for facts, sheet in zip(sheets, read_sheets, strict=True):
        if facts.filled and not sheet.cells and not facts.merged:
            raise calamine.CalamineFailed(f"it found nothing on sheet '{facts.name}'")


def _fallback(path: Path, name: str, sheets: list[Facts], why: str) -> Workbook:
    book = Workbook(name, "xlsx", f"openpyxl (calamine could not: {why})")
    shown = 0
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # As a stream, because openpyxl judges a path by its ending.
            content = io.BytesIO(path.read_bytes())
            opened = openpyxl.load_workbook(content, read_only=True, data_only=True)
            for facts in sheets:
                values = list(_values(opened, facts.name))
                shown += len(values)
                book.sheets.append(sheet_of(facts, values))
            _check_not_lost(sheets, book.sheets)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except Exception as error:
        raise Refused(
            f"{name} is damaged, or of a dialect of .xlsx that neither reader knows; "
            "open it in Excel, save it as an Excel workbook (.xlsx) and load that."
        ) from error
    stored = sum(facts.filled for facts in sheets)
    if shown != stored:
        book.notes.append(f"the file stores {stored:,} cells; openpyxl shows {shown:,}")
    return book


def _values(book: openpyxl.Workbook, sheet: str) -> Values:
    rows = book[sheet]
    rows.reset_dimensions()  # what the file claims as its extent would cut cells off
    for entries in rows.iter_rows():
        for cell in entries:
            if cell.value is not None:
                yield cell.row, cell.column, _plain(cell.value)


def _plain(value: object) -> Value:
    if isinstance(value, str | bool | int | float | date | time | timedelta):
        return value
    return str(value)
