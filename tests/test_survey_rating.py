"""What a survey comes to: means, intervals, verdicts, changes, and the sentences that say why."""

import math

import pytest
from measure_rows import add_measure, published
from scipy import stats
from small_home import SmallHome
from survey_rows import add_invited, add_wave, answers

from loaders.problems import Refused
from loaders.settings import Settings, read_settings

DAY = "2026-03-31"


@pytest.fixture
def store(tmp_path):
    store = SmallHome(tmp_path)
    store.load()
    return store


def overall(store, question="quality", held_on=DAY):
    (row,) = published(store, f"""from survey_rating where question_id = '{question}'
        and held_on = '{held_on}' and dimension = 'Overall'""")  # fmt: skip
    return row


def test_mean_deviation_and_interval_of_a_question(store):
    # 5 x 6, 4 x 3, 2 x 1, of 13 respondents: one had no opinion, two left it blank.
    add_wave(store, DAY, answers({5: 6, 4: 3, 2: 1, "N/A": 1, "": 2}))
    row = overall(store)
    assert (row["respondents"], row["not_applicable"], row["missing"]) == (10, 1, 2)
    # 30 + 12 + 2 = 44 of 10; the squares come to 6 x 0.36 + 3 x 0.16 + 1 x 5.76 = 8.40.
    assert row["mean"] == pytest.approx(4.4, abs=1e-12)
    assert row["sd"] == pytest.approx(math.sqrt(8.4 / 9), abs=1e-12)
    # 2.262 is the 97.5% point of Student's t with 9 degrees of freedom.
    half = 2.262157 * math.sqrt(8.4 / 9) / math.sqrt(10)
    assert row["mean_low"] == pytest.approx(4.4 - half, abs=1e-6)
    assert row["mean_high"] == pytest.approx(4.4 + half, abs=1e-6)
    assert row["counts"] == [0, 1, 0, 3, 6]
    assert row["share_favorable"] == pytest.approx(90)
    assert row["reliability"] == "few responses"
    assert (row["source"], row["load_id"]) == ("member-survey-2026.xlsx!Answers!A1", 1)


@pytest.mark.parametrize(
    ("counts", "status", "verdict", "reason"),
    [
        ({5: 20, 4: 20}, "Met target", "clearly met",
         ("4.50 is 0.50 above the target of 4.00; the whole 95% interval (4.34 to 4.66, 40 answers) "
         "reaches it.")),
        ({5: 20, 4: 10, 3: 5, 2: 5}, "Met target", "met",
         ("4.13 is 0.13 above the target of 4.00, but the 95% interval (3.78 to 4.47, 40 answers) "
         "goes below it.")),
        ({5: 15, 4: 10, 3: 5, 2: 10}, "Off track", "not met",
         ("3.75 is 0.25 short of the target of 4.00, but the 95% interval (3.36 to 4.14, 40 answers) "
         "reaches it.")),
        ({4: 10, 3: 20, 2: 10}, "Off track", "clearly not met",
         ("3.00 is 1.00 short of the target of 4.00; the whole 95% interval (2.77 to 3.23, 40 "
         "answers) is below it.")),
        ({4: 12}, "Met target", "clearly met",
         "4.00 is at the target of 4.00; all 12 answers agree."),
        # 999 of 250 is 3.996: with two decimals it would be at the target.
        ({4: 249, 3: 1}, "Off track", "not met",
         ("3.996 is 0.004 short of the target of 4.000, but the 95% interval (3.988 to 4.004, 250 "
         "answers) reaches it.")),
        ({4: 9}, "Too few responses", None,
         "Fewer than 10 responses, so the mean is not shown."),
        ({"N/A": 20}, "No data", None, "Nobody gave a rating."),
    ],
)  # fmt: skip
def test_status_verdict_and_reason(store, counts, status, verdict, reason):
    add_wave(store, DAY, answers(counts))
    row = overall(store)
    assert (row["status"], row["verdict"], row["reason"]) == (status, verdict, reason)


