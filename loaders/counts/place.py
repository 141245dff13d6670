"""Where on a sheet a table of counts stands: the row of its headers and what each is called."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

from loaders.cells import Cell, Kind, Sheet, Workbook
from loaders.counts.columns import columns_of
from loaders.counts.records import Declared
from loaders.long_rows import LongRows
from loaders.spelling import plain

_LETTERS = re.compile(r"column ([A-Z]{1,3})", re.IGNORECASE)
_FIRST = 100
"""Rows that are not blank among which a header is looked for."""


@dataclass(frozen=True)
class Place:
    """The header of a table; its rows are all that stand below."""

    sheet: Sheet
    last_row: int
    """Of the header."""
    headers: Mapping[int, Cell]
    """Column to its header cell."""

    @cached_property
    def long(self) -> LongRows:
        """All rows of the sheet as columns of text."""
        return columns_of(self.sheet)

    def column(self, name: str) -> Cell | None:
        """The header that a name means: as it is spelled, else by its letters (`column P`)."""
        if found := self.called(name):
            return found[0]
        if letters := _LETTERS.fullmatch(name.strip()):
            return self.headers.get(_number(letters[1]))
        return None

    def called(self, name: str) -> list[Cell]:
        """Every header that is spelled like a name."""
        wanted = folded(name)
        return [one for one in self.headers.values() if folded(one.text) == wanted]

    def has_all(self, declared: Declared) -> bool:
        """Whether it has every column that a person says something of."""
        names = set(columns_named(declared)) - set(declared.left_out)
        return all(self.column(name) is not None for name in names)


@lru_cache(maxsize=10_000)
def folded(words: str) -> str:
    """A header so that case, blanks and `_` for a blank are forgiven."""
    return re.sub(r"[\s_]+", " ", plain(words)).casefold().strip()


def places(sheet: Sheet) -> Iterator[Place]:
    """Every row that may be a header, from the top: two cells or more, of which one is words."""
    rows = [] if sheet.is_prose else list(islice(sheet.rows(), _FIRST))
    tall = [cell for row in rows for cell in row if cell.rows > 1]
    for row in rows:
        number = row[0].row
        covering = [one for one in tall if one.row < number < one.row + one.rows]
        headers = {cell.column: cell for cell in (*covering, *row)}
        if len(headers) > 1 and any(cell.kind is Kind.TEXT for cell in row):
            last = max([number, *(cell.row + cell.rows - 1 for cell in row)])
            yield Place(sheet, last, dict(sorted(headers.items())))


def place_of(sheet: Sheet, declared: Declared) -> Place | None:
    """The header with most of the columns that a person names; None where no row has two of them.

    Where one column alone is named, that one does.
    """
    names = list(columns_named(declared))
    best, most = None, 0
    for place in places(sheet):
        found = sum(place.column(name) is not None for name in names)
        if found > most:
            best, most = place, found
    return best if most >= min(2, len(names)) and most else None


def places_in(workbook: Workbook, declared: Declared) -> list[Place]:
    """The tables that a person describes: those with all columns, else those with some of them."""
    found = [
        place
        for sheet in workbook.sheets
        if declared.sheet is None or declared.sheet.casefold() == sheet.name.casefold()
        if (place := place_of(sheet, declared)) is not None
    ]
    return [place for place in found if place.has_all(declared)] or found


def columns_named(declared: Declared) -> Iterator[str]:
    """Every column that a person speaks of, but for the period, which may be words."""
    yield from declared.dimensions.values()
    yield from _all(declared.groups_in_columns.values())
    yield from declared.figures.values()
    yield from declared.whole_denominator.values()
    yield from declared.left_out


def _all(lists: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for one in lists:
        yield from one


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
