"""Exports with one header row: Google Forms, Microsoft Forms, and tables of any other origin.

Member survey 2026                                              a title
|            | Please rate the training  |                |    words across several columns
| Timestamp  | Useful | Practical        | Role           |    the header
| 2026-03-01 | Agree  | Strongly agree   | Director       |    a row per respondent
"""

import re
from dataclasses import replace

from loaders.cells import column_letters
from loaders.surveys.any_tool import ANY_TOOL
from loaders.surveys.google_forms import GOOGLE_FORMS
from loaders.surveys.header_place import codes, header_place, is_over_another
from loaders.surveys.heads import Head, counts, shown
from loaders.surveys.matrices import Words, by_question, in_brackets, side_by_side
from loaders.surveys.microsoft_forms import MICROSOFT_FORMS
from loaders.surveys.records import Export, ExportColumn
from loaders.surveys.tool import Tool, folded

_CODE_BEFORE = re.compile(r"(?P<code>[QP]\d+\w*)\s*[.:)\-–]\s+(?P<text>\S.*)", re.IGNORECASE)


def export(head: Head) -> Export | None:
    """How a sheet with one header row is laid out; None where no row can be the header."""
    place = header_place(head)
    if place is None:
        return None
    tool = _tool(head, place)
    return Export(tool.name, columns(head, place, tool), _last_row(head, place), is_certain=False)


def columns(head: Head, place: int, tool: Tool) -> tuple[ExportColumn, ...]:
    """Every column of a sheet whose lowest header row is at this place."""
    texts = _texts(head, place)
    beside = frozenset(map(folded, texts.values()))
    asked = {column: text for column, text in texts.items() if not tool.owns(text, beside)}
    words = _words(asked) | _below_others(head, place, asked)
    named = codes(head, place)
    numbers = by_question({column: code for column, code in named.items() if column in asked})
    matrix = {column: stem for stem, members in numbers.items() for column in members}
    return tuple(
        _asked(
            ExportColumn(column, named[column], texts[column], "", "", _row(head, place, column)),
            words.get(column, Words(texts[column])),
            matrix.get(column, ""),
        )
        if column in asked
        else _other(head, place, column, texts.get(column, ""))
        for column in head.columns
    )


def _asked(column: ExportColumn, words: Words, numbered: str) -> ExportColumn:
    """A column that somebody answered, by its header taken apart."""
    before = _CODE_BEFORE.fullmatch(words.wording)
    return replace(
        column,
        code=column.code or (before["code"] if before else ""),
        wording=before["text"] if before else words.wording,
        matrix=numbered or (words.stem if words.part else ""),
        part=words.part,
    )


def _other(head: Head, place: int, column: int, text: str) -> ExportColumn:
    """A column of the tool's own, or one without a header."""
    wording = text or f"column {column_letters(column)}"
    is_own = bool(text) or counts(head, place, column)
    row = _row(head, place, column)
    return ExportColumn(column, "", wording, header_row=row, is_of_tool=is_own)


def _tool(head: Head, place: int) -> Tool:
    texts = list(_texts(head, place).values())
    known = {folded(text) for text in texts}
    if any(tells <= known for tells in MICROSOFT_FORMS.tells):
        return MICROSOFT_FORMS
    return GOOGLE_FORMS if GOOGLE_FORMS.meaning_of(texts[0]) == "ended" else ANY_TOOL


def _words(texts: dict[int, str]) -> dict[int, Words]:
    found = {column: words for column, text in texts.items() if (words := in_brackets(text))}
    with_part = {column: words for column, words in found.items() if words.stem and words.part}
    alone = {column: text for column, text in texts.items() if column not in with_part}
    return side_by_side(alone) | with_part


def _texts(head: Head, place: int) -> dict[int, str]:
    """The headers by column, those too that stand a row higher beside words across columns."""
    if not place or not is_over_another(head, place - 1):
        return head.texts[place]
    alone = {column for column, cell in head.rows[place - 1].items() if cell.columns == 1}
    above = {column: text for column, text in head.texts[place - 1].items() if column in alone}
    return dict(sorted((above | head.texts[place]).items()))


def _row(head: Head, place: int, column: int) -> int:
    """The row in which a column's header stands."""
    is_above = place > 0 and column not in head.texts[place] and column in _texts(head, place)
    return head.number(place - is_above)


def _below_others(head: Head, place: int, asked: dict[int, str]) -> dict[int, Words]:
    """The headers that stand below words across several columns, as rows of that matrix."""
    if not place or not is_over_another(head, place - 1):
        return {}
    return {
        column: Words(shown(cell.text), asked[column])
        for cell in head.rows[place - 1].values()
        if cell.columns > 1
        for column in range(cell.column, cell.column + cell.columns)
        if column in asked
    }


def _last_row(head: Head, place: int) -> int:
    return max(cell.row + cell.rows - 1 for cell in head.rows[place].values())
