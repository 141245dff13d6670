"""How exports of surveys are laid out: header rows, questions, matrices, columns of the tool."""

import dataclasses
from pathlib import Path

import openpyxl
import pytest
import survey_files
from survey_files import Question, write

from loaders import long_rows
from loaders.cells import Cell, Kind, Sheet
from loaders.settings import Limits
from loaders.surveys.layouts import export_of
from loaders.surveys.tool_headers import meaning_of
from loaders.workbook import open_workbook

ROLE = Question("What is your role?", ["Director", "Analyst", None])
USEFUL = Question("The training was useful", ["Agree", "Neutral", "Agree"], "Please rate")
CLEAR = Question("It was clear", ["Agree", None, "Disagree"], "Please rate")
WHY = Question("Why?", [None, "Because", None], is_open=True)
QUESTIONS = [ROLE, USEFUL, CLEAR, WHY]
ASKED = [
    ("What is your role?", "", ""),
    ("Please rate - The training was useful", "Please rate", "The training was useful"),
    ("Please rate - It was clear", "Please rate", "It was clear"),
    ("Why?", "", ""),
]
"""Wording, matrix and row, the same from every tool that tells them all."""
ENDINGS = pytest.mark.parametrize("ending", ["csv", "tsv", "xlsx"])


def export(path):
    (sheet,) = open_workbook(path, Limits()).sheets
    return export_of(sheet)


def rows_export(*rows):
    """The layout of a sheet with these rows from the top."""
    cells = {
        (row, column): Cell(
            row, column, entry, Kind.TEXT if isinstance(entry, str) else Kind.NUMBER
        )
        for row, entries in enumerate(rows, start=1)
        for column, entry in enumerate(entries, start=1)
        if entry is not None
    }
    return export_of(Sheet("Sheet1", cells))


def asked(found):
    return [column for column in found.columns if not column.is_of_tool]


def words(found):
    return [(column.wording, column.matrix, column.part) for column in asked(found)]


def codes(found):
    return [column.code for column in asked(found)]


def meanings(found):
    return [meaning_of(found.tool, column) for column in found.columns if column.is_of_tool]


@ENDINGS
def test_survey_monkey_has_two_header_rows(tmp_path, ending):
    found = export(survey_files.survey_monkey(tmp_path / f"export.{ending}", QUESTIONS))
    assert (found.tool, found.last_header_row, found.is_certain) == ("SurveyMonkey", 2, True)
    assert words(found) == ASKED
    assert [column.column for column in asked(found)] == [10, 11, 12, 13]
    own = ["respondent", "other", "started", "ended", "computer", "e-mail", "name", "name", "other"]
    assert meanings(found) == own


def test_survey_monkey_tells_a_comment_on_a_question_from_the_question():
    found = rows_export(
        ["Respondent ID", "Collector ID", "Your role?", None, "Topics you know", None],
        [None, None, "Response", "Other (please specify)", "Intake", "Locate"],
        [101, 7, "Director", None, "Intake", None],
    )
    assert words(found) == [
        ("Your role?", "", ""),
        ("Your role? - Other (please specify)", "Your role?", "Other (please specify)"),
        ("Topics you know - Intake", "Topics you know", "Intake"),
        ("Topics you know - Locate", "Topics you know", "Locate"),
    ]


def test_survey_monkey_is_known_without_its_own_columns():
    found = rows_export(
        ["Please rate", None, "Language", "Comments"],
        ["Useful", "Clear", "Response", "Open-Ended Response"],
        ["Agree", "Agree", "Spanish", None],
    )
    assert (found.tool, found.last_header_row) == ("SurveyMonkey", 2)
    assert words(found)[2:] == [("Language", "", ""), ("Comments", "", "")]


def test_what_stands_beside_an_export_of_survey_monkey_is_named_by_its_letters():
    found = rows_export(
        ["Respondent ID", "Collector ID", "Start Date", "Your role?", None],
        [None, None, None, "Response", None],
        [101, 7, "03/16/2026", "Director", "Called back"],
    )
    assert words(found) == [("Your role?", "", ""), ("column E", "", "")]


def test_an_answer_below_no_question_of_survey_monkey_is_named_by_its_letters():
    found = rows_export(
        [None, "Respondent ID", "Collector ID", "Your role?"],
        ["Response", None, None, "Response"],
        ["Yes", 101, 7, "Director"],
    )
    assert words(found) == [("column A", "", ""), ("Your role?", "", "")]


