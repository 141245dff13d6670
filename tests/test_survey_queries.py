"""What the page asks about surveys, on answers few enough to count by hand."""

from datetime import date

import pytest
from measure_rows import add_measure
from small_home import SmallHome
from survey_rows import add_wave, answers

from dashboard import measure_numbers, measure_queries, survey_queries

# 48 respondents. Relevance: 36 fives and 12 threes, 216 / 48 = 4.5. Practicality: 6 twos, 36 threes
# and 6 fours, 144 / 48 = 3. Usefulness: 30 fours; 12 say N/A and 6 nothing.
PICTURE = """
    times | Region  | Role   | Relevance | Practicality | Usefulness
    21    | North   | member | 5         | 3            | 4
    3     | North   | chair  | 5         | 3            | 4
    12    | South   | member | 3         | 3            | N/A
    6     | Coast   | chair  | 5         | 2            |
    6     | Islands | member | 5         | 4            | 4
"""
BEFORE = """
    times | Region | Relevance | Practicality
    20    | North  | 4         | 3
    20    | South  | 4         | 3
"""
SEVEN = {"Relevance": ("1-7", 1, 7)}


def fill(path):
    """Three waves of a member survey, the first with another scale, and a poll held later."""
    made = SmallHome(path)
    made.load("measures.xlsx")
    add_measure(made, "REL", statistic="mean rating", unit=None, frequency="yearly",
                target=(4.2, 2027), decimals=2)  # fmt: skip
    made.load("survey_2024.csv")
    add_wave(made, "2024-03-28", answers({5: 12, 6: 12}, "Relevance"), scales=SEVEN)
    made.load("survey_2025.xlsx")
    add_wave(made, "2025-03-31", BEFORE)
    made.load("survey_2026.xlsx")
    add_wave(
        made, "2026-03-31", PICTURE, invited=60, questions={"Relevance": {"measure_id": "rel"}},
        composites={"Value": ["Relevance", "Practicality"]}, demonstration=True,
    )  # fmt: skip
    made.load("poll.csv")
    add_wave(made, "2026-06-30", answers({1: 3, 2: 2, 4: 15}, "Fairness"), survey="Poll",
             scales={"Fairness": ("1-4", 1, 4)})  # fmt: skip
    made.publish()
    return made


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Read only, by every test of this module."""
    return fill(tmp_path_factory.mktemp("surveys") / "home")


@pytest.fixture(autouse=True)
def _reading(store, monkeypatch):
    monkeypatch.setenv("HEADWAY_HOME", str(store.path))


@pytest.fixture
def wave():
    return survey_queries.waves("member-survey")[0]


def question(wave, question_id):
    return next(one for one in survey_queries.ratings(wave) if one.question_id == question_id)


def test_the_survey_held_last_comes_first_and_so_do_its_waves():
    assert list(survey_queries.surveys().items()) == [
        ("poll", "Poll"), ("member-survey", "Member survey"),
    ]  # fmt: skip
    days = [one.held_on for one in survey_queries.waves("member-survey")]
    assert days == [date(2026, 3, 31), date(2025, 3, 31), date(2024, 3, 28)]
    assert survey_queries.waves("no such survey") == []


def test_a_wave_says_who_answered(wave):
    assert (wave.respondents, wave.invited, wave.response_rate) == (48, 60, 80.0)
    assert wave.is_demonstration
    assert wave.questions == 3  # a composite is none


def test_questions_come_by_their_distance_from_the_target_or_as_they_were_asked(wave):
    worst = [one.question_id for one in survey_queries.ratings(wave)]
    # 3 - 4, (4.5 + 3) / 2 - 4, 4 - 4, and 4.5 against the measure's 4.2.
    assert worst == ["practicality", "value", "usefulness", "relevance"]
    asked = [one.question_id for one in survey_queries.ratings(wave, "asked")]
    assert asked == ["relevance", "practicality", "usefulness", "value"]


def test_a_question_has_its_mean_its_answers_and_what_they_leave_out(wave):
    one = question(wave, "practicality")
    assert (one.respondents, one.mean, one.verdict) == (48, 3.0, "clearly not met")
    assert one.counts == [0, 6, 36, 6, 0]
    assert one.shares == [0, 12.5, 75, 12.5, 0]
    assert (one.share_unfavorable, one.share_favorable) == (12.5, 12.5)
    silent = question(wave, "usefulness")
    assert (silent.respondents, silent.not_applicable, silent.missing) == (30, 12, 6)
    assert question(wave, "relevance").measure_code == "REL"


def test_without_a_middle_the_lower_half_of_a_scale_is_unfavorable():
    one = survey_queries.ratings(survey_queries.waves("poll")[0])[0]
    assert one.counts == [3, 2, 0, 15]
    assert (one.share_unfavorable, one.share_favorable) == (25.0, 75.0)
    assert one.target_mean == pytest.approx(3.25)  # as far up 1 to 4 as 4 is on 1 to 5


def test_a_composite_names_its_questions(wave):
    one = question(wave, "value")
    assert one.is_composite
    assert one.items == ["Relevance", "Practicality"]
    assert one.mean == pytest.approx(3.75)
    assert one.shares is None


def test_over_time_are_the_waves_on_the_same_scale(wave):
    one = question(wave, "relevance")
    found = survey_queries.over_time(one)
    assert [(it.held_on, it.mean) for it in found] == [
        (date(2025, 3, 31), 4.0), (date(2026, 3, 31), 4.5),
    ]  # fmt: skip
    assert survey_queries.other_scales(one) == 1
    assert found[1].change == pytest.approx(0.5)
    assert found[1].change_verdict == "higher"
    assert survey_queries.other_scales(question(wave, "practicality")) == 0


def test_groups_are_those_of_the_same_wave_and_small_ones_have_no_number(wave):
    assert survey_queries.dimensions(wave) == ["Region", "Role"]
    found = {one.group_name: one for one in survey_queries.groups(question(wave, "relevance"),
                                                                  "Region")}  # fmt: skip
    assert (found["North"].mean, found["North"].respondents) == (5.0, 24)
    assert (found["South"].mean, found["South"].verdict) == (3.0, "clearly not met")
    for name in ("Coast", "Islands"):
        one = found[name]
        assert one.hidden
        assert one.hidden_reason
        assert {one.mean, one.respondents, one.sd, one.mean_low, one.share_favorable} == {None}
    roles = survey_queries.groups(question(wave, "relevance"), "Role")
    assert all(one.hidden for one in roles)  # 9 chairs, and whoever is left of 48


def test_a_group_that_misses_what_all_together_reach_is_found(wave):
    found = survey_queries.unhappy_groups(wave)
    assert [(one.question_id, one.group_name) for one in found] == [("relevance", "South")]


def test_everything_is_every_question_with_every_group(wave):
    found = survey_queries.everything(wave)
    own = [(one.dimension, one.group_name) for one in found if one.question_id == "relevance"]
    assert own[0] == ("Overall", "Overall")
    assert sorted(own[1:]) == [
        ("Region", "Coast"), ("Region", "Islands"), ("Region", "North"), ("Region", "South"),
        ("Role", "chair"), ("Role", "member"),
    ]  # fmt: skip


def test_the_columns_of_the_export_and_the_rules_are_told(wave):
    columns = survey_queries.columns(wave)
    assert [(one.wording, one.taken_as, one.dimension) for one in columns][:3] == [
        ("Region", "attribute", "Region"), ("Role", "attribute", "Role"),
        ("Relevance", "rating", None),
    ]  # fmt: skip
    rules = survey_queries.rules()
    assert (rules.minimum_responses, rules.hidden_up_to) == (10, 10)


def test_a_measure_that_a_question_feeds_says_what_it_rests_on(wave):
    measure = measure_queries.measure("REL")
    one = question(wave, "relevance")
    assert measure.now.actual == 4.5
    assert (measure.now.survey_id, measure.now.question_id) == ("member-survey", "relevance")
    assert (measure.now.value_low, measure.now.value_high) == (one.mean_low, one.mean_high)
    # sd = sqrt((36 * 0.25 + 12 * 2.25) / 47) = 0.875; t(0.975, 47) = 2.012; 0.875 / sqrt(48) = 0.126
    told = measure_numbers.rests_on(measure, measure.now)
    assert told == "n 48, 95% interval 4.25 to 4.75"
    (value,) = measure_queries.values("rel")
    assert value.held_on == date(2026, 3, 31)
