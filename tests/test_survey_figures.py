"""Figures and sentences of a survey: what they show, by the numbers in them."""

from datetime import date, timedelta

import pytest

from dashboard import survey_finding, survey_stems, survey_words, theme
from dashboard.figures import survey as figures
from dashboard.figures import survey_colours, survey_distribution, survey_rows, survey_trend
from dashboard.survey_records import Rating, Wave

MODES = ("light", "dark")
LABELS = ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]


def rated(mean=3.7, verdict="not met", **given):
    """A question of 100 answers on 1 to 5: 5, 10, 20, 40 and 25 of them."""
    row = dict.fromkeys(Rating.__dataclass_fields__) | {
        "survey_id": "member-survey", "held_on": date(2026, 3, 31), "question_id": "q",
        "wording": "Practicality", "kind": "rating", "dimension": "Overall",
        "group_name": "Overall", "respondents": 100, "not_applicable": 3, "missing": 2,
        "mean": mean, "sd": 1.1, "mean_low": mean and mean - 0.2, "mean_high": mean and mean + 0.2,
        "share_favorable": 65.0, "share_unfavorable": 15.0, "counts": [5, 10, 20, 40, 25],
        "shares": [5.0, 10.0, 20.0, 40.0, 25.0], "scale_low": 1, "scale_high": 5, "labels": LABELS,
        "target_mean": 4.0, "status": "Off track", "verdict": verdict, "hidden": False,
        "decimals": 2, "items": [], "stem": "",
    }  # fmt: skip
    return Rating(**(row | given))


def silent(**given):
    """A question with too few answers."""
    nothing = dict.fromkeys(("respondents", "sd", "counts", "shares", "share_favorable",
                             "share_unfavorable", "not_applicable", "missing"))  # fmt: skip
    return rated(None, None, status="Too few responses", **(nothing | given))


def held(**given):
    row = dict.fromkeys(Wave.__dataclass_fields__) | {
        "title": "Member survey", "held_on": date(2026, 3, 31), "starts_on": date(2026, 3, 1),
        "respondents": 84, "invited": 120, "response_rate": 70.0, "is_demonstration": False,
    }  # fmt: skip
    return Wave(**(row | given))


def traces(figure):
    return {part.name: part for part in figure.data}


