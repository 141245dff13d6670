"""What is wrong or odd about any flat table, whatever its columns mean."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from loaders.cells import Cell, Kind, Sheet
from loaders.flat.long_checks import first_cell, hidden_below, outside_below
from loaders.flat.tables import FlatTable, Row
from loaders.problems import Problem

BROKEN = {
    Kind.ERROR: "should hold words or a number, not the error value {}; correct it in the file",
    Kind.FORMULA: (
        "holds a formula that was never calculated; open the file in Excel, save it, load it again"
    ),
}
"""What is said of a cell that shows no value, behind the name of its column."""


def problem(file_name: str, sheet: Sheet, cell: Cell, message: str) -> Problem:
    """A problem at a cell."""
    return Problem(file_name, message, sheet.name, cell.address)


def warning(file_name: str, sheet: Sheet, cell: Cell, message: str) -> Problem:
    """A warning at a cell."""
    return Problem(file_name, message, sheet.name, cell.address, is_warning=True)


def broken_cells(file_name: str, table: FlatTable) -> Iterator[Problem]:
    """A problem at every error value and every formula without a value, of columns that are read.

    Fields do not have to look at such cells again: nothing of a file with a problem is loaded.
    """
    seen: set[str] = set()
    for row in table.rows:
        for name, cell in row.cells.items():
            if cell.kind in BROKEN and cell.address not in seen:
                seen.add(cell.address)
                says = f"{table.column_name(name)} {BROKEN[cell.kind].format(cell.text)}"
                yield problem(file_name, table.sheet, cell, says)


def unread(file_name: str, table: FlatTable, *, others_are_read: bool = False) -> Iterator[Problem]:
    """Warnings of columns, cells and lines that are not read, and of hidden rows that are."""
    sheet = table.sheet
    for cell in table.repeated:
        says = f"Column '{_short(cell)}' stands twice; the one further left is read, not this one"
        yield warning(file_name, sheet, cell, says)
    for cell in [] if others_are_read else table.others.values():
        says = f"Column '{_short(cell)}' is none that {table.kind} have, so it is not read"
        yield warning(file_name, sheet, cell, says)
    for cell in [*table.outside, *(outside_below(table, sheet.long) if sheet.long else [])]:
        says = f"'{_short(cell)}' stands outside the table's columns, so it is not read"
        yield warning(file_name, sheet, cell, says)
    for cell in table.notes:
        says = f"'{_short(cell)}' stands alone in its row and is taken for a note"
        yield warning(file_name, sheet, cell, says)
    yield from _hidden(file_name, table)


def repeats(
    file_name: str,
    rows: Iterable[tuple[FlatTable, Row]],
    key: Callable[[Row], str],
    field: str,
    says: str,
) -> Iterator[Problem]:
    """A problem at every cell of `field` where a key stands that another row has too.

    `says` names the key as `{key}` and the other cells as `{others}`. Rows of an empty key are
    left out.
    """
    by_key: dict[str, list[tuple[FlatTable, Cell, str]]] = {}
    for table, row in rows:
        cell = row.cells.get(field)
        if cell is not None and (of_row := key(row)):
            by_key.setdefault(of_row, []).append((table, cell, row.text(field)))
    for found in by_key.values():
        if len({(table.sheet.name, cell.address) for table, cell, _ in found}) < len(found):
            continue  # one merged cell
        for table, cell, words in found if len(found) > 1 else []:
            others = _places([(t, c) for t, c, _ in found if c is not cell], table.sheet)
            yield problem(file_name, table.sheet, cell, says.format(key=words, others=others))


def _places(cells: Sequence[tuple[FlatTable, Cell]], beside: Sheet) -> str:
    named = [
        cell.address if table.sheet is beside else f"{cell.address} of sheet '{table.sheet.name}'"
        for table, cell in cells
    ]
    return " and ".join(named)


def _hidden(file_name: str, table: FlatTable) -> Iterator[Problem]:
    long = table.sheet.long
    rows = [row for row in table.rows if row.is_hidden]
    hidden = hidden_below(table, long) if long else [row.number for row in rows]
    if table.sheet.is_hidden and table.rows:
        header = min(table.columns.values(), key=lambda cell: cell.column)
        says = "The sheet is hidden and is read all the same"
        yield warning(file_name, table.sheet, header, says)
    elif hidden:
        cells = rows[0].cells.values() if rows else ()
        first = min(cells, key=lambda cell: cell.column, default=None)
        if long:
            first = first_cell(long, hidden[0])
        numbers = ", ".join(str(number) for number in hidden[:10])
        more = f" and {len(hidden) - 10:,} more" if len(hidden) > 10 else ""  # noqa: PLR2004
        says = (
            f"Row {numbers} is hidden and is read all the same"
            if len(hidden) == 1
            else f"Rows {numbers}{more} are hidden and are read all the same"
        )
        if first is not None:
            yield warning(file_name, table.sheet, first, says)
    for name, header in table.columns.items():
        is_hidden = header.is_hidden and any(name in row.cells for row in table.rows)
        if is_hidden and not table.sheet.is_hidden:
            says = f"Column '{table.column_name(name)}' is hidden and is read all the same"
            yield warning(file_name, table.sheet, header, says)


def _short(cell: Cell) -> str:
    return " ".join(cell.text.split())[:40]
