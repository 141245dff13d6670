"""Finds the flat tables of a sheet and their rows by field.

Title, notes, blank rows ...                     (`above`)
| Code  | Measure      | Unit | FFY 2026 |       the header: any row, any order of columns
| PEP   | Paternity    | %    | 91.5     |       a row; FFY 2026 is no field, so 91.5 is an other
|       |              |      |          | x     x stands outside every column
Source: the state's annual report                a note
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from loaders.cells import Cell, Kind, Sheet
from loaders.flat.header_rows import across, header_of, is_header, lacks_one
from loaders.flat.headers import Headers

_Key = TypeVar("_Key", str, int)
_NOTE_WORDS = ("note", "source", "legend", "key:", "*", "†", "‡")
_LONGEST_CODE = 3
"""Words of the longest code; more of them alone in a row are a note."""
_WIDEST_LONE = 2
"""Columns that a lone cell may span and still be a row's."""


@dataclass(slots=True)
class Row:
    """One row of a table. A cell merged downwards stands in every row that it covers."""

    number: int
    """As on the screen."""
    cells: dict[str, Cell] = field(default_factory=dict)
    """By field; blank ones are absent."""
    others: dict[int, Cell] = field(default_factory=dict)
    """By column, under headers that name no field."""

    @property
    def is_hidden(self) -> bool:
        """Whether the whole row is hidden."""
        return all(cell.is_hidden for cell in (*self.cells.values(), *self.others.values()))

    def text(self, name: str) -> str:
        """The words of a field's cell, blanks evened out; empty where it is blank."""
        cell = self.cells.get(name)
        return " ".join(cell.text.split()) if cell else ""


@dataclass(slots=True)
class FlatTable:
    """A header and the rows below it, down to the next header or the end of the sheet."""

    sheet: Sheet
    headers: Headers
    columns: dict[str, Cell]
    """Field to its header cell."""
    others: dict[int, Cell]
    """Column to its header cell, of those that name no field."""
    over: dict[int, Cell] = field(default_factory=dict)
    """Column to the words across several columns that stand over its header."""
    repeated: list[Cell] = field(default_factory=list)
    """Headers that name a field which a column further left has."""
    above: list[Cell] = field(default_factory=list)
    """What stands over the header, up to the table before it."""
    rows: list[Row] = field(default_factory=list)
    outside: list[Cell] = field(default_factory=list)
    """Cells under no header."""
    notes: list[Cell] = field(default_factory=list)
    """Lines between and below the rows, such as a source or a heading across the table."""

    @property
    def last_header_row(self) -> int:
        """Number of the lowest row of the header."""
        cells = (*self.columns.values(), *self.others.values())
        return max(cell.row + cell.rows - 1 for cell in cells)

    @property
    def kind(self) -> str:
        """What kind of table it is, as its `Headers` say."""
        return self.headers.kind

    def column_name(self, name: str) -> str:
        """What the table calls a field."""
        return " ".join(self.columns[name].text.split())


def tables(sheet: Sheet, *kinds: Headers) -> list[FlatTable]:
    """The tables of a sheet that are of one of these kinds, from the top.

    A row that fits several kinds heads one of the first. Sheets of prose have none.
    """
    found: list[FlatTable] = []
    above: list[Cell] = []
    rows = [] if sheet.is_prose else sheet.rows()
    place = 0
    while place < len(rows):
        header = header_of(kinds, rows[place : place + 2], is_within=bool(found))
        if header is not None:
            in_the_row_above = [cell for cell in above if cell.row == rows[place][0].row - 1]
            found.append(
                FlatTable(
                    sheet,
                    header.headers,
                    header.columns,
                    header.others,
                    header.over | across(in_the_row_above),
                    header.repeated,
                    above,
                )
            )
            above = []
            place += header.height
            continue
        if found:
            _add(found[-1], rows[place])
        else:
            above += rows[place]
        place += 1
    for table in found:
        _spread_merged(table)
    return found


def heads(sheet: Sheet, *kinds: Headers) -> bool:
    """Whether a sheet holds a table of one of these kinds."""
    rows = [] if sheet.is_prose else sheet.rows()
    return any(is_header(row, kind, is_within=False) for row in rows for kind in kinds)


def nearly_heads(sheet: Sheet, *kinds: Headers) -> bool:
    """Whether a row would head a table of one of these kinds, had it one column more."""
    rows = [] if sheet.is_prose else sheet.rows()
    return any(lacks_one(row, kind) for row in rows for kind in kinds)


def with_rows(table: FlatTable, rows: Iterable[Sequence[Cell]]) -> FlatTable:
    """The same header over other rows, such as a few of a long sheet."""
    other = replace(table, rows=[], outside=[], notes=[])
    for cells in rows:
        _add(other, cells)
    _spread_merged(other)
    return other


def _add(table: FlatTable, cells: Sequence[Cell]) -> None:
    if len(cells) == 1 and _is_note(table, cells[0]):
        table.notes.append(cells[0])
        return
    fields = {header.column: name for name, header in table.columns.items()}
    unread = {header.column for header in table.repeated}
    row = Row(cells[0].row)
    for cell in cells:
        if cell.kind is Kind.TEXT and not cell.text.strip():
            continue
        if name := fields.get(cell.column):
            row.cells[name] = cell
        elif cell.column in table.others:
            row.others[cell.column] = cell
        elif cell.column not in unread:
            table.outside.append(cell)
    if row.cells or row.others:
        table.rows.append(row)


def _is_note(table: FlatTable, cell: Cell) -> bool:
    """Whether the only cell of a row is words across the table, or a sentence where codes stand."""
    if cell.columns > _WIDEST_LONE:
        return True
    header = table.columns.get(table.headers.code)
    if header is None or header.column != cell.column:
        return False
    words = cell.text.casefold().split()
    return len(words) > _LONGEST_CODE or cell.text.strip().casefold().startswith(_NOTE_WORDS)


def _spread_merged(table: FlatTable) -> None:
    """Put cells that are merged downwards into the rows that they cover."""
    down: dict[str, Cell] = {}
    down_others: dict[int, Cell] = {}
    for row in table.rows:
        _carry(row.cells, down, row.number)
        _carry(row.others, down_others, row.number)


def _carry(cells: dict[_Key, Cell], down: dict[_Key, Cell], number: int) -> None:
    for key, cell in down.items():
        if number < cell.row + cell.rows:
            cells.setdefault(key, cell)
    down.update({key: cell for key, cell in cells.items() if cell.rows > 1})
