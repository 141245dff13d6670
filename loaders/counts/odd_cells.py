"""The cells of a table of counts that show no text or number, each told and its row left out."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.cells import Cell
from loaders.counts.table import CountTable
from loaders.flat.checks import BROKEN
from loaders.flat.findings import MOST, Findings, called
from loaders.long_codes import ODD, Code
from loaders.updates.entries import NUMBERS
from loaders.values import parse_value

_BROKEN = (Code.ERROR, Code.FORMULA)
_FILLED = tuple(code for code in Code if code is not Code.BLANK)


def without_broken(
    table: CountTable, columns: Mapping[str, Cell], text: pa.Table, found: Findings
) -> pa.Table:
    """The text without the rows in which a cell that is read shows nothing; those are told."""
    long = table.place.long
    figures = [columns[name].column for name in NUMBERS if name in columns]
    keys = [cell.column for name, cell in columns.items() if name not in NUMBERS]
    is_merged = long.is_covered(figures)
    is_broken = is_merged | long.has(ODD, figures) | long.has(_BROKEN, keys)
    is_given = is_merged | long.has(_FILLED, figures)
    rows = long.rows[is_broken & is_given & (long.rows > table.place.last_row)]
    if not len(rows):
        return text
    cells = long.cells(rows[:MOST].tolist())
    for name, header in columns.items():
        for cell in cells.values():
            if cell.column == header.column and (says := _wrong(cell, is_figure=name in NUMBERS)):
                named = called(table.flat, name) if name in table.columns else header.text
                found.say(table.place.sheet.name, cell.address, f"{named} {says}")
    found.say_rest(table.flat, len(rows) - MOST)
    return text.filter(pc.invert(pc.is_in(text.column("row"), pa.array(rows.astype(np.int32)))))


def _wrong(cell: Cell, *, is_figure: bool) -> str | None:
    """What is wrong with a cell that is read; None where nothing is."""
    if cell.kind in BROKEN:
        return BROKEN[cell.kind].format(cell.text)
    if not is_figure:
        return None
    if cell.rows > 1:
        return f"is merged over {cell.rows} rows; give every row its own"
    if cell.kind in {"date", "boolean"}:
        try:
            parse_value(cell, "")
        except ValueError as error:
            return str(error)
    return None
