"""What survey tools call the columns that they write themselves, and what such a column says."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from loaders.spelling import plain
from loaders.surveys.records import ExportColumn

Meaning = Literal[
    "respondent",
    "started",
    "ended",
    "duration",
    "status",
    "finished",
    "e-mail",
    "name",
    "computer",
    "place",
    "language",
    "other",
]
"""What a column of the tool says of a response. `status` marks tests and previews, `finished` how
far somebody came; `computer` is an IP address or what tells one browser from another."""


@dataclass(frozen=True)
class Tool:
    """One survey tool, as its exports show it; headers in English and Spanish.

    Case, blanks, punctuation and accents of a header are forgiven.
    """

    name: str
    own: Mapping[Meaning, tuple[str, ...]]
    """What its own columns say, to every header that they have had."""
    tells: tuple[frozenset[str], ...]
    """An export is the tool's when a row has all the headers of one of these."""
    patterns: tuple[str, ...] = ()
    """Headers of more of its own columns, such as those it adds to a question."""

    def meaning_of(self, header: str) -> Meaning | None:
        """What its own column with this header says; None for a question's."""
        found = self._by_words.get(folded(header))
        if found is None and any(pattern.search(header) for pattern in self._patterns):
            return "other"
        return found

    @cached_property
    def _by_words(self) -> dict[str, Meaning]:
        return {folded(text): meaning for meaning, texts in self.own.items() for text in texts}

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern) for pattern in self.patterns)


def folded(header: str) -> str:
    """A header's letters and digits alone: `Start Date` and `StartDate` are the same.

    One of signs alone, such as `#`, is itself.
    """
    apart = unicodedata.normalize("NFKD", plain(header).casefold())
    return "".join(filter(str.isalnum, apart)) or plain(header)


def _all(*headers: str) -> frozenset[str]:
    return frozenset(map(folded, headers))


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
        "language": ("Language", "Idioma"),
        "other": ("Collector ID", "Collector", "ID del recopilador", "Collection Mode"),
    },
    (
        _all("Respondent ID", "Collector ID"),
        _all("Respondent ID", "Start Date", "End Date"),
        _all("Collector ID", "Start Date", "End Date"),
        _all("ID del encuestado", "ID del recopilador"),
        _all("ID del encuestado", "Fecha de inicio"),
    ),
    (r"(?i)^(custom data|datos personalizados)( \d+)?$",),
)

QUALTRICS = Tool(
    "Qualtrics",
    {
        "respondent": ("ResponseId", "Response ID", "_recordId", "V1", "ID de respuesta"),
        "started": ("StartDate", "Fecha de inicio"),
        "ended": ("EndDate", "RecordedDate", "Fecha de finalización", "Fecha registrada"),
        "duration": ("Duration (in seconds)", "Duración (en segundos)", "Q_TotalDuration"),
        "status": ("Status", "Response Type", "Estado", "Tipo de respuesta"),
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
        _all("StartDate", "EndDate", "ResponseId"),
        _all("StartDate", "EndDate", "Finished", "Status"),
        _all("StartDate", "EndDate", "RecordedDate"),
        _all("ResponseId", "ResponseSet"),
        _all("ResponseId", "RecordedDate"),
        _all("Progress", "Finished", "RecordedDate"),
    ),
    (
        r"^\w+_(First Click|Last Click|Page Submit|Click Count)$",
        r"^\w+_(Browser|Version|Operating System|Resolution)$",
        r"^\w+_DO(_\w+)?$",
        r"^Q_(RelevantID|BallotBox|Ambiguous|StraightLining|DataPolicy|Population|TerminateFlag)",
    ),
)

GOOGLE_FORMS = Tool(
    "Google Forms",
    {
        "ended": ("Timestamp", "Marca temporal", "Marca de tiempo"),
        "e-mail": (
            "Email Address",
            "Username",
            "Dirección de correo electrónico",
            "Nombre de usuario",
        ),
        "other": ("Score", "Puntuación"),
    },
    (_all("Timestamp"), _all("Marca temporal"), _all("Marca de tiempo")),
    (r"(?i)\[(score|feedback|puntuación|comentarios)\]$",),
)

