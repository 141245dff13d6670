"""Waves of surveys on their way into the ledger: what is known, what changes, what is not kept."""

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest
from survey_waves import TITLE, WAVE, put, wave_rows

from loaders.changes import CALENDAR_YEAR, changes
from loaders.home import Home
from loaders.known import Known, known_of
from loaders.ledger import add_event, empty_ledger, open_ledger, transaction
from loaders.problems import Refused
from loaders.report import Report
from loaders.rows import together
from loaders.show_survey import survey_lines
from loaders.standing import against
from loaders.surveys.declared_records import Declared, DeclaredColumn, DeclaredComposite
from loaders.surveys.declared_values import OF_A_COMPOSITE, OF_AN_EXPORT, OF_COLUMNS
from loaders.surveys.declaring import declared_of, read_declared
from loaders.surveys.known_records import KnownColumn, KnownComposite
from loaders.surveys.records import Scale
from loaders.surveys.seen_records import ColumnSeen, SurveySeen

FILE = """
survey = "Member survey"
held_on = 2026-03-31
invited = 120

[[columns]]
columns = ["Q1", "Q3_*", "column P"]
scale = "1-3"
reversed = true
not_applicable = [-1, "-2"]

[[composites]]
name = "Value"
items = ["Relevance", "Practicality", "Usefulness"]
"""
SURVEY_ID = "member-survey"


@pytest.fixture
def house(home):
    found = Home(home)
    found.create()
    return found


def changed(house, rows):
    with open_ledger(house) as connection:
        return changes(connection, rows, Known().with_rows(rows))


def known_in(house):
    with open_ledger(house) as connection:
        return known_of(connection)


# What a person says


def test_a_survey_file_says_what_the_export_does_not(tmp_path):
    path = tmp_path / "members.toml"
    path.write_text(FILE)
    plain = read_declared(path)
    assert plain["held_on"] == "2026-03-31"
    assert declared_of(plain) == Declared(
        "Member survey",
        date(2026, 3, 31),
        120,
        (
            DeclaredColumn(
                ("Q1", "Q3_*", "column P"),
                scale="1-3",
                reversed=True,
                not_applicable=("-1", "-2"),
            ),
        ),
        (DeclaredComposite("Value", ("Relevance", "Practicality", "Usefulness")),),
    )


def test_nothing_said_is_something_said(tmp_path):
    path = tmp_path / "members.toml"
    path.write_text("")
    assert read_declared(path) == {}
    assert declared_of({}) == Declared()


def test_what_a_form_leaves_open_is_not_said():
    said = {"survey": None, "columns": [{"columns": ["Q1"], "target": None, "measure": "none"}]}
    assert declared_of(said) == Declared(columns=(DeclaredColumn(("Q1",), measure="none"),))


def test_every_field_of_a_declaration_has_its_key():
    assert {*OF_AN_EXPORT, "columns", "composites"} == set(Declared.__slots__)
    assert set(OF_COLUMNS) == set(DeclaredColumn.__slots__)
    assert set(OF_A_COMPOSITE) == set(DeclaredComposite.__slots__)


