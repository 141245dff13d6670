"""Opens a file of any format that is read here, safely, into sheets of cells."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from loaders import formats, suffixes
from loaders.cells import Sheet, Workbook
from loaders.problems import Refused
from loaders.progress import Progress
from loaders.readers import ics, ods, ooxml_book, text, word, xls, xlsb
from loaders.readers.protection import unlocked
from loaders.settings import Limits

_READERS: dict[str, Callable[[Path, str, Limits], Workbook]] = {
    "xlsb": xlsb.read,
    "xls": xls.read,
    "ods": ods.read,
    "docx": word.read,
    "ics": ics.read,
    "text": text.read,
}
_MILLION = 1_000_000


def open_workbook(
    path: Path, limits: Limits, name: str | None = None, progress: Progress | None = None
) -> Workbook:
    """Open a file; `name` is what its owner calls it, where the path is another.

    Raises Refused, one plain sentence with the way out, for whatever cannot be read whole: a
    password, damage, a format that is not read, a file beyond the limits. A hostile file can also
    end the process: call this in a child (`loaders.child`) for any file that a user gives.
    """
    name = name or path.name
    _check_size(path, name, limits)
    with tempfile.TemporaryDirectory() as folder:
        if formats.is_encrypted(path):
            path = unlocked(path, name, Path(folder))
        found = formats.recognize(path, name, limits)
        if found in {"xlsx", "xlsm"}:
            book = ooxml_book.read(path, name, limits, progress)
        else:
            book = _READERS[found](path, name, limits)
    if found != "text":
        book.format = found
    _note_name(book)
    book.notes += [
        f"sheet '{sheet.name}' has {len(sheet.long.rows):,} rows and is held in columns"
        for sheet in book.sheets
        if sheet.long is not None
    ]
    return book


def sheet_sizes(path: str, limits: Limits, name: str | None = None) -> dict[str, Any]:
    """Open a file and tell its format, reader, notes, and each sheet's name and size (a task)."""
    book = open_workbook(Path(path), limits, name)
    sheets = [_size(sheet) for sheet in book.sheets]
    return {"format": book.format, "reader": book.reader, "notes": book.notes, "sheets": sheets}


def _size(sheet: Sheet) -> dict[str, Any]:
    long = sheet.long
    rows = max((row for row, _ in sheet.cells), default=0) if long is None else int(long.rows[-1])
    return {
        "name": sheet.name,
        "cells": len(sheet.cells) if long is None else long.filled,
        "rows": rows,
        "columns": max(
            (column for _, column in sheet.cells) if long is None else long.texts, default=0
        ),
        "is_long": long is not None,
        "is_hidden": sheet.is_hidden,
        "is_prose": sheet.is_prose,
    }


def _check_size(path: Path, name: str, limits: Limits) -> None:
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise Refused(f"{name} is not a file; name one workbook or Word document.")
        with path.open("rb"):
            pass
    except FileNotFoundError:
        raise Refused(f"There is no file {name}; check its name and folder.") from None
    except OSError as error:
        raise Refused(
            f"{name} cannot be opened: {error.strerror}; check who may read it."
        ) from None
    if size > limits.file_mb * _MILLION:
        raise Refused(
            f"{name} has {size / _MILLION:,.0f} MB, more than the {limits.file_mb:,} that "
            "`file_mb` under [limits] in headway.toml allows; split the file, or raise that limit."
        )


def _note_name(book: Workbook) -> None:
    ending = Path(book.file_name).suffix.lower()
    if ending not in suffixes.NAMES[book.format]:
        said = f"named {ending}" if ending else "named without an ending"
        book.notes.append(f"{said}, but it is {formats.SPOKEN[book.format]} and was read as that")
