"""How exports of surveys are laid out: header rows, questions, matrices, columns of the tool."""

import pytest
import survey_files
from survey_files import Question

from loaders.settings import Limits
from loaders.surveys.layouts import export_of
from loaders.workbook import open_workbook

ROLE = Question("What is your role?", ["Director", "Analyst", None])
USEFUL = Question("The training was useful", ["Agree", "Neutral", "Agree"], "Please rate")
CLEAR = Question("It was clear", ["Agree", None, "Disagree"], "Please rate")
WHY = Question("Why?", [None, "Because", None], is_open=True)
QUESTIONS = [ROLE, USEFUL, CLEAR, WHY]


def export(path):
    (sheet,) = open_workbook(path, Limits()).sheets
    return export_of(sheet)


def asked(found):
    return [column for column in found.columns if not column.is_of_tool]


def words(found):
    return [(column.wording, column.matrix, column.part) for column in asked(found)]


@pytest.mark.parametrize("ending", ["csv", "tsv", "xlsx"])
def test_survey_monkey_has_two_header_rows(tmp_path, ending):
    found = export(survey_files.survey_monkey(tmp_path / f"export.{ending}", QUESTIONS))
    assert (found.tool, found.last_header_row, found.is_certain) == ("SurveyMonkey", 2, True)
    assert words(found) == [
        ("What is your role?", "", ""),
        ("Please rate - The training was useful", "Please rate", "The training was useful"),
        ("Please rate - It was clear", "Please rate", "It was clear"),
        ("Why?", "", "Open-Ended Response"),
    ]
    assert [column.column for column in asked(found)] == [10, 11, 12, 13]
