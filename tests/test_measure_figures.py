"""Figures and sentences of a measure: what they show, by the numbers in them."""

import re
from datetime import date
from itertools import chain
from urllib.parse import unquote

import pytest

from dashboard import measure_numbers, measure_words, theme
from dashboard.figures import inline, measure_aims
from dashboard.figures import measure as figures
from dashboard.markup import details, html, image, outside
from dashboard.measure_records import Benchmark, Measure, Now, Value

MODES = ("light", "dark")


def measured(actual=61.2, status="Near", **given):
    """A percentage from 58 in 2023 Q4 to 70 in 2027 Q4, with 63 due in 2026 Q3."""
    now = dict.fromkeys(Now.__dataclass_fields__) | {
        "period": "2026 Q3", "starts_on": date(2026, 7, 1), "ends_on": date(2026, 9, 30),
        "actual": actual, "benchmark": 63.0, "benchmark_basis": "given", "target": 70.0,
        "status": status, "reason": "", "is_overridden": False, "periods": 3,
        "sparkline": [58.0, None, 60.0, 61.2],
        "sparkline_periods": ["2025 Q4", "2026 Q1", "2026 Q2", "2026 Q3"],
    }  # fmt: skip
    whole = dict.fromkeys(Measure.__dataclass_fields__) | {
        "measure_id": "pay", "code": "PAY", "name": "Paid on time", "kind": "quantitative",
        "statistic": "rate", "unit": "%", "direction": "higher", "baseline": 58.0,
        "baseline_period": "2023 Q4", "baseline_starts_on": date(2023, 10, 1),
        "baseline_ends_on": date(2023, 12, 31), "target": 70.0, "target_period": "2027 Q4",
        "target_starts_on": date(2027, 10, 1), "target_ends_on": date(2027, 12, 31),
        "frequency": "quarterly", "decimals": 1, "owners": ["ED"], "distance": 8.8,
    }  # fmt: skip
    now |= {name: given.pop(name) for name in list(given) if name in now and name != "target"}
    return Measure(
        **(whole | given | {"now": Now(**(now | {"target": given.get("target", 70.0)}))})
    )


def value(quarter, actual, status="Near", times_given=1, benchmark=63.0):
    first = date(2026, 3 * quarter - 2, 1)
    last = date(2026, 3 * quarter, 31 if quarter in {1, 4} else 30)
    return Value(**dict.fromkeys(Value.__dataclass_fields__) | {
        "period_id": f"{first:%Y-%m}/P3M", "period": f"2026 Q{quarter}", "starts_on": first,
        "ends_on": last, "actual": actual, "benchmark": benchmark, "status": status,
        "times_given": times_given,
    })  # fmt: skip


def step(quarter, benchmark, year=2026):
    first = date(year, 3 * quarter - 2, 1)
    last = date(year, 3 * quarter, 31 if quarter in {1, 4} else 30)
    return Benchmark(
        f"{first:%Y-%m}/P3M", f"{year} Q{quarter}", first, last, benchmark, "given", ""
    )


VALUES = [value(1, 58.0), value(2, None, "No data"), value(3, 61.2, times_given=2)]
STEPS = [step(1, 60.0), step(2, 60.0), step(3, 63.0), step(4, 63.0)]


def parts_of(figure):
    return {part.name: part for part in figure.data}


@pytest.mark.parametrize("mode", MODES)
def test_actuals_stand_in_the_middle_of_their_period_over_the_step_that_was_due(mode):
    shown = parts_of(figures.over_time(measured(), VALUES, STEPS, mode))
    assert list(shown["Actual"].y) == [58.0, None, 61.2]
    assert shown["Actual"].x[2] == date(2026, 8, 15)
    assert shown["Actual"].connectgaps is False
    assert shown["Benchmark"].line.shape == "hv"
    assert list(shown["Benchmark"].x) == [
        date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1),
        date(2026, 12, 31),
    ]  # fmt: skip
    assert list(shown["Benchmark"].y) == [60.0, 60.0, 63.0, 63.0, 63.0]


def test_the_newest_value_has_its_icon_and_its_number():
    newest = parts_of(figures.over_time(measured(), VALUES, STEPS, "light"))["Newest"]
    assert newest.text[0] == "<b>≈ 61.2%</b>"
    assert newest.marker.color == theme.MARKS["Near"].light
    assert newest.textposition == "bottom right"  # the line rises to it, under the benchmark