def test_with_too_few_answers_there_is_no_number_of_them(store):
    add_wave(store, DAY, answers({5: 5, 4: 4, "N/A": 3, "": 8}))
    row = overall(store)
    for name in ("respondents", "not_applicable", "missing", "mean", "sd", "mean_low", "mean_high",
                 "counts", "share_favorable", "verdict", "change"):  # fmt: skip
        assert row[name] is None, name
    assert row["target_mean"] == 4.0


@pytest.mark.parametrize(
    ("low", "high", "target"), [(1, 5, 4.0), (1, 7, 5.5), (1, 4, 3.25), (0, 10, 7.5), (1, 3, 2.5)]
)
def test_the_target_is_at_the_same_height_on_every_scale(store, low, high, target):
    add_wave(store, DAY, answers({high: 20}), scales={"Quality": ("scale", low, high)})
    row = overall(store)
    basis = "setting" if (low, high) == (1, 5) else "same height on this scale"
    assert (row["target_mean"], row["target_basis"]) == (target, basis)


def test_a_target_of_another_scale_says_so(store):
    add_wave(store, DAY, answers({6: 20, 5: 4}), scales={"Quality": ("1-7", 1, 7)})
    assert overall(store)["reason"].startswith(
        "5.83 is 0.33 above the target of 5.50 on this scale of 1 to 7; the whole 95% interval"
    )


def test_the_setting_the_question_and_the_measure_may_say_another_target(store):
    store.settings = Settings(survey_target=3.5)
    add_measure(store, "M1", statistic="mean rating", unit=None, target=4.5, tolerance=0.2)
    add_wave(
        store, DAY, "times | Quality | Use | Value | Far\n20 | 4 | 4 | 4 | 4",
        questions={"Use": {"target": 4.2}, "Value": {"target": 4.2, "measure_id": "m1"}},
        scales={"Far": ("1-7", 1, 7)},
    )  # fmt: skip
    found = {name: overall(store, name) for name in ("quality", "use", "value", "far")}
    assert {name: (row["target_mean"], row["target_basis"]) for name, row in found.items()} == {
        "quality": (3.5, "setting"), "use": (4.2, "question"), "value": (4.5, "measure"),
        "far": (4.75, "same height on this scale"),
    }  # fmt: skip


def test_near_is_only_where_a_measure_says_how_near(store):
    add_measure(store, "M1", statistic="mean rating", unit=None, target=4.5, tolerance=0.25)
    add_wave(store, DAY, answers({5: 13, 4: 20, 3: 2}), questions={"Quality": {"measure_id": "m1"}})
    row = overall(store)
    # 151 of 35.
    assert row["status"] == "Near"
    assert row["reason"].startswith("4.31 is 0.19 short of the target of 4.50")
    assert row["reason"].endswith("; near is within 0.25.")


def test_lower_is_better_where_the_measure_says_so(store):
    add_measure(store, "M1", statistic="mean rating", unit=None, direction="lower", target=2.0)
    add_wave(store, DAY, answers({2: 12, 1: 12}), questions={"Quality": {"measure_id": "m1"}})
    row = overall(store)
    assert (row["status"], row["verdict"]) == ("Met target", "clearly met")


def test_a_measure_of_another_scale_gives_its_target_at_the_same_height(store):
    add_measure(store, "M1", statistic="mean rating", unit=None, target=4.5, scale_low=1.0,
                scale_high=5.0)  # fmt: skip
    add_wave(store, DAY, answers({6: 20}), scales={"Quality": ("1-7", 1, 7)},
             questions={"Quality": {"measure_id": "m1"}})  # fmt: skip
    row = overall(store)
    # 4.5 is 3.5 of 4 steps up; 3.5 / 4 x 6 + 1 = 6.25.
    assert (row["target_mean"], row["target_basis"]) == (6.25, "same height on this scale")


def test_favorable_is_above_the_middle_of_the_scale(store):
    add_wave(
        store, DAY, answers({4: 5, 3: 5, 2: 6, 1: 4}), scales={"Quality": ("agreement 4", 1, 4)}
    )
    row = overall(store)
    assert (row["share_favorable"], row["counts"]) == (50, [4, 6, 5, 5])