IN_COLUMNS = "What is said of the survey, [[columns]] 1 (Q1): "


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"held": "2026-03-31"}, "'held' is not known here, did you mean 'held_on'? known are"),
        ({"Q1": {}}, "known are survey, held_on, invited, columns, composites."),
        ({"held_on": "31/3/2026"}, "'held_on' should be a day such as 2026-03-31, not '31/3/2026'"),
        ({"invited": True}, "'invited' should be how many were asked to answer, a whole number of"),
        ({"invited": 0}, "a whole number of 1 or more, not 0"),
        ({"survey": " "}, "'survey' should be words in quotation marks, not ''"),
        ({"columns": {"columns": ["Q1"]}}, "'columns' should be tables, each under a line [[col"),
        ({"columns": ["Q1"]}, "'columns' should be tables, each under a line [[columns]]."),
        ({"columns": [{"scale": "1-3"}]}, "[[columns]] 1: 'columns' is missing; name at least one"),
        ({"columns": [{"columns": ["Q1"], "scael": "1-3"}]}, f"{IN_COLUMNS}'scael' is not known"),
        (
            {"columns": [{"columns": "Q1"}, {"columns": ["Q2"], "reversed": "yes"}]},
            "[[columns]] 2 (Q2): 'reversed' should be true or false, not 'yes'",
        ),
        (
            {"columns": [{"columns": ["Q1"], "taken_as": "text"}]},
            f"{IN_COLUMNS}'taken_as' should be one of 'rating', 'attribute', 'open answers'",
        ),
        (
            {"columns": [{"columns": ["Q1"], "scale": "1-2", "words": ["no", "yes"]}]},
            f"{IN_COLUMNS}'scale' and 'words' both say what can be answered; keep one of them",
        ),
        (
            {"columns": [{"columns": ["Q1"], "scale": "agreement 99"}]},
            f"{IN_COLUMNS}'scale' should be one of ",
        ),
        (
            {"columns": [{"columns": ["Q1"], "words": ["no"]}]},
            f"{IN_COLUMNS}'words' should be at least two labels, from the lowest to the highest, n",
        ),
        (
            {"columns": [{"columns": ["Q1"], "taken_as": "left out", "scale": "1-3"}]},
            f"{IN_COLUMNS}'scale' is of a column that is taken as 'rating', not as 'left out'.",
        ),
        (
            {"columns": [{"columns": ["Q1"], "taken_as": "rating", "dimension": "Role"}]},
            f"{IN_COLUMNS}'dimension' is of a column that is taken as 'attribute', not as 'rating'",
        ),
        (
            {"columns": [{"columns": ["Q1"], "target": float("nan")}]},
            f"{IN_COLUMNS}'target' should be a number such as 4.2, not nan",
        ),
        (
            {"composites": [{"name": "Value"}]},
            "[[composites]] 1 (Value): 'items' is missing; say which questions it is the mean of",
        ),
    ],
)
def test_what_is_said_wrongly_is_refused_at_its_key(said, says):
    with pytest.raises(Refused) as refused:
        declared_of(said)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("survey = ", "members.toml cannot be read as TOML: "),
        ("survey = 4", "members.toml: 'survey' should be words in quotation marks, not 4."),
        ("held_on = 2026-03-31T10:00:00", "'held_on' should be a day such as 2026-03-31, not '202"),
        (f"a = {'[' * 2000}{']' * 2000}", "members.toml cannot be read as TOML: its lists are too"),
        ('survey = "Señas"', "members.toml cannot be read: it is not text in UTF-8; save it in"),
    ],
)
def test_a_survey_file_is_refused_by_its_name(tmp_path, text, says):
    path = tmp_path / "members.toml"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(Refused) as refused:
        read_declared(path)
    assert says in str(refused.value)


# What is known


def test_a_survey_that_stands_is_known_with_what_its_columns_were_taken_for(house):
    rows = wave_rows(
        questions={"relevance": {"measure_id": "2-1", "target": 4.2, "is_reversed": True}},
        columns={"Region": {"is_decided": True}},
    )
    value = rows["survey_question"][0] | {
        "question_no": 3, "question_id": "value", "wording": "Value", "kind": "composite",
        "items": ["relevance", "practicality"], "measure_id": None, "target": None,
    }  # fmt: skip
    rows["survey_question"].append(value)
    put(house, rows)
    survey = known_in(house).surveys[SURVEY_ID]
    agreement = Scale("agreement 5", 1, 5)
    assert survey.title == TITLE
    assert [(w.wave_id, w.starts_on, w.ends_on) for w in survey.waves] == [
        ("member-survey@2026-03-31", date(2026, 3, 1), date(2026, 3, 31))
    ]
    assert survey.columns == (
        KnownColumn("", "Region?", "attribute", is_decided=True, dimension="Region"),
        KnownColumn(
            "", "relevance?", "rating", is_decided=False, question_id="relevance", scale=agreement,
            is_reversed=True, not_applicable=("N/A",), measure_id="2-1", target=4.2,
        ),
        KnownColumn(
            "", "practicality?", "rating", is_decided=False, question_id="practicality",
            scale=agreement, not_applicable=("N/A",),
        ),
    )  # fmt: skip
    assert survey.composites == (KnownComposite("value", "Value", ("relevance", "practicality")),)


