"""An export of a survey is read from its sheet to the rows of the ledger."""

from datetime import date

import pytest
from pictures import sheet, workbook

from loaders.known import Known
from loaders.options import Options
from loaders.shapes import survey

AGREE = """
    Respondent ID|End Date|The course was useful|It was practical|What is your role?|Comments
    101|03/02/2026|Strongly agree|Agree|Manager|The room was cold
    102|03/14/2026|Neutral|Disagree|Staff|
    103|03/09/2026|N/A|Neutral|Staff|More breaks
    104|03/10/2026||Strongly disagree||
"""


def read(picture, said=None, known=None, name="Member survey 2026", **beside):
    """What an export drawn as text says; `beside` are other sheets of its workbook, by name."""
    sheets = [sheet(picture, name), *(sheet(other, called) for called, other in beside.items())]
    options = Options(survey=said, known=known or Known())
    return survey.read(workbook(*sheets, file_name="export.xlsx"), options)


def after(*records):
    """What is known once these are loaded, in their order."""
    known = Known()
    for one in records:
        known = known.with_rows(survey.rows(one))
    return known


def problems(records):
    return [(one.cell, one.message) for one in survey.validate(records) if not one.is_warning]


def warnings(records):
    return [(one.cell, one.message) for one in survey.validate(records) if one.is_warning]


def answers(records):
    """Question to the ratings by respondent."""
    found = survey.rows(records)
    named = {row["question_no"]: row["question_id"] for row in found["survey_question"]}
    ratings = {question: {} for question in named.values()}
    for row in found["survey_answer"].to_pylist():
        ratings[named[row["question_no"]]][row["respondent"]] = row["rating"]
    return ratings


def groups(records):
    return {
        (row["dimension"], row["respondent"]): row["group_name"]
        for row in survey.rows(records)["survey_group"].to_pylist()
    }


def taken(records):
    """Code or wording to what it is taken for."""
    (one,) = survey.seen(records)
    return {column.wording: column.taken_as for column in one.columns}


def test_answers_in_words_become_numbers_beside_their_respondents():
    found = read(AGREE)
    assert problems(found) == []
    assert answers(found) == {
        "the-course-was-useful": {2: 5, 3: 3, 4: None},
        "it-was-practical": {2: 4, 3: 2, 4: 3, 5: 1},
    }
    assert groups(found) == {
        ("Role", 2): "Manager", ("Role", 3): "Staff", ("Role", 4): "Staff", ("Role", 5): "Not stated",
    }  # fmt: skip


def test_the_wave_is_named_after_its_survey_and_its_last_day():
    (row,) = survey.rows(read(AGREE))["survey"]
    assert row == {
        "source": "export.xlsx!Member survey 2026!A1",
        "survey_id": "member-survey",
        "wave_id": "member-survey@2026-03-14",
        "title": "Member survey",
        "starts_on": date(2026, 3, 2),
        "ends_on": date(2026, 3, 14),
        "tool": "one row per respondent",
        "respondents": 4,
        "is_demonstration": False,
    }


def test_a_question_tells_its_scale_and_the_cell_of_its_header():
    first, _ = survey.rows(read(AGREE))["survey_question"]
    assert first["source"] == "export.xlsx!Member survey 2026!C1"
    assert (first["scale"], first["scale_low"], first["scale_high"]) == ("agreement 5", 1, 5)
    assert first["labels"][0] == "Strongly disagree"
    assert (first["kind"], first["is_reversed"], first["items"]) == ("rating", False, [])


def test_every_column_is_told_with_what_is_kept_of_it():
    (seen,) = survey.seen(read(AGREE))
    assert [(one.column, one.taken_as, one.says) for one in seen.columns] == [
        ("A", "of the tool", "Written by the tool, not kept."),
        ("B", "date", "Read for the day alone, not kept."),
        (
            "C", "rating",
            "2 ratings from 1 to 5 (Strongly disagree to Strongly agree), 1 not applicable, 1 blank.",
        ),
        ("D", "rating", "4 ratings from 1 to 5 (Strongly disagree to Strongly agree), 0 blank."),
        ("E", "attribute", "2 groups: Staff, Manager."),
        ("F", "open answers", "2 open answers, not kept."),
    ]  # fmt: skip
    assert (seen.held_on, seen.held_from) == (
        "2026-03-14", "the last day in column B 'End Date', read month first",
    )  # fmt: skip
    assert (seen.respondents, seen.is_known, seen.replaces) == (4, False, None)