def texts(figure):
    return [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize("mode", MODES)
def test_a_mean_has_its_interval_its_number_and_the_colour_of_its_verdict(mode):
    figure = figures.means_beside_target([rated()], mode)
    dots = traces(figure)["Not met"]
    assert list(dots.x) == [3.7]
    assert dots.error_x.array[0] == pytest.approx(0.2)
    assert dots.error_x.arrayminus[0] == pytest.approx(0.2)
    assert dots.marker.color == theme.MARKS["Not met"].colour(mode)
    assert "<b>3.70</b>" in texts(figure)
    assert "Target 4.0" in texts(figure)


@pytest.mark.parametrize(
    ("verdict", "symbol"),
    [("clearly met", "circle"), ("met", "circle-open"), ("not met", "diamond-open"),
     ("clearly not met", "diamond")],
)  # fmt: skip
def test_round_reaches_the_target_and_filled_is_clear(verdict, symbol):
    (dots,) = [part for part in figures.means_beside_target([rated(4.0, verdict)], "light").data
               if part.name == verdict.capitalize()]  # fmt: skip
    assert dots.marker.symbol == symbol


def test_the_verdict_stands_in_words_and_with_its_icon_over_the_row():
    (name, *_) = texts(figures.means_beside_target([rated()], "light"))
    assert name.startswith("Practicality<br>")
    assert "◇ Not met" in name
    assert ", 100 answered" in name


def test_an_interval_ends_where_the_scale_ends():
    figure = figures.means_beside_target([rated(4.9, "clearly met")], "light")
    assert traces(figure)["Clearly met"].error_x.array[0] == pytest.approx(0.1)


def test_a_number_keeps_off_the_line_at_the_target():
    figure = figures.means_beside_target([rated(3.7), rated(4.4, "clearly met")], "light")
    sides = {note.text: note.xanchor for note in figure.layout.annotations}
    # The interval of 3.7 ends at 3.9, its number would stand on 4.0.
    assert (sides["<b>3.70</b>"], sides["<b>4.40</b>"]) == ("right", "left")


def test_a_target_of_its_own_is_named_in_its_row():
    rows = [rated(), rated(), rated(target_mean=3.25)]
    figure = figures.means_beside_target(rows, "light")
    assert texts(figure).count("Target 4.0") == 1
    assert texts(figure).count("Target 3.25") == 1
    assert list(traces(figure)["Target"].x)[::3] == [4.0, 4.0, 3.25]


def test_a_question_with_too_few_answers_has_a_row_and_no_dot():
    figure = figures.means_beside_target([rated(), silent()], "light")
    assert "Too few responses" not in traces(figure)
    assert any("… Too few responses" in text for text in texts(figure))
    assert figures.means_beside_target([silent()], "light").data
    assert not figures.means_beside_target([], "light").data


def test_the_axis_is_the_whole_scale_with_no_more_numbers_than_fit():
    figure = figures.means_beside_target([rated(scale_low=0, scale_high=100, mean=70)], "light")
    assert list(figure.layout.xaxis.tickvals) == list(range(0, 101, 10))
    assert list(figures.means_beside_target([rated()], "light").layout.xaxis.tickvals) == [
        1, 2, 3, 4, 5,
    ]  # fmt: skip


def test_a_long_wording_stands_over_its_row_in_lines_that_fit_a_phone():
    wording = "What I learned was practical: I could use it in my job within a month of coming back"
    lines = survey_rows.wrapped(wording)
    assert " ".join(lines) == wording
    assert max(map(len, lines)) <= 46
    assert max(map(len, lines)) - min(map(len, lines)) < 12
    cut = survey_rows.wrapped("word " * 100)
    assert len(cut) == 4
    assert cut[-1].endswith("…")
    assert survey_rows.wrapped("") == [""]


def test_rows_of_both_figures_are_level():
    rows = [rated(wording="Long " * 20), rated(), silent()]
    left = figures.means_beside_target(rows, "light")
    right = survey_distribution.answers(rows, "light")
    assert left.layout.height == right.layout.height
    assert left.layout.margin.t == right.layout.margin.t
    ends = list(traces(left)["Target"].y)
    middles = [(ends[at] + ends[at + 1]) / 2 for at in range(0, 6, 3)]
    assert list(traces(right)["1"].y) == middles


def test_a_wording_is_no_markup():
    figure = figures.means_beside_target([rated(wording="<b>Bold</b> & a\u202e turn")], "light")
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; a[U+202E] turn" in texts(figure)[0]


def test_quotation_marks_and_apostrophes_of_a_wording_stand_as_they_are():
    figure = figures.means_beside_target([rated(wording='I\'m "well" led')], "light")
    assert 'I\'m "well" led' in texts(figure)[0]


@pytest.mark.parametrize("mode", MODES)
def test_answers_are_divided_at_the_middle_of_the_scale(mode):
    bars = traces(survey_distribution.answers([rated()], mode))
    # 5 + 10 below the middle and half of the 20 at it.
    assert [bars[name].base[0] for name in "12345"] == [-25, -20, -10, 10, 50]
    assert [bars[name].x[0] for name in "12345"] == [5, 10, 20, 40, 25]
    assert [bars[name].text[0] for name in "12345"] == ["", "10", "20", "40", "25"]
    assert bars["5"].customdata[0] == "5 Strongly agree: 25%"


def test_an_even_scale_is_divided_between_its_halves():
    four = rated(scale_high=4, shares=[10.0, 20.0, 30.0, 40.0], labels=[])
    bars = traces(survey_distribution.answers([four], "light"))
    assert [bars[name].base[0] for name in "1234"] == [-30, -20, 0, 30]
    assert bars["4"].customdata[0] == "4: 40%"


def test_both_sides_have_their_sum_and_what_is_no_rating_is_told():
    shown = texts(survey_distribution.answers([rated()], "light"))
    assert {"15%", "<b>65%</b>", "← Unfavorable", "Favorable →"} <= set(shown)
    assert "100 answered, 3 not applicable, 2 blank" in shown[0]


def test_a_composite_and_a_silent_question_have_no_bar():
    value = rated(kind="composite", counts=None, shares=None, items=["One", "Two"])
    figure = survey_distribution.answers([value, silent()], "light")
    assert "The mean of 2 questions" in texts(figure)[0]
    assert "Too few responses" in texts(figure)[1]
    assert sum(len(part.x or []) for part in figure.data) == 0


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("number", range(2, 12))
def test_every_answer_has_a_colour_of_its_own_that_its_number_can_be_read_on(mode, number):
    found = survey_colours.answers(number, mode)
    assert len(set(found)) == number
    for colour in found:
        assert contrast(colour, survey_colours.on(colour)) >= 4.5


def contrast(one, other):
    """WCAG 2.1: (L1 + 0.05) / (L2 + 0.05)."""

    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_groups_have_a_line_where_all_together_are():
    groups = [rated(3.4, "clearly not met", group_name="Coast"),
              silent(group_name="Islands", hidden=True)]  # fmt: skip
    figure = figures.groups_beside_overall(groups, rated(4.1, "met"), "light")
    assert list(traces(figure)["All together"].x)[::3] == [4.1, 4.1]
    assert "All together 4.10" in texts(figure)
    assert texts(figure)[1].startswith("Islands<br>")
    assert "▨ Hidden for privacy" in texts(figure)[1]


WAVES = [
    rated(3.5, "clearly not met", held_on=date(2024, 3, 28)),
    silent(held_on=date(2025, 3, 31)),
    rated(4.1, "met", held_on=date(2026, 3, 31), change_reason="Higher than on 28 Mar 2024."),
]


@pytest.mark.parametrize("mode", MODES)
def test_a_wave_with_too_few_answers_is_a_hole_in_the_line(mode):
    shown = traces(survey_trend.means_over_time(WAVES, mode))
    assert list(shown["Line"].y) == [3.5, None, 4.1]
    assert shown["Line"].connectgaps is False
    assert list(shown["95% interval"].y) == pytest.approx([3.7, 4.3, 3.9, 3.3])


def test_the_axis_of_a_trend_shows_at_least_a_point_of_the_scale_and_little_beyond_it():
    axis = survey_trend.means_over_time(WAVES, "light").layout.yaxis
    low, high = axis.range
    assert high - low >= 1
    assert low >= 1 - 0.2
    assert high <= 5 + 0.2


def test_of_many_waves_some_have_their_day_below_the_axis_the_newest_always():
    days = [date(2026, 3, 31) - timedelta(days=365 * back) for back in range(11, -1, -1)]
    axis = survey_trend.means_over_time([rated(held_on=day) for day in days], "light").layout.xaxis
    assert len(axis.ticktext) <= 5
    assert "31 Mar<br>2026" in axis.ticktext


@pytest.mark.parametrize(
    ("ratings", "says"),
    [
        ([rated(4.2, "clearly met"), rated(4.1, "met"), rated(4.0, "met"), rated(3.9, "not met"),
          rated(3.2, "clearly not met")],
         "3 of 5 questions reach 4.0; “Practicality” clearly does not"),
        ([rated(4.2, "clearly met"), rated(4.1, "met")],
         "All 2 questions reach 4.0, 1 of them clearly"),
        ([rated(4.3, "clearly met")] * 2, "All 2 questions reach 4.0, and clearly"),
        ([rated(4.1, "met")] * 2, "All 2 questions reach 4.0, though none clearly"),
        ([rated(), rated()], "None of 2 questions reaches 4.0, though none clearly misses"),
        ([rated(3.2, "clearly not met")] * 3 + [rated(4.1, "met")],
         "1 of 4 questions reaches 4.0; 3 clearly do not"),
        ([rated(4.1, "met"), rated(4.1, "met", target_mean=3.25), rated()],
         "2 of 3 questions reach their targets, though none clearly misses"),
        ([rated(4.1, "met"), rated(), silent()],
         "1 of 2 questions reaches 4.0, though none clearly misses; 1 has too few responses"),
        ([rated(4.21, "clearly met")], "“Practicality” clearly reaches 4.0: 4.21 on average"),
        ([silent()], "Too few responses to say whether the target is reached"),
        ([rated(4.1, "met"), rated(4.1, "met"), rated(kind="composite")],
         "All 2 questions reach 4.0, though none clearly"),
    ],
)  # fmt: skip
def test_the_finding_says_how_many_questions_reach_the_target(ratings, says):
    assert survey_finding.finding(ratings) == says


@pytest.mark.parametrize(
    ("wave", "says"),
    [
        (held(), "84 of the 120 who were invited answered (70%)."),
        (held(invited=None), "84 people answered; how many were invited is not known."),
        (held(respondents=None), "Too few of the 120 who were invited answered"),
        (held(is_demonstration=True), "These answers are invented, for demonstration."),
    ],
)  # fmt: skip
def test_the_subtitle_says_who_answered(wave, says):
    assert survey_finding.subtitle(wave).startswith(
        "Member survey, held 1 Mar 2026 – 31 Mar 2026. "
    )
    assert says in survey_finding.subtitle(wave)


def test_a_mean_has_the_decimals_that_tell_it_from_its_target():
    assert survey_words.mean(rated(3.996, decimals=3)) == "3.996"
    assert survey_words.interval(rated(3.7)) == "3.50 to 3.90"
    assert survey_words.target(rated(target_mean=3.25)) == "3.25"
    assert survey_words.target(rated(target_mean=None)) == "–"


STEM = "How do you rate the sessions of this year? - "


@pytest.mark.parametrize(
    ("wordings", "stem", "rows"),
    [
        ([f"{STEM}Relevance", f"{STEM}Use - later"], STEM, ["Relevance", "Use - later"]),
        (["In general, how satisfied are you with [Your work]",
          "In general, how satisfied are you with [Your pay]"],
         "In general, how satisfied are you with [", ["Your work", "Your pay"]),
        ([f"{STEM}Relevance", "Fairness"], "", [f"{STEM}Relevance"]),
        (["Staff - kind", "Staff - quick"], "", ["Staff - kind", "Staff - quick"]),
        ([STEM, f"{STEM}Relevance"], "", [STEM.strip()]),
    ],
)  # fmt: skip
def test_the_questions_of_a_matrix_go_without_their_stem(wordings, stem, rows):
    found = survey_stems.stems(wordings)
    assert found[wordings[0]] == stem
    assert [survey_stems.without(one, found[one]) for one in wordings][: len(rows)] == rows


def test_a_figure_names_the_row_of_a_matrix_and_not_its_stem():
    rows = [rated(wording=f"{STEM}{name}", stem=STEM) for name in ("Relevance", "Use")]
    assert texts(figures.means_beside_target(rows, "light"))[0].startswith("Relevance<br>")
    assert texts(survey_distribution.answers(rows, "light"))[1].startswith("Use<br>")
    assert survey_words.name(rows[0]) == "“Relevance”"


def test_a_figure_is_told_in_words():
    told = survey_finding.means_sentence([rated()] * 12)
    assert told.count("“Practicality” 3.70, not met") == 10
    assert told.endswith("; and 2 others.")
    assert survey_finding.shares_sentence([rated()]) == (
        "“Practicality” 65% favorable, 15% unfavorable."
    )
    assert survey_finding.trend_sentence(WAVES) == (
        "“Practicality”: 3.50 on 28 Mar 2024 and 4.10 on 31 Mar 2026. Higher than on 28 Mar 2024."
    )
    groups = [rated(4.4, "clearly met", group_name="North"),
              rated(3.4, "clearly not met", group_name="Coast"),
              silent(group_name="Islands", hidden=True)]  # fmt: skip
    assert survey_finding.groups_sentence(groups, rated(4.1, "met")) == (
        "“Practicality”, all together 4.10: Coast 3.40, clearly not met; North 4.40, clearly met; "
        "1 group hidden for privacy."
    )