def test_the_columns_of_the_newest_wave_count_whenever_it_was_loaded(house):
    put(house, wave_rows(held_on="2026-03-31", columns={"relevance": {"wording": "Newer"}}))
    put(house, wave_rows(held_on="2024-03-31", columns={"relevance": {"wording": "Older"}}))
    survey = known_in(house).surveys[SURVEY_ID]
    assert [wave.ends_on.year for wave in survey.waves] == [2024, 2026]
    assert [column.wording for column in survey.columns] == ["Region?", "Newer", "practicality?"]
    assert survey.earlier == ()


def test_a_question_that_was_not_asked_this_time_is_not_forgotten(house):
    put(house, wave_rows(held_on="2024-03-31"))
    put(house, wave_rows("Region | relevance\n North | 4", "2025-03-31"))
    survey = known_in(house).surveys[SURVEY_ID]
    assert [column.question_id for column in survey.columns] == [None, "relevance"]
    assert [column.question_id for column in survey.earlier] == ["practicality"]


def test_what_was_decided_of_a_column_is_remembered_when_the_newest_wave_lacks_it(house):
    decided = {"Region": {"taken_as": "left out", "is_decided": True}}
    put(house, wave_rows(held_on="2024-03-31", columns=decided))
    put(house, wave_rows("relevance\n 4", "2025-03-31"))
    survey = known_in(house).surveys[SURVEY_ID]
    assert [(one.wording, one.taken_as) for one in survey.earlier] == [
        ("Region?", "left out"),
        ("practicality?", "rating"),
    ]


def test_questions_that_are_no_columns_of_their_own_are_known_too():
    rows = wave_rows() | {"survey_column": []}
    survey = Known().with_rows(rows).surveys[SURVEY_ID]
    assert [(column.code, column.question_id) for column in survey.columns] == [
        ("Q1", "relevance"),
        ("Q2", "practicality"),
    ]


def test_what_a_file_brings_is_known_as_it_will_be_once_it_is_loaded(house):
    waves = [
        wave_rows(held_on="2026-03-31"),
        wave_rows("Region | relevance | ease\n North | 4 | 5", "2024-03-31"),
        wave_rows("Region | practicality\n North | 4", "2026-03-31"),
        wave_rows("Role | mood\n Boss | 3", "2025-01-31", title="Staff survey"),
    ]
    known = Known()
    for rows in waves:
        known = known.with_rows(rows)
        put(house, rows)
        assert known.says_as_much_as(known_in(house))
    assert [one.question_id for one in known.surveys[SURVEY_ID].columns] == [None, "practicality"]
    assert sorted(known.surveys) == [SURVEY_ID, "staff-survey"]


def test_rows_of_surveys_may_be_tables_of_arrow():
    rows = wave_rows()
    tables = {
        name: those if isinstance(those, pa.Table) else pa.Table.from_pylist(those)
        for name, those in rows.items()
    }
    assert Known().with_rows(tables) == Known().with_rows(rows)


def test_another_scale_is_a_reason_to_read_a_file_again():
    first = Known().with_rows(wave_rows())
    other = Known().with_rows(wave_rows(questions={"relevance": {"scale": "quality 5"}}))
    assert first.says_as_much_as(replace(first, event_id=9))
    assert not first.says_as_much_as(other)


