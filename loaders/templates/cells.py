"""Single cells of the update workbook: words that stay words, numbers, the height of a row."""

import textwrap
from collections.abc import Sequence

from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

LONGEST = 32_767
"""Characters that a cell of Excel holds."""
_LINE_POINTS, _MOST_LINES = 15.0, 6
_MOST_DECIMALS = 6
_EDGE = 1
"""Characters of a column's width that its edges take."""

Value = str | float | None


def write_text(cell: Cell | MergedCell, value: str) -> None:
    """Write words that no program takes for a formula, whatever they begin with."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST]
    cell.data_type = "s"


def number_format(value: float) -> str:
    """With commas, and as many decimals as the number has."""
    decimals = len(f"{value:.{_MOST_DECIMALS}f}".rstrip("0").partition(".")[2])
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def height(widths: Sequence[int], row: Sequence[Value]) -> float:
    """Points for the tallest cell; not every program fits a row to its words by itself.

    A width of 0 is a hidden column's.
    """
    lines = [
        _lines(value, width - _EDGE)
        for width, value in zip(widths, row, strict=True)
        if isinstance(value, str) and width > _EDGE
    ]
    return _LINE_POINTS * min(max(lines, default=1), _MOST_LINES)


def _lines(words: str, width: int) -> int:
    most = words[: width * (_MOST_LINES + 1)]
    return sum(max(len(textwrap.wrap(line, width)), 1) for line in most.splitlines()) or 1
