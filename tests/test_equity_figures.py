"""Figures of groups: what they show, by the numbers in them; what is hidden leaves no trace."""

from datetime import date, timedelta

import pytest
from equity_made import gap, group, measured, rate

from dashboard import theme
from dashboard.equity_records import Within
from dashboard.figures import equity as figures
from dashboard.figures import equity_gaps, equity_trend, equity_within

MODES = ("light", "dark")
NORTH = group("North", 76.0, "clearly reaches", gap=gap("North", None, is_reference=True))
COAST = group("Coast", 53.0, "clearly short", gap=gap("Coast", -23.0, -28.0, -18.0))
SOUTH = group("South", 74.0, "reaches", gap=gap("South", -2.0, -6.0, 2.0, is_clear=False))
HIDDEN = group("Delta", None, hidden=True)
FEW = group("Ridge", None, is_presented=False)
OVERALL = rate("Overall", 70.0)


def traces(figure):
    return {part.name: part for part in figure.data}


def texts(figure):
    return [note.text for note in figure.layout.annotations]


def shown(figure):
    """Every number and word that reaches the browser."""
    return figure.to_json()


@pytest.mark.parametrize("mode", MODES)
def test_a_rate_has_its_interval_its_number_and_the_colour_of_its_standing(mode):
    figure = figures.rates_by_group(measured(), [COAST, SOUTH, NORTH], OVERALL, mode)
    dots = traces(figure)["Clearly short"]
    assert list(dots.x) == [53.0]
    assert (dots.error_x.array[0], dots.error_x.arrayminus[0]) == (4.0, 4.0)
    assert dots.marker.symbol[0] == "diamond"
    assert dots.marker.color[0] == theme.MARKS["Clearly short"].colour(mode)
    assert "<b>53.0%</b>" in texts(figure)
    assert traces(figure)["Reaches"].marker.symbol[0] == "circle-open"


def test_the_reference_what_was_due_and_all_together_are_named():
    figure = figures.rates_by_group(measured(), [COAST, NORTH], OVERALL, "light")
    assert {"Benchmark 68.0%", "All together 70.0%"} <= set(texts(figure))
    assert "◎ the reference" in texts(figure)[1]
    assert list(traces(figure)["Due"].x)[:2] == [68.0, 68.0]
    assert list(traces(figure)["All together"].x)[:2] == [70.0, 70.0]


@pytest.mark.parametrize(("together", "anchor"), [(2, "left"), (7, "center"), (14, "right")])
def test_a_long_name_of_a_line_is_not_cut_off_at_an_edge(together, anchor):
    measure = measured(unit="per 1,000 children")
    nothing_due = {"benchmark": None, "target": None}
    two = [group("North", 5.0, **nothing_due), group("South", 10.0, **nothing_due)]
    figure = figures.rates_by_group(measure, two, rate("Overall", together), "light")
    (name,) = [one for one in figure.layout.annotations if one.text.startswith("All together")]
    assert name.text == f"All together {together}.0 per 1,000 children"
    assert name.xanchor == anchor


def test_without_a_benchmark_the_line_is_the_target_s():
    alone = group("North", 76.0, "reaches", benchmark=None)
    figure = figures.rates_by_group(measured(), [alone], None, "light")
    assert "Target 75.0%" in texts(figure)
    assert "All together" not in traces(figure)


def test_with_nothing_due_a_dot_has_the_ink_of_the_page_and_no_word():
    alone = group("North", 76.0, None, benchmark=None, target=None)
    figure = figures.rates_by_group(measured(), [alone], None, "light")
    assert traces(figure)["Shown"].marker.color[0] == theme.ink("light")
    assert texts(figure)[0].startswith("North<br>")
    assert "Shown" not in texts(figure)[0]
    assert "Due" not in traces(figure)


def test_a_hidden_group_and_one_of_too_few_keep_their_rows_and_say_which_they_are():
    figure = figures.rates_by_group(measured(), [NORTH, HIDDEN, FEW], OVERALL, "light")
    assert "▨ Hidden for privacy" in texts(figure)[1]
    assert "◌ Too few to be reliable" in texts(figure)[2]
    assert theme.MARKS[theme.HIDDEN].light in texts(figure)[1]
    assert theme.MARKS[theme.UNRELIABLE].light in texts(figure)[2]
    assert theme.MARKS[theme.HIDDEN].light != theme.MARKS[theme.UNRELIABLE].light
    # Two rows have a dotted line, and it goes as far as that of the others.
    silent, scale = traces(figure)["Not shown"], traces(figure)["Scale"]
    assert list(silent.x)[:2] == list(scale.x)[:2]
    assert len(silent.x) == 2 * 3


