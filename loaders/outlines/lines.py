"""The lines of a sheet in their order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.cells import Sheet
from loaders.outlines.columns import columns_of, is_handed_out, line_of
from loaders.outlines.line import Line, lines_of_cell

_HEADER_ROWS = 20
"""Rows from the top in which a header with the level's column may stand."""


def is_of_lines(sheet: Sheet) -> bool:
    """Whether a sheet is read line by line: most rows have a cell or two, or a level's word."""
    rows = sheet.rows()
    if any(columns_of(row) for row in rows[:_HEADER_ROWS]):
        return True
    return 2 * sum(len(row) > 2 for row in rows) < len(rows)  # noqa: PLR2004 - level and text


def is_to_be_filled_in(sheet: Sheet) -> bool:
    """Whether a sheet has the header of the workbook that is handed out for a plan's items."""
    return any(is_handed_out(row) for row in sheet.rows()[:_HEADER_ROWS])


def lines_of(sheet: Sheet) -> list[Line]:
    """The lines of a sheet, those of a cell one by one; blank ones are left out."""
    found = list(_lines(sheet))
    starts = [place for place, line in enumerate(found) if line.label]
    for first, last in pairwise([*starts, len(found)]):
        section = found[first + 1 : last]
        for place in _heads(section):
            found[first + 1 + place] = replace(section[place], may_head=True)
    return found


def _lines(sheet: Sheet) -> Iterator[Line]:
    columns = None
    for row in sheet.rows():
        if found := columns_of(row):
            columns = found
        elif line := line_of(sheet, row, columns):
            yield line
        else:
            for cell in row:
                yield from lines_of_cell(sheet, cell)


def _heads(section: Sequence[Line]) -> Iterator[int]:
    """Places of the lines between two items that may head others: short, unmarked, set in least.

    In a text without sentences every such line may; among sentences only what a list follows; in
    cells, where a list needs no marks, only where others have them or are set in further.
    """
    among_sentences = any(line.is_prose and not line.is_marked for line in section)
    least = min((line.depth for line in section), default=0)
    is_mixed = any(line.is_marked or line.depth > least for line in section)
    for place, line in enumerate(section):
        following = section[place + 1 : place + 2]
        leads = bool(following) and (following[0].is_marked or following[0].depth > line.depth)
        is_short = not (line.is_marked or line.is_prose or line.text.endswith(":"))
        may = is_mixed if not line.sheet.is_prose else leads or not among_sentences
        if is_short and line.depth == least and may:
            yield place
