"""Reads values with python-calamine, the fast reader that every workbook is tried with first."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import python_calamine

from loaders.readers.facts import Values


class CalamineFailed(Exception):  # noqa: N818 - the fallback is tried
    """Calamine could not read the file; the message is its own word on why."""


@contextmanager
def opened(path: Path, form: str) -> Iterator[python_calamine.CalamineWorkbook]:
    """Open a workbook of the format `form`; what goes wrong inside is raised as CalamineFailed."""
    with _told():
        book = _book(path, form)
        try:
            yield book
        finally:
            book.close()


def worksheets(book: python_calamine.CalamineWorkbook) -> list[tuple[str, bool]]:
    """Name of every worksheet, and whether it is hidden."""
    visible = python_calamine.SheetVisibleEnum.Visible
    return [
        (entry.name, entry.visible != visible)
        for entry in book.sheets_metadata
        if entry.typ == python_calamine.SheetTypeEnum.WorkSheet
    ]


def values(book: python_calamine.CalamineWorkbook, sheet: str) -> Values:
    """Yield the cells of one sheet that are not blank."""
    grid = book.get_sheet_by_name(sheet)
    if grid.start is None:
        return
    # The rows that it gives begin with the first of the sheet, the columns with the first used.
    first_column = grid.start[1] + 1
    for row, entries in enumerate(grid.iter_rows(), start=1):
        for column, value in enumerate(entries, start=first_column):
            if value != "":
                yield row, column, value


def merged(book: python_calamine.CalamineWorkbook, sheet: str) -> list[tuple[int, int, int, int]]:
    """Return merged ranges: first row, first column, last row, last column, from 1."""
    ranges = book.get_sheet_by_name(sheet).merged_cell_ranges or []
    return [(top + 1, left + 1, low + 1, right + 1) for (top, left), (low, right) in ranges]


def _book(path: Path, form: str) -> python_calamine.CalamineWorkbook:
    if path.suffix.lower() in {"", f".{form}"}:
        return python_calamine.CalamineWorkbook.from_path(str(path))
    # By its path calamine would believe the ending; as a stream it looks inside.
    return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except python_calamine.PasswordError as error:
        raise CalamineFailed("it is protected with a password") from error
    except Exception as error:
        raise CalamineFailed(str(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise CalamineFailed(f"it panicked: {error}") from error
