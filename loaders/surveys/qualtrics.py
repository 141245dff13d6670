"""Qualtrics: a row of codes, a row of questions, and mostly a row of import ids.

| StartDate  | ResponseId | Q3_1                 | Q3_2               |
| Start Date | Response ID| Please rate - Useful | Please rate - Easy |
| {"ImportId":"startDate"} | {"ImportId":"_recordId"} | {"ImportId":"QID3_1"} | ...
"""

import re

from loaders.cells import column_letters
from loaders.surveys.heads import Head
from loaders.surveys.matrices import Words, by_question, common_stem
from loaders.surveys.records import Export, ExportColumn
from loaders.surveys.tool import Tool, all_of, folded

QUALTRICS = Tool(
    "Qualtrics",
    {
        "respondent": ("ResponseId", "Response ID", "_recordId", "V1", "ID de respuesta"),
        "started": ("StartDate", "Fecha de inicio"),
        "ended": ("EndDate", "RecordedDate", "Fecha de finalización", "Fecha registrada"),
        "duration": ("Duration (in seconds)", "Duración (en segundos)", "Q_TotalDuration"),
        "status": ("Status", "Response Type", "Tipo de respuesta"),
        "finished": ("Finished", "Progress", "Finalizado", "Progreso"),
        "e-mail": ("RecipientEmail", "EmailAddress", "Correo electrónico del destinatario"),
        "name": (
            "RecipientLastName",
            "RecipientFirstName",
            "Apellido del destinatario",
            "Nombre del destinatario",
        ),
        "computer": ("IPAddress", "Dirección IP", "Q_RecaptchaScore", "Q_DuplicateRespondent"),
        "place": ("LocationLatitude", "LocationLongitude", "LocationAccuracy"),
        "language": ("UserLanguage", "Q_Language", "Idioma del usuario"),
        "other": (
            "ResponseSet",
            "ExternalReference",
            "ExternalDataReference",
            "External Data Reference",
            "Referencia de datos externos",
            "DistributionChannel",
            "Canal de distribución",
            "Q_URL",
            "Q_UnansweredPercentage",
            "Q_UnansweredQuestions",
        ),
    },
    (
        all_of("StartDate", "EndDate", "ResponseId"),
        all_of("StartDate", "EndDate", "Finished", "Status"),
        all_of("StartDate", "EndDate", "RecordedDate"),
        all_of("ResponseId", "ResponseSet"),
        all_of("ResponseId", "RecordedDate"),
        all_of("Progress", "Finished", "RecordedDate"),
    ),
    (
        r"^\w+_(First Click|Last Click|Page Submit|Click Count)$",
        r"^\w+_(Browser|Version|Operating System|Resolution)$",
        r"^\w+_DO(_\w+)?$",
        r"^\w+ - ((Parent )?Topics|Sentiment( Score| Polarity)?|Topic (Hierarchy|Sentiment).*)$",
        r"^Q_(RelevantID|BallotBox|Ambiguous|StraightLining|DataPolicy|Population|TerminateFlag)",
    ),
)

_LOOKED_AT = 10
_IMPORT_ID = re.compile(r"\{\s*['\"]ImportId['\"]")
_SEPARATORS = (" - ", "-")
"""Older exports write no blanks around it."""
_CHOSEN = re.compile(r"\s+-\s+(Selected Choice|Opción seleccionada|Selección seleccionada)$")


def export(head: Head) -> Export | None:
    """How an export of Qualtrics is laid out; None where it is another's."""
    for place in head.pairs(_LOOKED_AT):
        ids = next((below for below in (place + 1, place + 2) if _has_ids(head, below)), None)
        if ids is None and not _is_first(head, place):
            continue
        last = ids or (place + 1 if _is_second(head, place) else place)
        has_questions = last > place and not _has_ids(head, place + 1)
        columns = _columns(head, place, has_questions)
        return Export(QUALTRICS.name, columns, head.number(last), is_certain=True)
    return None


def _has_ids(head: Head, place: int) -> bool:
    texts = list(head.texts[place].values()) if place < len(head.texts) else []
    return bool(texts) and all(_IMPORT_ID.match(text) for text in texts)


def _is_first(head: Head, place: int) -> bool:
    known = {folded(text) for text in head.texts[place].values()}
    return any(tells <= known for tells in QUALTRICS.tells)


def _is_second(head: Head, place: int) -> bool:
    """Whether the row below says the names of the tool's own columns in words."""
    above, below = head.texts[place], head.texts[place + 1]
    own = [column for column, text in above.items() if QUALTRICS.meaning_of(text)]
    named = [column for column in own if QUALTRICS.meaning_of(below.get(column, ""))]
    return len(named) * 2 > len(own)


def _columns(head: Head, place: int, has_questions: bool) -> tuple[ExportColumn, ...]:
    codes = head.texts[place]
    row = place + 1 if has_questions else place
    texts = {
        column: _CHOSEN.sub("", head.text(row, column) or head.text(place, column))
        for column in head.columns
    }
    own = {column for column, code in codes.items() if QUALTRICS.owns(code)}
    asked = {column: code for column, code in codes.items() if column not in own}
    words, matrix = _matrices(asked, texts)
    return tuple(
        ExportColumn(
            column,
            codes.get(column, ""),
            words.get(column, Words(texts[column])).wording or f"column {column_letters(column)}",
            matrix.get(column, ""),
            words[column].part if column in words else "",
            head.number(row if column in head.rows[row] else place),
            column in own,
        )
        for column in head.columns
    )


def _matrices(
    codes: dict[int, str], texts: dict[int, str]
) -> tuple[dict[int, Words], dict[int, str]]:
    """The headers of matrices taken apart, and what each matrix is called."""
    found: dict[int, Words] = {}
    matrix: dict[int, str] = {}
    for code, columns in by_question(codes).items():
        parts = common_stem([texts[column] for column in columns], _SEPARATORS)
        found |= zip(columns, parts or (), strict=False)
        matrix |= dict.fromkeys(columns, parts[0].stem if parts else code)
    return found, matrix
