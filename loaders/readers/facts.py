"""What calamine does not tell of a sheet: errors, formulas without a value, hidden, merged."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.cells import Value
from loaders.long_rows import LongRows
from loaders.problems import Refused
from loaders.readers.number_formats import Shown

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384

Values = Iterator[tuple[int, int, Value]]
"""Row and column from 1, and the value, of every cell that is not blank."""


@dataclass(slots=True)
class Facts:
    """One sheet as its own notation describes it; rows and columns count from 1."""

    name: str
    is_hidden: bool = False
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    """Cells with an error value, and its text."""
    uncalculated: set[tuple[int, int]] = field(default_factory=set)
    """Formulas without a stored result."""
    shown: dict[tuple[int, int], Shown] = field(default_factory=dict)
    """Cells whose format shows another thing than their value."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    """First and last column of each hidden stretch."""
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column."""
    filled: int = 0
    """Cells that hold a value or an error."""
    first: tuple[int, int] = (MOST_ROWS + 1, MOST_COLUMNS + 1)
    last: tuple[int, int] = (0, 0)
    """Corners of the rectangle that the filled cells cover."""
    long: LongRows | None = None
    """All its rows, when they were read together with these facts."""

    def stretch(self, row: int, column: int, rows: int = 1, columns: int = 1) -> None:
        """Let the rectangle cover a cell, or a block of cells."""
        self.first = (min(self.first[0], row), min(self.first[1], column))
        self.last = (max(self.last[0], row + rows - 1), max(self.last[1], column + columns - 1))

    def all_hidden_columns(self) -> frozenset[int]:
        """Every column of the hidden stretches."""
        return frozenset(
            column
            for first, last in self.hidden_columns
            for column in range(max(first, 1), min(last, MOST_COLUMNS) + 1)
        )

    def check_area(self, file_name: str, most: int) -> None:
        """Refuse a sheet whose used rectangle is beyond what a reader can hold in memory."""
        (top, left), (bottom, right) = self.first, self.last
        if bottom > MOST_ROWS or right > MOST_COLUMNS:
            raise Refused(
                f"{file_name} is damaged: sheet '{self.name}' has a cell beyond the last row or "
                "column that Excel knows; open it in Excel, save it anew and load that."
            )
        area = max(bottom - top + 1, 0) * max(right - left + 1, 0)
        if area > most:
            raise Refused(
                f"{file_name}: sheet '{self.name}' stretches over {area:,} cells, from row {top} "
                f"to row {bottom} and column {left} to column {right}, more than the {most:,} "
                "that `cells` under [limits] in headway.toml allows; delete the stray cells far "
                "from the table, or raise that limit."
            )