def test_survey_monkey_condensed_has_one_header_row():
    found = rows_export(
        ["Respondent ID", "Collector ID", "Start Date", "End Date", "How satisfied are you?"],
        [101, 7, "03/02/2026", "03/02/2026", 4],
        [102, 7, "03/02/2026", "03/02/2026", 5],
    )
    assert (found.tool, found.last_header_row) == ("SurveyMonkey", 1)
    assert words(found) == [("How satisfied are you?", "", "")]


@pytest.mark.parametrize("ids", [["a1", "b", "March", "March"], [None] * 4])
def test_the_first_respondent_is_no_second_header_row(ids):
    answer = "Very" if ids[0] else 4
    found = rows_export(
        ["Respondent ID", "Collector ID", "Start Date", "End Date", "How satisfied are you?"],
        [*ids, answer],
        [*ids, answer],
    )
    assert (found.tool, found.last_header_row) == ("SurveyMonkey", 1)


def test_survey_monkey_in_spanish():
    found = rows_export(
        ["ID del encuestado", "ID del recopilador", "Dirección IP", "¿Su función?", "Califique"],
        [None, None, None, "Respuesta", "Útil"],
        [101, 7, "203.0.113.1", "Directora", "De acuerdo"],
    )
    assert (found.tool, found.last_header_row, found.is_certain) == ("SurveyMonkey", 2, True)
    assert words(found) == [("¿Su función?", "", ""), ("Califique - Útil", "Califique", "Útil")]


@ENDINGS
@pytest.mark.parametrize(("has_import_ids", "last"), [(True, 3), (False, 2)])
def test_qualtrics_has_two_or_three_header_rows(tmp_path, ending, has_import_ids, last):
    path = tmp_path / f"export.{ending}"
    found = export(survey_files.qualtrics(path, QUESTIONS, has_import_ids=has_import_ids))
    assert (found.tool, found.last_header_row, found.is_certain) == ("Qualtrics", last, True)
    assert words(found) == ASKED
    assert codes(found) == ["Q1", "Q2_1", "Q2_2", "Q3"]
    assert meanings(found).count("ended") == 2
    assert {"status", "respondent", "e-mail", "computer", "place"} <= set(meanings(found))


def test_qualtrics_of_older_exports_has_no_blanks_around_the_dash():
    found = rows_export(
        ["ResponseID", "ResponseSet", "Q2_1", "Q2_-1", "Q5_1_2", "Q5_2_2"],
        [
            "ResponseID",
            "ResponseSet",
            "Rate self-help-Useful",
            "Rate self-help-None",
            "When did you-read-1st Year",
            "When did you-write-1st Year",
        ],
        [
            "{'ImportId': 'responseId'}",
            "{'ImportId': 'responseSetId'}",
            "{'ImportId': 'QID2-1'}",
            "{'ImportId': 'QID2-4'}",
            "{'ImportId': 'QID5-1-2'}",
            "{'ImportId': 'QID5-2-2'}",
        ],
        ["R_1", "Default Response Set", 3, None, 1, 1],
    )
    assert found.last_header_row == 3
    assert words(found) == [
        ("Rate self-help - Useful", "Rate self-help", "Useful"),
        ("Rate self-help - None", "Rate self-help", "None"),
        ("When did you - read-1st Year", "When did you", "read-1st Year"),
        ("When did you - write-1st Year", "When did you", "write-1st Year"),
    ]


def test_qualtrics_says_which_choice_was_selected_only_to_itself():
    found = rows_export(
        ["StartDate", "EndDate", "ResponseId", "Q1", "Q1_5_TEXT", "Q2_Page Submit", "Region"],
        [
            "Start Date",
            "End Date",
            "Response ID",
            "Your role? - Selected Choice",
            "Your role? - Other - Text",
            "Timing - Page Submit",
            "Region",
        ],
        ["2026-03-02", "2026-03-02", "R_1", "Director", None, 12.5, "North"],
    )
    assert words(found) == [
        ("Your role?", "", ""),
        ("Your role? - Other - Text", "", ""),
        ("Region", "", ""),
    ]
    assert codes(found) == ["Q1", "Q1_5_TEXT", "Region"]


def test_qualtrics_without_its_own_columns_keeps_codes_over_questions():
    found = rows_export(
        ["Q1", "Q2_1", "Q2_2"],
        [
            "What is your role here?",
            "Please rate the training - Useful",
            "Please rate the training - Clear",
        ],
        ["Director", 4, 5],
        ["Analyst", 4, 5],
    )
    assert (found.tool, found.last_header_row, found.is_certain) == (
        "one row per respondent",
        2,
        False,
    )
    assert codes(found) == ["Q1", "Q2_1", "Q2_2"]
    assert words(found)[1] == ("Please rate the training - Useful", "Q2", "Useful")


