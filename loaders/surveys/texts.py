"""The rows of a sheet below its headers as columns of text, whether the sheet is long or not."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from loaders.cells import Cell, Kind, Sheet
from loaders.long_codes import Code
from loaders.long_rows import Flags, LongRows, Numbers
from loaders.surveys.text_columns import NOTHING, TextColumn, column_of

_SHOWS_NONE = {Kind.ERROR: Code.ERROR, Kind.FORMULA: Code.FORMULA}


@dataclass(frozen=True, slots=True)
class Unshown:
    """Cells of one column that show no text, for the same reason."""

    cell: Cell
    """The first of them: an error value, or a formula that was never calculated."""
    count: int


@dataclass(frozen=True, slots=True)
class SheetText:
    """Every row below the headers that is not blank."""

    rows: Numbers
    """As on the screen, ascending."""
    columns: dict[int, TextColumn]
    """Those that have anything below the headers, by their number on the sheet."""
    unshown: tuple[Unshown, ...] = ()

    def column(self, column: int) -> TextColumn:
        """A column of the sheet; one of blank cells where nothing stands in it."""
        return self.columns.get(column) or _blank(self.rows)

    def only(self, is_kept: Flags) -> "SheetText":
        """The rows with a true flag."""
        columns = {number: column.only(is_kept) for number, column in self.columns.items()}
        return replace(self, rows=self.rows[is_kept], columns=columns)

    def has_any(self, columns: Iterable[int]) -> Flags:
        """For every row whether one of these columns is filled."""
        found = np.zeros(len(self.rows), bool)
        for number in columns:
            if number in self.columns:
                found |= self.columns[number].places >= 0
        return found


def text_of(sheet: Sheet, after_row: int) -> SheetText:
    """The text of all rows below a row such as the last header.

    A cell merged downwards stands in every row that it covers; one that shows no text is blank
    and told in `unshown`.
    """
    if sheet.long is not None:
        return _long(sheet.long, after_row)
    cells = [cell for cell in sheet.cells.values() if cell.row > after_row]
    rows = np.unique(np.fromiter((cell.row for cell in cells), np.int32))
    places = {row: place for place, row in enumerate(rows.tolist())}
    texts: dict[int, list[str | None]] = {}
    for cell in cells:
        column = texts.setdefault(cell.column, [None] * len(rows))
        for row in range(cell.row, cell.row + cell.rows):
            if row in places and cell.kind not in _SHOWS_NONE:
                column[places[row]] = cell.text
    broken = [cell for cell in cells if cell.kind in _SHOWS_NONE]
    return SheetText(
        rows,
        {
            number: column_of(pa.chunked_array([pa.array(column, pa.string())]), rows)
            for number, column in sorted(texts.items())
        },
        _counted(broken),
    )


def _long(long: LongRows, after_row: int) -> SheetText:
    first = int(np.searchsorted(long.rows, after_row, side="right"))
    rows = long.rows[first:]
    columns: dict[int, TextColumn] = {}
    unshown: list[Unshown] = []
    for number in sorted(long.texts):
        table = long.table({"text": number}, after_row)
        column = column_of(table.column("text"), rows)
        for code in _SHOWS_NONE.values():
            is_broken = long.codes[number][first:] == code
            if is_broken.any():
                unshown.append(_first_of(long, number, rows[is_broken]))
                column = column.without(is_broken)
        if column.different:
            columns[number] = column
    return SheetText(rows, columns, tuple(unshown))


def _first_of(long: LongRows, column: int, rows: Numbers) -> Unshown:
    row = int(rows[0])
    return Unshown(long.cells([row])[row, column], len(rows))


def _counted(broken: list[Cell]) -> tuple[Unshown, ...]:
    alike: dict[tuple[int, Kind], list[Cell]] = {}
    for cell in sorted(broken, key=lambda cell: (cell.column, cell.row)):
        alike.setdefault((cell.column, cell.kind), []).append(cell)
    return tuple(Unshown(cells[0], len(cells)) for cells in alike.values())


def _blank(rows: Numbers) -> TextColumn:
    places = np.full(len(rows), NOTHING, np.int32)
    return TextColumn(pa.array([], pa.string()), places, rows, rows)
