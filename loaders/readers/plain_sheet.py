"""Reads a large sheet of an .xlsx file in one pass over its XML, in columns."""

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

import numpy as np

from loaders.readers.facts import Facts
from loaders.readers.long_parts import joined, without_covered
from loaders.readers.plain_cells import PlainCells
from loaders.readers.plain_stretches import Stretches
from loaders.readers.plain_tags import NotPlain
from loaders.readers.plain_xml import Cut, cut
from loaders.readers.sheet_xml import SheetScan

Told = Callable[[Facts, int], None]
"""Told while a sheet is read what is known of it, and how many bytes of its rows are done."""


def read(stream: IO[bytes], facts: Facts, cells: PlainCells, told: Told) -> None:
    """Fill in the facts of a sheet, and all its rows.

    `told` may refuse a sheet that grows too large. Raises NotPlain, and leaves the facts half
    filled, for a sheet that is written in another way than office programs write it.
    """
    stretches = Stretches(stream, "sheetData", "row")
    parser = expat.ParserCreate()
    scan = SheetScan(facts, parser, {})
    parser.StartElementHandler = scan.start
    _parse(parser, stretches.head)
    parts, done = [], 0
    for stretch in stretches:
        found = cut(stretch)
        _grow(facts, found)
        done += len(stretch)
        told(facts, done)
        parts.append(cells.rows(found))
    for chunk in stretches.tail():
        _parse(parser, chunk)
    _parse(parser, b"", is_last=True)
    if facts.filled or facts.errors or facts.uncalculated or facts.hidden_rows:
        raise NotPlain("it has cells outside its rows")
    long = joined(parts)
    long.hidden_columns = facts.all_hidden_columns()
    facts.filled = long.filled
    without_covered(long, facts.merged)
    facts.long = long


def _grow(facts: Facts, found: Cut) -> None:
    """Let the used rectangle of the sheet cover the cells of a stretch."""
    filled = np.flatnonzero(found.has_value | found.has_formula)
    if len(filled):
        rows, columns = found.row_numbers[found.row_of[filled]], found.columns[filled]
        facts.stretch(int(rows.min()), int(columns.min()))
        facts.stretch(int(rows.max()), int(columns.max()))


def _parse(parser: expat.XMLParserType, chunk: bytes, *, is_last: bool = False) -> None:
    try:
        parser.Parse(chunk, is_last)
    except (expat.ExpatError, ValueError) as error:
        raise NotPlain(f"what stands around its rows is not XML: {error}") from None
