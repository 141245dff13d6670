"""The text of a sheet of groups that has very many rows, and what is wrong with its cells."""

from itertools import groupby

import pyarrow as pa
import pyarrow.compute as pc

from loaders.flat.findings import MOST, Findings
from loaders.flat.tables import FlatTable, with_rows
from loaders.long_codes import ODD, Code
from loaders.long_rows import Flags, LongRows
from loaders.updates.entries import GROUP_NUMBERS
from loaders.updates.groups_sheet import KEYS, text_of

_BROKEN = (Code.ERROR, Code.FORMULA)
_FILLED = tuple(code for code in Code if code is not Code.BLANK)


def long_text_of(table: FlatTable, long: LongRows, found: Findings) -> pa.Table:
    """All rows of a long sheet as `text_of` gives those of another; what it tells is told here."""
    columns = {name: cell.column for name, cell in table.columns.items()}
    last = table.last_header_row
    text = long.table({name: columns.get(name, 0) for name in (*KEYS, *GROUP_NUMBERS)}, last)
    broken = long.rows[_broken(long, columns) & (long.rows > last)]
    if not len(broken):
        return text
    cells = long.cells(broken[:MOST].tolist()).values()
    rows = [list(row) for _, row in groupby(cells, key=lambda cell: cell.row)]
    told = with_rows(table, rows)
    text_of(told, told.rows, found)
    found.say_rest(table, len(broken) - MOST)
    return text.filter(pc.invert(pc.is_in(text.column("row"), pa.array(broken))))


def _broken(long: LongRows, columns: dict[str, int]) -> Flags:
    """Rows that give something and have a cell that shows no text, or no number for a number."""
    numbers = [columns[name] for name in GROUP_NUMBERS if name in columns]
    keys = [columns[name] for name in KEYS if name in columns]
    is_merged = long.is_covered(numbers)
    is_broken = is_merged | long.has(ODD, numbers) | long.has(_BROKEN, keys)
    return is_broken & (is_merged | long.has(_FILLED, numbers))