def test_qualtrics_with_codes_alone_has_one_header_row():
    found = rows_export(
        ["StartDate", "EndDate", "ResponseId", "Q1_1", "Q1_2"],
        ["2026-03-16", "2026-03-16", "R_1", 4, 5],
    )
    assert (found.tool, found.last_header_row) == ("Qualtrics", 1)
    assert words(found) == [("Q1_1", "Q1", ""), ("Q1_2", "Q1", "")]


def test_qualtrics_tells_the_rounds_of_a_loop_apart():
    found = rows_export(
        ["StartDate", "EndDate", "ResponseId", "1_Q3_1", "1_Q3_2", "2_Q3_1", "2_Q3_2"],
        [
            "Start Date",
            "End Date",
            "Response ID",
            "Rate Intake - Kind",
            "Rate Intake - Quick",
            "Rate Locate - Kind",
            "Rate Locate - Quick",
        ],
        ["2026-03-16", "2026-03-16", "R_1", 4, 5, 4, 4],
    )
    assert [column.matrix for column in asked(found)] == ["Rate Intake"] * 2 + ["Rate Locate"] * 2


def test_codes_over_answers_are_the_only_header_row():
    found = rows_export(
        ["role_now", "q_1", "q_2"], ["Director", "Agree", "Neutral"], ["Analyst", "Agree", "Agree"]
    )
    assert (found.last_header_row, codes(found)) == (1, ["role_now", "q_1", "q_2"])


def test_the_lowest_header_row_has_rows_below():
    found = rows_export(["Q1", "Q2_1"], ["What is your role?", "How useful was it?"])
    assert found.last_header_row == 1


@ENDINGS
def test_google_forms_has_one_header_row(tmp_path, ending):
    found = export(survey_files.google_forms(tmp_path / f"export.{ending}", QUESTIONS))
    assert (found.tool, found.last_header_row, found.is_certain) == ("Google Forms", 1, False)
    assert words(found) == ASKED
    assert meanings(found) == ["ended", "e-mail"]


def test_google_forms_in_spanish(tmp_path):
    path = survey_files.google_forms(tmp_path / "export.csv", QUESTIONS, is_spanish=True)
    assert meanings(export(path)) == ["ended", "e-mail"]


def test_points_and_feedback_of_a_quiz_are_the_tools_own():
    found = rows_export(
        [
            "Timestamp",
            "Score",
            "What is a goal?",
            "What is a goal? [Score]",
            "What is a goal? [Feedback]",
            "Please rate [Feedback]",
        ],
        ["3/2/2026 9:00:00", "1 / 1", "An aim", "1 / 1", None, "Good"],
    )
    assert [column.wording for column in asked(found)] == [
        "What is a goal?",
        "Please rate - Feedback",
    ]
    found = rows_export(
        [
            "ID",
            "Start time",
            "Completion time",
            "Total points",
            "Quiz feedback",
            "What is a goal?",
            "Points - What is a goal?",
            "Feedback - What is a goal?",
            "Feedback - for us",
        ],
        [1, "3/2/2026", "3/2/2026", 1, None, "An aim", 1, None, "Thanks"],
    )
    assert [column.wording for column in asked(found)] == ["What is a goal?", "Feedback - for us"]


@ENDINGS
@pytest.mark.parametrize("is_spanish", [False, True])
def test_microsoft_forms_tells_only_the_rows_of_a_matrix(tmp_path, ending, is_spanish):
    path = tmp_path / f"export.{ending}"
    found = export(survey_files.microsoft_forms(path, QUESTIONS, is_spanish=is_spanish))
    assert (found.tool, found.last_header_row, found.is_certain) == ("Microsoft Forms", 1, False)
    assert [column.wording for column in asked(found)] == [
        "What is your role?",
        "The training was useful",
        "It was clear",
        "Why?",
    ]
    assert meanings(found) == ["respondent", "started", "ended", "e-mail", "name", "other"]


@ENDINGS
def test_lime_survey_with_codes_and_texts(tmp_path, ending):
    found = export(survey_files.lime_survey(tmp_path / f"export.{ending}", QUESTIONS))
    assert (found.tool, found.last_header_row, found.is_certain) == ("LimeSurvey", 1, True)
    assert words(found) == ASKED
    assert codes(found) == ["Q1", "Q2[SQ001]", "Q2[SQ002]", "Q3"]
    assert meanings(found)[:3] == ["respondent", "ended", "finished"]


