"""The rows of a sheet that has too many for cells: columns of text, and what each text is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import IntEnum

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from loaders.cells import Cell, Kind, Sheet, Value

LONG_ROWS = 20_000
"""A sheet with more rows than this that are not blank is long."""
HEAD_ROWS = 200
"""So many of its first rows that are not blank also stand as cells."""

Numbers = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.uint8]
"""One `Code` a row."""

_DURATION = re.compile(r"(?:(-?\d+) days?, )?(\d+):(\d\d):(\d\d)(?:\.(\d{1,6}))?")


class Code(IntEnum):
    """The kind of one cell, as a column of a long sheet keeps it."""

    BLANK = 0
    TEXT = 1
    NUMBER = 2
    DATE = 3
    DURATION = 4
    BOOLEAN = 5
    ERROR = 6
    FORMULA = 7
    """A formula that was never calculated: its text is empty, and it is not blank."""


KINDS = {
    Code.TEXT: Kind.TEXT,
    Code.NUMBER: Kind.NUMBER,
    Code.DATE: Kind.DATE,
    Code.DURATION: Kind.DATE,
    Code.BOOLEAN: Kind.BOOLEAN,
    Code.ERROR: Kind.ERROR,
    Code.FORMULA: Kind.FORMULA,
}
_CODES = {kind: code for code, kind in KINDS.items() if code is not Code.DURATION}
ODD = (Code.DATE, Code.DURATION, Code.BOOLEAN, Code.ERROR, Code.FORMULA)
"""Kinds of cells whose text does not say what they are."""


def code_of(cell: Cell) -> Code:
    """The code that keeps a cell's kind."""
    if isinstance(cell.value, timedelta):
        return Code.DURATION
    return _CODES[cell.kind]


@dataclass(slots=True)
class LongRows:
    """Every row that is not blank; rows and columns count from 1, as on the screen."""

    rows: Numbers
    """Their numbers, ascending."""
    texts: dict[int, pa.ChunkedArray]
    """Column to the text of its cells, as `Cell.text` has it; null where blank."""
    codes: dict[int, Codes]
    """Column to the kinds of its cells."""
    hidden_rows: Flags
    hidden_columns: frozenset[int] = frozenset()
    spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """Top left corner of every merged range to its rows and columns."""

    @property
    def filled(self) -> int:
        """How many cells are not blank."""
        return sum(int(np.count_nonzero(codes)) for codes in self.codes.values())

    def table(self, columns: Mapping[str, int], after_row: int = 0) -> pa.Table:
        """Columns of text under names of their own, beside `row`, below a row such as the header.

        A cell that is merged downwards stands in every row that it covers; a column that the
        sheet does not have is null from top to bottom.
        """
        first = int(np.searchsorted(self.rows, after_row, side="right"))
        named = {"row": pa.chunked_array([pa.array(self.rows)])}
        blank = pa.chunked_array([pa.nulls(len(self.rows), pa.string())])
        for name, column in columns.items():
            named[name] = self._spread(column) if column in self.texts else blank
        return pa.table(named).slice(first)

    def is_covered(self, columns: Iterable[int]) -> Flags:
        """For every row, whether a cell of these columns is merged over it and other rows."""
        wanted = frozenset(columns)
        found = np.zeros(len(self.rows), bool)
        for (top, left), (rows, _) in self.spans.items():
            if rows > 1 and left in wanted:
                first, last = np.searchsorted(self.rows, (top, top + rows))
                found[first:last] = True
        return found

    def has(self, codes: Iterable[Code], columns: Iterable[int]) -> Flags:
        """For every row, whether it has a cell of one of these kinds in one of these columns."""
        found = np.zeros(len(self.rows), bool)
        for column in columns:
            if column in self.codes:
                for code in codes:
                    found |= self.codes[column] == code
        return found

    def cells(self, rows: Iterable[int]) -> dict[tuple[int, int], Cell]:
        """The cells of some rows, by (row, column), as a sheet that is not long has them."""
        asked = np.unique(np.fromiter(rows, np.int64))
        places = np.searchsorted(self.rows, asked)
        known = places < len(self.rows)
        places = places[known][self.rows[places[known]] == asked[known]]
        found: dict[tuple[int, int], Cell] = {}
        for column in sorted(self.texts):
            texts = self.texts[column].take(pa.array(places)).to_pylist()
            for place, text, code in zip(
                places.tolist(), texts, self.codes[column][places].tolist(), strict=True
            ):
                if text is not None:
                    cell = self._cell(place, column, text, Code(code))
                    found[cell.row, column] = cell
        return dict(sorted(found.items()))

    def fill(self, sheet: Sheet) -> None:
        """Give a sheet these rows: the first of them as cells, or all when they are not many."""
        is_long = len(self.rows) > LONG_ROWS
        sheet.long = self if is_long else None
        sheet.cells = self.cells(self.rows[: HEAD_ROWS if is_long else None].tolist())

    def only(self, kept: Flags) -> "LongRows":
        """The rows with a true flag."""
        mask = pa.array(kept)
        return LongRows(
            self.rows[kept],
            {column: texts.filter(mask) for column, texts in self.texts.items()},
            {column: codes[kept] for column, codes in self.codes.items()},
            self.hidden_rows[kept],
        )

    def _spread(self, column: int) -> pa.ChunkedArray:
        """A column in which merged cells stand in every row that they cover."""
        taken = np.arange(len(self.rows))
        merged = [(top, rows) for (top, left), (rows, _) in self.spans.items() if left == column]
        for top, rows in merged:
            first, last = np.searchsorted(self.rows, (top, top + rows))
            if first < last and self.rows[first] == top:
                taken[first:last] = first
        return self.texts[column].take(pa.array(taken)) if merged else self.texts[column]

    def _cell(self, place: int, column: int, text: str, code: Code) -> Cell:
        row = int(self.rows[place])
        rows, columns = self.spans.get((row, column), (1, 1))
        is_hidden = bool(self.hidden_rows[place]) or column in self.hidden_columns
        return Cell(row, column, _value(text, code), KINDS[code], rows, columns, is_hidden)


