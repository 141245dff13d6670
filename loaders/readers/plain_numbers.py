"""Numbers as a workbook's XML writes them, as the text that a cell of that number has."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.cells import Cell, Kind
from loaders.readers.plain_tags import Flags
from loaders.readers.plain_texts import flags, replaced

_NUMBER = r"^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$"
_SMALLEST, _LARGEST = 1e-4, 1e15
"""Between these Arrow and Python write a number the same way, without an exponent."""


def numbers_shown(written: pa.StringArray) -> tuple[pa.StringArray, Flags]:
    """The text of each number, and whether it is one; what is none stays as it is written."""
    try:
        numbers, is_number = written.cast(pa.float64()), np.ones(len(written), bool)
    except pa.ArrowInvalid:
        is_number = flags(pc.match_substring_regex(written, _NUMBER))
        numbers = pc.if_else(pa.array(is_number), written, "1").cast(pa.float64())
    values = np.asarray(numbers)
    sizes = np.abs(values)
    is_number &= np.isfinite(sizes)
    is_usual = (sizes >= _SMALLEST) & (sizes < _LARGEST) | (sizes == 0) & ~np.signbit(values)
    unusual = np.flatnonzero(is_number & ~is_usual)
    texts = numbers.cast(pa.string())
    texts = replaced(texts, unusual, [_text(one) for one in values[unusual].tolist()])
    return pc.if_else(pa.array(is_number), texts, written), is_number


def _text(number: float) -> str:
    return Cell(1, 1, number, Kind.NUMBER).text
