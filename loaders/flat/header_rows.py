"""Finds the rows that head a flat table, and what is in them: one row, or one divided below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loaders.cells import Cell
from loaders.flat.headers import MOST_SEVERAL, Headers

_LEAST_FIRST, _LEAST_WITHIN = 3, 2
"""A third of a header's cells name fields; half of them where it stands below another table."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table."""

    headers: Headers
    columns: dict[str, Cell]
    """Field to its header cell."""
    others: dict[int, Cell]
    """Column to its header cell, of those that name no field."""
    over: dict[int, Cell]
    """Column to the words across several columns that stand over its header."""
    repeated: list[Cell]
    """Those that name a field which a column further left has."""
    height: int
    """Rows that it takes, blank ones not counted."""


def header_of(
    kinds: Sequence[Headers], rows: Sequence[list[Cell]], *, is_within: bool
) -> Header | None:
    """The header that the first of these rows is or begins, of the first kind that it fits."""
    first = rows[0]
    for headers in kinds:
        if not is_header(first, headers, is_within=is_within):
            continue
        last = first[0].row + _height(first, rows[1:]) - 1
        parts = [line for line in rows if line[0].row <= last]
        lowest = {cell.column: cell for line in parts for cell in line}
        over = across(first) if len(parts) > 1 else {}
        columns, others, repeated = _columns(headers, list(lowest.values()))
        return Header(headers, columns, others, over, repeated, len(parts))
    return None


def is_header(row: Sequence[Cell], headers: Headers, *, is_within: bool) -> bool:
    """Whether a row heads a table; in a table, a row of words that are headers elsewhere does not.

    `Measure` and `number` are headers, and what a row says of its kind and statistic.
    """
    if headers.columns_of(row) is None:
        return False
    known = sum(
        (isinstance(cell.value, str) and headers.field_of(cell.value) is not None)
        or (headers.also is not None and headers.also(cell))
        for cell in row
    )
    return known * (_LEAST_WITHIN if is_within else _LEAST_FIRST) >= len(row)


def lacks_one(row: Sequence[Cell], headers: Headers) -> bool:
    """Whether half of a row's cells name fields, and all that head a table but one are there."""
    named = [headers.field_of(cell.value) for cell in row if isinstance(cell.value, str)]
    found = {name for name in named if name is not None}
    is_close = any(len(needed - found) == 1 for needed in headers.needs if len(needed & found) > 1)
    return is_close and len(found) * _LEAST_WITHIN >= len(row) and not headers.never & found


def across(cells: Iterable[Cell]) -> dict[int, Cell]:
    """Column to the cell that is merged across it and others."""
    return {
        column: cell
        for cell in cells
        if cell.columns > 1
        for column in range(cell.column, cell.column + cell.columns)
    }


def several(name: str) -> list[str]:
    """The fields of a header that may stand several times: `group`, `group_2`, `group_3`."""
    return [name, *(f"{name}_{number}" for number in range(2, MOST_SEVERAL + 1))]


def _height(row: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> int:
    """Rows of a header: more than one where words across several columns are divided below."""
    spanned = across(row)
    is_divided = any(
        len(cells) > 1
        and cells[0].row == row[0].row + 1
        and all(cell.column in spanned for cell in cells)
        for cells in below
    )
    return max(2 if is_divided else 1, *(cell.rows for cell in row), 1)


def _columns(
    headers: Headers, cells: Sequence[Cell]
) -> tuple[dict[str, Cell], dict[int, Cell], list[Cell]]:
    columns: dict[str, Cell] = {}
    others: dict[int, Cell] = {}
    repeated: list[Cell] = []
    for cell in sorted(cells, key=lambda cell: cell.column):
        name = headers.field_of(cell.value) if isinstance(cell.value, str) else None
        if name in headers.several:
            name = next((one for one in several(name) if one not in columns), name)
        if name is None:
            others[cell.column] = cell
        elif name in columns:
            repeated.append(cell)
        else:
            columns[name] = cell
    return columns, others, repeated