def test_a_composite_is_the_mean_of_each_respondent_s_items(store):
    # 12 x mean(5, 4, 3) = 4; 6 x mean(4, 5) = 4.5; 5 answered only one of three: none.
    add_wave(store, DAY, """
        times | Relevance | Practicality | Usefulness
        12    | 5         | 4            | 3
        6     | 4         | N/A          | 5
        5     |           |              | 1
    """, composites={"Value": ["Relevance", "Practicality", "Usefulness"]})  # fmt: skip
    row = overall(store, "value")
    # (12 x 4 + 6 x 4.5) / 18, and 12 x (1/6)^2 + 6 x (1/3)^2 = 1.
    assert (row["respondents"], row["missing"]) == (18, 5)
    assert row["mean"] == pytest.approx(75 / 18, abs=1e-12)
    assert row["sd"] == pytest.approx(math.sqrt(1 / 17), abs=1e-11)
    assert (row["kind"], row["counts"], row["share_favorable"]) == ("composite", None, None)
    assert row["items"] == ["relevance", "practicality", "usefulness"]


def test_a_composite_is_not_shown_while_hardly_anybody_answered_one_of_its_questions(store):
    # 20 x (its mean - that of Beta) would be what the three who answered Alpha said of it.
    add_wave(store, DAY, """
        times | Region | Alpha | Beta
        17    | North  |       | 3
        3     | North  | 5     | 3
    """, composites={"Both": ["Alpha", "Beta"]})  # fmt: skip
    row = overall(store, "both")
    assert (row["status"], row["mean"], row["respondents"]) == ("Too few responses", None, None)
    assert row["reason"] == (
        "A question that it is made of has fewer than 10 answers, which it would tell."
    )
    sql = "from survey_rating where question_id = 'both' and dimension = 'Region'"
    assert published(store, sql) == []


def test_groups_have_their_own_statistics_and_verdicts(store):
    add_wave(
        store, DAY, answers({"North": {5: 20, 4: 20}, "South": {3: 10, 2: 10}}, attribute="Region")
    )
    sql = "from survey_rating where dimension = 'Region' order by ordinal_in_dimension"
    north, south = published(store, sql)
    assert (north["group_name"], north["mean"], north["verdict"]) == ("North", 4.5, "clearly met")
    assert (south["mean"], south["verdict"]) == (2.5, "clearly not met")
    assert south["sd"] == pytest.approx(math.sqrt(20 * 0.25 / 19), abs=1e-12)
    assert (north["counts"], north["missing"], north["share_favorable"]) == (None, None, None)


def test_groups_stand_in_the_order_of_their_numbers(store):
    names = ["Other", "10 years or more", "Under 1 year", "5 to 9 years", "1 to 4 years", "-"]
    add_wave(store, DAY, answers({name: {5: 20} for name in names}, attribute="Member for"))
    sql = "from survey_rating where dimension = 'Member for' order by ordinal_in_dimension"
    assert [row["group_name"] for row in published(store, sql)] == [
        "Under 1 year", "1 to 4 years", "5 to 9 years", "10 years or more", "Other", "Not stated",
    ]  # fmt: skip


WAS, NOW = {5: 5, 4: 10, 3: 15, 2: 10}, {5: 20, 4: 10, 3: 10}


def test_a_change_has_the_interval_of_welch(store):
    add_wave(store, "2025-03-31", answers(WAS))
    add_wave(store, DAY, answers(NOW))
    row = overall(store)
    told = [[rating for rating, n in counts.items() for _ in range(n)] for counts in (NOW, WAS)]
    expected = stats.ttest_ind(*told, equal_var=False).confidence_interval(0.95)
    # 170 of 40 against 130 of 40.
    assert (row["change"], row["previous_mean"], row["previous_respondents"]) == (1.0, 3.25, 40)
    assert row["change_low"] == pytest.approx(expected.low, abs=1e-8)
    assert row["change_high"] == pytest.approx(expected.high, abs=1e-8)
    assert (row["change_verdict"], row["is_new"]) == ("higher", False)
    assert row["change_reason"] == (
        "Higher than on 31 Mar 2025: up by 1.00 (95% interval 0.59 to 1.41)."
    )


