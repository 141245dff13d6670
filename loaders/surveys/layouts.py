"""How a sheet of answers is laid out, whatever tool wrote it: its header rows and its columns."""

from loaders.cells import Sheet
from loaders.surveys import answer_rows, lime_survey, one_header, qualtrics, survey_monkey
from loaders.surveys.heads import head_of
from loaders.surveys.records import Export

_LAYOUTS = (qualtrics, survey_monkey, lime_survey, answer_rows, one_header)
"""A sheet that fits several is one of the first."""


def export_of(sheet: Sheet) -> Export | None:
    """What the columns of a sheet are and below which row its answers begin.

    Only the first rows of a long sheet are looked at. None where no row heads others below it. An
    export that is not certain may be any table: its answers tell whether it is of a survey.
    """
    head = head_of(sheet)
    return next((found for layout in _LAYOUTS if (found := layout.export(head))), None)
