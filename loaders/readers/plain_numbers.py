"""Numbers as a workbook's XML writes them, as the text that a cell of that number has."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.cells import Cell, Kind
from loaders.readers.plain_tags import Flags
from loaders.readers.plain_texts import flags, replaced

_SHORTEST = r"^(0|-?([1-9][0-9]{0,14}(\.[0-9]*[1-9])?|0\.[0-9]{0,3}[1-9]([0-9]*[1-9])?))$"
_MOST_SIGNS = 16
"""So written, and no longer: at most 15 digits count, and so many a number keeps."""
_NUMBER = r"^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$"
_SMALLEST, _LARGEST = 1e-4, 1e15
"""Between these Arrow and Python write a number the same way, without an exponent."""


def numbers_shown(written: pa.StringArray) -> tuple[pa.StringArray, Flags]:
    """The text of each number, and whether it is one; what is none stays as it is written."""
    is_number = flags(pc.match_substring_regex(written, _SHORTEST))
    is_number &= np.asarray(pc.binary_length(written)) <= _MOST_SIGNS
    others = np.flatnonzero(~is_number)
    if not len(others):
        return written, is_number
    some = written.take(pa.array(others))
    is_some = flags(pc.match_substring_regex(some, _NUMBER))
    numbers = pc.if_else(pa.array(is_some), some, "1").cast(pa.float64())
    sizes = np.abs(np.asarray(numbers))
    is_some &= np.isfinite(sizes)
    texts = numbers.cast(pa.string())
    is_usual = (sizes >= _SMALLEST) & (sizes < _LARGEST)
    unusual = np.flatnonzero(is_some & ~is_usual)
    texts = replaced(texts, unusual, [_text(one) for one in np.asarray(numbers)[unusual].tolist()])
    is_number[others] = is_some
    texts = pc.if_else(pa.array(is_some), texts, some)
    return replaced(written, others, texts), is_number


def _text(number: float) -> str:
    return Cell(1, 1, number, Kind.NUMBER).text