def test_after_an_undo_the_load_before_is_what_is_known(house):
    put(house, wave_rows())
    newer = put(house, wave_rows("Region | relevance\n North | 1"))
    assert len(known_in(house).surveys[SURVEY_ID].columns) == 2
    with open_ledger(house) as connection, transaction(connection):
        add_event(connection, newer, "undone", "Ana")
    assert len(known_in(house).surveys[SURVEY_ID].columns) == 3
    with open_ledger(house) as connection, transaction(connection):
        add_event(connection, newer, "redone", "Ana")
    assert len(known_in(house).surveys[SURVEY_ID].columns) == 2


# What a load changes


def test_a_new_wave_is_told_in_one_line_and_its_answers_are_counted():
    with empty_ledger() as connection:
        found = changes(connection, wave_rows(), Known())
    assert found.counts == {
        "survey": {"added": 1},
        "survey_question": {"added": 2},
        "survey_answer": {"added": 6},
        "survey_group": {"added": 3},
    }
    assert [change.line for change in found.listed] == [
        "Member survey, 31 Mar 2026: 3 respondents, 2 questions",
        "Q1 relevance?: agreement 5",
        "Q2 practicality?: agreement 5",
    ]


def test_the_same_wave_again_changes_nothing(house):
    put(house, wave_rows())
    found = changed(house, wave_rows())
    # The wave, 2 questions, 3 columns, 6 answers and 3 groups.
    assert (found.counts, found.listed, found.unchanged) == ({}, [], 15)


def test_the_same_respondents_in_another_order_change_nothing(house):
    put(house, wave_rows())
    header, *lines = WAVE.strip().splitlines()
    found = changed(house, wave_rows("\n".join([header, *reversed(lines)])))
    assert (found.counts, found.unchanged) == ({}, 15)


def test_who_answered_since_is_added(house):
    put(house, wave_rows())
    found = changed(house, wave_rows(f"{WAVE.rstrip()}\n South | 5 | \n South | 1 | 2"))
    assert found.counts == {
        "survey": {"changed": 1},
        "survey_answer": {"added": 3},
        "survey_group": {"added": 2},
    }
    (line,) = [change.line for change in found.listed]
    assert line == "Member survey, 31 Mar 2026: respondents: 3 → 5"
    # 2 questions, 3 columns, 6 answers and 3 groups.
    assert found.unchanged == 14


def test_a_corrected_answer_is_one_change(house):
    put(house, wave_rows())
    found = changed(house, wave_rows(WAVE.replace("| 2 ", "| 3 ")))
    assert found.counts == {"survey": {"changed": 1}, "survey_answer": {"changed": 1}}
    assert [change.line for change in found.listed] == [
        "Member survey, 31 Mar 2026: other answers to a survey"
    ]
    assert found.unchanged == 13


def test_not_applicable_is_another_answer_than_none_and_than_a_number(house):
    put(house, wave_rows())
    number = changed(house, wave_rows(WAVE.replace("| -", "| 4")))
    assert number.counts["survey_answer"] == {"changed": 1}
    none = changed(house, wave_rows(WAVE.replace("| -", "| ")))
    assert none.counts["survey_answer"] == {"withdrawn": 1}


def test_two_who_only_swap_their_groups_change_them(house):
    put(house, wave_rows("Region | relevance\n North | 5\n South | 2"))
    found = changed(house, wave_rows("Region | relevance\n South | 5\n North | 2"))
    assert found.counts == {"survey": {"changed": 1}, "survey_group": {"changed": 2}}


def test_a_question_that_is_gone_takes_its_answers_with_it(house):
    put(house, wave_rows())
    without = "\n".join(line.rpartition("|")[0] for line in WAVE.strip().splitlines())
    found = changed(house, wave_rows(without))
    assert found.counts == {
        "survey": {"changed": 1},
        "survey_question": {"withdrawn": 1},
        "survey_column": {"withdrawn": 1},
        "survey_answer": {"withdrawn": 3},
    }