def test_open_answers_are_kept_only_where_a_person_asks_for_them():
    assert "survey_open_answer" not in survey.rows(read(AGREE))
    asked = read(AGREE, {"columns": [{"columns": ["Comments"], "taken_as": "open answers"}]})
    kept = survey.rows(asked)["survey_open_answer"].to_pylist()
    assert [(row["respondent"], row["answer"]) for row in kept] == [
        (2, "The room was cold"), (4, "More breaks"),
    ]  # fmt: skip


def test_a_code_off_the_scale_is_a_problem_at_its_cell_and_never_a_rating():
    found = read(
        """
        Date|The course was useful (1 to 5)|It was practical (1 to 5)
        2026-03-02|5|4
        2026-03-02|4|4
        2026-03-02|6|3
        2026-03-02|5|3
        2026-03-02|2|3
        2026-03-02|6|3
        2026-03-02|1|5
        2026-03-02|5|5
        2026-03-02|5|5
        2026-03-02|5|5
        2026-03-02|5|5
        2026-03-02|5|5
        2026-03-02|4|5
        2026-03-02|4|5
        2026-03-02|4|5
        2026-03-02|4|5
        2026-03-02|4|5
        2026-03-02|4|5
        2026-03-02|4|5
        2026-03-02|4|5
        2026-03-02|4|5
        """
    )
    ((cell, message),) = problems(found)
    assert cell == "B4"
    assert "'6' (2 times in this column) is no answer on the scale of 1 to 5" in message
    assert "not_applicable" in message
    assert 4 not in answers(found)["the-course-was-useful-1-to-5"]


@pytest.mark.parametrize("odd", ["٥", "非常同意", "★★★★★", "?", "!"])
def test_an_answer_in_other_signs_is_a_problem_and_no_blank_cell(odd):
    picture = f"Date|Useful\n2026-03-02|5\n2026-03-03|4\n2026-03-03|{odd}\n2026-03-03|-"
    found = read(picture, {"columns": [{"columns": ["Useful"], "scale": "1-5"}]})
    ((cell, message),) = problems(found)
    assert cell == "B4"
    assert message.startswith(f"'{odd}' is no answer on the scale of 1 to 5 of 'Useful'")


def test_a_column_of_which_half_is_on_the_scale_of_another_is_a_warning():
    found = read(AGREE.replace("Disagree|Staff", "Hard to say|Staff"), {})
    assert list(answers(found)) == ["the-course-was-useful"]
    said = [message for cell, message in warnings(found) if cell == "D1"]
    assert [message.partition(";")[0] for message in said] == [
        "'It was practical' is not kept: 3 of its 4 answers are on the scale 'agreement 5'"
    ]
    numbers = AGREE
    for answer, number in (("|Agree|", 2), ("|Disagree|", 4), ("|Neutral|", 3), ("|Strongly d", 9)):
        numbers = numbers.replace(answer, f"|{number}" + ("|" if answer[-1] == "|" else " years d"))
    assert not [cell for cell, _ in warnings(read(numbers, {})) if cell == "D1"]


def test_labels_in_other_signs_are_read_in_the_order_a_person_gives():
    picture = "Date|Useful\n2026-03-02|★★★\n2026-03-03|★\n2026-03-03|★★"
    said = {"columns": [{"columns": ["Useful"], "words": ["★", "★★", "★★★"]}]}
    assert answers(read(picture, said)) == {"useful": {2: 3, 3: 1, 4: 2}}


def test_bare_numbers_are_left_out_until_somebody_says_their_scale():
    picture = "Date|Useful|Practical\n2026-03-02|5|1\n2026-03-03|4|2\n2026-03-03|4|3"
    assert read(picture) is None
    bare = read(picture, {})
    ((_, message),) = problems(bare)
    assert message.startswith("No column is a rating on a scale that is known")
    ((cell, message),) = warnings(bare)
    assert (cell, "'Useful', 'Practical'" in message) == ("B1", True)
    said = {"columns": [{"columns": ["Useful", "column C"], "scale": "1-5"}]}
    scaled = read(picture, said)
    assert problems(scaled) == []
    assert answers(scaled) == {"useful": {2: 5, 3: 4, 4: 4}, "practical": {2: 1, 3: 2, 4: 3}}


def test_a_reversed_scale_is_turned_round():
    picture = "Date|Useful|Practical\n2026-03-02|1|3\n2026-03-03|2|-1\n2026-03-03|1|2"
    columns = {"columns": ["Useful", "Practical"], "scale": "1-3", "reversed": True}
    found = read(picture, {"columns": [{**columns, "not_applicable": [-1]}]})
    assert problems(found) == []
    assert answers(found) == {"useful": {2: 3, 3: 2, 4: 3}, "practical": {2: 1, 3: None, 4: 2}}
    assert all(row["is_reversed"] for row in survey.rows(found)["survey_question"])


