"""What an export calls its survey: a title above the headers, the sheet's name or the file's."""

import re
from pathlib import PurePath

from loaders.cells import Sheet
from loaders.plans.lines import is_demonstration
from loaders.spelling import plain

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*"
_DATES = re.compile(
    rf"\(\s*\d[\d\s,.-]*\)|\b\d{{4}}[-./]\d\d?[-./]\d\d?\b|\b\d\d?[-./]\d\d?[-./]\d{{2,4}}\b"
    rf"|\b{_MONTH}\s+\d{{1,2}},?\s*(?:\d{{4}})?\b|\b\d{{1,2}}\.?\s+{_MONTH}\s+\d{{4}}\b|\b{_MONTH}\s+\d{{4}}\b"
    r"|\b(?:ff?y|sfy|cy|sy)?\s?(?:19|20)\d\d(?:\s?[-/]\s?(?:19|20)?\d\d)?\b|\b\d{2}[.:]\d{2}(?:[.:]\d{2})?\b",
    re.IGNORECASE,
)
_NOISE = frozenset(
    {"results", "result", "responses", "response", "export", "exported", "data", "dataset", "raw"}
    | {"final", "copy", "download", "values", "labels", "numeric", "numbers", "text", "txt", "csv"}
    | {"tsv", "xlsx", "of", "the", "for", "from", "in", "en", "de", "wave", "form", "forms"}
    | {"resultados", "respuestas", "datos", "exportacion", "encuestados"}
)
_GENERIC = re.compile(
    r"(?:sheet|worksheet|hoja|table|tabla|form|formulario|page|survey|encuesta|workbook|book|libro|"
    r"untitled|export|download|question|answers?|all|complete|cuestionario|tmp|temp|test)?\s*\d*",
    re.IGNORECASE,
)
_LONGEST_TITLE = 120


def title_of(sheet: Sheet, first_header_row: int, file_name: str) -> str:
    """The title without years, days and words such as `results`; `Survey` where nothing says it."""
    rows = [row for row in sheet.rows() if row[0].row < first_header_row]
    above = [
        row[0].text
        for row in rows
        if len(row) == 1 and isinstance(row[0].value, str) and not is_demonstration(row[0].text)
    ]
    for words in (*above, sheet.name, PurePath(file_name).stem):
        title = without_noise(words)
        if title and not _GENERIC.fullmatch(title) and len(title) <= _LONGEST_TITLE:
            return title
    return "Survey"


def without_noise(words: str) -> str:
    """`Member+survey_results 2026 (1-84)` is `Member survey`."""
    between = r"[_+]+" if " " in words.strip() else r"[_+]+|(?<=[^\W\d])-(?=\w)"
    text = _DATES.sub(" ", re.sub(between, " ", plain(words)))
    parts = text.strip(" -–.,:()[]#").split()
    while parts and _is_noise(parts[-1]):
        parts.pop()
    while parts and _is_noise(parts[0]):
        parts.pop(0)
    found = " ".join(parts).strip(" -–.,:()[]#")
    return found[:1].upper() + found[1:]


def _is_noise(part: str) -> bool:
    word = part.casefold().strip("-–.,:()[]#")
    return not word or word in _NOISE or word.isdigit()
