"""Who was invited to a survey comes from a sheet beside its export, by itself, or a person's word."""

import pytest
from pictures import sheet
from test_survey import after, problems, read, warnings

from loaders.shapes import survey

EXPORT = """
    Date|Useful|Practical|Role
    2026-03-02|Strongly agree|Agree|Manager
    2026-03-14|Neutral|Disagree|Staff
    2026-03-10|Agree|Strongly disagree|Staff
"""
COUNTS = """
    Dimension|Group|Invited
    Overall||120
    role|manager|1,000
    Role|Staff|withdraw
"""


def invited(records):
    return [
        (row["wave_id"], row["dimension"], row["group_name"], row["invited"], row["is_withdrawn"])
        for row in survey.rows(records).get("survey_invited", [])
    ]


def test_a_sheet_beside_the_export_counts_for_its_wave():
    found = read(EXPORT, Invited=COUNTS)
    assert problems(found) == []
    wave = "member-survey@2026-03-14"
    assert invited(found) == [
        (wave, "Overall", "Overall", 120, False),
        (wave, "Role", "Manager", 1000, False),
        (wave, "Role", "Staff", None, True),
    ]
    (seen,) = survey.seen(found)
    assert seen.invited == 120
    (row, *_) = survey.rows(found)["survey_invited"]
    assert row["source"] == "export.xlsx!Invited!C2"


def test_counts_by_themselves_name_a_survey_and_a_day_that_are_known():
    known = after(read(EXPORT))
    alone = """
        Survey|Held on|Dimension|Group|Invited
        MEMBER survey|2026-03-14|||120
        Member survey|3/2/2026|Role|Staff|80
    """
    found = read(alone, None, known, name="Counts")
    assert problems(found) == []
    wave = "member-survey@2026-03-14"
    assert invited(found) == [
        (wave, "Overall", "Overall", 120, False), (wave, "Role", "Staff", 80, False),
    ]  # fmt: skip
    assert survey.claims(sheet(alone))


@pytest.mark.parametrize(
    ("line", "cell", "says"),
    [
        ("Member survey|2025-03-14|||9", "A2", "'Member survey' held on 2025-03-14 is not known"),
        ("Other survey|2026-03-14|||9", "A2", "'Other survey' held on 2026-03-14 is not known"),
        ("Member survey|soon|||9", "B2", "should be a day such as 2026-03-31, not 'soon'"),
        ("|2026-03-14|||9", "A2", "should say which survey was held when"),
        ("Member survey|2026-03-14|Role||9", "D2", "is missing"),
        ("Member survey|2026-03-14|||some", "E2", "a whole number of 1 or more, not 'some'"),
        ("Member survey|2026-03-14|||0", "E2", "a whole number of 1 or more, not '0'"),
        ("Member survey|2026-03-14|||2.5", "E2", "a whole number of 1 or more, not '2.5'"),
    ],
)
def test_what_is_wrong_with_a_count_is_said_at_its_cell(line, cell, says):
    picture = f"Survey|Held on|Dimension|Group|Invited\n{line}"
    found = read(picture, None, after(read(EXPORT)), name="Counts")
    ((place, message),) = problems(found)
    assert place == cell
    assert says in message


def test_the_same_count_twice_is_a_problem():
    found = read(EXPORT, Invited="Dimension|Group|Invited\nRole|Staff|80\nRole|STAFF|90")
    ((cell, message),) = problems(found)
    assert (cell, message) == ("C3", "Invited of Staff stands in C2 already; keep one")


def test_more_who_answered_than_were_invited_is_a_warning():
    found = read(EXPORT, Invited="Dimension|Group|Invited\n||2\nRole|Staff|1\nRole|Manager|1")
    told = [(cell, message.partition(";")[0]) for cell, message in warnings(found) if cell > "C1"]
    assert told == [
        ("C2", "3 answered, but only 2 were invited"),
        ("C3", "2 of 'Staff' answered, but only 1 were invited"),
    ]


def test_a_dimension_that_nobody_was_asked_for_is_a_warning():
    found = read(EXPORT, Invited="Dimension|Group|Invited\nOffice|North|40\nRole|Visitor|40")
    told = dict(warnings(found))
    assert told["A2"].endswith("is shown nowhere; its attributes are: Role")
    assert told["B3"] == "Group 'Visitor' is a group of which nobody answered"


def test_a_person_says_how_many_were_invited():
    found = read(EXPORT, {"invited": 84})
    assert invited(found) == [("member-survey@2026-03-14", "Overall", "Overall", 84, False)]
    few = read(EXPORT, {"invited": 2})
    assert any(message.startswith("3 answered, but only 2 were") for _, message in warnings(few))
    twice = read(EXPORT, {"invited": 84}, Invited="Dimension|Group|Invited\n||85")
    assert problems(twice) == [("C2", "Invited is 84 in the survey file; keep one of the two")]
    same = read(EXPORT, {"invited": 85}, Invited="Dimension|Group|Invited\n||85")
    assert problems(same) == []
    assert len(invited(same)) == 1