@pytest.mark.parametrize(("blank", "rating"), [("Agree", {}), ("", {3: None})])
def test_na_stands_for_a_blank_cell_only_where_no_cell_is_blank(blank, rating):
    """As R writes an export; elsewhere it is an answer that is none."""
    found = read(
        f"""
        Date|Useful|Practical
        2026-03-02|Agree|Strongly agree
        2026-03-02|NA|Neutral
        2026-03-02|Neutral|{blank}
        """
    )
    assert problems(found) == []
    assert answers(found)["useful"] == {2: 4, 4: 3} | rating


def test_nothing_of_who_answered_is_in_rows_messages_or_what_is_seen():
    found = read(
        """
        Name|Email Address|Date|IP Address|Useful|Practical|Office
        Amaryllis Stonecrop|amaryllis@nowhere.org|2026-03-02|203.0.113.77|Agree|Agree|North
        Bartholomew Quince|b.quince@nowhere.org|2026-03-02|203.0.113.78|Sideways|Disagree|North
        Clementina Rue|c.rue@nowhere.org|2026-03-02|203.0.113.79|Agree|Strongly agree|South
        """,
        {"columns": [{"columns": ["Useful"], "scale": "agreement 5"}]},
    )
    told = str(survey.rows(found)) + str(survey.seen(found)) + str(survey.validate(found))
    tables = [t.to_pylist() for t in survey.rows(found).values() if not isinstance(t, list)]
    told += str(tables)
    assert "Sideways" in told
    for name in ("Amaryllis", "Stonecrop", "Quince", "Rue", "nowhere.org", "203.0.113"):
        assert name not in told
    kinds = taken(found)
    assert [kinds[name] for name in ("Name", "Email Address", "IP Address")] == [
        "names a person"
    ] * 3


def test_an_attribute_or_rating_with_an_address_in_it_names_a_person():
    picture = """
        Date|Useful|Practical|Office
        2026-03-02|Agree|Agree|North
        2026-03-02|Agree|Disagree|ask@nowhere.org
        2026-03-02|Strongly agree|Neutral|203.0.113.77
    """
    assert taken(read(picture))["Office"] == "names a person"
    found = read(picture, {"columns": [{"columns": ["Office"], "taken_as": "attribute"}]})
    assert taken(found)["Office"] == "names a person"
    (message,) = [message for cell, message in warnings(found) if cell == "D1"]
    assert ("nowhere" in message, "is not kept" in message) == (False, True)
    assert "survey_group" not in survey.rows(found)


def test_one_row_per_answer_is_read_as_the_same_ratings():
    found = read(
        """
        Respondent|Date|Question|Answer|Role
        101|2026-03-02|The course was useful|5 - Strongly agree|Manager
        101|2026-03-02|It was practical|4 - Agree|Manager
        102|2026-03-14|The course was useful|4 - Agree|Staff
        102|2026-03-14|It was practical|3 - Neutral|Staff
        """
    )
    assert problems(found) == []
    assert answers(found) == {
        "the-course-was-useful": {1: 5, 2: 4}, "it-was-practical": {1: 4, 2: 3},
    }  # fmt: skip
    assert groups(found) == {("Role", 1): "Manager", ("Role", 2): "Staff"}


def test_a_second_answer_of_the_same_respondent_is_a_problem_at_its_cell():
    found = read(
        """
        Respondent|Date|Question|Answer
        101|2026-03-02|The course was useful|5 - Strongly agree
        101|2026-03-02|The course was useful|4 - Agree
        102|2026-03-02|The course was useful|1 - Strongly disagree
        102|2026-03-02|It was practical|1 - Strongly disagree
        103|2026-03-02|It was practical|5 - Strongly agree
        """
    )
    ((cell, message),) = problems(found)
    assert cell == "D3"
    assert message == (
        "The same respondent answers 'The course was useful' again in row 3; keep one answer"
    )


def test_a_scale_in_doubt_is_settled_by_the_rest_of_the_matrix():
    one = ["Strongly agree", "Agree", "Disagree", "Strongly disagree"]
    lines = [f"2026-03-0{day}|{word}" for day, word in enumerate(one, start=1)]
    alone = read(
        "Date|The course [useful]|Other [x]\n" + "\n".join(f"{x}|{x[-5:]}" for x in lines), {}
    )
    assert any("fit several scales: 'agreement" in message for _, message in problems(alone))
    both = "\n".join(f"{line}|Neutral" for line in lines)
    found = read("Date|The course [useful]|The course [practical]\n" + both, {})
    assert problems(found) == []
    assert {row["scale"] for row in survey.rows(found)["survey_question"]} == {"agreement 5"}


