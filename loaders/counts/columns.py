"""The cells of a table of counts as columns of text, whether its sheet is long or not."""

import numpy as np
import pyarrow as pa

from loaders.cells import Sheet
from loaders.long_codes import code_of
from loaders.long_rows import LongRows


def columns_of(sheet: Sheet) -> LongRows:
    """Every row of a sheet as columns; those of a long sheet are that already."""
    if sheet.long is not None:
        return sheet.long
    numbers = sorted({row for row, _ in sheet.cells})
    places = {row: place for place, row in enumerate(numbers)}
    long = LongRows(np.array(numbers, dtype=np.int32), {}, {}, np.ones(len(numbers), bool))
    texts: dict[int, list[str | None]] = {}
    for (row, column), cell in sheet.cells.items():
        if column not in texts:
            texts[column] = [None] * len(numbers)
            long.codes[column] = np.zeros(len(numbers), np.uint8)
        texts[column][places[row]] = cell.text
        long.codes[column][places[row]] = code_of(cell)
        long.hidden_rows[places[row]] &= cell.is_hidden
        if cell.rows > 1 or cell.columns > 1:
            long.spans[row, column] = (cell.rows, cell.columns)
    for column, entries in sorted(texts.items()):
        long.texts[column] = pa.chunked_array([pa.array(entries, pa.string())])
    return long
