"""A question of a survey feeds a measure: the one that is named, where it can be one."""

import pytest
from measure_rows import MEASURE
from test_survey import problems, read, warnings

from loaders.known import Known
from loaders.shapes import survey

PICTURE = """
    Date|Useful
    2026-03-02|Strongly agree
    2026-03-02|Neutral
    2026-03-03|Strongly disagree
"""


def known(**fields):
    measure = MEASURE | {"measure_id": "dp-07", "code": "DP-07", "name": "Usefulness"}
    return Known().with_rows({"measure": [measure | {"statistic": "mean rating"} | fields]})


def said(code):
    return {"columns": [{"columns": ["Useful"], "measure": code}]}


def measure_of(records):
    (question,) = survey.rows(records)["survey_question"]
    return question["measure_id"]


@pytest.mark.parametrize("scale", [{}, {"scale_low": 1.0, "scale_high": 5.0}])
def test_a_question_feeds_the_measure_that_a_person_names(scale):
    found = read(PICTURE, said("dp 07"), known(**scale))
    assert measure_of(found) == "dp-07"
    assert (problems(found), warnings(found)) == ([], [])


def test_a_measure_of_another_scale_gets_no_value_and_a_warning_says_so():
    found = read(PICTURE, said("DP-07"), known(scale_low=1.0, scale_high=7.0))
    assert warnings(found) == [
        (
            "B1",
            (
                "DP-07 gets no value from 'Useful': it is on a scale from 1 to 7, the question from "
                "1 to 5"
            ),
        )
    ]


def test_a_measure_that_is_no_mean_rating_is_a_problem_at_the_question():
    found = read(PICTURE, said("DP-07"), known(statistic="rate"))
    assert problems(found) == [
        (
            "B1",
            (
                "DP-07 is a rate, so a survey's question cannot feed it; name a measure of which the "
                "statistic is 'mean rating'"
            ),
        )
    ]


def test_a_measure_that_is_not_known_is_a_problem_and_none_unties():
    assert problems(read(PICTURE, said("DP-08"), known())) == [
        (
            "B1",
            "There is no measure with the code 'DP-08'; load its catalogue first, or write `none`",
        )
    ]
    assert measure_of(read(PICTURE, said("none"), known())) is None