def test_a_corrected_value_is_marked():
    shown = parts_of(figures.over_time(measured(), VALUES, STEPS, "light"))
    assert list(shown["Corrected"].y) == [61.2]
    alone = figures.over_time(measured(), [value(3, 61.2)], STEPS, "light")
    assert "Corrected" not in parts_of(alone)


def test_target_and_baseline_stand_at_their_dates():
    shown = parts_of(figures.over_time(measured(), VALUES, STEPS, "light"))
    assert (list(shown["Target"].x), list(shown["Target"].y)) == ([date(2027, 11, 15)], [70.0])
    assert shown["Target"].text[0] == "Target 70.0%"
    assert list(shown["Baseline"].x) == [date(2023, 11, 15)]


def test_a_projection_is_dashed_and_carries_its_interval():
    going = measured(
        projected=66.4, projected_low=65.1, projected_high=67.7, projected_status="Off track"
    )
    shown = parts_of(figures.over_time(going, VALUES, STEPS, "light"))
    assert shown["Projection"].line.dash == "dash"
    assert list(shown["Projection"].y) == [61.2, 66.4]
    assert list(shown["95% interval"].y) == [61.2, 67.7, 65.1]
    assert "Projection" not in parts_of(figures.over_time(measured(), VALUES, STEPS, "light"))


def test_a_target_without_a_date_is_a_line():
    undated = measured(target_period=None, target_starts_on=None, target_ends_on=None)
    figure = figures.over_time(undated, VALUES, [], "light")
    (line,) = figure.layout.shapes
    assert (line.y0, line.y1) == (70.0, 70.0)
    assert [note.text for note in figure.layout.annotations] == ["Target 70.0%"]
    assert "Target" not in parts_of(figure)


@pytest.mark.parametrize(
    ("projected", "its_name", "of_target"),
    [
        (70.5, "top left", "bottom left"),
        (69.5, "bottom left", "top left"),
        (65.0, "top left", "top left"),  # far from the target, over its own rising line
        (55.0, "bottom left", "top left"),
    ],
)
def test_names_of_projection_and_target_keep_clear_of_each_other(projected, its_name, of_target):
    going = measured(projected=projected, projected_low=50.0, projected_high=75.0,
                     projected_status="Near")  # fmt: skip
    shown = parts_of(figures.over_time(going, VALUES, STEPS, "light"))
    assert shown["Projection"].textposition == its_name
    assert shown["Target"].textposition == of_target


def test_benchmarks_are_named_among_those_to_come():
    steps = [*STEPS, step(1, 66.0, 2027), step(2, 66.0, 2027)]
    figure = figures.over_time(measured(), VALUES, steps, "light")
    (name,) = [note for note in figure.layout.annotations if note.text == "Benchmark"]
    assert name.x == date(2026, 12, 31)  # the last value is of 2026 Q3
    assert (name.xanchor, name.yanchor) == ("right", "bottom")  # over rising steps


def test_a_range_is_a_band():
    within = measured(direction="within a range", range_low=50.0, range_high=None, target=None)
    (band,) = figures.over_time(within, VALUES, [], "light").layout.shapes
    assert band.y0 == 50.0
    assert band.y1 > 10_000  # open above


def test_everything_fits_the_axes():
    figure = figures.over_time(measured(projected=90.0, projected_low=80.0, projected_high=95.0,
                                        projected_status="Met target"), VALUES, STEPS, "light")  # fmt: skip
    low, high = figure.layout.yaxis.range
    assert low < 58.0
    assert high > 95.0
    first, last = figure.layout.xaxis.range
    assert first < "2026-02-14"
    assert last > "2026-11-15"
    assert figure.layout.yaxis.ticksuffix == "%"


def test_names_of_periods_are_few_enough_for_a_phone():
    many = [step(quarter, 60.0, year) for year in range(2015, 2027) for quarter in (1, 2, 3, 4)]
    figure = figures.over_time(measured(), VALUES, many, "light")
    assert len(figure.layout.xaxis.tickvals) <= 6
    assert figure.layout.xaxis.ticktext[0] == "2015<br>Q1"