def too_many(long: LongRows) -> str:
    """What is wrong with a long sheet where one that is read cell by cell should be."""
    return (
        f"The sheet has {len(long.rows):,} rows, more than the {LONG_ROWS:,} that are read of a "
        "sheet of this kind; divide it among several files"
    )


def joined(parts: list[LongRows]) -> LongRows:
    """One part of a sheet under the other; a column that a part lacks is blank in it.

    The parts lose their texts, so that not all of them are there twice.
    """
    columns = sorted({column for part in parts for column in part.texts})
    return LongRows(
        np.concatenate([np.empty(0, np.int32), *(part.rows for part in parts)]),
        {column: _under(parts, column) for column in columns},
        {column: np.concatenate([_codes(part, column) for part in parts]) for column in columns},
        np.concatenate([np.empty(0, bool), *(part.hidden_rows for part in parts)]),
    )


def without_covered(long: LongRows, merged: list[tuple[int, int, int, int]]) -> None:
    """Blank what merged ranges (first row, first column, last row, last column) cover."""
    blanked: dict[int, Flags] = {}
    for top, left, bottom, right in merged:
        long.spans[top, left] = (bottom - top + 1, right - left + 1)
        first, last = np.searchsorted(long.rows, (top, bottom + 1)).tolist()
        for column in long.texts:
            if left <= column <= right and first < last:
                mask = blanked.setdefault(column, np.zeros(len(long.rows), bool))
                is_corner = column == left and long.rows[first] == top
                mask[first + is_corner : last] = True
    for column, mask in blanked.items():
        kept = pc.if_else(pa.array(mask), None, long.texts[column].combine_chunks())
        long.texts[column] = pa.chunked_array([kept])
        long.codes[column] = np.where(mask, np.uint8(Code.BLANK), long.codes[column])


def _under(parts: list[LongRows], column: int) -> pa.ChunkedArray:
    chunks = []
    for part in parts:
        if column in part.texts:
            chunks += part.texts.pop(column).chunks
        else:
            chunks.append(pa.nulls(len(part.rows), pa.string()))
    return pa.chunked_array([pa.chunked_array(chunks, pa.string()).combine_chunks()])


def _codes(part: LongRows, column: int) -> Codes:
    return part.codes.get(column, np.zeros(len(part.rows), np.uint8))


def _value(text: str, code: Code) -> Value:
    match code:
        case Code.NUMBER:
            return float(text)
        case Code.BOOLEAN:
            return text == "TRUE"
        case Code.DATE:
            return _date(text)
        case Code.DURATION:
            return _duration(text)
        case Code.FORMULA:
            return None
    return text


def _date(text: str) -> date | datetime | time:
    if "T" in text:
        return datetime.fromisoformat(text)
    return time.fromisoformat(text) if ":" in text else date.fromisoformat(text)


def _duration(text: str) -> Value:
    match = _DURATION.fullmatch(text)
    if match is None:
        return text
    days, hours, minutes, seconds, fraction = match.groups("0")
    return timedelta(
        days=int(days),
        hours=int(hours),
        minutes=int(minutes),
        seconds=int(seconds),
        microseconds=int(fraction.ljust(6, "0")),
    )