def test_lime_survey_with_texts_alone(tmp_path):
    path = tmp_path / "export.csv"
    found = export(survey_files.lime_survey(path, QUESTIONS, headings="text"))
    assert (found.tool, found.is_certain) == ("LimeSurvey", True)
    assert words(found) == ASKED


def test_lime_survey_with_codes_alone(tmp_path):
    path = tmp_path / "export.csv"
    found = export(survey_files.lime_survey(path, QUESTIONS, headings="code"))
    assert (found.tool, found.is_certain) == ("LimeSurvey", True)
    assert words(found) == [
        ("Q1", "", ""),
        ("Q2[SQ001]", "Q2", ""),
        ("Q2[SQ002]", "Q2", ""),
        ("Q3", "", ""),
    ]


def test_lime_survey_is_known_by_rows_of_a_matrix_without_its_own_columns():
    found = rows_export(
        [
            None,
            "role. Your role?",
            "role[other]. Your role? [Other]",
            "use[1]. How often? []",
            "sat[a]. [How satisfied are you with [your office]]",
            "sat[b]. [And with [us]]",
            "plan[1][2]. Who does what? [Intake][Often]",
        ],
        [1, "Director", None, 3, 4, 5, "Yes"],
        [3, "Analyst", None, 2, 4, 4, "No"],
    )
    assert (found.tool, found.is_certain) == ("LimeSurvey", True)
    assert words(found) == [
        ("Your role?", "", ""),
        ("Your role? - Other", "Your role?", "Other"),
        ("How often?", "", ""),
        (
            "How satisfied are you with [your office]",
            "sat",
            "How satisfied are you with [your office]",
        ),
        ("And with [us]", "sat", "And with [us]"),
        ("Who does what? - Intake - Often", "Who does what?", "Intake - Often"),
    ]
    assert (found.columns[0].wording, found.columns[0].is_of_tool) == ("column A", True)


def test_one_header_like_those_of_lime_survey_is_not_enough():
    found = rows_export(
        ["Role", "Region", "plan[1]. Who does what? [Intake]"], ["Director", "North", "I do"]
    )
    assert (found.tool, found.is_certain) == ("one row per respondent", False)


@ENDINGS
def test_a_plain_table_below_a_title(tmp_path, ending):
    path = survey_files.plain(tmp_path / f"x.{ending}", QUESTIONS, title="Member survey 2026")
    found = export(path)
    assert (found.tool, found.last_header_row) == ("one row per respondent", 2)
    assert words(found) == ASKED
    assert not found.is_certain


def test_a_plain_table_below_lines_of_two_cells():
    found = rows_export(
        ["Survey", "Members"],
        ["Exported", "March"],
        ["Role", "Useful", "Clear"],
        ["Director", 4, 5],
        ["Analyst", 4, 5],
        ["Analyst", 3, 5],
    )
    assert found.last_header_row == 3


def test_a_line_of_a_few_cells_over_a_wide_table_is_no_header():
    found = rows_export(
        ["Members", "March", "Final"],
        ["Role", "Region", "Useful", "Clear", "Kind", "Quick", "Fair"],
        ["Director", "North", 4, 5, 4, 5, 4],
        ["Analyst", "South", 4, 5, 4, 5, 4],
    )
    assert found.last_header_row == 2


def test_codes_before_a_question_and_codes_alone():
    found = rows_export(
        ["Q1. Your role?", "impact_career", "Q3_1", "Q3_2", "Column5", "Unnamed: 6"],
        ["Director", 4, 4, 5, "Yes", "No"],
    )
    assert codes(found) == ["Q1", "impact_career", "Q3_1", "Q3_2", "", ""]
    assert [column.wording for column in found.columns][:2] == ["Your role?", "impact_career"]
    assert [column.matrix for column in found.columns] == ["", "", "Q3", "Q3", "", ""]


@pytest.mark.parametrize("mark", [" - ", " – ", " >> ", ": ", " | "])
def test_neighbours_that_begin_alike_are_a_matrix(mark):
    found = rows_export(
        ["Role", f"Please rate{mark}Useful", f"Please rate{mark}Clear", "Please rate us"],
        ["Director", "Good", "Good", "Poor"],
    )
    assert words(found)[1:] == [
        ("Please rate - Useful", "Please rate", "Useful"),
        ("Please rate - Clear", "Please rate", "Clear"),
        ("Please rate us", "", ""),
    ]


