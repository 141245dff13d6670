"""Puts one sheet together from what a reader gave as values and what is known of its cells."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from math import isfinite

from loaders import long_rows
from loaders.cells import Cell, Kind, Sheet, Value
from loaders.readers.collecting import collected
from loaders.readers.facts import Facts
from loaders.readers.number_formats import words_shown


def sheet_of(facts: Facts, values: Iterable[tuple[int, int, Value]]) -> Sheet:
    """Build the sheet; errors and formulas without a value stand where readers give blanks.

    One of very many rows is long. `values` are not asked for where the facts bring all rows.
    """
    sheet = Sheet(facts.name, is_hidden=facts.is_hidden)
    long = facts.long
    if long is None and facts.last[0] - facts.first[0] >= long_rows.LONG_ROWS:
        long = collected(facts, cells_of(facts, values))
    if long is not None:
        long.fill(sheet)
        return sheet
    cells = sheet.cells
    for cell in cells_of(facts, values):
        cells[cell.row, cell.column] = cell
    for place in covered(facts.merged, cells):
        del cells[place]
    return sheet


def cells_of(facts: Facts, values: Iterable[tuple[int, int, Value]]) -> Iterator[Cell]:
    """The cells that are not blank, those too that a merged range covers."""
    hidden_rows = facts.hidden_rows
    hidden_columns = facts.all_hidden_columns()
    spans = {
        (top, left): (bottom - top + 1, right - left + 1)
        for top, left, bottom, right in facts.merged
    }
    for row, column, raw in _overlaid(facts, values):
        value = words_shown(_alike(raw), facts.shown.get((row, column)))
        kind = _kind(value)
        if kind is Kind.TEXT and not str(value).strip():
            continue
        if (row, column) in facts.errors:
            kind = Kind.ERROR
        rows, columns = spans.get((row, column), (1, 1))
        is_hidden = row in hidden_rows or column in hidden_columns
        yield Cell(row, column, value, kind, rows, columns, is_hidden)


def covered(
    merged: list[tuple[int, int, int, int]], cells: dict[tuple[int, int], Cell]
) -> set[tuple[int, int]]:
    """Cells that keep a value under a merged range, where nobody sees it."""
    found: set[tuple[int, int]] = set()
    for top, left, bottom, right in merged:
        if (bottom - top + 1) * (right - left + 1) <= len(cells):
            places: Iterable[tuple[int, int]] = (
                (row, column)
                for row in range(top, bottom + 1)
                for column in range(left, right + 1)
                if (row, column) in cells
            )
        else:
            places = (
                place for place in cells if top <= place[0] <= bottom and left <= place[1] <= right
            )
        found.update(place for place in places if place != (top, left))
    return found


def _overlaid(
    facts: Facts, values: Iterable[tuple[int, int, Value]]
) -> Iterable[tuple[int, int, Value]]:
    special = facts.errors.keys() | facts.uncalculated
    for row, column, value in values:
        if (row, column) not in special:
            yield row, column, value
    for place, text in facts.errors.items():
        yield *place, text
    for place in facts.uncalculated:
        yield *place, None


def _alike(value: Value) -> Value:
    """Return what readers and systems write differently in one form: line ends, whole days."""
    if isinstance(value, str) and "\r" in value:
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return value


def _kind(value: Value) -> Kind:
    match value:
        case None:
            return Kind.FORMULA
        case bool():
            return Kind.BOOLEAN
        case float() if not isfinite(value):
            return Kind.ERROR
        case int() | float():
            return Kind.NUMBER
        case date() | time() | timedelta():
            return Kind.DATE
    return Kind.TEXT
