"""Reads .xlsb: calamine for the values, the binary records for hidden, merged and errors."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from loaders.cells import Workbook
from loaders.readers import calamine
from loaders.readers.assemble import sheet_of
from loaders.readers.facts import Facts
from loaders.readers.package import BROKEN, Package
from loaders.settings import Limits

# Record numbers of MS-XLSB, section 2.3.2.
_ROW, _CELL_BLANK, _CELL_ERROR, _LAST_CELL, _FORMULA_ERROR = 0, 1, 3, 11, 11
_COLUMNS, _SHEET, _STRINGS, _MERGE = 60, 156, 159, 176
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x10, 0x01
_SMALLEST_STRING = 8
_FEW_STRINGS = 1_000_000
_LONGEST_RECORD = 50_000_000
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!"}
_ERRORS |= {42: "#N/A", 43: "#GETTING_DATA"}


def read(path: Path, name: str, limits: Limits) -> Workbook:
    """Read a binary Excel workbook. Raises Refused for what calamine cannot open."""
    with Package(path, name, limits) as package:
        try:
            sheets = _scan(package)
        except (struct.error, ValueError, KeyError, *BROKEN):
            raise package.damaged("its records cannot be read") from None
        broken = package.damaged("no reader can open it")
    for facts in sheets:
        facts.check_area(name, limits.cells)
    try:
        with calamine.opened(path, "xlsb") as book:
            found = [sheet_of(facts, calamine.values(book, facts.name)) for facts in sheets]
    except calamine.CalamineFailed as failed:
        raise broken from failed
    note = "formulas that were never calculated cannot be told from zeros in an .xlsb file"
    return Workbook(name, "xlsb", "calamine", found, [note])


def _scan(package: Package) -> list[Facts]:
    main = "xl/workbook.bin"
    parts = package.relationships(main)
    for kind, part in parts.values():
        if kind == "sharedStrings" and package.has(part):
            _check_strings(package, part)
    sheets = []
    with package.open(main) as stream:
        listed = [_sheet(data) for number, data in _records(stream) if number == _SHEET]
    for facts, relation in listed:
        kind, part = parts.get(relation, ("worksheet", ""))
        if kind != "worksheet":
            continue
        if package.has(part):
            with package.open(part) as stream:
                _scan_sheet(stream, facts)
        sheets.append(facts)
    return sheets


def _sheet(data: bytes) -> tuple[Facts, str]:
    """State, number, relation and name of one tab."""
    (state,) = struct.unpack_from("<I", data)
    relation, after = _text(data, 8)
    name, _ = _text(data, after)
    return Facts(name, is_hidden=state != 0), relation


def _text(data: bytes, at: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<I", data, at)
    if length == 0xFFFFFFFF:  # noqa: PLR2004 - the format's word for no text
        return "", at + 4
    end = at + 4 + 2 * length
    return data[at + 4 : end].decode("utf-16-le"), end


def _scan_sheet(stream: IO[bytes], facts: Facts) -> None:
    row = 0
    for number, data in _records(stream):
        if number == _ROW:
            row = struct.unpack_from("<I", data)[0] + 1
            if data[11] & _ROW_HIDDEN:
                facts.hidden_rows.add(row)
        elif _CELL_BLANK < number <= _LAST_CELL:
            column = struct.unpack_from("<I", data)[0] + 1
            facts.filled += 1
            facts.stretch(row, column)
            if number in {_CELL_ERROR, _FORMULA_ERROR}:
                facts.errors[row, column] = _ERRORS.get(data[8], "#VALUE!")
        elif number == _COLUMNS:
            first, last, _, _, flags = struct.unpack_from("<IIIIH", data)
            if flags & _COLUMN_HIDDEN:
                facts.hidden_columns.append((first + 1, last + 1))
        elif number == _MERGE:
            top, bottom, left, right = struct.unpack_from("<IIII", data)
            facts.merged.append((top + 1, left + 1, bottom + 1, right + 1))


def _check_strings(package: Package, part: str) -> None:
    """Refuse a string table that claims more strings than it has room for, as for .xlsx."""
    with package.open(part) as stream:
        for number, data in _records(stream):
            if number != _STRINGS:
                continue
            claimed = max(struct.unpack_from("<II", data))
            if claimed > max(package.size(part) // _SMALLEST_STRING, _FEW_STRINGS):
                raise package.damaged(f"it claims to hold {claimed:,} texts and has no room")
            return


def _records(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    while first := stream.read(1):
        number = first[0]
        if number & 0x80:
            number = (number & 0x7F) | (stream.read(1)[0] & 0x7F) << 7
        length = shift = 0
        while shift <= 21:  # noqa: PLR2004 - at most four groups of seven bits
            byte = stream.read(1)[0]
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        if length > _LONGEST_RECORD:
            raise ValueError(length)
        yield number, stream.read(length)
