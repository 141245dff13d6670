"""What a person says of an export on the Update page, and the survey file that it makes."""

import tomllib
from datetime import date

import pytest

from dashboard import update_survey_sentences, update_survey_words
from dashboard.update_survey_names import names
from dashboard.update_survey_said import (
    Composite,
    Correction,
    Said,
    corrected,
    plain,
    toml,
    with_fields,
)
from loaders import ColumnSeen, SurveySeen
from loaders.surveys.declaring import declared_of, read_declared

EVERYTHING = Said(
    survey="Member survey",
    held_on=date(2026, 3, 31),
    invited=120,
    columns=(
        Correction(
            ("Q1", "column P"),
            taken_as="rating",
            scale="1-3",
            reversed=True,
            not_applicable=("-1", "-2"),
            no_answer=("NA",),
            question="The board listens.",
            wording='Does "the board" listen?\x7f\\',
            measure="none",
            target=2.5,
        ),
        Correction(("Q2",), words=("Poor", "Fair, at best", "Good")),
        Correction(("State",), taken_as="attribute", dimension="Region"),
    ),
    composites=(Composite("Value", ("Q1", "Q2"), "M1", 4.0),),
)


def seen(column, code="", wording="", taken_as="rating", **more):
    return ColumnSeen(column, code, wording, taken_as, "84 answers.", **more)


def test_what_is_said_is_plain_json_with_the_keys_of_a_survey_file():
    assert plain(EVERYTHING) == {
        "survey": "Member survey",
        "held_on": "2026-03-31",
        "invited": 120,
        "columns": [
            {
                "columns": ["Q1", "column P"],
                "taken_as": "rating",
                "scale": "1-3",
                "reversed": True,
                "not_applicable": ["-1", "-2"],
                "no_answer": ["NA"],
                "question": "The board listens.",
                "wording": 'Does "the board" listen?\x7f\\',
                "measure": "none",
                "target": 2.5,
            },
            {"columns": ["Q2"], "words": ["Poor", "Fair, at best", "Good"]},
            {"columns": ["State"], "taken_as": "attribute", "dimension": "Region"},
        ],
        "composites": [{"name": "Value", "items": ["Q1", "Q2"], "measure": "M1", "target": 4.0}],
    }


def test_nothing_said_says_only_that_it_is_a_survey():
    assert plain(Said()) == {}
    assert toml({}) == "\n"


def test_no_is_said_and_is_not_nothing():
    said = Said(columns=(Correction(("Q1",), reversed=False, target=0.0),))
    assert plain(said)["columns"] == [{"columns": ["Q1"], "reversed": False, "target": 0.0}]


def test_the_survey_file_says_the_same_as_the_form(tmp_path):
    path = tmp_path / "survey.toml"
    path.write_text(toml(plain(EVERYTHING)), encoding="utf-8")
    assert tomllib.loads(path.read_text(encoding="utf-8"))["held_on"] == date(2026, 3, 31)
    assert read_declared(path) == plain(EVERYTHING)
    assert declared_of(read_declared(path)) == declared_of(plain(EVERYTHING))


def test_a_name_means_one_column_alone():
    columns = [
        seen("A", "Q1", "How well?"),
        seen("B", "Q2", "How well?"),
        seen("C", "", "Your region"),
        seen("D", "", "Comments *"),
        seen("E", "", "Comments * on the above"),
        seen("F", "", " YOUR  region"),
        seen("G", "G"),
        seen("H", "", "1. Fast & kind"),
        seen("I", "", "2. Fast and kind"),
        seen("J", "", "3. Fast"),
    ]
    assert names(columns) == [
        "Q1", "Q2", "column C", "column D", "Comments * on the above", "column F", "column G",
        "column H", "column I", "3. Fast",
    ]  # fmt: skip


def test_questions_of_one_row_per_answer_are_named_by_their_words():
    columns = [seen("A", "", "Region"), seen("C", "", "1. Fast"), seen("C", "", "2. Fast")]
    assert names(columns) == ["Region", "1. Fast", "2. Fast"]


def test_the_newer_word_counts_for_its_columns_and_no_others():
    said = Said(columns=(Correction(("Q1", "Q2"), scale="agreement 4", reversed=True),))
    said = corrected(said, Correction(("Q2", "Q3"), scale="1-7"))
    assert said.columns == (
        Correction(("Q1",), scale="agreement 4", reversed=True),
        Correction(("Q2",), reversed=True),
        Correction(("Q2", "Q3"), scale="1-7"),
    )


def test_labels_replace_a_scale():
    said = Said(columns=(Correction(("Q1",), scale="agreement 4"),))
    newer = Correction(("Q1",), words=("Bad", "Good"))
    assert corrected(said, newer).columns == (newer,)


def test_what_is_left_out_has_no_scale_any_more():
    said = Said(columns=(Correction(("Q1",), scale="1-7", wording="How well?", target=5.5),))
    newer = Correction(("Q1",), taken_as="left out")
    assert corrected(said, newer).columns == (Correction(("Q1",), wording="How well?"), newer)


