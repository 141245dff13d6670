"""Means by group with their intervals: of a survey that feeds a measure, and of an SD that is given."""

import csv
import math

import duckdb
import openpyxl
import pytest
from equity_rows import add_dimension, add_groups
from measure_rows import add_measure, add_values
from measure_rows import published as published_rows
from scipy.stats import t as student
from small_home import SmallHome
from survey_rows import add_wave, answers
from update_files import stocked, workbook

import loaders
from loaders import long_rows, marts
from loaders.home import Home
from loaders.loading import load_files
from loaders.problems import Refused
from loaders.readers import ooxml
from loaders.report import Report

HEADERS = "Code | Period | Dimension | Group | Value | Denominator | SD"
COAST = "'2.1 | 2025 | Region | Coast | 4.5 | 40 | 0.6"
LAKES = "'2.1 | 2025 | Region | Lakes | 3.9 | 31 | 0.8"
TIED = {"Quality": {"measure_id": "m1"}}
ANSWERS = {"North": {5: 20, 4: 20}, "South": {4: 15, 2: 15}, "East": {3: 4}, "West": {5: 8}}


@pytest.fixture
def draw(tmp_path):
    """Draw one sheet of groups after another, each a file of its own name."""
    names = iter(f"update {number}.xlsx" for number in range(1, 100))

    def drawn(*rows, headers=HEADERS):
        return workbook(tmp_path / next(names), Groups="\n".join([headers, *rows]))

    return drawn


@pytest.fixture
def stock(home):
    return stocked(home)


@pytest.fixture
def store(tmp_path):
    """A home with a yearly measure of a mean rating that should reach 4.0."""
    store = SmallHome(tmp_path)
    store.load("measures.xlsx")
    add_measure(store, statistic="mean rating", unit=None, frequency="yearly", target=4.0,
                scale_low=1.0, scale_high=5.0)  # fmt: skip
    store.load("survey.xlsx")
    return store


def load(home, path, options=None):
    (said,) = load_files(str(home), [{"path": str(path), "name": path.name}], "Ana", options or {})
    return Report.from_json(said)


