"""A plan's sheets cut into prose lines and tables, and tables cut into bands.

A band is a stretch of rows that is read together. Where every row begins a strategy, each row is a
band and what stands in it is certain. Where a table was pasted from Word, a line a row, the whole
table is one band and its columns have to be aligned.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.cells import Cell, Sheet
from loaders.plans.entries import Line, height_of, items, lines_of
from loaders.plans.headers import LEVELS, columns_of
from loaders.plans.lines import heading, key_of, statement


@dataclass(frozen=True, slots=True)
class Prose:
    """A line outside every table."""

    sheet: Sheet
    cell: Cell


@dataclass(slots=True)
class Table:
    """A header row and the cells below it, by field; others stand outside its columns."""

    sheet: Sheet
    header: dict[str, Cell]
    unread_headers: list[Cell] = field(default_factory=list)
    cells: dict[str, list[Cell]] = field(default_factory=dict)
    outside: list[Cell] = field(default_factory=list)

    @property
    def item_field(self) -> str:
        """The lowest level that has a column: what a row is about."""
        return [name for name in LEVELS if name in self.header][-1]

    @property
    def parent_fields(self) -> list[str]:
        """Levels above it that have columns, from the top."""
        return [name for name in LEVELS if name in self.header][:-1]

    @property
    def item_cells(self) -> list[Cell]:
        """The cells of the item column."""
        return self.cells.get(self.item_field, [])


@dataclass(frozen=True, slots=True)
class Band:
    """Rows that are read together, with the lines of each column in them."""

    first_row: int
    last_row: int
    lines: dict[str, list[Line]]
    spans: dict[str, list[Cell]]
    """Cells that also stand in other bands: merged downwards over them."""


def segments(sheet: Sheet) -> Iterator[Prose | Table]:
    """Prose lines and tables of a sheet in their order."""
    table: Table | None = None
    for row in sheet.rows():
        if not sheet.is_prose and (header := columns_of(row)):
            if table:
                yield table
            table = Table(sheet, header, [cell for cell in row if cell not in header.values()])
        elif table is None or _stands_alone(row):
            if table:
                yield table
            table = None
            yield from (Prose(sheet, cell) for cell in row)
        else:
            _add(table, row)
    if table:
        yield table


def _stands_alone(row: Sequence[Cell]) -> bool:
    """Whether a row below a table closes it: an area, a goal, the key, or a line over columns."""
    text = row[0].text
    return len(row) == 1 and (
        heading(text) is not None or bool(key_of(text)) or statement(text) is not None
        or row[0].columns > 2  # noqa: PLR2004
    )  # fmt: skip


def _add(table: Table, row: Sequence[Cell]) -> None:
    fields = {header.column: name for name, header in table.header.items()}
    unread = {header.column for header in table.unread_headers}
    for cell in row:
        if name := fields.get(cell.column):
            table.cells.setdefault(name, []).append(cell)
        elif cell.column not in unread:
            table.outside.append(cell)


def bands(table: Table) -> list[Band]:
    """The bands of a table, from the top; empty when nothing stands in its item column."""
    starts = [cell.row for cell in table.item_cells]
    if not starts:
        return []
    cells = [cell for cells in table.cells.values() for cell in cells]
    end = max(cell.row + cell.rows - 1 for cell in cells)
    if not _rows_are_records(table):
        return _cut(table, [(min(cell.row for cell in cells), end)])
    table.outside += [cell for cell in cells if cell.row + cell.rows <= starts[0]]
    ends = [start - 1 for start in starts[1:]] + [end]
    return _cut(table, list(zip(starts, ends, strict=True)))


def _rows_are_records(table: Table) -> bool:
    """Whether each row begins an item, so that what stands in a row is beside it for certain."""
    if table.parent_fields:
        return True
    lines = [line for cell in table.item_cells for line in lines_of(cell, cell.row)]
    found = items(lines)
    if found[0].label is None:
        return True
    begun = {(item.cell.row, item.cell.column) for item in found if item.label}
    covered = {
        row
        for cell in table.item_cells
        if (cell.row, cell.column) in begun
        for row in range(cell.row, cell.row + cell.rows)
    }
    rows = [cell.row for cells in table.cells.values() for cell in cells]
    return set(range(min(rows), max(rows) + 1)) <= covered


def _cut(table: Table, spans: Sequence[tuple[int, int]]) -> list[Band]:
    """The lines of each column in each span of rows; a merged cell stands in all that it covers."""
    found = [Band(first, last, {}, {}) for first, last in spans]
    firsts, lasts = [first for first, _ in spans], [last for _, last in spans]
    tops = _tops(table, spans)
    for name, cells in table.cells.items():
        for cell in cells:
            last_row = cell.row + cell.rows - 1
            covered = found[bisect_left(lasts, cell.row) : bisect_right(firsts, last_row)]
            for band in covered:
                top = tops[max(cell.row, band.first_row)]
                band.lines.setdefault(name, []).extend(lines_of(cell, top))
                if cell.row < band.first_row or last_row > band.last_row:
                    band.spans.setdefault(name, []).append(cell)
    return found


def _tops(table: Table, spans: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Row to the position of its first line in its span, blank rows counted as one line."""
    in_row: dict[int, list[Cell]] = {}
    for cells in table.cells.values():
        for cell in cells:
            in_row.setdefault(cell.row, []).append(cell)
    tops = {}
    for first, last in spans:
        position = 0
        for row in range(first, last + 1):
            tops[row] = position
            position += height_of(in_row.get(row, []))
    return tops
