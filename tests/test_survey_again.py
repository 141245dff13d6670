"""The next export of a survey is read like the one before, and tells where it differs."""

from datetime import date

import pytest
from test_survey import after, answers, problems, read, warnings

from loaders.calendars import Calendar
from loaders.known import Known, KnownMeasure
from loaders.shapes import survey

FIRST = """
    Date|The course was useful & practical|It was practical|Role
    2025-03-02|Strongly agree|Agree|Manager
    2025-03-14|Neutral|Disagree|Staff
    2025-03-10|Agree|Strongly disagree|Staff
"""


def second(day="2026-04-01", wording="The course was useful and practical", **said):
    """The next year's export, with another wording of the first question."""
    picture = FIRST.replace("The course was useful & practical", wording)
    for before in ("2025-03-02", "2025-03-14", "2025-03-10"):
        picture = picture.replace(before, day)
    return read(picture, said or None, after(read(FIRST)), name="Other name 2026")


def on_all(records):
    """Warnings of the export as a whole."""
    return [message for cell, message in warnings(records) if not cell]


def wave(records):
    (row,) = survey.rows(records)["survey"]
    return row["survey_id"], row["wave_id"]


def test_the_same_days_under_another_title_are_a_warning():
    found = read(FIRST, {"survey": "Staff poll"}, after(read(FIRST)))
    assert wave(found) == ("staff-poll", "staff-poll@2025-03-14")
    (message,) = on_all(found)
    assert message.startswith(
        "Most of its questions and its days are those of 'Member survey' of 2025-03-14; as "
    )
    later = read(FIRST.replace("2025", "2026"), {"survey": "Staff poll"}, after(read(FIRST)))
    assert on_all(later) == []


def test_a_day_before_all_answers_is_a_warning():
    (message,) = on_all(read(FIRST, {"held_on": "2025-03-01"}))
    assert message.startswith(
        "It is said to be held on 2025-03-01, but its answers were given from 2025-03-02 on; "
    )
    assert on_all(read(FIRST, {"held_on": "2025-03-02"})) == []


def test_a_measure_that_two_questions_feed_is_a_warning_unless_a_composite_does():
    measure = KnownMeasure(
        "m1", "M1", "Value", "quantitative", "mean rating", "", "up", None, None, 12, "yearly",
        Calendar("calendar", 1), None, None, None, (),
    )  # fmt: skip
    tied = {"columns": [{"columns": ["The course*", "It was*"], "measure": "M1"}]}
    known = Known(measures={"m1": measure})
    told = dict(warnings(read(FIRST, tied, known)))
    assert told["C1"].startswith(
        "'It was practical' feeds the same measure as 'The course was useful & practical', and the"
    )
    both = {"name": "Value", "items": ["The course*", "It was*"], "measure": "M1"}
    found = read(FIRST, tied | {"composites": [both]}, known)
    assert not any("feeds the same" in message for _, message in warnings(found))


def test_other_labels_on_the_same_numbers_are_a_warning():
    words = {"Strongly agree": "Excellent", "Strongly disagree": "Poor", "Neutral": "Good"}
    later = FIRST.replace("2025", "2026")
    for before, now in (words | {"Disagree": "Fair", "Agree": "Very good"}).items():
        later = later.replace(f"|{before}", f"|{now}")
    columns = [{"columns": ["*useful*", "It was*"], "scale": "quality 5"}]
    told = dict(warnings(read(later, {"columns": columns}, after(read(FIRST)))))
    assert told["C1"].startswith(
        "'It was practical' was rated on 'agreement 5' before and is rated on 'quality 5' now; "
    )


def test_half_the_questions_make_it_the_same_survey_whatever_it_is_called():
    assert wave(second()) == ("member-survey", "member-survey@2026-04-01")
    (seen,) = survey.seen(second())
    assert (seen.title, seen.is_known, seen.replaces) == ("Member survey", True, None)


def test_a_wording_that_drifts_is_the_same_question_and_shown_as_matched():
    first, other = survey.rows(second())["survey_question"]
    assert first["question_id"] == "the-course-was-useful-and-practical"
    assert first["wording"] == "The course was useful and practical"
    assert first["was_worded"] == "The course was useful & practical"
    assert other["was_worded"] is None
    (seen,) = survey.seen(second())
    assert seen.columns[1].matched == "The course was useful & practical"