def test_the_scale_is_that_of_what_is_shown():
    """A hidden row with numbers would be a defect of the marts; the figure does not draw it."""
    leaking = group("Delta", 3.0, hidden=True)
    with_it = figures.rates_by_group(measured(), [NORTH, leaking], OVERALL, "light")
    without = figures.rates_by_group(measured(), [NORTH, HIDDEN], OVERALL, "light")
    assert shown(with_it) == shown(without)


def test_a_scale_of_percent_ends_at_its_ends_and_another_does_not():
    high = group("North", 99.0, rate_low=97.0, rate_high=99.9)
    figure = figures.rates_by_group(measured(), [high], None, "light")
    assert max(traces(figure)["Scale"].x[:2]) <= 100
    rare = group("North", 104.0, rate_low=101.0, rate_high=107.0, benchmark=None, target=None)
    figure = figures.rates_by_group(measured(unit="per 1,000 days"), [rare], None, "light")
    assert max(traces(figure)["Scale"].x[:2]) > 107


def test_a_name_is_no_markup():
    odd = group("<script>alert(1)</script> & \u202e turn", 50.0, "short")
    figure = figures.rates_by_group(measured(), [odd], None, "light")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; [U+202E] turn" in texts(figure)[0]
    assert "<script>" not in " ".join(texts(figure))


def test_both_figures_have_their_rows_at_the_same_height():
    groups = [COAST, SOUTH, NORTH, HIDDEN, FEW]
    left = figures.rates_by_group(measured(), groups, OVERALL, "light")
    right = equity_gaps.gaps_to_reference(measured(), groups, "light")
    assert left.layout.height == right.layout.height
    names = [(note.text.partition("<br>")[0], note.y) for note in left.layout.annotations[:5]]
    assert names == [(note.text.partition("<br>")[0], note.y)
                     for note in right.layout.annotations[:5]]  # fmt: skip


@pytest.mark.parametrize("mode", MODES)
def test_only_a_clear_gap_is_filled_and_coloured(mode):
    figure = equity_gaps.gaps_to_reference(measured(), [COAST, SOUTH, NORTH, HIDDEN], mode)
    clear, unclear = [part for part in figure.data if part.name == "Gap"]
    assert (clear.x[0], clear.marker.symbol[0]) == (-23.0, "diamond")
    assert clear.marker.color[0] == theme.MARKS["Clearly short"].colour(mode)
    assert clear.error_x.array[0] == pytest.approx(5.0)
    assert (unclear.marker.symbol[0], unclear.marker.color[0]) == (
        "diamond-open", theme.quiet(mode),
    )  # fmt: skip
    assert {"<b>−23.0</b>", "North"} <= set(texts(figure))
    assert "2.0 times as likely to miss it, about 92 people" in texts(figure)[0]
    assert "The reference" in texts(figure)[2]
    assert "▨ Hidden for privacy" in texts(figure)[3]


def test_a_group_that_is_better_off_is_round_and_where_less_is_better_that_is_below():
    lower = measured(direction="lower")
    figure = equity_gaps.gaps_to_reference(lower, [COAST], "light")
    (dot,) = [part for part in figure.data if part.name == "Gap"]
    assert dot.marker.symbol[0] == "circle"
    assert dot.marker.color[0] == theme.MARKS["Clearly reaches"].light


def test_a_gap_of_a_group_that_is_not_shown_is_not_drawn():
    leaking = group("Delta", None, hidden=True, gap=gap("Delta", -40.0))
    figure = equity_gaps.gaps_to_reference(measured(), [leaking, NORTH], "light")
    assert "40" not in " ".join(texts(figure))
    assert not [part for part in figure.data if part.name == "Gap"]