def test_of_two_beginnings_in_common_the_longer_counts():
    found = rows_export(
        ["Role", "Rate us: staff - kind", "Rate us: staff - quick", "Rate us: office"],
        ["Director", "Good", "Good", "Poor"],
    )
    assert [column.matrix for column in found.columns] == [
        "",
        "Rate us: staff",
        "Rate us: staff",
        "Rate us",
    ]


def test_words_across_columns_head_a_matrix(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Member survey"])
    sheet.append(["Role", "Please rate", None, "Comments"])
    sheet.append([None, "Useful", "Clear", None])
    sheet.append(["Director", "Good", "Poor", None])
    for cells in ("A1:D1", "A2:A3", "B2:C2", "D2:D3"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "x.xlsx")
    book.close()
    found = export(tmp_path / "x.xlsx")
    assert found.last_header_row == 3
    assert words(found) == [
        ("Role", "", ""),
        ("Please rate - Useful", "Please rate", "Useful"),
        ("Please rate - Clear", "Please rate", "Clear"),
        ("Comments", "", ""),
    ]
    assert [column.header_row for column in found.columns] == [2, 3, 3, 2]


def test_a_column_without_a_header_is_named_by_its_letters():
    found = rows_export(
        [None, "Role", None, "Useful", "Clear"],
        [1, "Director", 4, "Agree", "Agree"],
        [2, "Analyst", 5, "Agree", "Agree"],
        [5, "Analyst", 4, "Agree", "Agree"],
    )
    assert [column.wording for column in found.columns][:3] == ["column A", "Role", "column C"]
    assert [column.is_of_tool for column in found.columns] == [True, False, False, False, False]


def test_mark_up_and_unseen_characters_are_taken_out_of_wordings():
    found = rows_export(
        ["\ufeffTimestamp", "How <b>useful</b>&nbsp;was\nit?\u200b", "Clear?"],
        ["3/2/2026", "Very", "No"],
    )
    assert found.tool == "Google Forms"
    assert [column.wording for column in asked(found)] == ["How useful was it?", "Clear?"]


def test_a_bracket_that_is_never_opened_belongs_to_the_words():
    found = rows_export(["Role", "Was it clear?]", "[Useful]"], ["Director", "Yes", "No"])
    assert words(found)[1:] == [("Was it clear?]", "", ""), ("[Useful]", "", "")]


def test_a_header_is_read_up_to_two_thousand_characters():
    found = rows_export(["Role", "a" * 2_500], ["Director", "Yes"])
    assert len(found.columns[1].wording) == 2_000


def test_a_question_means_nothing_to_the_tool():
    found = rows_export(["Timestamp", "Score of the course"], ["3/16/2026", 5])
    assert [meaning_of(found.tool, column) for column in found.columns] == ["ended", None]


@pytest.mark.parametrize(
    "headers",
    [
        ("Respondent", "Question", "Answer"),
        ("Response ID", "Question text", "Response"),
        ("Encuestado", "Pregunta", "Respuesta"),
    ],
)
def test_one_row_per_answer(tmp_path, headers):
    path = survey_files.answer_rows(tmp_path / "x.csv", [USEFUL, CLEAR], [ROLE], headers)
    found = export(path)
    assert (found.tool, found.last_header_row, found.is_certain) == ("one row per answer", 1, True)
    assert found.answer_columns == {"respondent": 1, "question": 2, "answer": 3}
    assert found.columns[3].wording == "What is your role?"


def test_one_row_per_answer_prefers_the_words_of_a_question_to_its_code():
    found = rows_export(
        ["Participant ID", "Question ID", "Question", "Value", "Answer"],
        [1, "Q1", "How useful was it?", 4, "Useful"],
    )
    assert found.answer_columns == {"respondent": 1, "question": 3, "answer": 5}


def test_one_row_per_answer_takes_the_first_of_two_columns_of_one_name():
    found = rows_export(
        ["Respondent", "Question", "Answer", "Answer"], [1, "How useful was it?", 4, "late"]
    )
    assert found.answer_columns["answer"] == 3


def test_one_row_per_answer_with_headers_in_wide_use_is_not_certain():
    found = rows_export(["Participant", "Item", "Value"], [1, "Weight", 82])
    assert (found.tool, found.is_certain) == ("one row per answer", False)


@pytest.mark.parametrize(
    "rows",
    [
        [["Code", "Measure", "Period", "Value"], ["PEP", "Paternity", "FFY 2026", 91.5]],
        [["Strategies", "By When?", "Who?"], ["Write to ten firms", "Monthly", "ED"]],
        [["ID", "Question", "Answer"], [1, "How do I log in?", "With your password"]],
        [["Date", "Type", "Text"], ["2026-03-02", "Response", "Thanks"]],
        [["Start Date", "End Date", "Status"], ["2026-01-01", "2026-02-01", "Completed"]],
        [["Timestamp", "Event"], ["2026-03-02", "Started"]],
        [["Type", "Kind", "Note", "Topic"], ["Response", "Response", None, "Response"]],
        [["Q1. First quarter", "Q2. Second quarter"], [10, 12]],
    ],
)
def test_another_table_is_never_certain_to_be_a_survey(rows):
    found = rows_export(*rows)
    assert not found.is_certain


@pytest.mark.parametrize(
    "rows",
    [[], [["Member survey 2026"]], [["Role", "Useful"]], [[1, 2], [3, 4], [5, 6]]],
)
def test_no_header_with_rows_below_is_no_export(rows):
    assert rows_export(*rows) is None


@pytest.mark.parametrize("kind", [Kind.FORMULA, Kind.ERROR])
def test_rows_that_show_no_text_are_rows_below_a_header(kind):
    value = "#REF!" if kind is Kind.ERROR else None
    cells = {(1, column): Cell(1, column, f"q_{column}", Kind.TEXT) for column in (1, 2, 3)}
    cells |= {(row, column): Cell(row, column, value, kind) for row in (2, 3) for column in (1, 2)}
    found = export_of(Sheet("Sheet1", cells))
    assert (found.last_header_row, codes(found)) == (1, ["q_1", "q_2", "q_3"])
    cells = {key: dataclasses.replace(cell, value=value, kind=kind) for key, cell in cells.items()}
    assert export_of(Sheet("Sheet1", cells)) is None


def test_a_header_that_shows_no_text_beside_words_across_columns_is_none():
    cells = {
        (1, 1): Cell(1, 1, None, Kind.FORMULA, rows=2),
        (1, 2): Cell(1, 2, "Please rate", Kind.TEXT, columns=2),
        (1, 4): Cell(1, 4, "Role", Kind.TEXT, rows=2),
        (1, 5): Cell(1, 5, "Region", Kind.TEXT, rows=2),
        (2, 2): Cell(2, 2, "Useful", Kind.TEXT),
        (2, 3): Cell(2, 3, "Clear", Kind.TEXT),
    }
    cells |= {(3, column): Cell(3, column, "Agree", Kind.TEXT) for column in range(1, 6)}
    found = export_of(Sheet("Sheet1", cells))
    assert [column.wording for column in found.columns] == [
        "column A",
        "Please rate - Useful",
        "Please rate - Clear",
        "Role",
        "Region",
    ]


def test_prose_is_no_export():
    cells = {(row, 1): Cell(row, 1, "Words", Kind.TEXT) for row in (1, 2, 3)}
    assert export_of(Sheet("Text 1", cells, is_prose=True)) is None


def test_a_long_sheet_is_laid_out_like_a_short_one(tmp_path, monkeypatch):
    many = [
        dataclasses.replace(question, answers=list(question.answers) * 100)
        for question in QUESTIONS
    ]
    path = survey_files.qualtrics(tmp_path / "export.csv", many)
    with path.open("a", encoding="utf-8") as file:
        file.write("," * 30 + "a note far below\n")
    short = export(path)
    assert short.columns[-1].wording == "column AE"
    monkeypatch.setattr(long_rows, "LONG_ROWS", 200)
    (sheet,) = open_workbook(path, Limits()).sheets
    assert sheet.long is not None
    assert export_of(sheet) == short


def test_a_column_filled_only_far_below_is_a_column_too():
    cells = {(1, 1): Cell(1, 1, "Role", Kind.TEXT), (1, 2): Cell(1, 2, "Useful", Kind.TEXT)}
    for row in range(2, 500):
        cells[row, 1] = Cell(row, 1, "Director", Kind.TEXT)
    cells[499, 5] = Cell(499, 5, "Late", Kind.TEXT)
    found = export_of(Sheet("Sheet1", cells))
    assert [column.column for column in found.columns] == [1, 2, 5]


def test_headers_name_their_cell_for_messages(tmp_path):
    path = write(tmp_path / "x.csv", [["Members"], [], ["Role", "Useful"], ["Director", 4]])
    found = export(Path(path))
    assert {column.header_row for column in found.columns} == {3}
