"""Puts the parts of a long sheet together, and blanks what its merged ranges cover."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.long_codes import Code, Codes
from loaders.long_rows import Flags, LongRows


def joined(parts: list[LongRows]) -> LongRows:
    """One part of a sheet under the other; a column that a part lacks is blank in it.

    The parts lose their texts, so that not all of them are there twice.
    """
    columns = sorted({column for part in parts for column in part.texts})
    long = LongRows(
        np.concatenate([np.empty(0, np.int32), *(part.rows for part in parts)]),
        {column: _under(parts, column) for column in columns},
        {column: np.concatenate([_codes(part, column) for part in parts]) for column in columns},
        np.concatenate([np.empty(0, bool), *(part.hidden_rows for part in parts)]),
    )
    # What the small parts held is not given back to the system unless it is asked for.
    pa.default_memory_pool().release_unused()
    return long


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
