"""The top of a sheet, where its headers stand, as texts that a person would read."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from loaders.cells import Cell, Kind, Sheet

_MOST_ROWS = 60
"""Headers stand among so many rows from the top that are not blank."""
_LONGEST = 2_000
"""Characters of a header; what is longer is cut, and costs no time."""
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufffe\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True)
class Head:
    """The first rows of a sheet that are not blank, and every column that it fills anywhere."""

    rows: tuple[dict[int, Cell], ...]
    """From the top, each its cells by column."""
    columns: tuple[int, ...]

    def number(self, place: int) -> int:
        """The number of a row, as on the screen, by its place among them."""
        return next(iter(self.rows[place].values())).row

    def text(self, place: int, column: int) -> str:
        """What a cell says; empty where it is blank or there is no such row."""
        return self.texts[place].get(column, "") if place < len(self.rows) else ""

    def pairs(self, most: int) -> Iterator[int]:
        """Places of the rows, from the top, that have a row below."""
        yield from range(min(most, len(self.rows) - 1))

    @cached_property
    def texts(self) -> tuple[dict[int, str], ...]:
        """The rows as texts by column, without those that say nothing."""
        said = (
            {column: shown(cell.text[:_LONGEST]) for column, cell in row.items()}
            for row in self.rows
        )
        return tuple({column: text for column, text in row.items() if text} for row in said)


def head_of(sheet: Sheet) -> Head:
    """The top of a sheet; without rows where it is blank or prose."""
    if sheet.is_prose:
        return Head((), ())
    columns = {column for _, column in sheet.cells} | set(sheet.long.texts if sheet.long else ())
    numbers = sorted({row for row, _ in sheet.cells})[:_MOST_ROWS]
    ordered = sorted(columns)
    filled = (
        {
            column: cell
            for column in ordered
            if (cell := sheet.cells.get((row, column))) is not None and _says_something(cell)
        }
        for row in numbers
    )
    return Head(tuple(row for row in filled if row), tuple(ordered))


def counts(head: Head, place: int, column: int) -> bool:
    """Whether a column numbers the rows below, as a data frame that is written out does."""
    said = [head.text(below, column) for below in range(place + 1, len(head.rows))]
    if not all(text.isdecimal() for text in said):
        return False
    return all(int(one) < int(other) for one, other in pairwise(said))


def shown(text: str) -> str:
    """A text on one line, as a page would show it: without mark-up and unseen characters."""
    text = html.unescape(_TAG.sub(" ", text)) if "<" in text or "&" in text else text
    return " ".join(_UNSEEN.sub("", text).split())


def _says_something(cell: Cell) -> bool:
    return cell.kind is not Kind.TEXT or bool(shown(cell.text[:_LONGEST]))
