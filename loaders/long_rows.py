"""The rows of a sheet that has too many for cells: columns of text, and what each text is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from loaders.cells import Cell, Sheet
from loaders.long_codes import KINDS, Code, Codes, value_of

LONG_ROWS = 20_000
"""A sheet with more rows than this that are not blank is long."""
HEAD_ROWS = 200
"""So many of its first rows that are not blank also stand as cells."""

Numbers = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]


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
        return Cell(row, column, value_of(text, code), KINDS[code], rows, columns, is_hidden)


def too_many(long: LongRows) -> str:
    """What is wrong with a long sheet where one that is read cell by cell should be."""
    return (
        f"The sheet has {len(long.rows):,} rows, more than the {LONG_ROWS:,} that are read of a "
        "sheet of this kind; divide it among several files"
    )
