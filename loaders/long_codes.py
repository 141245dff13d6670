"""What the text of a cell on a long sheet is: its kind as a number, and its value again."""

import re
from datetime import date, datetime, time, timedelta
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from loaders.cells import Cell, Kind, Value

Codes = npt.NDArray[np.uint8]
"""One `Code` a row."""

_DURATION = re.compile(r"(?:(-?\d+) days?, )?(\d+):(\d\d):(\d\d)(?:\.(\d{1,6}))?")


class Code(IntEnum):
    """The kind of one cell, as a column of a long sheet keeps it."""

    BLANK = 0
    TEXT = 1
    NUMBER = 2
    DATE = 3
    DURATION = 4
    BOOLEAN = 5
    ERROR = 6
    FORMULA = 7
    """A formula that was never calculated: its text is empty, and it is not blank."""


KINDS = {
    Code.TEXT: Kind.TEXT,
    Code.NUMBER: Kind.NUMBER,
    Code.DATE: Kind.DATE,
    Code.DURATION: Kind.DATE,
    Code.BOOLEAN: Kind.BOOLEAN,
    Code.ERROR: Kind.ERROR,
    Code.FORMULA: Kind.FORMULA,
}
_CODES = {kind: code for code, kind in KINDS.items() if code is not Code.DURATION}
ODD = (Code.DATE, Code.DURATION, Code.BOOLEAN, Code.ERROR, Code.FORMULA)
"""Kinds of cells whose text does not say what they are."""


def code_of(cell: Cell) -> Code:
    """The code that keeps a cell's kind."""
    if isinstance(cell.value, timedelta):
        return Code.DURATION
    return _CODES[cell.kind]


def value_of(text: str, code: Code) -> Value:
    """The value of a cell that shows this text."""
    match code:
        case Code.NUMBER:
            return float(text)
        case Code.BOOLEAN:
            return text == "TRUE"
        case Code.DATE:
            return _date(text)
        case Code.DURATION:
            return _duration(text)
        case Code.FORMULA:
            return None
    return text


def _date(text: str) -> date | datetime | time:
    if "T" in text:
        return datetime.fromisoformat(text)
    return time.fromisoformat(text) if ":" in text else date.fromisoformat(text)


def _duration(text: str) -> Value:
    match = _DURATION.fullmatch(text)
    if match is None:
        return text
    days, hours, minutes, seconds, fraction = match.groups("0")
    return timedelta(
        days=int(days),
        hours=int(hours),
        minutes=int(minutes),
        seconds=int(seconds),
        microseconds=int(fraction.ljust(6, "0")),
    )