@pytest.mark.parametrize(
    "wording", ["Q3. the course  was useful & practical!", "THE COURSE WAS USEFUL AND PRACTICAL."]
)
def test_numbering_case_blanks_and_punctuation_are_forgiven(wording):
    first, _ = survey.rows(second(wording=wording))["survey_question"]
    assert first["question_id"] == "the-course-was-useful-and-practical"


def test_another_question_is_another():
    first, _ = survey.rows(second(wording="The room was warm"))["survey_question"]
    assert (first["question_id"], first["was_worded"]) == ("the-room-was-warm", None)


def test_a_person_may_say_that_two_wordings_are_one_question():
    column = {"columns": ["The room was warm"], "question": "The course was useful & practical"}
    found = second(wording="The room was warm", columns=[column])
    first, _ = survey.rows(found)["survey_question"]
    assert first["question_id"] == "the-course-was-useful-and-practical"
    assert first["was_worded"] == "The course was useful & practical"


def test_a_question_of_no_earlier_wave_is_a_problem():
    found = second(columns=[{"columns": ["It was practical"], "question": "Was it good?"}])
    ((_, message),) = problems(found)
    assert "'It was practical' is the question 'Was it good?' of an earlier wave" in message


def test_days_that_overlap_are_the_same_wave_and_replace_it():
    found = second(day="2025-03-05")
    assert wave(found) == ("member-survey", "member-survey@2025-03-14")
    (seen,) = survey.seen(found)
    assert (seen.held_on, seen.replaces) == ("2025-03-05", "2025-03-14")


def test_days_that_touch_two_waves_are_a_problem():
    known = after(read(FIRST), second())
    both = FIRST.replace("2025-03-02", "2026-04-01")
    ((_, message),) = problems(read(both, None, known))
    assert message.startswith(
        "Its days, 2025-03-10 to 2026-04-01, overlap with those of the waves of 2025-03-14 and "
        "2026-04-01"
    )


NUMBERS = "Date|Useful|Practical|Group\n{0}|3|1|North\n{0}|1|-1|South\n{0}|2|2|South"
SAID = {
    "survey": "Course",
    "columns": [
        {"columns": ["*ful", "Practical"], "scale": "1-3", "reversed": True},
        {"columns": ["Practical"], "not_applicable": [-1], "target": 2.5},
        {"columns": ["Group"], "taken_as": "attribute", "dimension": "Region"},
    ],
}


def test_what_a_person_said_is_remembered_for_the_next_export():
    before = read(NUMBERS.format("2025-03-02"), SAID)
    again = read(NUMBERS.format("2026-03-02"), None, after(before), name="Export")
    assert problems(again) == []
    assert answers(again) == answers(before) == {
        "useful": {2: 1, 3: 3, 4: 2}, "practical": {2: 3, 3: None, 4: 2},
    }  # fmt: skip
    (seen,) = survey.seen(again)
    assert [(one.decided_by, one.taken_as) for one in seen.columns[1:]] == [
        ("earlier wave", "rating"), ("earlier wave", "rating"), ("earlier wave", "attribute"),
    ]  # fmt: skip
    assert (seen.columns[2].target, seen.columns[3].dimension) == (2.5, "Region")
    rows = survey.rows(again)
    assert {row["group_name"] for row in rows["survey_group"].to_pylist()} == {"North", "South"}
    third = read(NUMBERS.format("2027-03-02".replace("2027", "2024")), None, after(before, again))
    assert answers(third) == answers(before)


def test_what_a_person_says_now_counts_before_what_was_said():
    before = read(NUMBERS.format("2025-03-02"), SAID)
    now = {"columns": [{"columns": ["Useful"], "taken_as": "left out"}]}
    found = read(NUMBERS.format("2026-03-02"), now, after(before))
    assert list(answers(found)) == ["practical"]
    (seen,) = survey.seen(found)
    assert (seen.columns[1].taken_as, seen.columns[1].decided_by) == ("left out", "person")


