"""Figures of employees: what is hidden keeps its row, and leaves no number anywhere."""

import pytest
from equity_made import measured
from test_workforce_words import place, share

from dashboard import workforce_alternatives, workforce_periods
from dashboard.figures import workforce, workforce_time
from dashboard.workforce_places_table import as_csv as places_csv

MEASURE = measured(name="Staff", unit="people", statistic="count")


def texts(figure):
    return [one.text for one in figure.layout.annotations]


def traces(figure, name):
    return [one for one in figure.data if one.name == name]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_dot_is_the_share_and_a_ring_that_of_the_first_period(mode):
    shown = [share("White", 38.0, 53.0, count=380.0, whole=1000.0), share("Asian", 37.0)]
    figure = workforce.shares_by_group(MEASURE, shown, mode)
    assert [x for one in traces(figure, "Share") for x in one.x] == [38.0, 37.0]
    (rings,) = traces(figure, "Held to")
    assert list(rings.x) == [53.0]
    assert any("380 of 1,000, −15.0 points" in text for text in texts(figure))


def test_the_ring_of_a_selection_is_the_share_of_the_pool():
    shown = [share("Black", 8.6, 7.0, availability=16.1, representation=0.54)]
    figure = workforce.shares_by_group(MEASURE, shown, "light")
    assert list(traces(figure, "Held to")[0].x) == [16.1]
    assert any("index 0.54" in text for text in texts(figure))


def test_a_hidden_group_keeps_its_row_and_changes_no_scale():
    shown = [share("White", 38.0), share("Asian", 37.0)]
    without = workforce.shares_by_group(MEASURE, shown, "light")
    hidden = workforce.shares_by_group(MEASURE, [*shown, share("Black", None)], "light")
    assert hidden.layout.xaxis.range == without.layout.xaxis.range
    assert any("Black" in text and "Hidden for privacy" in text for text in texts(hidden))
    assert len([x for one in traces(hidden, "Share") for x in one.x]) == 2


def test_places_stand_beside_a_line_for_all_together_and_the_chosen_one_is_marked():
    shown = [place("Field", 41.0), place("Courts", 26.0), place("Legal", None)]
    figure = workforce.shares_by_place(MEASURE, shown, 37.1, "Courts", "light")
    assert [x for one in traces(figure, "Share") for x in one.x] == [41.0, 26.0]
    assert "All together 37.1%" in texts(figure)
    assert [text.partition("<br>")[0] for text in texts(figure) if "looked within" in text] == [
        "Courts"
    ]
    assert any("Legal" in text and "Hidden for privacy" in text for text in texts(figure))


def test_a_period_that_is_hidden_is_a_hole_in_the_line_and_the_band():
    shown = [
        share("Asian", 20.0 + year, starts_on=share("A", 1).starts_on.replace(year=2020 + year),
              ends_on=share("A", 1).ends_on.replace(year=2020 + year), share_low=19.0 + year,
              share_high=21.0 + year)
        for year in range(5)
    ]  # fmt: skip
    hole = share("Asian", None, starts_on=shown[2].starts_on, ends_on=shown[2].ends_on)
    figure = workforce_time.share_over_time([*shown[:2], hole, *shown[3:]], shown, "light")
    assert [list(one.y) for one in traces(figure, "Line")] == [[20.0, 21.0, None, 23.0, 24.0]]
    assert len(traces(figure, "95% interval")) == 2
    assert list(traces(figure, "Share")[0].y) == [20.0, 21.0, 23.0, 24.0]
    assert "All employees 24.0%" in texts(figure)


def test_alternatives_say_what_figures_show_and_count_what_is_hidden():
    shown = [share("White", 38.0, 53.0), share("Black", None)]
    assert workforce_alternatives.shares_sentence(MEASURE, shown) == (
        "Staff, share by group. White 38.0%, −15.0 points; 1 group hidden for privacy."
    )
    many = [place(f"P{number}", 10.0) for number in range(15)]
    assert workforce_alternatives.places_sentence("Women", many).endswith("; and 3 others.")
    periods = [share("Asian", 21.9, period="2021"), share("Asian", None), share("Asian", 37.1)]
    assert workforce_alternatives.time_sentence("Asian", periods) == (
        "Asian: 21.9% in 2021, 37.1% in 2025; 1 period not shown."
    )


def test_a_download_says_hidden_and_has_no_number_there():
    header, (row,) = workforce_periods.as_csv([share("Black", None, reason="Hidden")])
    told = dict(zip(header, row, strict=True))
    assert told["State"] == "Hidden for privacy"
    assert told["Why not shown"] == "Hidden"
    assert {told[name] for name in ("Count", "Whole", "Share", "Low", "Change")} == {None}
    header, (row,) = places_csv([place("Legal", None, people=None)])
    assert dict(zip(header, row, strict=True))["State"] == "Hidden for privacy"