def test_many_answers_without_a_middle_are_on_no_scale_that_others_have():
    four = ["Strongly agree", "Agree", "Disagree", "Strongly disagree"]
    five = [*four, "Neutral"]
    rows = [f"2026-03-02|{four[n % 4]}|{five[n % 5]}|{five[n % 5]}" for n in range(32)]
    few = read("\n".join(["Date|Fair|Useful|Clear", *rows[:28]]))
    assert problems(few) == []  # the others have a middle, and it may be chance that nobody took it
    many = read("\n".join(["Date|Fair|Useful|Clear", *rows]))
    ((cell, message),) = problems(many)
    assert cell == "B1"
    assert message.startswith("The answers to 'Fair' fit several scales: 'agreement")


def test_a_row_of_a_matrix_in_which_nobody_chose_one_end_is_on_the_scale_of_the_others():
    found = read(
        """
        Date|Time for [software]|Time for [teaching]|Years at work
        2026-03-02|1 (None at all)|1 (None at all)|3
        2026-03-02|10 (All of it)|2|4
        2026-03-02|6|3|3
        """,
        {},
    )
    rated = survey.rows(found)["survey_question"]
    assert [(row["wording"], row["scale"]) for row in rated] == [
        ("Time for - software", "1-10"),
        ("Time for - teaching", "1-10"),
    ]


def test_a_scale_in_doubt_is_a_problem_until_a_person_names_it():
    picture = """
        Date|Useful|Practical
        2026-03-02|Strongly agree|Agree
        2026-03-02|Agree|Disagree
        2026-03-02|Disagree|Strongly disagree
        2026-03-02|Strongly disagree|Strongly agree
    """
    doubtful = read(picture)
    assert [cell for cell, _ in problems(doubtful)] == ["B1", "C1"]
    (seen,) = survey.seen(doubtful)
    assert {"agreement 4", "agreement 5"} <= set(seen.columns[1].candidates)
    found = read(picture, {"columns": [{"columns": ["*ful", "Practical"], "scale": "agreement 4"}]})
    assert problems(found) == []
    assert answers(found)["useful"] == {2: 4, 3: 3, 4: 2, 5: 1}


def test_who_is_no_survey_is_not_claimed():
    assert not survey.claims(sheet("Code|Measure|Status\n1|Current support|Good\n2|Arrears|Poor"))
    assert not survey.claims(sheet("Month|North|South\nJan|4|5\nFeb|3|5\nMar|5|5"))
    assert survey.claims(sheet(AGREE))


def test_no_attribute_is_called_as_all_together():
    found = read(AGREE, {"columns": [{"columns": ["What is*"], "dimension": "Overall"}]})
    ((cell, message),) = problems(found)
    assert cell == "E1"
    assert message.startswith("An attribute cannot be called 'Overall', which is all respondents")


def test_what_a_person_says_of_no_column_is_a_problem():
    found = read(AGREE, {"columns": [{"columns": ["Q17"], "scale": "1-5"}]})
    ((_, message),) = problems(found)
    assert message.startswith("The survey file speaks of 'Q17', but no column has that code")


def test_two_things_said_of_one_column_are_a_problem():
    columns = [{"columns": ["It was*"], "scale": scale} for scale in ("agreement 5", "agreement 4")]
    found = read(AGREE, {"columns": columns})
    message = next(message for _, message in problems(found))
    assert message.startswith(
        "Column D 'It was practical' is given two different `scale` in the survey file"
    )


def test_a_sheet_of_codes_and_questions_gives_the_wordings():
    numbers = "Date|q1|q2\n2026-03-02|Agree|Agree\n2026-03-02|Disagree|Strongly agree\n2026-03-02|Neutral|Agree"
    book = "full|short\nHow useful was the course to you?|q1\nHow practical was it?|q2"
    found = read(numbers, Questions=book)
    assert problems(found) == []
    assert [row["wording"] for row in survey.rows(found)["survey_question"]] == [
        "How useful was the course to you?", "How practical was it?",
    ]  # fmt: skip
    assert found.sheets["Questions"] == "2 questions by their codes"
    assert read(book) is None
    says = survey.why_not(workbook(sheet(book)))
    assert says.startswith("It lists the codes and questions of a survey's export and no answers")
