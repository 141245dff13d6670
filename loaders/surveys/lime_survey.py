"""LimeSurvey: one header row, of codes, of texts, or of both.

| id. Response ID | submitdate. Date submitted | Q1. Your role? | Q2[SQ1]. Please rate [Useful] |
| id              | submitdate                 | Q1             | Q2[SQ1]                       |
| Response ID     | Date submitted             | Your role?     | Please rate [Useful]          |
"""

import re

from loaders.cells import column_letters
from loaders.surveys.heads import Head, counts
from loaders.surveys.matrices import Words, in_brackets
from loaders.surveys.records import Export, ExportColumn
from loaders.surveys.tool import Tool, all_of, folded

LIME_SURVEY = Tool(
    "LimeSurvey",
    {
        "respondent": ("id", "Response ID", "ID de respuesta", "ID de la respuesta"),
        "started": ("startdate", "Date started", "Fecha de inicio"),
        "ended": (
            "submitdate",
            "Date submitted",
            "Fecha de envío",
            "datestamp",
            "Date last action",
            "Fecha de la última acción",
        ),
        "duration": ("interviewtime", "Total time", "Tiempo total"),
        "finished": ("lastpage", "Last page", "Última página", "Completed"),
        "e-mail": ("email", "Email address"),
        "name": ("firstname", "First name", "lastname", "Last name", "Nombre", "Apellido"),
        "computer": (
            "ipaddr",
            "IP address",
            "Dirección IP",
            "refurl",
            "Referrer URL",
            "URL de referencia",
        ),
        "language": ("startlanguage", "Start language", "Idioma inicial", "Lenguaje inicial"),
        "other": ("seed", "Seed", "Semilla", "token", "Token", "Access code", "Código de acceso"),
    },
    (
        all_of("id", "submitdate", "lastpage"),
        all_of("id", "lastpage", "startlanguage"),
        all_of("submitdate", "startlanguage"),
        all_of("Response ID", "Date submitted"),
        all_of("Response ID", "Last page", "Start language"),
        all_of("ID de respuesta", "Fecha de envío"),
        all_of("ID de respuesta", "Última página"),
    ),
    (r"^groupTime\d+$", r"^(Group|Question) time: "),
)

_LOOKED_AT = 10
_CODE = r"[A-Za-z]\w*(?P<row>(?:\[[^\[\]]*\]){0,2})"
_BOTH = re.compile(rf"(?P<code>{_CODE})\.(?:\s+(?P<text>.*))?")
_ALONE = re.compile(_CODE)


def export(head: Head) -> Export | None:
    """How an export of LimeSurvey is laid out; None where it is another's."""
    for place in head.pairs(_LOOKED_AT):
        texts = head.texts[place]
        if _is_of_tool(list(texts.values())):
            columns = tuple(_column(head, place, column) for column in head.columns)
            return Export(LIME_SURVEY.name, columns, head.number(place), is_certain=True)
    return None


def _is_of_tool(texts: list[str]) -> bool:
    """Whether a row has the tool's own headers, or codes with rows before most of its texts."""
    both = [match for text in texts if (match := _BOTH.fullmatch(text))]
    known = {folded(text) for text in texts} | {folded(match["code"]) for match in both}
    if any(tells <= known for tells in LIME_SURVEY.tells):
        return True
    return len(both) * 2 > len(texts) and any(match["row"] for match in both)


def _column(head: Head, place: int, column: int) -> ExportColumn:
    header = head.text(place, column)
    code, text = _code_and_text(header)
    is_own = any(name and LIME_SURVEY.owns(name) for name in (code, text))
    words = in_brackets(text) or Words(text)
    question, _, row = code.partition("[")
    return ExportColumn(
        column,
        code,
        words.wording or header or f"column {column_letters(column)}",
        (words.stem or question) if words.part else question if row and not text else "",
        words.part,
        head.number(place),
        is_own or (not header and counts(head, place, column)),
    )


def _code_and_text(header: str) -> tuple[str, str]:
    """What a header says of each; a header of one word is a code only if its columns are."""
    if match := _BOTH.fullmatch(header):
        return match["code"], match["text"] or ""
    return (header, "") if _ALONE.fullmatch(header) else ("", header)