def quarters(values):
    """Gaps of Coast by quarter; None is one that is not shown."""
    found = []
    for number, value in enumerate(values):
        first = date(2025, 1, 1) + timedelta(days=91 * number)
        low, high = (None, None) if value is None else (value - 5, value + 5)
        found.append(gap("Coast", value, low, high, period=f"Quarter {number + 1}",
                         starts_on=first, ends_on=first + timedelta(days=90),
                         is_clear=value is not None and high < 0))  # fmt: skip
    return found


@pytest.mark.parametrize("mode", MODES)
def test_a_gap_over_time_is_a_line_in_a_band_of_its_intervals(mode):
    figure = equity_trend.gap_over_time(measured(), quarters([-2.0, -8.0, -14.0]), mode)
    assert list(traces(figure)["Line"].y) == [-2.0, -8.0, -14.0]
    assert list(traces(figure)["95% interval"].y) == [3.0, -3.0, -9.0, -19.0, -13.0, -7.0]
    assert texts(figure) == ["North", "<b>−2.0</b>"]
    dots = [part for part in figure.data if part.name == "Gap"]
    assert [dot.marker.symbol for dot in dots] == ["diamond-open", "diamond", "diamond"]
    assert [dot.text[0] for dot in dots] == ["", "", "  <b>−14.0</b>"]


def test_the_first_gap_s_number_is_clear_of_the_intervals_near_it_and_away_from_the_line():
    # The interval is five points to either side; of eleven periods the first three are near.
    below = equity_trend.gap_over_time(
        measured(), quarters([-8.0, -9.0, -10.0] + [-20.0] * 8), "light"
    )
    number = below.layout.annotations[-1]
    assert (number.text, number.y, number.yanchor) == ("<b>−8.0</b>", -15.0, "top")
    above = equity_trend.gap_over_time(measured(), quarters([8.0, 9.0, 7.0] + [20.0] * 8), "light")
    number = above.layout.annotations[-1]
    assert (number.text, number.y, number.yanchor) == ("<b>+8.0</b>", 14.0, "bottom")


def test_a_period_without_a_gap_is_a_hole_in_line_and_band():
    figure = equity_trend.gap_over_time(
        measured(), quarters([-2.0, -8.0, None, -14.0, -15.0]), "light"
    )
    assert traces(figure)["Line"].connectgaps is False
    assert list(traces(figure)["Line"].y) == [-2.0, -8.0, None, -14.0, -15.0]
    bands = [part for part in figure.data if part.name == "95% interval"]
    assert [len(band.x) for band in bands] == [4, 4]


def test_the_axis_of_a_gap_shows_the_line_of_the_reference():
    low, high = equity_trend.gap_over_time(measured(), quarters([-8.0, -9.0]), "light"
                                           ).layout.yaxis.range  # fmt: skip
    assert low < -14
    assert 0 < high < 3


def test_of_many_periods_some_are_named_below_the_axis_the_newest_always():
    figure = equity_trend.gap_over_time(measured(), quarters([-8.0] * 20), "light")
    assert len(figure.layout.xaxis.ticktext) <= 6
    assert "Quarter<br>20" in figure.layout.xaxis.ticktext


def within(name, value, reference, **given):
    one = gap("Coast", value and reference and value - reference, reference_rate=reference)
    return Within(**({"name": name, "rate": value, "gap": one, "hidden": False,
                      "is_presented": True} | given))  # fmt: skip


def test_within_each_group_there_are_two_dots_and_what_lies_between_them():
    found = [within("Asian", 55.0, 78.0), within("Black", None, None, hidden=True, gap=None),
             within("White", 60.0, None)]  # fmt: skip
    figure = equity_within.gap_within_each(measured(), found, "light")
    assert list(traces(figure)["Between"].x) == [78.0, 55.0]
    assert "23.0 points below North" in texts(figure)[0]
    assert "▨ Hidden for privacy" in texts(figure)[1]
    assert "its reference is not shown" in texts(figure)[2]
    assert sum(part.name == "Group" for part in figure.data) == 1
    assert len(traces(figure)["Not shown"].x) == 2 * 3


@pytest.mark.parametrize("mode", MODES)
def test_a_figure_without_groups_stands(mode):
    assert figures.rates_by_group(measured(), [], None, mode).layout.height > 0
    assert equity_gaps.gaps_to_reference(measured(), [], mode).layout.height > 0
