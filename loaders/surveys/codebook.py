"""The list of an export's codes and the questions behind them, as its own sheet or file.

| full                                  | short      |
| How useful was the workshop to you?   | usefulness |
"""

from collections.abc import Iterable

from loaders.cells import Sheet
from loaders.surveys.wordings import folded

_CODES = frozenset(
    {
        "code",
        "short",
        "variable",
        "name",
        "field",
        "column",
        "id",
        "item",
        "codigo",
        "variable name",
    }
    | {"question code", "short name", "question id", "column name", "item code", "field name"}
)
_WORDS = frozenset(
    {"full", "question", "wording", "label", "text", "full text", "question text", "pregunta"}
    | {"full question", "description", "question wording", "texto", "variable label", "long"}
)
_MOST_COLUMNS = 4
_LEAST = 2


def codebook_of(sheet: Sheet) -> dict[str, str] | None:
    """Folded code to its question; None when the sheet is no such list."""
    rows = [] if sheet.is_prose or sheet.long is not None else sheet.rows()
    if len(rows) <= _LEAST or len(rows[0]) > _MOST_COLUMNS:
        return None
    headers = {folded(cell.text): cell.column for cell in rows[0]}
    code = next((column for words, column in headers.items() if words in _CODES), None)
    wording = next((column for words, column in headers.items() if words in _WORDS), None)
    if code is None or wording is None:
        return None
    found = {}
    for row in rows[1:]:
        texts = {cell.column: " ".join(cell.text.split()) for cell in row}
        if texts.get(code) and texts.get(wording):
            found[folded(texts[code])] = texts[wording]
    return found if _is_list(found.items()) else None


def _is_list(pairs: Iterable[tuple[str, str]]) -> bool:
    """Whether most questions are longer than their codes, which are no numbers."""
    told = list(pairs)
    fitting = sum(len(wording) > len(code) and not code.isdigit() for code, wording in told)
    return len(told) >= _LEAST and fitting * 2 > len(told)