def published(home, sql):
    name = Home(home).current.read_text().strip()
    with duckdb.connect(str(Home(home).published / name), read_only=True) as connection:
        cursor = connection.execute(sql)
        names = [entry[0] for entry in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def rates(home, period="2025"):
    rows = published(home, f"from equity_rate where period = '{period}'")
    return {row["group_name"]: row for row in rows}


def half_width(sd, n):
    """Of the 95% t interval of a mean."""
    return student.ppf(0.975, n - 1) * sd / math.sqrt(n)


def welch(sd, n, other_sd, other_n):
    """Half of the 95% interval of a difference of two means."""
    a, b = sd**2 / n, other_sd**2 / other_n
    degrees = (a + b) ** 2 / (a**2 / (n - 1) + b**2 / (other_n - 1))
    return student.ppf(0.975, degrees) * math.sqrt(a + b)


def test_a_standard_deviation_gives_a_mean_its_t_interval(stock, draw):
    assert load(stock, draw(COAST, LAKES)).problems == []
    coast, lakes = rates(stock)["Coast"], rates(stock)["Lakes"]
    assert (coast["kind"], coast["denominator"], coast["rate"], coast["sd"]) == (
        "mean", 40, 4.5, 0.6,
    )  # fmt: skip
    # 2.02269 x 0.6 / sqrt(40) = 0.19189, all of it above the target of 4
    assert coast["rate_low"] == pytest.approx(4.5 - 0.19189, abs=1e-5)
    assert coast["rate_high"] == pytest.approx(4.5 + 0.19189, abs=1e-5)
    assert (coast["standing"], lakes["standing"]) == ("clearly reaches", "short")
    assert lakes["rate_high"] == pytest.approx(3.9 + half_width(0.8, 31), abs=1e-9)


def test_the_gap_of_two_means_has_the_interval_of_welch(stock, draw):
    load(stock, draw(COAST, LAKES))
    (gap,) = published(stock, "from equity_gap where group_name = 'Lakes'")
    assert (gap["reference_group"], gap["gap"], gap["is_clear"]) == ("Coast", -0.6, True)
    # 0.36 / 40 + 0.64 / 31 = 0.029645 with 53.97 degrees of freedom: 2.00490 x 0.172178 = 0.3452
    assert gap["gap_low"] == pytest.approx(-0.6 - 0.3452, abs=1e-4)
    assert gap["gap_high"] == pytest.approx(-0.6 + welch(0.6, 40, 0.8, 31), abs=1e-8)
    assert gap["says"] == "3.9 for Lakes is 0.6 below the 4.5 for Coast (95% interval 0.3 to 0.9)."


def test_a_sum_has_the_standard_deviation_within_and_between_its_parts(stock, draw):
    load(stock, draw(COAST, LAKES))
    # 39 x 0.36 + 30 x 0.64 + 40 x 31 / 71 x 0.6 ** 2 = 39.52732, over 70
    assert rates(stock)["Overall"]["sd"] == pytest.approx(math.sqrt(39.527324 / 70), abs=1e-8)


def test_one_part_without_it_leaves_the_sum_without_an_interval(stock, draw):
    load(stock, draw(COAST, LAKES.replace("0.8", "")))
    overall = rates(stock)["Overall"]
    assert (overall["sd"], overall["rate_low"], overall["denominator"]) == (None, None, 71)
    (gap,) = published(stock, "from equity_gap where group_name = 'Lakes'")
    assert (gap["gap_low"], gap["is_clear"]) == (None, False)
    assert "too little is known for an interval" in gap["says"]


def test_a_hidden_group_shows_no_standard_deviation(stock, draw):
    load(stock, draw(COAST, LAKES, "'2.1 | 2025 | Region | Hills | 2.2 | 4 | 0.123457"))
    rows = published(stock, "from equity_rate where hidden")
    assert "Hills" in {row["group_name"] for row in rows}
    assert {(row["sd"], row["rate_low"], row["denominator"]) for row in rows} == {(None,) * 3}


def test_a_standard_deviation_goes_on_with_the_figures_that_it_was_given_for(stock, draw):
    load(stock, draw(COAST, LAKES))
    report = load(stock, draw(COAST.replace("| 0.6", ""), LAKES.replace("3.9", "3.8")))
    assert report.change_counts == {"group_value": {"changed": 1}}
    assert (rates(stock)["Coast"]["sd"], rates(stock)["Lakes"]["sd"]) == (0.6, 0.8)
    load(stock, draw(LAKES.replace("3.9", "3.7").replace("| 0.8", "")))
    assert (rates(stock)["Coast"]["sd"], rates(stock)["Lakes"]["sd"]) == (0.6, None)


def test_one_that_is_added_or_corrected_is_a_change(stock, draw):
    load(stock, draw(COAST.replace("| 0.6", "")))
    added = load(stock, draw(COAST))
    assert added.change_counts == {"measure_spread": {"added": 1}}
    (change,) = added.changes
    assert (change.heading, change.line) == (
        "Standard deviations by group", "2.1 Members are content, 2025, Region: Coast: 0.6",
    )  # fmt: skip
    assert load(stock, draw(COAST.replace("0.6", "0.65"))).change_counts == {
        "measure_spread": {"changed": 1}
    }
    assert load(stock, draw(COAST.replace("0.6", "0.65"))).nothing_new


@pytest.mark.parametrize("is_long", [False, True])
@pytest.mark.parametrize("header", ["Std. Dev.", "S.D.", "Standard deviation (n - 1)", "stdev"])
def test_other_words_for_it_and_long_sheets_are_read_alike(
    stock, draw, header, is_long, monkeypatch
):
    if is_long:
        monkeypatch.setattr(ooxml, "LARGE_BYTES", 10)
        monkeypatch.setattr(long_rows, "LONG_ROWS", 1)
    load(stock, draw(COAST, LAKES, headers=HEADERS.replace("SD", header)))
    assert [rates(stock)[group]["sd"] for group in ("Coast", "Lakes")] == [0.6, 0.8]


@pytest.mark.parametrize(
    ("row", "cell", "says"),
    [
        (COAST.replace("0.6", "-0.6"), "G3", "should be 0 or more, not -0.6"),
        (COAST.replace("0.6", "some"), "G3", "should be a number, not 'some'"),
        (COAST.replace("0.6", "withdraw"), "G3", "should stand beside the mean that it belongs to"),
        (COAST.replace("4.5 | 40", "|"), "G3", "should stand beside the mean that it belongs to"),
        # Half of 40 ratings at 1 and half at 5: 2 x sqrt(40 / 39) = 2.025
        (COAST.replace("0.6", "6"), "G3", "should be at most 2.025"),
        (
            COAST.replace("2.1", "1.1").replace("2025", "2025 Q3").replace("4.5", "61"),
            "G3",
            "should be blank, because 1.1 is no mean of ratings",
        ),
    ],
)
def test_what_is_no_standard_deviation_is_refused_at_its_cell(stock, draw, row, cell, says):
    (problem,) = load(stock, draw(row)).problems
    assert (problem.sheet, problem.cell) == ("Groups", cell)
    assert says in problem.message


@pytest.mark.parametrize(
    ("row", "last"),
    [(COAST, "SD"), ("'1.1 | 2025 Q3 | Region | Coast | 61 | 400 |", "Denominator")],
)
def test_the_workbook_asks_for_it_where_means_are_asked_for(stock, draw, tmp_path, row, last):
    load(stock, draw(row))
    loaders.template(stock, tmp_path / "asked.xlsx", period="2025 Q4")
    book = openpyxl.load_workbook(tmp_path / "asked.xlsx")
    assert [cell.value for cell in book["Groups"][4] if cell.value][-1] == last
    asked = next(book["Groups"].iter_rows(min_row=5))
    asked[6].value, asked[8].value, asked[-1].value = "4.25", 50, 0.5
    assert not asked[-1].protection.locked
    book.save(tmp_path / "filled.xlsx")
    if last == "SD":
        load(stock, tmp_path / "filled.xlsx")
        assert rates(stock)["Coast"]["sd"] == 0.5


def test_a_survey_that_feeds_a_measure_gives_its_means_by_group(stock, tmp_path):
    path = tmp_path / "answers.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(["Date", "Region", "Useful"])
        for region, rating, times in (
            ("North", "Strongly agree", 20), ("North", "Agree", 20),
            ("South", "Agree", 15), ("South", "Disagree", 15),
        ):  # fmt: skip
            sheet.writerows([["2025-06-30", region, rating]] * times)
    columns = [
        {"columns": ["Useful"], "measure": "2.1", "scale": "agreement 5"},
        {"columns": ["Region"], "taken_as": "attribute"},
    ]
    report = load(stock, path, {"survey": {"columns": columns}})
    assert report.problems == [], report
    found = rates(stock)
    assert [(name, row["rate"], row["denominator"]) for name, row in found.items()] == [
        ("Overall", pytest.approx(270 / 70), 70), ("North", 4.5, 40), ("South", 3.0, 30),
    ]  # fmt: skip
    # Of 40 ratings, 20 each at 0.5 from 4.5; of 30, 15 each at 1 from 3: both over n - 1
    sd, other = math.sqrt(40 * 0.25 / 39), math.sqrt(30 / 29)
    assert (found["North"]["sd"], found["South"]["sd"]) == pytest.approx((sd, other))
    assert found["South"]["rate_high"] == pytest.approx(3 + half_width(other, 30))
    assert found["South"]["standing"] == "clearly short"
    (gap,) = published(stock, "from equity_gap where group_name = 'South'")
    assert (gap["reference_group"], gap["gap"]) == ("North", -1.5)
    assert gap["gap_low"] == pytest.approx(-1.5 - welch(sd, 40, other, 30), abs=1e-8)
    (now,) = published(stock, "from equity_now")
    assert (now["clearly_short"], now["widest_group"]) == (["South"], "South")
    (coverage,) = published(stock, "from equity_coverage")
    assert (coverage["dimension"], coverage["state"], coverage["groups"]) == ("Region", "shown", 2)


def test_what_the_survey_hides_is_hidden_here(store):
    add_wave(store, "2026-03-31", answers(ANSWERS, attribute="Region"), questions=TIED)
    rows = published_rows(store, """
        select group_name, rate.hidden, rate.hidden_reason = rating.hidden_reason as says_the_same,
            rate, denominator, rate.sd, rate_low
        from equity_rate as rate join survey_rating as rating using (measure_id, group_name)
        where rate.dimension = 'Region'
    """)  # fmt: skip
    hidden = {row.pop("group_name"): list(row.values()) for row in rows if row["hidden"]}
    assert hidden == {group: [True, True, *[None] * 4] for group in ("East", "West")}
    (told,) = published_rows(store, "from equity_disclosure")
    # 4 and 8 of 82 are in the groups that are not shown.
    assert (told["cells"], told["hidden"]) == (4, 2)
    assert told["people_hidden"] == pytest.approx(100 * 12 / 82)


def test_groups_of_the_survey_are_called_as_the_catalogue_calls_them(store):
    add_dimension(store, "Area", ["South End", ("North End", {"synonyms": ["north"]})],
                  synonyms=["Region"], reference="group", reference_group="South End")  # fmt: skip
    told = {"North": {5: 20}, "South End": {4: 30}, "-": {3: 20}}
    add_wave(store, "2026-03-31", answers(told, attribute="Region"), questions=TIED)
    rows = published_rows(store, "from equity_rate where dimension <> 'Overall'")
    assert [(row["dimension"], row["group_name"], row["is_unknown"]) for row in rows] == [
        ("Area", "South End", False),
        ("Area", "North End", False),
        ("Area", "Not stated", True),
    ]
    gaps = published_rows(store, "from equity_gap where not is_reference")
    assert {(row["reference_group"], row["reference_kind"]) for row in gaps} == {
        ("South End", "stated")
    }


def test_two_groups_of_the_survey_that_the_catalogue_takes_for_one_stay_two(store):
    add_dimension(store, "Region", [("North", {"synonyms": ["Northern"]})])
    told = {"North": {5: 20}, "Northern": {4: 30}}
    add_wave(store, "2026-03-31", answers(told, attribute="Region"), questions=TIED)
    rows = published_rows(store, "from equity_rate where dimension = 'Region'")
    assert {row["group_name"]: row["denominator"] for row in rows} == {"North": 20, "Northern": 30}


def test_only_the_wave_that_stands_for_the_period_speaks(store):
    later = {"North": {4: 25}, "South": {4: 25}}
    add_wave(store, "2026-09-30", answers(later, attribute="Region"), questions=TIED)
    add_wave(store, "2026-03-31", answers(ANSWERS, attribute="Region"), questions=TIED)
    rows = published_rows(store, "from equity_rate where dimension = 'Region'")
    assert {row["group_name"]: row["denominator"] for row in rows} == {"North": 25, "South": 25}


def test_a_mean_that_was_typed_later_takes_the_groups_of_the_survey_away(store):
    add_wave(store, "2026-03-31", answers(ANSWERS, attribute="Region"), questions=TIED)
    store.load("update.xlsx")
    add_values(store, {"2026": 4.1}, denominator=50.0)
    assert published_rows(store, "from equity_rate") == []


def test_groups_that_were_typed_speak_for_their_period(store):
    add_wave(store, "2026-03-31", answers(ANSWERS, attribute="Region"), questions=TIED)
    add_groups(store, "2026", """
        Region | value | denominator
        Coast  | 4.5   | 40
        Lakes  | 3.9   | 31
    """)  # fmt: skip
    rows = published_rows(store, "from equity_rate where dimension = 'Region'")
    assert [row["group_name"] for row in rows] == ["Coast", "Lakes"]


def test_a_survey_that_feeds_no_measure_says_nothing_here(store):
    add_wave(store, "2026-03-31", answers(ANSWERS, attribute="Region"))
    assert published_rows(store, "from equity_rate") == []
    assert published_rows(store, "from equity_group") == []


_SHOWN = "        rating.hidden or told.is_hidden as hidden"
_PLANTED = """
    if(rating.hidden, 40, respondents) as respondents, if(rating.hidden, 3.3, mean) as mean, sd,
    false as hidden
"""


@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        # As if the rows of the survey were taken with more than the survey shows of them.
        ("5_equity_rate.sql", f"respondents, mean, sd,\n{_SHOWN}", _PLANTED),
        ("7_equity_gap.sql", "    trend_periods,\n", "    trend_periods, 4.25 as planted,\n"),
    ],
)
def test_what_tells_more_of_a_survey_than_the_survey_is_refused(
    store, monkeypatch, file, right, wrong
):
    add_wave(store, "2026-03-31", answers(ANSWERS, attribute="Region"), questions=TIED)
    store.publish()
    run = marts._run

    def planted(connection, script):
        if script.name != file:
            return run(connection, script)
        text = script.read_text(encoding="utf-8")
        assert right in text
        return connection.execute(text.replace(right, wrong, 1))

    monkeypatch.setattr(marts, "_run", planted)
    with pytest.raises(Refused) as refused:
        store.publish()
    assert str(refused.value) == (
        "Nothing was published: what would be shown of the measure 'Measure M1' by Region gives "
        "away a value of too few people."
    )