def test_a_composite_is_had_again_and_left_out_without_its_items():
    said = {"composites": [{"name": "Value", "items": ["The course*", "It was practical"]}]}
    before = read(FIRST, said)
    composite = survey.rows(before)["survey_question"][-1]
    assert (composite["kind"], composite["question_id"], composite["items"]) == (
        "composite", "value", ["the-course-was-useful-and-practical", "it-was-practical"],
    )  # fmt: skip
    assert (composite["scale_low"], composite["scale_high"]) == (1, 5)
    later = FIRST.replace("2025", "2026")
    again = read(later, None, after(before))
    assert survey.rows(again)["survey_question"][-1]["question_id"] == "value"
    without = read(later.replace("It was practical", "The room was warm"), None, after(before))
    assert [row["kind"] for row in survey.rows(without)["survey_question"]] == ["rating"] * 2
    assert any("'Value' of the wave before is left out" in says for _, says in warnings(without))


@pytest.mark.parametrize(
    ("items", "says"),
    [
        (["It was practical"], "should have at least 2 different questions as its items"),
        (["It was practical", "Q9"], "has an item 'Q9', but no rated question has that code"),
    ],
)
def test_a_composite_needs_two_questions_that_are_there(items, says):
    found = read(FIRST, {"composites": [{"name": "Value", "items": items}]})
    ((_, message),) = problems(found)
    assert says in message


def test_a_composite_stands_once_and_its_target_is_on_the_scale():
    value = {"name": "Value", "items": ["The course*", "It was practical"]}
    ((_, message),) = problems(read(FIRST, {"composites": [value, value | {"name": "value"}]}))
    assert message == "Two composites are called 'value'; rename one of them"
    ((_, message),) = problems(read(FIRST, {"composites": [value | {"target": 9}]}))
    assert message.endswith("has a target of 9; it should be a number from 1 to 5")


def test_a_question_that_was_rated_before_and_is_not_now_is_a_warning():
    first = read(FIRST)
    later = FIRST.replace("2025", "2026").replace("Strongly agree|", "Like last year|")
    found = read(later, None, after(first))
    assert list(answers(found)) == ["it-was-practical"]
    (said,) = (message for cell, message in warnings(found) if cell == "B1")
    assert said.startswith(
        "'The course was useful & practical' was rated in the wave before and is not kept: 2 of "
        "its 3 answers are on the scale 'agreement 5'; "
    )


def test_a_composite_needs_items_on_one_scale():
    picture = """
        Date|Useful|Practical
        2026-03-02|Strongly agree|Very satisfied
        2026-03-02|Neutral|Satisfied
        2026-03-02|Agree|Very dissatisfied
    """
    columns = [
        {"columns": ["Useful"], "scale": "agreement 5"},
        {"columns": ["Practical"], "scale": "satisfaction 4"},
    ]
    composites = [{"name": "Value", "items": ["Useful", "Practical"]}]
    ((_, message),) = problems(read(picture, {"columns": columns, "composites": composites}))
    assert message.startswith(
        "The composite 'Value' has items on different scales (1 to 4, 1 to 5)"
    )


def test_the_day_is_what_a_person_says_before_what_the_export_shows():
    found = read(FIRST, {"held_on": "2025-04-30"})
    (row,) = survey.rows(found)["survey"]
    assert (row["starts_on"], row["ends_on"]) == (date(2025, 3, 2), date(2025, 4, 30))
    assert row["wave_id"] == "member-survey@2025-04-30"


def test_without_a_day_nothing_is_loaded():
    found = read(FIRST.replace("Date", "Batch").replace("2025-03-", "B"), {})
    assert any("says when the survey was held" in message for _, message in problems(found))
    assert survey.rows(found) == {}
    assert survey.seen(found)[0].held_on is None


def test_a_day_to_come_is_a_problem():
    ((_, message),) = problems(read(FIRST, {"held_on": "2999-01-01"}))
    assert message.startswith("It was held on 2999-01-01, which is yet to come")


def test_the_code_with_nearly_the_words_is_offered_and_not_taken():
    picture = """
        ResponseId|StartDate|EndDate|Q1|Q2
        Response ID|Start Date|End Date|How useful was the course to you?|How practical was it?
        R_1|2025-03-02|2025-03-02|Very useful|Very useful
        R_2|2025-03-02|2025-03-02|Not at all useful|Slightly useful
        R_3|2025-03-02|2025-03-02|Moderately useful|Extremely useful
    """
    known = after(read(picture, name="Course"))
    assert known.surveys
    changed = picture.replace("2025", "2026").replace(
        "useful was the course to", "useful was this course for"
    )
    found = read(changed, None, known, name="Course")
    first, _ = survey.rows(found)["survey_question"]
    assert first["was_worded"] is None
    assert any(
        "if it is the same question, say so with `question`" in says for _, says in warnings(found)
    )


