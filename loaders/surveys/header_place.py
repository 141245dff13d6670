"""Finds the row that heads a table, and whether words or codes stand over it."""

import re
from statistics import median

from loaders.cells import Cell, Kind
from loaders.surveys.heads import Head

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


def header_place(head: Head) -> int | None:
    """Place of the first row that heads those below: as wide as they are, and of words."""
    for place in head.pairs(_LOOKED_AT):
        width = len(head.rows[place])
        typical = median(len(row) for row in head.rows[place + 1 :])
        is_wide = width * 2 >= typical and (width > _WIDEST_TITLE or typical <= width)
        if is_wide and _is_of_words(head.rows[place]):
            is_upper = is_over_another(head, place) or _is_of_codes(head, place)
            return place + is_upper
    return None


def codes(head: Head, place: int) -> dict[int, str]:
    """Column to its code, which is its header or stands above it; empty where it has none."""
    above = place - 1 if place and _is_of_codes(head, place - 1) else place
    return {column: _code(head.text(above, column)) for column in head.columns}


def is_over_another(head: Head, place: int) -> bool:
    """Whether the row has words across columns that the row below divides."""
    row, below = head.rows[place], head.rows[place + 1]
    spans = [cell for cell in row.values() if 1 < cell.columns < len(head.columns)]
    is_next = head.number(place) + 1 == head.number(place + 1) and _is_of_words(below)
    return is_next and any(
        set(range(cell.column, cell.column + cell.columns)) <= below.keys() for cell in spans
    )


def _is_of_codes(head: Head, place: int) -> bool:
    """Whether a row has a code for every question that the row below asks in words."""
    over, texts = head.texts[place], head.texts[place + 1]
    are_codes = sum(map(bool, map(_code, over.values()))) >= max(len(over) * 0.8, 2)
    words = [len(text.split()) for text in texts.values()]
    are_questions = len(set(texts.values())) == len(texts) and median(words or [0]) >= _WORDS
    is_whole = over.keys() <= texts.keys() and place + 2 < len(head.rows)
    return are_codes and is_whole and are_questions and _is_of_words(head.rows[place + 1])


def _is_of_words(row: dict[int, Cell]) -> bool:
    return sum(cell.kind is Kind.TEXT for cell in row.values()) * 4 >= len(row) * 3


def _code(text: str) -> str:
    return text if _CODE.fullmatch(text) and not _INVENTED.fullmatch(text) else ""
