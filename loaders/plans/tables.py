"""A plan's sheets cut into prose lines and tables, and tables cut into bands.

A band is a stretch of rows that is read together. Where every row begins a strategy, each row is a
band and what stands in it is certain. Where a table was pasted from Word, a line a row, the whole
table is one band and its columns have to be aligned.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.cells import Cell, Sheet
from loaders.measures.headers import is_catalogue
from loaders.plans.entries import Line, height_of, items, lines_of
from loaders.plans.headers import LEVELS, columns_of
from loaders.plans.labels import label_of
from loaders.plans.lines import heading, is_key, statement


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
    is_continued: bool = False
    """Its header stands further up, above another goal."""

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
    """Prose lines and tables of a sheet in their order.

    A header stays in force until the next: below a goal's line the table goes on.
    """
    header: Table | None = None
    table: Table | None = None
    for stretch in _stretches(sheet):
        first = stretch[0]
        if not sheet.is_prose and (found := columns_of(first)):
            unread = [cell for cell in first if cell not in found.values()]
            header = table = Table(sheet, found, unread)
            body = stretch[1:]
        elif header and not _stands_alone(first) and _goes_on(header, stretch):
            table = Table(sheet, header.header, is_continued=True)
            body = stretch
        else:
            yield from (Prose(sheet, cell) for row in stretch for cell in row)
            continue
        for row in body:
            _add(table, row)
        yield table


def _stretches(sheet: Sheet) -> Iterator[list[list[Cell]]]:
    """Rows that are of one kind: a line that stands alone, or a header and what is below it."""
    stretch: list[list[Cell]] = []
    for row in sheet.rows():
        alone = _stands_alone(row) or sheet.is_prose
        heads = columns_of(row) and not _is_of_catalogue(stretch, row)
        begins = alone or not stretch or _stands_alone(stretch[-1]) or heads
        if begins and stretch:
            yield stretch
            stretch = []
        stretch.append(row)
    if stretch:
        yield stretch


def _is_of_catalogue(above: Sequence[Sequence[Cell]], row: Sequence[Cell]) -> bool:
    """Whether a row tells of a measure, such as of a deliverable that is a milestone."""
    number = row[0].row
    for one in reversed(above):
        if number - one[0].row > 1:
            return False
        if is_catalogue(one):
            return True
        number = one[0].row
    return False


def _goes_on(header: Table, stretch: Sequence[Sequence[Cell]]) -> bool:
    """Whether rows without a header of their own stand under the columns of the one above."""
    columns = {cell.column for cell in header.header.values()}
    return any(sum(cell.column in columns for cell in row) > 1 for row in stretch)


def _stands_alone(row: Sequence[Cell]) -> bool:
    """Whether a row is a line by itself: an area, a goal, the key, or words over columns."""
    text = row[0].text
    return len(row) == 1 and (
        heading(text) is not None or is_key(text) or statement(text) is not None
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
    """The bands of a table, from the top; empty when nothing stands in its item column.

    What stands above the first item or parent belongs to none and is moved outside.
    """
    parents = [cell.row for name in table.parent_fields for cell in table.cells.get(name, [])]
    starts = sorted({cell.row for cell in table.item_cells} | set(parents))
    if not table.item_cells:
        return []
    for name, cells in table.cells.items():
        table.outside += [cell for cell in cells if cell.row + cell.rows <= starts[0]]
        table.cells[name] = [cell for cell in cells if cell.row + cell.rows > starts[0]]
    end = max(cell.row + cell.rows - 1 for cells in table.cells.values() for cell in cells)
    if not rows_are_records(table):
        return _cut(table, [(starts[0], end)])
    ends = [start - 1 for start in starts[1:]] + [end]
    return _cut(table, list(zip(starts, ends, strict=True)))


def rows_are_records(table: Table) -> bool:
    """Whether each row begins an item, so that what stands in a row is beside it for certain."""
    if table.parent_fields:
        return True
    found = items(
        [line for cell in table.item_cells for line in lines_of(cell, cell.row)],
        each_cell_is_one=each_cell_is_one(table),
    )
    if found[0].label is None:
        return True
    begun = {item.cell.address for item in found if item.label}
    covered = {
        row
        for cell in table.item_cells
        if cell.address in begun
        for row in range(cell.row, cell.row + cell.rows)
    }
    return all(cell.row in covered for cells in table.cells.values() for cell in cells)


def each_cell_is_one(table: Table) -> bool:
    """Whether every cell of the item column begins with a label, in rows of their own."""
    return len(table.item_cells) > 1 and all(label_of(cell.text) for cell in table.item_cells)


def has_spacer_rows(table: Table) -> bool:
    """Whether blank rows stand between the rows, as in a table pasted from Word."""
    covered = {row for cell in table.item_cells for row in range(cell.row, cell.row + cell.rows)}
    return len(covered) < max(covered) - min(covered) + 1


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
