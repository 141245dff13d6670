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
from loaders.surveys.any_tool import ANY_TOOL
from loaders.surveys.google_forms import GOOGLE_FORMS
from loaders.surveys.heads import Head, counts, shown
from loaders.surveys.matrices import Words, by_question, in_brackets, side_by_side
from loaders.surveys.microsoft_forms import MICROSOFT_FORMS
from loaders.surveys.records import Export, ExportColumn
from loaders.surveys.tool import Tool, folded

_LOOKED_AT = 30
"""The header is among so many rows."""
_WIDEST_TITLE = 2
"""Cells of a row that may say what the table is, such as a name and its value."""
_WORDS = 3
"""The typical question has at least so many; codes above other headers are those headers' own."""
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
        is_wide = width * 2 >= typical and (width > _WIDEST_TITLE or typical <= width)
        if is_wide and _is_of_words(head.rows[place]):
            is_upper = _is_over_another(head, place) or _is_of_codes(head, place)
            return place + is_upper
    return None


def columns(head: Head, place: int, tool: Tool) -> tuple[ExportColumn, ...]:
    """Every column of a sheet whose lowest header row is at this place."""
    texts = _texts(head, place)
    beside = frozenset(map(folded, texts.values()))
    asked = {column: text for column, text in texts.items() if not tool.owns(text, beside)}
    words = _words(asked) | _below_others(head, place, asked)
    codes = _codes(head, place)
    numbers = by_question({column: code for column, code in codes.items() if column in asked})
    matrix = {column: stem for stem, members in numbers.items() for column in members}
    return tuple(
        _asked(
            ExportColumn(column, codes[column], texts[column], "", "", _row(head, place, column)),
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
    if not place or not _is_over_another(head, place - 1):
        return head.texts[place]
    alone = {column for column, cell in head.rows[place - 1].items() if cell.columns == 1}
    above = {column: head.text(place - 1, column) for column in alone}
    return dict(sorted((above | head.texts[place]).items()))


def _row(head: Head, place: int, column: int) -> int:
    """The row in which a column's header stands."""
    is_above = place > 0 and column not in head.texts[place] and column in _texts(head, place)
    return head.number(place - is_above)


def _below_others(head: Head, place: int, asked: dict[int, str]) -> dict[int, Words]:
    """The headers that stand below words across several columns, as rows of that matrix."""
    if not place or not _is_over_another(head, place - 1):
        return {}
    return {
        column: Words(shown(cell.text), asked[column])
        for cell in head.rows[place - 1].values()
        if cell.columns > 1
        for column in range(cell.column, cell.column + cell.columns)
        if column in asked
    }


def _is_over_another(head: Head, place: int) -> bool:
    """Whether the row has words across columns that the row below divides."""
    row, below = head.rows[place], head.rows[place + 1]
    spans = [cell for cell in row.values() if 1 < cell.columns < len(head.columns)]
    is_next = head.number(place) + 1 == head.number(place + 1) and _is_of_words(below)
    return is_next and any(
        set(range(cell.column, cell.column + cell.columns)) <= below.keys() for cell in spans
    )


def _is_of_words(row: dict[int, Cell]) -> bool:
    return sum(cell.kind is Kind.TEXT for cell in row.values()) * 4 >= len(row) * 3


def _last_row(head: Head, place: int) -> int:
    return max(cell.row + cell.rows - 1 for cell in head.rows[place].values())


def _codes(head: Head, place: int) -> dict[int, str]:
    """Column to its code, which is its header or stands above it; empty where it has none."""
    above = place - 1 if place and _is_of_codes(head, place - 1) else place
    return {column: _code(head.text(above, column)) for column in head.columns}


def _is_of_codes(head: Head, place: int) -> bool:
    """Whether a row has a code for every question that the row below asks in words."""
    codes, texts = head.texts[place], head.texts[place + 1]
    are_codes = sum(map(bool, map(_code, codes.values()))) >= max(len(codes) * 0.8, 2)
    words = [len(text.split()) for text in texts.values()]
    are_questions = len(set(texts.values())) == len(texts) and median(words) >= _WORDS
    is_whole = codes.keys() <= texts.keys() and place + 2 < len(head.rows)
    return are_codes and is_whole and are_questions and _is_of_words(head.rows[place + 1])


def _code(text: str) -> str:
    return text if _CODE.fullmatch(text) and not _INVENTED.fullmatch(text) else ""
