"""Collects the cells of a long sheet into columns, whichever reader they come from."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from loaders.cells import Cell
from loaders.long_codes import code_of
from loaders.long_rows import LongRows
from loaders.readers.facts import Facts
from loaders.readers.long_parts import without_covered

_CELLS_AT_ONCE = 65_536


def collected(facts: Facts, cells: Iterable[Cell]) -> LongRows:
    """The rows that cells make up, in whatever order they come; a later one replaces."""
    columns: dict[int, _Column] = {}
    for cell in cells:
        column = columns.get(cell.column)
        if column is None:
            column = columns[cell.column] = _Column()
        column.add(cell)
    found = {number: column.ordered() for number, column in sorted(columns.items())}
    rows = np.unique(np.concatenate([np.empty(0, np.int32), *(one[0] for one in found.values())]))
    long = LongRows(rows, {}, {}, np.isin(rows, np.fromiter(facts.hidden_rows, np.int32)))
    for number, (at, texts, codes) in found.items():
        places = np.searchsorted(rows, at)
        # Where there is no cell, none is taken: null.
        taken = np.full(len(rows), len(at), np.int64)
        taken[places] = np.arange(len(at))
        is_blank = taken == len(at)
        long.texts[number] = pa.chunked_array([texts.take(pa.array(taken, mask=is_blank))])
        long.codes[number] = np.append(codes, np.uint8(0))[taken]
    long.hidden_columns = facts.all_hidden_columns()
    without_covered(long, facts.merged)
    return long


@dataclass(slots=True)
class _Column:
    """One column as it grows: what is new as lists, the rest as arrays."""

    rows: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)
    parts: list[tuple[np.ndarray, pa.Array, np.ndarray]] = field(default_factory=list)

    def add(self, cell: Cell) -> None:
        self.rows.append(cell.row)
        self.texts.append(cell.text)
        self.codes.append(code_of(cell))
        if len(self.rows) == _CELLS_AT_ONCE:
            self._pack()

    def ordered(self) -> tuple[np.ndarray, pa.Array, np.ndarray]:
        """Rows ascending, each once, with their texts and codes."""
        self._pack()
        rows = np.concatenate([part[0] for part in self.parts])
        texts = pa.concat_arrays([part[1] for part in self.parts])
        codes = np.concatenate([part[2] for part in self.parts])
        # Of those that are alike `unique` keeps the first: the last that came.
        rows, last = np.unique(rows[::-1], return_index=True)
        kept = len(codes) - 1 - last
        return rows, texts.take(pa.array(kept)), codes[kept]

    def _pack(self) -> None:
        self.parts.append(
            (
                np.array(self.rows, np.int32),
                pa.array(self.texts, pa.string()),
                np.array(self.codes, np.uint8),
            )
        )
        self.rows, self.texts, self.codes = [], [], []