MICROSOFT_FORMS = Tool(
    "Microsoft Forms",
    {
        "respondent": ("ID", "Id."),
        "started": ("Start time", "Hora de inicio"),
        "ended": ("Completion time", "Hora de finalización"),
        "e-mail": ("Email", "Correo electrónico"),
        "name": ("Name", "Nombre"),
        "language": ("Language", "Idioma"),
        "other": (
            "Last modified time",
            "Hora de la última modificación",
            "Total points",
            "Total de puntos",
            "Puntos totales",
            "Quiz feedback",
            "Comentarios del cuestionario",
            "Grade posted time",
            "Hora de publicación de la calificación",
        ),
    },
    (
        _all("Start time", "Completion time"),
        _all("Hora de inicio", "Hora de finalización"),
    ),
    (r"(?i)^(points|feedback|puntos|comentarios)\s*[-–:]\s*\S",),
)

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
        "computer": ("ipaddr", "IP address", "Dirección IP", "refurl", "Referrer URL"),
        "language": ("startlanguage", "Start language", "Idioma inicial", "Lenguaje inicial"),
        "other": ("seed", "Seed", "Semilla", "token", "Token", "Access code", "Código de acceso"),
    },
    (
        _all("id", "submitdate", "lastpage"),
        _all("id", "lastpage", "startlanguage"),
        _all("submitdate", "startlanguage"),
        _all("Response ID", "Date submitted"),
        _all("Response ID", "Last page", "Start language"),
        _all("ID de respuesta", "Fecha de envío"),
        _all("ID de respuesta", "Última página"),
    ),
    (r"(?i)^(group|question) ?time", r"^\w+[Tt]ime$"),
)

ANY_TOOL = Tool(
    "one row per respondent",
    {
        "respondent": (
            "#",
            "ID",
            "Record ID",
            "Response ID",
            "Respondent",
            "Respondent ID",
            "Respondent number",
            "Respondent no",
            "Participant",
            "Participant ID",
            "Submission ID",
            "Network ID",
            "Session ID",
            "Case ID",
            "Contact ID",
            "User ID",
            "Token",
            "Encuestado",
            "ID del encuestado",
            "ID de respuesta",
            "Participante",
        ),
        "started": (
            "Start date",
            "Start time",
            "Started at",
            "Time started",
            "Start Date (UTC)",
            "Date started",
            "Fecha de inicio",
            "Hora de inicio",
        ),
        "ended": (
            "Timestamp",
            "Marca temporal",
            "Date",
            "Fecha",
            "Response date",
            "Survey date",
            "End date",
            "End time",
            "Completion time",
            "Completed at",
            "Date completed",
            "Completion date",
            "Submitted",
            "Submitted at",
            "Submitted on",
            "Date submitted",
            "Submission date",
            "Submission time",
            "Submit date",
            "Submit Date (UTC)",
            "Recorded date",
            "Created at",
            "Date of response",
            "Fecha de respuesta",
            "Fecha de envío",
            "Fecha de finalización",
            "Hora de finalización",
        ),
        "duration": (
            "Duration",
            "Duration (in seconds)",
            "Time taken",
            "Time taken to complete (seconds)",
            "Duración",
        ),
        "status": ("Status", "Response type", "Response status", "Estado"),
        "finished": ("Finished", "Progress", "Finalizado", "Progreso"),
        "computer": ("IP", "IP address", "User agent", "Referer", "Referrer", "Dirección IP"),
        "place": ("Latitude", "Longitude", "Latitud", "Longitud"),
        "other": ("Collector", "Collector ID", "Tags", "Link name", "Legacy comments"),
    },
    (),
)
"""What tools of any other name, and people, call such columns."""

TOOLS = {
    tool.name: tool
    for tool in (SURVEY_MONKEY, QUALTRICS, LIME_SURVEY, MICROSOFT_FORMS, GOOGLE_FORMS, ANY_TOOL)
}


def meaning_of(tool: str, column: ExportColumn) -> Meaning | None:
    """What a column says that the tool wrote itself; None for one that somebody was asked."""
    if not column.is_of_tool:
        return None
    known = TOOLS.get(tool, ANY_TOOL)
    found = (
        known.meaning_of(column.code) or known.meaning_of(column.wording)
        if column.code
        else known.meaning_of(column.wording)
    )
    return found or "other"
