"""What a column of an export is, by its header and its answers."""

from datetime import date

import pyarrow as pa
import pytest
from pictures import sheet
from test_survey import answers, read, taken

from loaders.shapes import survey
from loaders.surveys.attributes import dimension_of
from loaders.surveys.days import Days, days_of
from loaders.surveys.persons import asks_who, holds_addresses
from loaders.surveys.text_columns import column_of
from loaders.surveys.titles import title_of, without_noise
from loaders.surveys.wordings import folded, is_nearly, slug

TODAY = date(2026, 6, 1)


def column(*texts):
    rows = pa.array(range(2, 2 + len(texts)), pa.int32()).to_numpy()
    return column_of(pa.chunked_array([pa.array(texts, pa.string())]), rows)


@pytest.mark.parametrize(
    ("header", "dimension"),
    [
        ("What is your role?", "Role"),
        ("Rol", "Role"),
        ("¿Cuál es su rol?", "Role"),
        ("In which region do you work?", "Region"),
        ("Location (Census Region)", "Region"),
        ("Household Income", "Income"),
        ("¿En qué condado vive?", "County"),
        ("How long have you been a member?", "Years of membership"),
        ("Highest level of education", "Education"),
        ("Race/Ethnicity", "Race"),
        ("Title", None),
        ("Which office did you like best?", None),
        ("My department is well led", None),
    ],
)
def test_attributes_are_known_by_their_headers(header, dimension):
    assert dimension_of(header) == dimension


@pytest.mark.parametrize(
    ("header", "is_personal"),
    [
        ("Name", True),
        ("RecipientLastName", True),
        ("E-mail address:", True),
        ("What is your full name?", True),
        ("Correo electrónico", True),
        ("¿Cuál es su nombre?", True),
        ("IPAddress", True),
        ("Name of your agency", False),
        ("The speaker knew my field", False),
        ("The e-mail newsletter is useful", False),
    ],
)
def test_headers_that_ask_who_somebody_is(header, is_personal):
    assert asks_who(header) is is_personal


@pytest.mark.parametrize(
    ("text", "is_address"),
    [
        ("somebody@nowhere.org", True),
        ("write to somebody@nowhere.org please", True),
        ("203.0.113.77", True),
        ("2001:db8::7334", True),
        ("12:04:11", False),
        ("see section 1.2.3", False),
        ("@ home", False),
    ],
)
def test_addresses_are_seen_wherever_they_stand(text, is_address):
    assert holds_addresses([text]) is is_address


def test_a_rating_may_speak_of_telephones_and_names():
    found = read(
        """
        Date|Support [Phone number]|Support [E-mail address]|Phone number|Name
        2026-03-02|Very satisfied|Satisfied|208-555-0101|A
        2026-03-02|Neutral|Very dissatisfied|208-555-0102|B
        2026-03-02|Dissatisfied|Satisfied|208-555-0103|C
        """
    )
    assert list(taken(found).values()) == [
        "date", "rating", "rating", "names a person", "names a person",
    ]  # fmt: skip


def test_telephone_numbers_under_any_header_name_a_person():
    rows = "\n".join(f"2026-03-02|Agree|Disagree|(208) 555-010{n}" for n in range(5))
    found = read(f"Date|Useful|Practical|How shall we ring?\n{rows}", {})
    assert taken(found)["How shall we ring?"] == "names a person"


def test_an_attribute_has_few_groups_and_numbers_are_none():
    lines = [f"2026-03-02|{word}|Agree|{20 + n}|{'NS'[n % 2]}|Job {n}" for n, word in enumerate(
        ["Strongly agree", "Agree", "Neutral", "Disagree"] * 4
    )]  # fmt: skip
    found = read("Date|Useful|Practical|Age|Region|Role\n" + "\n".join(lines))
    kinds = taken(found)
    assert (kinds["Region"], kinds["Age"], kinds["Role"]) == (
        "attribute", "number without a scale", "open answers",
    )  # fmt: skip
    (seen,) = survey.seen(found)
    assert "16 different numbers are no groups" in seen.columns[3].says or (
        "nearly every respondent has another answer" in seen.columns[3].says
    )