def test_nothing_is_known_of_a_survey_that_was_never_loaded():
    assert read(FIRST, None, Known()).exports[0].known is None


def test_bare_numbers_of_a_question_that_had_labels_are_read_like_them_and_said():
    numbers = FIRST.replace("2025", "2026").replace("Manager", "Boss")
    for number, word in (("1", "Strongly disagree"), ("5", "Strongly agree"), ("3", "Neutral")):
        numbers = numbers.replace(word, number)
    numbers = numbers.replace("Disagree", "2").replace("Agree", "4")
    found = read(numbers, None, after(read(FIRST)))
    assert problems(found) == []
    assert answers(found) == answers(read(FIRST))
    assert not any(row["is_decided"] for row in survey.rows(found)["survey_column"])
    told = [message for _, message in warnings(found)]
    assert told[0].startswith(
        "The numbers of 'The course was useful & practical' are read on 'agreement 5' like the "
        "wave before, 5 being the best"
    )


def test_another_scale_than_before_is_said():
    four = FIRST.replace("2025", "2026").replace("Neutral", "Agree")
    said = {"columns": [{"columns": ["It was practical"], "scale": "agreement 4"}]}
    found = read(four, said, after(read(FIRST)))
    assert any(
        message == "'It was practical' was rated from 1 to 5 before and is rated from 1 to 4 now, "
        "so its means are not compared"
        for _, message in warnings(found)
    )


def test_demonstration_data_says_so_above_its_headers_or_on_a_sheet_beside():
    def is_invented(records):
        (row,) = survey.rows(records)["survey"]
        return row["is_demonstration"]

    assert not is_invented(read(FIRST))
    assert is_invented(read("Demonstration data: nobody said this" + FIRST))
    assert survey.seen(read("Demonstration data: nobody" + FIRST))[0].title == "Member survey"
    assert is_invented(read(FIRST, None, Known(), "Member survey", Note="Demonstration data"))


def test_a_row_of_a_matrix_is_the_same_question_with_and_without_the_words_before_it():
    with_stem = FIRST.replace("It was practical", "Please rate the course [It was practical]")
    with_stem = with_stem.replace("|Role", "|Please rate the course [It was short]|Role")
    lines = with_stem.strip().split("\n")
    before = "\n".join(
        [
            lines[0],
            *("|".join([*line.split("|")[:3], "Agree", line.split("|")[3]]) for line in lines[1:]),
        ]
    )
    known = after(read(before))
    found = read(FIRST.replace("2025", "2026"), None, known)
    _, practical = survey.rows(found)["survey_question"]
    assert practical["was_worded"] == "Please rate the course - It was practical"
    assert practical["question_id"] == "it-was-practical"


def test_a_row_that_stands_twice_is_matched_with_neither():
    stems = "Date|The course [useful]|The course [short]|The room [useful]|The room [short]"
    answers_before = "2025-03-02|Agree|Neutral|Agree|Agree\n2025-03-02|Disagree|Agree|Neutral|Agree"
    known = after(read(f"{stems}\n{answers_before}"))
    now = "Date|useful|It was cold\n2026-03-02|Agree|Neutral\n2026-03-02|Disagree|Strongly agree"
    first, _ = survey.rows(read(now, {"survey": "Member survey"}, known))["survey_question"]
    assert first["was_worded"] is None


def test_a_question_that_is_gone_and_one_that_stands_twice_are_told():
    first = read(
        """
        Date|Useful|Fair
        2025-03-02|Strongly agree|Agree
        2025-03-02|Neutral|Disagree
        2025-03-03|Agree|Strongly disagree
        """,
        name="Member survey 2025",
    )
    second = read(
        """
        Date|Useful|useful!
        2026-03-02|Strongly agree|Agree
        2026-03-02|Neutral|Neutral
        2026-03-03|Agree|Strongly disagree
        """,
        known=after(first),
    )
    assert warnings(second) == [
        (
            "",
            (
                "The wave before also rated 'Fair', which no column of this export is; if one was "
                "worded anew, say so with `question` in the survey file or on the Update page"
            ),
        ),
        (
            "C1",
            (
                "'useful!' is also asked in column B; they are two questions here. Leave one out "
                "if they are the same, or give one another `wording`"
            ),
        ),
    ]
