"""Outlines in columns: one with the level's word, one with the text, others with fields.

| Level    | Text | Owner | By when | Partners |
| Goal 1   | ...  | ED    | 2027    |          |
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.cells import Cell, Sheet
from loaders.header_words import header_words
from loaders.outlines.labels import label_of, named
from loaders.outlines.line import Line
from loaders.outlines.statements import principles_or_values, title_line, vision_or_mission
from loaders.plans.headers import field_of

_LEVELS = {"level", "kind", "type", "item type", "level name", "plan level"}
_TEXTS = {"text", "item", "plan item", "description", "wording", "name", "what", "words"}
_PARTNERS = {
    "partner", "project partner", "with", "in partnership with", "collaborator",
    "collaborating partner", "key partner", "partner organization", "partner agency",
}  # fmt: skip


@dataclass(slots=True)
class Columns:
    """Where a sheet has the level's word, the text, and what else is said of items."""

    level: int
    text: int
    fields: dict[int, str] = field(default_factory=dict)


def columns_of(row: Sequence[Cell]) -> Columns | None:
    """Read the header `Level | Text | Owner | ...`; None for any other row."""
    headers = {header_words(cell.text): cell.column for cell in reversed(row)}
    levels = [column for words, column in headers.items() if words in _LEVELS]
    texts = [column for words, column in headers.items() if words in _TEXTS]
    if not levels or not texts:
        return None
    found = Columns(levels[0], texts[0])
    for cell in row:
        name = "partners" if is_partners(cell.text) else field_of(cell.text)
        if name and cell.column not in {found.level, found.text}:
            found.fields[cell.column] = name
    return found


def is_handed_out(row: Sequence[Cell]) -> bool:
    """Whether a row heads the workbook that the page Prepare hands out, filled in or not."""
    return {"level", "text", "owner"} <= {header_words(cell.text) for cell in row}


def is_partners(text: str) -> bool:
    """Whether a label or header names those who work on it together."""
    return header_words(text) in _PARTNERS


def line_of(sheet: Sheet, row: Sequence[Cell], columns: Columns | None) -> Line | None:
    """The line of a row: under a header any word may be a level, else only one that is known."""
    by_column = {cell.column: cell for cell in row}
    if columns is None:
        word, text = row[0], row[1] if len(row) > 1 else None
    elif columns.level in by_column:
        word, text = by_column[columns.level], by_column.get(columns.text)
    else:
        return None
    if text is None:
        return None
    whole = f"{word.text.strip().rstrip(':')}: {text.text.strip()}"
    label = label_of(whole)
    if label is None and not _is_of_plan(whole):
        if columns is None:
            return None
        label = named(word.text, text.text)
    fields = columns.fields if columns else {}
    beside = tuple((fields[cell.column], cell) for cell in row if cell.column in fields)
    return Line(sheet, text, whole, label, beside=beside)


def _is_of_plan(whole: str) -> bool:
    return any(read(whole) for read in (vision_or_mission, principles_or_values, title_line))
