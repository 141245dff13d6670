"""Every survey tool by name, and what a column says that a tool wrote itself."""

from loaders.surveys.any_tool import ANY_TOOL
from loaders.surveys.google_forms import GOOGLE_FORMS
from loaders.surveys.lime_survey import LIME_SURVEY
from loaders.surveys.microsoft_forms import MICROSOFT_FORMS
from loaders.surveys.qualtrics import QUALTRICS
from loaders.surveys.records import ExportColumn
from loaders.surveys.survey_monkey import SURVEY_MONKEY
from loaders.surveys.tool import Meaning

__all__ = ["TOOLS", "Meaning", "meaning_of"]

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
