"""Days and times as a workbook's XML counts them, as the text that a cell of that day has."""

from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.cells import Cell
from loaders.readers.plain_tags import Flags
from loaders.readers.plain_texts import Ask

_FIRST, _LAST = 61.0, 2_958_465.0
"""From 1 March 1900, before which Excel knows a day too many, up to the last day of 9999."""
_DAY_ZERO = np.datetime64("1899-12-30", "ms").astype(np.int64)
_DAY, _SECOND = 86_400_000, 1_000
"""In milliseconds: of a time, calamine gives as many."""
_TRIAL = ("46082.5", datetime(2026, 3, 1, 12))  # noqa: DTZ001 - cells have no zone
"""A value that only a format of days from 1900 on shows as this."""


def counts_days(style: str, ask: Ask) -> bool:
    """Whether numbers in a style are days of which `dates_shown` tells what they show."""
    (cell,) = ask([f'<c s="{style}"><v>{_TRIAL[0]}</v></c>'])
    return isinstance(cell, Cell) and cell.value == _TRIAL[1]


def dates_shown(written: pa.StringArray) -> tuple[pa.StringArray, Flags]:
    """The text of each day or time, and whether it is known; what is not stays as it is written."""
    try:
        days = np.asarray(written.cast(pa.float64()))
    except pa.ArrowInvalid:
        return written, np.zeros(len(written), bool)
    is_known: Flags = (days >= _FIRST) & (days < _LAST)
    # Halves are rounded up, as calamine does; numpy would round them to an even number.
    past = np.floor(np.where(is_known, days, _FIRST) * _DAY + 0.5).astype(np.int64)
    texts = pa.array(_DAY_ZERO + past).cast(pa.timestamp("ms")).cast(pa.string())
    whole = pc.binary_replace_slice(texts, start=10, stop=11, replacement="T")
    whole = pc.if_else(
        pa.array(past % _SECOND == 0),
        pc.utf8_slice_codeunits(whole, 0, 19),
        pc.binary_join_element_wise(whole, "000", ""),
    )
    shown = pc.if_else(pa.array(past % _DAY == 0), pc.utf8_slice_codeunits(texts, 0, 10), whole)
    return pc.if_else(pa.array(is_known), shown, written), is_known