def test_a_dimension_that_is_new_leaves_the_answers_as_they_are(house):
    put(house, wave_rows("relevance\n 5\n 4"))
    found = changed(house, wave_rows("Region | relevance\n North | 4\n South | 5"))
    assert found.counts == {
        "survey": {"changed": 1},
        "survey_column": {"added": 1},
        "survey_group": {"added": 2},
    }


def test_another_scale_and_measure_of_a_question_are_told(house):
    put(house, wave_rows())
    other = {"scale": "quality 5", "measure_id": "2-1"}
    found = changed(house, wave_rows(questions={"relevance": other}))
    assert found.counts == {"survey": {"changed": 1}, "survey_question": {"changed": 1}}
    assert [change.line for change in found.listed] == [
        "Member survey, 31 Mar 2026: other questions of a survey",
        "Q1 relevance?: scale: agreement 5 → quality 5; measure id: nothing → 2-1",
    ]


def test_questions_in_another_order_are_the_same(house):
    put(house, wave_rows())
    swapped = wave_rows()
    numbers = {1: 2, 2: 1}
    for question in swapped["survey_question"]:
        question["question_no"] = numbers[question["question_no"]]
    answers = swapped["survey_answer"].to_pylist()
    moved = [one | {"question_no": numbers[one["question_no"]]} for one in answers]
    swapped["survey_answer"] = pa.Table.from_pylist(moved)
    assert changed(house, swapped).counts == {}


def test_open_answers_are_counted_and_never_told(house):
    told = {
        "source": "a.csv!a!D2", "wave_id": "member-survey@2026-03-31", "respondent": 0,
        "wording": "Why?", "answer": "Jane Roe was rude",
    }  # fmt: skip
    put(house, wave_rows() | {"survey_open_answer": [told, told | {"answer": "Fine"}]})
    same = changed(house, wave_rows() | {"survey_open_answer": [told | {"answer": "Fine"}, told]})
    assert same.counts == {}
    found = changed(house, wave_rows() | {"survey_open_answer": [told, told]})
    assert found.counts["survey_open_answer"] == {"added": 1, "withdrawn": 1}
    assert "Jane" not in str(found.listed)


def test_each_wave_of_a_file_is_told_apart(house):
    put(house, wave_rows(held_on="2025-03-31"))
    both = together(wave_rows(held_on="2025-03-31"), wave_rows(held_on="2026-03-31"))
    both["survey_question"] = [
        one | {"question_no": number} for number, one in enumerate(both["survey_question"], 1)
    ]
    first, second = (wave_rows()["survey_answer"].to_pylist() for _ in range(2))
    second = [one | {"question_no": one["question_no"] + 2} for one in second]
    both["survey_answer"] = pa.Table.from_pylist(first + second)
    found = changed(house, both)
    assert found.counts["survey_answer"] == {"added": 6}
    assert found.listed[0].line == "Member survey, 31 Mar 2026: 3 respondents, 2 questions"
    assert found.unchanged == 15


def invited(number, dimension="Overall", group="Overall"):
    row = {
        "source": "a.csv!a!A1", "survey_id": SURVEY_ID, "wave_id": "member-survey@2026-03-31",
        "dimension": dimension, "group_name": group, "invited": number,
        "is_withdrawn": number is None,
    }  # fmt: skip
    return {"survey_invited": [row]}


def test_how_many_were_invited_changes_by_itself(house):
    put(house, wave_rows() | invited(120))
    with open_ledger(house) as connection:
        known = known_of(connection)
        same = changes(connection, invited(120), known)
        other = changes(connection, invited(150), known)
        group = changes(connection, invited(40, "Region", "North"), known)
        back = changes(connection, invited(None), known)
    assert same.counts == {}
    assert [change.line for change in (*other.listed, *group.listed, *back.listed)] == [
        "Member survey 31 Mar 2026: invited: 120 → 150",
        "Member survey 31 Mar 2026, Region: North: invited: 40",
        "Member survey 31 Mar 2026: invited: 120",
    ]
    assert back.counts == {"survey_invited": {"withdrawn": 1}}


