"""Exports with one header row: Google Forms, Microsoft Forms, and tables of any other origin.

Member survey 2026                                              a title
|            | Please rate the training  |                |    words across several columns
| Timestamp  | Useful | Practical        | Role           |    the header
| 2026-03-01 | Agree  | Strongly agree   | Director       |    a row per respondent
"""

import re
from dataclasses import replace
from statistics import median

from loaders.cells import Cell, Kind, column_letters
from loaders.surveys.heads import Head
from loaders.surveys.matrices import Words, by_question, in_brackets, side_by_side
from loaders.surveys.records import Export, ExportColumn
from loaders.surveys.tool_headers import (
    ANY_TOOL,
    GOOGLE_FORMS,
    MICROSOFT_FORMS,
    Tool,
    folded,
)

_LOOKED_AT = 30
"""The header is among so many rows."""
_CODE = re.compile(r"[^\W_]\w*[\d_]\w*(\[\w+\])?")
"""A header of one word with a digit or underscore is a code, such as `impact_career`."""
_INVENTED = re.compile(r"(Column|Columna|Unnamed: |Field)_?\d+", re.IGNORECASE)
"""What Excel and data frames put where a header is blank."""
_CODE_BEFORE = re.compile(r"(?P<code>[QP]\d+\w*)\s*[.:)\-–]\s+(?P<text>\S.*)", re.IGNORECASE)


def export(head: Head) -> Export | None:
    """How a sheet with one header row is laid out; None where no row can be the header."""
    place = header_place(head)
    if place is None:
        return None
    tool = _tool(head, place)
    return Export(tool.name, columns(head, place, tool), _last_row(head, place), is_certain=False)


def header_place(head: Head) -> int | None:
    """Place of the first row that heads those below: as wide as they are, and of words."""
    for place in head.pairs(_LOOKED_AT):
        width = len(head.rows[place])
        typical = median(len(row) for row in head.rows[place + 1 :])
        is_wide = width * 2 >= typical and (width > 1 or len(head.columns) == 1)
        if is_wide and _is_of_words(head.rows[place]):
            return place + 1 if _is_over_another(head, place) else place
    return None


def columns(head: Head, place: int, tool: Tool) -> tuple[ExportColumn, ...]:
    """Every column of a sheet whose lowest header row is at this place."""
    texts = {column: text for column, text in head.texts[place].items() if column in head.columns}
    asked = {column: text for column, text in texts.items() if tool.meaning_of(text) is None}
    words = _words(asked) | _below_others(head, place, asked)
    numbers = by_question({column: _code(text) for column, text in asked.items()})
    matrix = {column: stem for stem, members in numbers.items() for column in members}
    return tuple(
        _asked(
            ExportColumn(column, "", texts[column], "", "", head.number(place)),
            words.get(column, Words(texts[column])),
            matrix.get(column, ""),
        )
        if column in asked
        else _other(head, place, column)
        for column in head.columns
    )


def _asked(column: ExportColumn, words: Words, numbered: str) -> ExportColumn:
    """A column that somebody answered, by its header taken apart."""
    before = _CODE_BEFORE.fullmatch(words.wording)
    return replace(
        column,
        code=before["code"] if before else _code(column.wording),
        wording=before["text"] if before else words.wording,
        matrix=numbered or (words.stem if words.part else ""),
        part=words.part,
    )


def _other(head: Head, place: int, column: int) -> ExportColumn:
    """A column of the tool's own, or one without a header."""
    text = head.text(place, column)
    wording = text or f"column {column_letters(column)}"
    is_own = bool(text) or _counts(head, place, column)
    return ExportColumn(column, "", wording, header_row=head.number(place), is_of_tool=is_own)


def _tool(head: Head, place: int) -> Tool:
    texts = list(head.texts[place].values())
    known = {folded(text) for text in texts}
    if any(tells <= known for tells in MICROSOFT_FORMS.tells):
        return MICROSOFT_FORMS
    return GOOGLE_FORMS if GOOGLE_FORMS.meaning_of(texts[0]) == "ended" else ANY_TOOL


def _words(texts: dict[int, str]) -> dict[int, Words]:
    found = {column: words for column, text in texts.items() if (words := in_brackets(text))}
    with_part = {column: words for column, words in found.items() if words.stem and words.part}
    alone = {column: text for column, text in texts.items() if column not in with_part}
    return side_by_side(alone) | with_part


def _below_others(head: Head, place: int, asked: dict[int, str]) -> dict[int, Words]:
    """The headers that stand below words across several columns, as rows of that matrix."""
    if place == 0 or head.number(place - 1) + 1 != head.number(place):
        return {}
    return {
        column: Words(" ".join(cell.text.split()), asked[column])
        for cell in head.rows[place - 1].values()
        if 1 < cell.columns < len(head.columns)
        for column in range(cell.column, cell.column + cell.columns)
        if column in asked
    }


def _is_over_another(head: Head, place: int) -> bool:
    """Whether the row has words across columns that the row below divides."""
    row, below = head.rows[place], head.rows[place + 1]
    spans = [cell for cell in row.values() if cell.columns > 1]
    is_next = head.number(place) + 1 == head.number(place + 1) and _is_of_words(below)
    return is_next and any(
        set(range(cell.column, cell.column + cell.columns)) <= below.keys() for cell in spans
    )


def _is_of_words(row: dict[int, Cell]) -> bool:
    return sum(cell.kind is Kind.TEXT for cell in row.values()) * 4 >= len(row) * 3


def _last_row(head: Head, place: int) -> int:
    return max(cell.row + cell.rows - 1 for cell in head.rows[place].values())


def _code(text: str) -> str:
    return text if _CODE.fullmatch(text) and not _INVENTED.fullmatch(text) else ""


def _counts(head: Head, place: int, column: int) -> bool:
    """Whether a column without header numbers the rows, as a data frame that is written does."""
    said = [head.text(below, column) for below in range(place + 1, len(head.rows))]
    first = int(said[0]) if said and said[0].isdecimal() else None
    return first is not None and said == [str(first + rows) for rows in range(len(said))]