@pytest.mark.parametrize(
    ("was", "now", "verdict", "reason"),
    [
        (NOW, WAS, "lower", "Lower than on 31 Mar 2025: down by 1.00 (95% interval 0.59 to 1.41)."),
        (WAS, WAS, "no clear change",
         ("No clear change since 31 Mar 2025: the same mean, but anything from down by 0.44 to up by "
         "0.44 fits the answers (95% interval).")),
        ({4: 20}, {4: 30}, "no clear change", "No change since 31 Mar 2025: all answers agree."),
        ({5: 4}, WAS, None, "No mean is shown for 31 Mar 2025 to compare it with."),
        (None, WAS, None, "No earlier wave has it on this scale."),
    ],
)  # fmt: skip
def test_what_is_said_of_a_change(store, was, now, verdict, reason):
    if was:
        add_wave(store, "2025-03-31", answers(was))
    add_wave(store, DAY, answers(now))
    row = overall(store)
    assert (row["change_verdict"], row["change_reason"]) == (verdict, reason)


def test_a_question_is_compared_with_the_newest_wave_that_has_it_on_this_scale(store):
    add_wave(store, "2023-03-31", answers({4: 20}))
    add_wave(store, "2024-03-31", answers({4: 20}), scales={"Quality": ("agreement 4", 1, 4)})
    add_wave(store, "2025-03-31", answers({4: 20}, "Use"))
    add_wave(store, DAY, answers({5: 20}))
    row = overall(store)
    assert (str(row["previous_held_on"]), row["previous_mean"]) == ("2023-03-31", 4.0)
    assert overall(store, held_on="2024-03-31")["is_new"]


def test_the_newest_load_of_a_wave_stands_whole_and_can_be_undone(store):
    add_wave(store, DAY, answers({5: 20}))
    store.load()
    add_wave(store, DAY, answers({4: 30}, "Use"))
    sql = "select question_id, mean from survey_rating"
    assert published(store, sql) == [{"question_id": "use", "mean": 4.0}]
    store.event("undone")
    assert published(store, sql) == [{"question_id": "quality", "mean": 5.0}]
    store.event_id = 2
    assert published(store, sql) == [{"question_id": "use", "mean": 4.0}]
    store.event_id = 1
    assert published(store, sql) == [{"question_id": "quality", "mean": 5.0}]


def test_two_waves_that_end_on_one_day_are_the_same(store):
    add_wave(store, DAY, answers({5: 20}), wave_id="member-survey@2026-03-20")
    store.load()
    add_wave(store, DAY, answers({4: 30}))
    assert [row["mean"] for row in published(store, "from survey_rating")] == [4.0]


def test_two_waves_may_come_in_one_load(store):
    add_wave(store, "2025-03-31", answers({"North": {5: 20}, "South": {4: 20}}, attribute="Region"))
    add_wave(store, DAY, answers({"North": {3: 20}, "South": {2: 20}}, attribute="Region"))
    sql = """select year(held_on) as year, group_name, mean from survey_rating
        where dimension = 'Region' order by all"""
    assert [tuple(row.values()) for row in published(store, sql)] == [
        (2025, "North", 5.0), (2025, "South", 4.0), (2026, "North", 3.0), (2026, "South", 2.0),
    ]  # fmt: skip


def test_response_rates_of_the_wave_and_its_groups(store):
    wave_id = add_wave(
        store, DAY, answers({"North": {5: 30, "": 10}, "South": {4: 20}}, attribute="Region"),
        invited={("Overall", "Overall"): 120, ("Region", "North"): 80, ("Region", "South"): 30},
    )  # fmt: skip
    sql = "select group_name, invited, response_rate from survey_rating order by dimension, group_name"
    assert [tuple(row.values()) for row in published(store, sql)] == [
        ("Overall", 120, 50.0), ("North", 80, 50.0), ("South", 30, pytest.approx(200 / 3)),
    ]  # fmt: skip
    store.load()
    add_invited(store, wave_id, 0, withdrawn=True)
    (row,) = published(store, "from survey")
    assert (row["respondents"], row["invited"], row["response_rate"]) == (60, None, None)


