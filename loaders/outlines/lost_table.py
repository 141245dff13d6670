"""Texts that were a table once: its headers stand below one another, its columns are lost."""

from collections.abc import Sequence

from loaders.outlines.line import Line
from loaders.plans.headers import LEVELS, field_of

_FEWEST = 3
"""Headers below one another that make a table."""
SAYS = (
    "These lines were the headers of a table, and nothing tells any more what stood beside what; "
    "load the Word document or the workbook that has the table"
)


def lost_header(lines: Sequence[Line]) -> Line | None:
    """The first of three or more different headers that follow each other line by line."""
    found: list[Line] = []
    fields: set[str] = set()
    for line in lines:
        name = None if line.label or line.heading else field_of(line.text)
        if name is None or name in LEVELS:
            if name is None:
                found, fields = [], set()
            continue
        found.append(line)
        fields.add(name)
        if len(fields) >= _FEWEST:
            return found[0]
    return None