def test_one_value_and_nothing_else_is_a_point():
    bare = measured(baseline=None, target=None, target_ends_on=None, status="No target set")
    shown = parts_of(figures.over_time(bare, [value(3, 61.2, "No target set")], [], "light"))
    assert list(shown) == ["Actual", "Newest"]


def test_a_unit_of_a_file_is_text_in_a_figure():
    evil = measured(unit='<a href="http://e.example">x</a>')
    assert "<a" not in measure_aims.told(evil, 1.0)
    figure = figures.over_time(evil, VALUES, STEPS, "light")
    assert "<a" not in figure.to_json().encode().decode("unicode_escape")


@pytest.mark.parametrize("mode", MODES)
def test_axes_are_told_their_colours(mode):
    figure = figures.over_time(measured(), VALUES, STEPS, mode)
    axes = chain(figure.select_xaxes(), figure.select_yaxes())
    assert {axis.tickfont.color for axis in axes} == {theme.quiet(mode)}


def marks(svg):
    """Where the marks of a bullet lie, from the left: class and x."""
    found = re.findall(r'class="(\w+)" d="M([\d.]+) ', svg)
    found += re.findall(r'class="(\w+)" cx="([\d.]+)"', svg)
    return {name: float(x) for name, x in found}


def test_a_bullet_goes_from_the_baseline_to_the_newest_value():
    # 160 wide with 6 at both ends: 58 is at 6, 70 at 154, so one point is 148 / 12.
    found = marks(inline.bullet(measured()))
    assert (found["dot"], found["bar"], found["target"]) == (6.0, 6.0, 154.0)
    assert found["end"] == pytest.approx(6 + 3.2 * 148 / 12, abs=0.1)
    assert found["benchmark"] == pytest.approx(6 + 5 * 148 / 12, abs=0.1)


def test_a_bullet_of_a_measure_that_falls_goes_to_the_left():
    found = marks(inline.bullet(measured(actual=55.0, baseline=60.0, target=50.0, benchmark=57.0,
                                         direction="lower")))  # fmt: skip
    assert found["target"] < found["end"] < found["benchmark"] < found["dot"]


def test_a_bullet_needs_something_to_hold_the_value_against():
    assert inline.bullet(measured(actual=None)) == ""
    assert inline.bullet(measured(target=None, benchmark=None)) == ""


def test_a_sparkline_has_holes_and_its_status_at_the_end():
    svg = inline.sparkline([58.0, 59.0, None, 60.0, None, 62.0], "Off track")
    assert svg.count('class="line"') == 1
    assert svg.count('class="lone"') == 2  # 60.0, and 62.0 under the end
    assert theme.MARKS["Off track"].light in svg
    assert theme.MARKS["Off track"].dark in svg
    assert inline.sparkline([58.0], "Near") == ""
    assert inline.sparkline([], "Near") == ""


def test_a_sparkline_of_equal_values_lies_in_the_middle():
    assert 'd="M6.0 12.0L94.0 12.0"' in inline.sparkline([5.0, 5.0], "Near")


def test_a_small_figure_is_an_image_with_its_words():
    told = html(image("<svg/>", 'From "1" to 2', "hw-spark"))
    assert unquote(told).startswith('<img src="data:image/svg+xml,<svg/>"')
    assert 'alt="From &quot;1&quot; to 2"' in told
    assert html(image("", "nothing")) == ""


@pytest.mark.parametrize("word", theme.MEASURE_STATUSES)
def test_every_status_of_a_measure_has_an_icon_of_its_own(word):
    others = [theme.MARKS[other].icon for other in theme.MEASURE_STATUSES if other != word]
    assert theme.MARKS[word].icon not in others


