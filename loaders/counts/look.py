"""What stands in each column of a table, whoever says nothing of it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from loaders.cells import Cell
from loaders.counts.number_words import is_kept_back
from loaders.counts.place import Place

MOST_GROUPS = 200
"""Spellings that are kept of a column."""
_LEAST_NUMBERS = 0.8
_NUMBER = r"^[+-]?\$?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?%?$"


@dataclass(frozen=True, slots=True)
class Look:
    """One column below its header."""

    header: Cell
    filled: int
    """Cells that are not blank."""
    different: int
    """Spellings."""
    spellings: tuple[str, ...]
    """The first of them."""
    is_number: bool
    low: float | None = None
    high: float | None = None
    has_fractions: bool = False
    has_percents: bool = False


def looks(place: Place) -> Iterator[Look]:
    """A look at each column of a table; merged cells stand in every row that they cover."""
    text = place.long.table({str(column): column for column in place.headers}, place.last_row)
    for column, header in place.headers.items():
        yield _look(header, text.column(str(column)))


def rows_below(place: Place) -> int:
    """How many rows stand below the header."""
    return int((place.long.rows > place.last_row).sum())


def plain_numbers(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """The numbers of a column, one a row; null where it has none."""
    bare = pc.replace_substring(pc.utf8_trim_whitespace(texts), ",", "")
    only = pc.if_else(pc.match_substring_regex(bare, _NUMBER), bare, None)
    return _as_numbers(only)


def _as_numbers(words: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.cast(pc.replace_substring_regex(words, "[$%+]", ""), pa.float64())


def _look(header: Cell, texts: pa.ChunkedArray) -> Look:
    filled = len(texts) - texts.null_count
    words = pc.unique(pc.utf8_trim_whitespace(texts.drop_null()))
    words = words.filter(pc.not_equal(words, ""))
    bare = pc.replace_substring(words, ",", "")
    are_numbers = pc.match_substring_regex(bare, _NUMBER)
    numbers = bare.filter(are_numbers)
    others = words.filter(pc.invert(are_numbers))
    different = len(words)
    spellings = tuple(words.slice(0, MOST_GROUPS).to_pylist())
    kept_back = sum(is_kept_back(one) for one in others.slice(0, MOST_GROUPS).to_pylist())
    is_number = bool(len(numbers)) and len(numbers) >= _LEAST_NUMBERS * (different - kept_back)
    if not is_number:
        return Look(header, filled, different, spellings, is_number=False)
    values = _as_numbers(numbers)
    ends = pc.min_max(values).as_py()
    return Look(
        header,
        filled,
        different,
        spellings,
        True,
        ends["min"],
        ends["max"],
        bool(pc.any(pc.not_equal(values, pc.floor(values))).as_py()),
        bool(pc.any(pc.match_substring(numbers, "%")).as_py()),
    )