def judged(house, rows, sha256):
    with open_ledger(house) as connection:
        report = Report("survey.csv", sha256)
        return against(connection, report, rows, Known().with_rows(rows), CALENDAR_YEAR)


def test_the_very_same_file_is_already_loaded_unless_other_things_are_said_of_it(house):
    put(house, wave_rows(), sha256="a")
    assert judged(house, wave_rows(), "a").already_loaded_as == 1
    other = judged(house, wave_rows(questions={"relevance": {"is_reversed": True}}), "a")
    assert (other.already_loaded_as, other.nothing_new, other.is_new) == (None, False, True)
    twin = judged(house, wave_rows(), "b")
    assert (twin.already_loaded_as, twin.nothing_new) == (None, True)


def test_a_file_is_loaded_again_where_another_took_the_place_of_its_wave(house):
    put(house, wave_rows(), sha256="a")
    put(house, wave_rows("Region | relevance\n North | 1"), sha256="b")
    assert judged(house, wave_rows(), "a").is_new
    undo = judged(house, wave_rows("Region | relevance\n North | 1"), "b")
    assert undo.already_loaded_as == 2


# What is shown


def seen(**given):
    column = ColumnSeen("P", "Q1", "How relevant was it?", "rating", "81 answers, 3 blank.")
    plain = SurveySeen(
        "Sheet1", SURVEY_ID, TITLE, is_known=False, replaces=None, held_on="2026-03-31",
        held_from="last day in 'End date'", tool="SurveyMonkey", respondents=84, invited=120,
        columns=(replace(column, scale="agreement 5"),),
    )  # fmt: skip
    return replace(plain, **given)


def test_what_was_recognized_is_a_table():
    column = seen().columns[0]
    columns = (
        column,
        replace(
            column, column="Q", code="", wording="Region", taken_as="attribute", scale=None,
            dimension="Region", says="6 groups.", decided_by="person",
        ),
        replace(
            column, column="R", scale=None, candidates=("agreement 4", "agreement 5"),
            matched="How relevant is it?", measure="2.1", target=4.2,
        ),
        replace(column, column="A", taken_as="of the tool"),
        replace(column, column="B", taken_as="of the tool"),
    )  # fmt: skip
    lines = list(survey_lines(seen(columns=columns, composites=("Value",))))
    assert lines[0] == (
        "survey 'Member survey' (new), held on 2026-03-31 (last day in 'End date'), SurveyMonkey, "
        "sheet 'Sheet1': 84 respondents of 120 invited"
    )
    # fmt: off
    begins = [
        "  column  question                 taken as             scale                        ",
        "  P       Q1 How relevant was it?  rating               agreement 5                  ",
        "  Q       Region                   attribute (as said)  Region                       ",
        "  R       Q1 How relevant was it?  rating               agreement 4 or agreement 5?  ",
    ]
    # fmt: on
    ends = [
        "says",
        "81 answers, 3 blank",
        "6 groups",
        "81 answers, 3 blank; was worded 'How relevant is it?'; feeds measure 2.1; target 4.2",
    ]
    assert lines[1:5] == [begin + end for begin, end in zip(begins, ends, strict=True)]
    assert lines[5:] == ["  of the tool, not kept: A, B", "  composites: Value"]


def test_a_wave_that_is_replaced_and_one_without_a_day_are_told():
    replaced = next(survey_lines(seen(is_known=True, replaces="2026-03-30", invited=None)))
    assert "(known)" in replaced
    assert replaced.endswith("84 respondents; it replaces what stands of 2026-03-30")
    assert ", no day known, " in next(survey_lines(seen(held_on=None)))


def test_a_report_with_surveys_comes_back_from_json():
    report = Report("a.csv", surveys=[seen(composites=("Value",))])
    assert Report.from_json(report.as_json()) == report