def test_everybody_giving_one_answer_is_still_a_rating():
    found = read(
        """
        Date|The course [useful]|The course [practical]|The room was warm
        2026-03-02|Agree|Strongly agree|Agree
        2026-03-02|Agree|Neutral|Agree
        2026-03-02|Agree|Disagree|Agree
        """
    )
    kinds = taken(found)
    assert [kinds[name] for name in ("The course - useful", "The room was warm")] == ["rating"] * 2
    assert answers(found)["the-room-was-warm"] == {2: 4, 3: 4, 4: 4}


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (("2026-03-02 09:15:02", "2026-03-14T10:00:00"), Days(date(2026, 3, 2), date(2026, 3, 14))),
        (("3/2/26 9:15", "3/14/26 10:00"), Days(date(2026, 3, 2), date(2026, 3, 14), "month first")),
        (("02/03/2026", "14/03/2026"), Days(date(2026, 3, 2), date(2026, 3, 14), "day first")),
        (("Mar 2, 2026", "14 March 2026"), Days(date(2026, 3, 2), date(2026, 3, 14))),
        (("5/5/2026 9:15:02 AM",), Days(date(2026, 5, 5), date(2026, 5, 5))),
        (("1980-01-01 00:00:00",), None),
        (("Monday", "Tuesday"), None),
        ((), None),
        # Read day first it would be held until December.
        (("3/2/2026", "3/12/2026"), Days(date(2026, 3, 2), date(2026, 3, 12), "month first")),
        # Until 6 May or until 5 June.
        (
            ("3/4/2026", "5/4/2026"),
            Days(
                date(2026, 3, 4), date(2026, 5, 4), "month first", (date(2026, 4, 3), date(2026, 4, 5))
            ),
        ),
    ],
)  # fmt: skip
def test_days_are_read_by_the_column_as_a_whole(texts, days):
    assert days_of(column(*texts), TODAY) == days


def test_days_that_can_be_read_in_two_ways_are_a_problem_with_both():
    found = read("Date|Useful|Practical\n3/4/2025|Agree|Neutral\n5/4/2025|Disagree|Strongly agree")
    message = next(one.message for one in survey.validate(found) if one.cell == "A1")
    assert message.startswith(
        "The days in 'Date' can be read month first (until 2025-05-04) or day first (until "
        "2025-04-05); give `held_on = 2026-03-31`"
    )


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Member+survey_results 2026 (1-84)", "Member survey"),
        ("results-member-survey-2025", "Member survey"),
        ("Annual Training Survey - March 31, 2026_10.15", "Annual Training Survey"),
        ("Survey of members FFY 2026 responses", "Survey of members"),
        ("Encuesta de socios 2026", "Encuesta de socios"),
    ],
)
def test_a_title_is_what_stays_the_same_every_year(words, title):
    assert without_noise(words) == title


def test_a_title_stands_above_the_headers_else_on_the_sheet_else_in_the_file():
    above = sheet("Course feedback 2026\nDate|Useful", "Sheet1")
    assert title_of(above, 2, "export.xlsx") == "Course feedback"
    assert title_of(above, 1, "Club survey 2026.xlsx") == "Club survey"
    assert title_of(sheet("Date|Useful", "Club survey"), 1, "export.xlsx") == "Club survey"
    assert title_of(sheet("Date|Useful", "Form Responses 1"), 1, "results.csv") == "Survey"


def test_wordings_are_compared_by_their_words():
    assert folded("Q3. The Institute’s goals & plans!") == folded("the institutes goals and plans")
    assert folded("3 things to do") == "3 things to do"
    assert is_nearly("How useful was the course?", "How useful was this course?")
    assert not is_nearly("How useful was the course?", "How warm was the room?")


def test_a_short_name_is_cut_between_words_and_never_taken_twice():
    long = "How satisfied are you with the support that the institute gives to its members?"
    assert slug(long) == "how-satisfied-are-you-with-the-support-that-the-institute"
    assert slug("Useful?", {"useful"}) == "useful-2"
    assert slug("???") == "question"
