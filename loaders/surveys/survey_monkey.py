"""SurveyMonkey: two header rows, a question over the columns of its rows, choices and comments.

| Respondent ID | Start Date | Please rate ... |           | Your role? |                        |
|               |            | Relevance       | Use       | Response   | Other (please specify) |
| 101           | 03/02/2026 | 4 - Agree       | 5 - ...   | Director   |                        |
"""

from loaders.cells import Kind, column_letters
from loaders.surveys.heads import Head
from loaders.surveys.matrices import Words
from loaders.surveys.records import Export, ExportColumn
from loaders.surveys.tool import Tool, all_of, folded

SURVEY_MONKEY = Tool(
    "SurveyMonkey",
    {
        "respondent": ("Respondent ID", "ID del encuestado", "Identificador del encuestado"),
        "started": ("Start Date", "Date Created", "Fecha de inicio"),
        "ended": ("End Date", "Date Modified", "Fecha de finalización", "Fecha final"),
        "duration": ("Time Spent", "Total Time Spent"),
        "status": ("Response Status", "Estado de la respuesta"),
        "e-mail": ("Email Address", "Email", "Dirección de correo electrónico"),
        "name": ("First Name", "Last Name", "Nombre", "Apellido", "Apellidos"),
        "computer": ("IP Address", "Dirección IP"),
        "other": ("Collector ID", "Collector", "ID del recopilador", "Collection Mode"),
    },
    (
        all_of("Respondent ID", "Collector ID"),
        all_of("Respondent ID", "Start Date", "End Date"),
        all_of("Collector ID", "Start Date", "End Date"),
        all_of("ID del encuestado", "ID del recopilador"),
        all_of("ID del encuestado", "Fecha de inicio"),
    ),
    (r"(?i)^(custom data|datos personalizados)( \d+)?$",),
)

_LOOKED_AT = 10
_LEAST_ANSWERS = 2
"""So many of the words below show the tool where its own columns were taken out."""
_ANSWER = frozenset(
    map(folded, ("Response", "Open-Ended Response", "Respuesta", "Respuesta abierta"))
)
"""Stands under a question that has one column."""


def export(head: Head) -> Export | None:
    """How an export of SurveyMonkey is laid out; None where it is another's."""
    for place in head.pairs(_LOOKED_AT):
        if not _is_first(head, place):
            continue
        has_two = _is_second(head, place + 1)
        last = head.number(place + has_two)
        return Export(SURVEY_MONKEY.name, _columns(head, place, has_two), last, is_certain=True)
    return None


def _is_first(head: Head, place: int) -> bool:
    """Whether a row is the tool's first: by its own columns, or by what stands in the row below."""
    above = head.texts[place]
    known = {folded(text) for text in above.values()}
    if any(tells <= known for tells in SURVEY_MONKEY.tells):
        return True
    below = head.texts[place + 1]
    answers = sum(folded(below.get(column, "")) in _ANSWER for column in above)
    has_id = any(SURVEY_MONKEY.meaning_of(text) == "respondent" for text in above.values())
    may_be = answers >= _LEAST_ANSWERS or (has_id and answers > 0)
    return may_be and _is_second(head, place + 1) and _is_under(head, place)


def _is_second(head: Head, place: int) -> bool:
    """Whether a row says something in words, and nothing under what the tool always writes."""
    always = [
        column
        for column, text in head.texts[place - 1].items()
        if SURVEY_MONKEY.meaning_of(text) in {"respondent", "started", "ended"}
    ]
    below = head.rows[place]
    is_of_words = all(cell.kind is Kind.TEXT for cell in below.values())
    return is_of_words and not any(column in below for column in always)


def _is_under(head: Head, place: int) -> bool:
    """Whether every question of a row has something below it, so that both are header rows."""
    above, below = head.texts[place], head.texts[place + 1]
    return all(column in below for column in above if not SURVEY_MONKEY.meaning_of(above[column]))


def _columns(head: Head, place: int, has_two: bool) -> tuple[ExportColumn, ...]:
    found = []
    stem = ""
    for column in head.columns:
        above = head.text(place, column)
        below = head.text(place + 1, column) if has_two else ""
        stem = above or (stem if below else "")
        is_own = bool(above) and not below and SURVEY_MONKEY.meaning_of(above) is not None
        found.append(_column(column, stem, below, head.number(place), is_own))
    return tuple(found)


def _column(column: int, stem: str, below: str, row: int, is_own: bool) -> ExportColumn:
    is_answer = folded(below) in _ANSWER
    if not stem and (is_answer or not below):
        return ExportColumn(column, "", f"column {column_letters(column)}", header_row=row)
    if is_answer or not below:
        return ExportColumn(column, "", stem, header_row=row, is_of_tool=is_own)
    return ExportColumn(column, "", Words(stem, below).wording, stem, below, row)
