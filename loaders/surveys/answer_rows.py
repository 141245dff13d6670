"""One row per answer: who answered, what was asked, what was said.

| Respondent | Question             | Answer | Role     |
| 1          | How useful was it?   | 4      | Director |
"""

from loaders.surveys.any_tool import ANY_TOOL
from loaders.surveys.heads import Head
from loaders.surveys.one_header import columns
from loaders.surveys.records import Export
from loaders.surveys.tool import folded

TOOL = "one row per answer"
_LOOKED_AT = 30
_HEADERS: dict[str, tuple[str, ...]] = {
    "respondent": (
        "Respondent",
        "Respondent ID",
        "Respondent number",
        "Respondent no",
        "Participant",
        "Participant ID",
        "Response ID",
        "Encuestado",
        "ID del encuestado",
        "Encuestada",
        "Participante",
        "ID de respuesta",
    ),
    "question": (
        "Question text",
        "Question",
        "Question wording",
        "Item text",
        "Statement",
        "Item",
        "Pregunta",
        "Texto de la pregunta",
        "Question ID",
        "Question code",
    ),
    "answer": (
        "Answer",
        "Answer text",
        "Response",
        "Response text",
        "Respuesta",
        "Texto de la respuesta",
        "Rating",
        "Score",
        "Value",
        "Answer value",
        "Response value",
        "Valor",
    ),
}
"""The first header of a list that a row has is the one that counts."""
_WIDE = frozenset(map(folded, ("Item", "Score", "Value", "Valor")))
"""Headers of many other tables too."""


def export(head: Head) -> Export | None:
    """How a sheet with one row per answer is laid out; None where one of the three is missing."""
    for place in head.pairs(_LOOKED_AT):
        named = {folded(text): column for column, text in reversed(head.texts[place].items())}
        found = {
            name: next((named[word] for word in map(folded, words) if word in named), None)
            for name, words in _HEADERS.items()
        }
        places = {name: column for name, column in found.items() if column is not None}
        if len(places) == len(_HEADERS):
            words = {folded(head.text(place, column)) for column in places.values()}
            shown = columns(head, place, ANY_TOOL)
            return Export(TOOL, shown, head.number(place), not words & _WIDE, places)
    return None
