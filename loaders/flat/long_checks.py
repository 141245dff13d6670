"""What is odd about a flat table on a long sheet, below the rows that are read cell by cell."""

from collections.abc import Iterator

import numpy as np

from loaders.cells import Cell
from loaders.flat.tables import FlatTable
from loaders.long_codes import Code
from loaders.long_rows import Flags, LongRows


def hidden_below(table: FlatTable, long: LongRows) -> list[int]:
    """Numbers of the hidden rows below the header."""
    found: list[int] = long.rows[long.hidden_rows & _is_below(table, long)].tolist()
    return found


def outside_below(table: FlatTable, long: LongRows) -> Iterator[Cell]:
    """The first cell of every column under no header of which the first rows show none."""
    headers = (*table.columns.values(), *table.others.values(), *table.repeated, *table.outside)
    known = {cell.column for cell in headers}
    is_below = _is_below(table, long)
    for column, codes in long.codes.items():
        rows = long.rows[is_below & (codes != Code.BLANK)]
        if column not in known and len(rows):
            yield from (cell for cell in _row(long, rows[0]) if cell.column == column)


def first_cell(long: LongRows, row: int) -> Cell | None:
    """The leftmost cell of a row."""
    return next(iter(_row(long, row)), None)


def _row(long: LongRows, row: int | np.int32) -> list[Cell]:
    return list(long.cells([int(row)]).values())


def _is_below(table: FlatTable, long: LongRows) -> Flags:
    found: Flags = long.rows > table.last_header_row
    return found