def test_a_wave_in_one_row(store):
    add_wave(store, "2025-03-31", answers({5: 20}))
    add_wave(store, DAY, """
        times | Region | Quality | Use | Value | Rare
        20    | North  | 5       | 4   | 3     |
        20    | South  | 4       | 4   | 5     |
        3     | West   | 4       | 4   | 4     | 1
    """, invited=86, composites={"All": ["Quality", "Use"]})  # fmt: skip
    _, row = published(store, "from survey order by held_on")
    assert (row["title"], row["respondents"], row["invited"], row["response_rate"]) == (
        "Member survey", 43, 86, 50.0,
    )  # fmt: skip
    # Quality and use reach 4 with their whole interval, value with its mean; one was hardly asked.
    names = ("questions", "reaching", "clearly_reaching", "not_reaching", "clearly_not_reaching",
             "too_few")  # fmt: skip
    assert tuple(row[name] for name in names) == (4, 3, 2, 0, 0, 1)
    assert (row["is_newest"], str(row["previous_held_on"])) == (True, "2025-03-31")
    assert row["kept_back"] == (
        "Groups with 10 answers or fewer are hidden, and those that would give them back, in Region."
    )


def test_a_wave_of_too_few_tells_no_number_of_respondents(store):
    add_wave(store, DAY, answers({5: 9}), invited=20)
    (row,) = published(store, "from survey")
    assert (row["respondents"], row["response_rate"], row["too_few"]) == (None, None, 1)


def test_what_is_left_out_is_said(store):
    wave_id = add_wave(store, DAY, answers({5: 20}))
    for code, taken_as in (
        ("Q7", "names a person"),
        ("Q8", "names a person"),
        ("Q9", "open answers"),
    ):
        store.add(
            "survey_column", source="x!Answers!Z1", survey_id="member-survey", wave_id=wave_id,
            code=code, wording=code, taken_as=taken_as, question_id=None, dimension=None,
            is_decided=False,
        )  # fmt: skip
    (row,) = published(store, "from survey")
    assert row["kept_back"] == (
        "Not published: 2 columns with what tells a person, 1 column with open answers."
    )
    assert len(published(store, "from survey_column")) == 4


def test_questions_over_all_waves(store):
    add_wave(store, "2025-03-31", answers({5: 20}), questions={"Quality": {"wording": "Old words"}})
    add_wave(store, DAY, answers({5: 20}))
    (row,) = published(store, "from survey_question")
    assert (row["question_id"], row["wording"], row["waves"]) == ("quality", "Quality", 2)


def test_nothing_private_is_in_the_published_file(store):
    add_wave(store, DAY, answers({"North": {5: 40}, "West": {1: 8}}, attribute="Region"))
    tables = {row["name"] for row in published(store, "show tables")}
    assert {"survey", "survey_rating", "survey_question", "survey_column"} <= tables
    assert not tables & {"survey_statistic", "survey_wave_group", "survey_wave_question"}


@pytest.mark.parametrize(("text", "says"), [
    ("survey_target = 5.5", "'survey_target' should be 5 or less."),
    ("survey_target = nan", "'survey_target' should be 1 or more, not nan."),
    ("survey_target = true", "'survey_target' should be of type float."),
    ("hidden_up_to = 2.5", "'hidden_up_to' should be of type int."),
])  # fmt: skip
def test_settings_that_cannot_be(tmp_path, text, says):
    path = tmp_path / "headway.toml"
    path.write_text(text)
    with pytest.raises(Refused) as refused:
        read_settings(path)
    assert says in str(refused.value)
    path.write_text("survey_target = 4\nhidden_up_to = 5\n")
    assert (read_settings(path).survey_target, read_settings(path).hidden_up_to) == (4, 5)
