"""Columns that are each a period's benchmarks, and whether a table has such."""

import re
from datetime import date

from loaders.cells import Cell
from loaders.flat.tables import FlatTable
from loaders.measures.benchmark_headers import BENCHMARKS_BY_COLUMN, is_period

_SAYS_BENCHMARK = re.compile(
    r"\bbench ?-?marks?\b|\binterim (?:targets?|values?)\b|\btrajector(?:y|ies)\b", re.IGNORECASE
)


def is_of_benchmarks(table: FlatTable) -> bool:
    """Whether a table with a column a period says that these are benchmarks.

    It may as well hold what was reached: then nothing here must read it.
    """
    if table.headers is not BENCHMARKS_BY_COLUMN:
        return True
    names = [table.sheet.name, *(cell.text for cell in table.above)]
    return any(map(_SAYS_BENCHMARK.search, names)) or bool(_said(table))


def period_columns(table: FlatTable) -> list[int]:
    """The columns whose header names a period, of those that hold benchmarks."""
    if table.headers is not BENCHMARKS_BY_COLUMN:
        return _said(table)
    return [column for column, header in table.others.items() if is_period(header)]


def period_words(cell: Cell) -> str | int | float | date:
    """The period that a cell or a header names, without the word benchmark."""
    if isinstance(cell.value, int | float | date):
        return cell.value
    return " ".join(_SAYS_BENCHMARK.sub(" ", cell.text).split()).strip(" :,-–—")


def _said(table: FlatTable) -> list[int]:
    """The columns that say themselves, or below words that say, that they are benchmarks."""
    return [
        column
        for column, header in table.others.items()
        if is_period(header)
        and any(
            _SAYS_BENCHMARK.search(cell.text)
            for cell in (header, table.over.get(column))
            if cell is not None
        )
    ]