def test_only_fields_that_were_changed_are_said():
    read = Said("Export 2026", date(2026, 3, 31), None)
    assert with_fields(Said(), read, read) == Said()
    told = Said("Member survey", date(2026, 3, 31), 120)
    said = with_fields(EVERYTHING, told, read)
    assert (said.survey, said.held_on, said.invited) == ("Member survey", date(2026, 3, 31), 120)
    assert said.columns == EVERYTHING.columns
    assert with_fields(Said(), told, read) == Said("Member survey", None, 120)


def test_an_emptied_field_is_said_no_more():
    read = Said("Member survey", date(2026, 3, 31), 120)
    assert with_fields(Said(invited=120), Said("Member survey", date(2026, 3, 31)), read) == Said()


def test_columns_stand_by_what_is_kept_of_them():
    rated = seen("A", scale="agreement 5")
    doubtful = seen("B", candidates=("agreement 4", "agreement 5"))
    group = seen("C", taken_as="attribute")
    asked = seen("D", taken_as="open answers", decided_by="person")
    comment = seen("E", taken_as="open answers")
    name = seen("F", taken_as="names a person")
    columns = [name, comment, asked, group, doubtful, rated]
    assert update_survey_words.by_kind(columns) == (
        [doubtful, rated], [group], [asked], [name, comment],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("column", "says"),
    [
        (seen("A", scale="agreement 5"), "agreement 5"),
        (seen("A", scale="1-5", is_reversed=True), "1-5, reversed"),
        (seen("A", candidates=("agreement 4", "agreement 5")), "agreement 4 or agreement 5"),
        (seen("A"), "none that is known"),
        (seen("A", candidates=tuple("abcde")), "a, b, c or 2 others"),
        (seen("A", candidates=tuple("abcd")), "a, b, c or d"),
    ],
)
def test_the_scale_of_a_column_in_words(column, says):
    assert update_survey_words.scale(column) == says


def test_the_labels_of_scales_are_told_once():
    columns = [
        seen("A", scale="agreement 4"),
        seen("B", candidates=("agreement 4", "agreement 5")),
    ]
    columns += [seen("C", scale="1-7"), seen("D", taken_as="attribute")]
    told = update_survey_words.scales(columns)
    assert list(told) == ["agreement 4", "agreement 5"]
    assert told["agreement 4"] == "1 Strongly disagree, 2 Disagree, 3 Agree, 4 Strongly agree"


def test_a_long_question_of_a_matrix_keeps_its_row():
    stem = "Please say how much you agree with each of the following sentences about the training"
    assert update_survey_words.label(seen("P", "Q3_1", f"{stem} - It was useful")) == (
        "P Q3_1: Please say how much you agree with each of… "
        "sentences about the training - It was useful"
    )
    assert update_survey_words.label(seen("P", "", "It was useful")) == "P: It was useful"
    assert update_survey_words.label(seen("P")) == "P"


def test_a_survey_in_one_sentence():
    one = SurveySeen(
        "Data", "member-survey", "Member survey", True, "2026-03-28", "2026-03-31",
        "the last day of ‘Timestamp’", "Google Forms", 84, 1200, (),
    )  # fmt: skip
    assert update_survey_words.survey_sentence(one) == (
        "Google Forms, sheet ‘Data’: 84 respondents of 1,200 invited, held on 31 Mar 2026 "
        "(the last day of ‘Timestamp’). It replaces what stands of 28 Mar 2026."
    )


def test_a_correction_in_one_line():
    labels = {"Q1": "A Q1: How well?"}
    one = Correction(("Q1", "Q9"), scale="1-7", reversed=True, not_applicable=("-1", "n/a"))
    assert update_survey_sentences.correction_sentence(one, labels) == (
        "A Q1: How well? and Q9 – scale 1-7; reversed; not applicable: “-1”, “n/a”"
    )
    one = Correction(("Q1",), taken_as="attribute", dimension="Role")
    assert update_survey_sentences.correction_sentence(one, labels) == (
        "A Q1: How well? – a group of respondents (role, region, ...); dimension Role"
    )


def test_of_many_columns_the_first_are_named():
    names = [f"Q{number}" for number in range(1, 9)]
    assert update_survey_sentences.correction_sentence(
        Correction(tuple(names), scale="1-5"), {}
    ) == ("Q1, Q2, Q3, Q4, Q5, Q6 and 2 others – scale 1-5")
    assert update_survey_words.short_label(seen("P", "Q3_1", "How well?")) == "P Q3_1"
    assert update_survey_words.short_label(seen("P", "P", "How well?")) == "P: How well?"


def test_a_composite_in_one_line():
    one = Composite("Value", ("Q1", "Q2"), "none", 4.2)
    assert update_survey_sentences.composite_sentence(one, {}) == (
        "Value: the mean of Q1 and Q2; feeds no measure; target 4.2"
    )
