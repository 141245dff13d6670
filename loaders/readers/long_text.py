"""Takes very many rows of separated text into columns, some thousands at a time."""

from collections.abc import Callable, Iterator
from itertools import islice, zip_longest

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.long_codes import Code, Codes
from loaders.long_rows import LongRows
from loaders.readers.long_parts import joined
from loaders.readers.plain_numbers import numbers_shown
from loaders.readers.plain_texts import BLANK, flags, replaced

_AT_ONCE = 20_000


def rows_of(rows: Iterator[list[str]], number: str, check: Callable[[int, int], None]) -> LongRows:
    """The rows as columns; `number` is the pattern of texts that are numbers.

    `check` is told the cells so far and the columns of the widest row, and may refuse them.
    """
    parts: list[LongRows] = []
    first = 1
    while some := list(islice(rows, _AT_ONCE)):
        columns = list(zip_longest(*some))
        parts.append(_part(first, len(some), columns, number))
        check(sum(part.filled for part in parts), len(columns))
        first += len(some)
    return joined(parts)


def _part(first: int, count: int, columns: list[tuple[str | None, ...]], number: str) -> LongRows:
    long = LongRows(np.arange(first, first + count, dtype=np.int32), {}, {}, np.zeros(count, bool))
    for column, entries in enumerate(columns, start=1):
        texts, codes = _column(pa.array(entries, pa.string()), number)
        if codes.any():
            long.texts[column], long.codes[column] = pa.chunked_array([texts]), codes
    is_filled = np.zeros(count, bool)
    for codes in long.codes.values():
        is_filled |= codes != Code.BLANK
    return long.only(is_filled)


def _column(entries: pa.StringArray, number: str) -> tuple[pa.StringArray, Codes]:
    entries = pc.fill_null(entries, "")
    is_blank = flags(pc.match_substring_regex(entries, BLANK))
    bare = pc.utf8_trim_whitespace(entries)
    is_number = flags(pc.match_substring_regex(bare, number))
    lines = pc.replace_substring(pc.replace_substring(entries, "\r\n", "\n"), "\r", "\n")
    places = np.flatnonzero(is_number)
    shown, _ = numbers_shown(bare.take(pa.array(places)))
    texts = pc.if_else(pa.array(is_blank), None, replaced(lines, places, shown))
    codes = np.where(is_number, Code.NUMBER, Code.TEXT).astype(np.uint8)
    codes[is_blank] = Code.BLANK
    return texts, codes