@pytest.mark.parametrize(
    ("number", "unit", "decimals", "expected"),
    [
        (61.25, "%", 1, "61.3%"),  # a half goes away from zero, as in the marts
        (-0.04, "%", 1, "0.0%"),
        (26_670_000, "$", 0, "$26,670,000"),
        (-5, "€", 0, "-€5"),
        (1, "days", 0, "1 day"),
        (31, "days", 0, "31 days"),
        (0.125, None, None, "0.13"),
        (3, None, None, "3"),
        (None, "%", 1, "–"),
    ],
)
def test_numbers_are_told_with_their_unit(number, unit, decimals, expected):
    assert measure_numbers.amount(number, unit, decimals) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "Paid on time: 61.2% in 2026 Q3 is just below the benchmark of 63.0%"),
        ({"status": "Off track"}, "Paid on time: 61.2% in 2026 Q3 is below the benchmark of 63.0%"),
        (
            {"status": "On track", "actual": 64.0},
            "Paid on time: 64.0% in 2026 Q3 reaches the benchmark of 63.0%",
        ),
        (
            {"status": "Met target", "actual": 71.0},
            "Paid on time: 71.0% in 2026 Q3 meets the target of 70.0%",
        ),
        (
            {"benchmark_basis": "target", "benchmark": 70.0},
            "Paid on time: 61.2% in 2026 Q3 is just below the target of 70.0%",
        ),
        (
            {"status": "Off track", "actual": 66.0, "direction": "lower"},
            "Paid on time: 66.0% in 2026 Q3 is above the benchmark of 63.0%",
        ),
        (
            {"actual": 62.98},
            "Paid on time: 62.98% in 2026 Q3 is just below the benchmark of 63.00%",
        ),
        ({"status": "No data", "actual": None}, "Paid on time: no value in 2026 Q3"),
        ({"status": "No data", "actual": None, "period": None}, "Paid on time: no value yet"),
        (
            {"status": "Too few responses", "actual": None},
            "Paid on time: too few responses to show in 2026 Q3",
        ),
        ({"status": "No target set"}, "Paid on time: 61.2% in 2026 Q3, no benchmark holds yet"),
        (
            {"status": "No target set", "target": None, "benchmark_basis": "none"},
            "Paid on time: 61.2% in 2026 Q3, no target is set",
        ),
        ({"is_overridden": True}, "Paid on time: 61.2% in 2026 Q3, Near by decision"),
        (
            {"direction": "within a range", "range_low": 20.0, "range_high": 30.0},
            "Paid on time: 61.2% in 2026 Q3 is just outside the range of 20.0 to 30.0%",
        ),
        (
            {"kind": "deliverable", "state": "In progress", "actual": None},
            "Paid on time: in progress, due by 2027 Q4",
        ),
    ],
)
def test_a_title_says_what_is_found(given, expected):
    assert measure_words.finding(measured(**given)) == expected


def test_what_is_left_to_the_target():
    assert measure_numbers.left(measured()) == "8.8 points"
    assert measure_numbers.left(measured(distance=-1.0)) == "reached"
    assert measure_numbers.left(measured(distance=None)) == "–"
    assert measure_numbers.left(measured(unit="days", decimals=0, distance=1)) == "1 day"


def test_the_words_beside_a_small_figure():
    assert measure_words.bullet_sentence(measured()) == (
        "61.2%; baseline 58.0%, benchmark 63.0%, target 70.0%"
    )
    assert measure_words.spark_sentence(measured()) == "From 58.0% in 2025 Q4 to 61.2% in 2026 Q3"


def test_how_many_measures_are_where_they_should_be():
    assert measure_words.status_sentence({"Met target": 2, "On track": 1, "Near": 1}) == (
        "3 of 4 measures are where they should be; 1 near."
    )
    assert measure_words.status_sentence({"Off track": 1, "No data": 2}) == (
        "None of 3 measures are where they should be; 1 off track and 2 without data."
    )
    assert measure_words.headline({"On track": 1}) == "1 of 1 measure is where it should be."
    assert measure_words.headline({}) == "No measure is loaded yet."


def test_evidence_is_a_link_only_where_it_is_one_of_the_web():
    assert html(outside("https://example.org/a?b=1&c")).startswith(
        '<a href="https://example.org/a?b=1&amp;c" target="_blank" rel="noopener noreferrer">'
    )
    assert html(outside("javascript:alert(1)")) == "javascript:alert(1)"
    assert html(outside("shelf 3 <b>")) == "shelf 3 &lt;b&gt;"


def test_what_opens_says_more():
    told = html(details("Near", "<why>"))
    assert told == (
        '<details class="hw-why"><summary>Near</summary><div>&lt;why&gt;</div></details>'
    )
