"""Selections and burdens held against four fifths: words, figure and download."""

import pytest
from equity_made import measured

from dashboard import selection_finding, selection_view, selection_words, workforce_finding
from dashboard.equity_records import Breakdown
from dashboard.figures import selection as figures
from dashboard.selection_records import Selection

MEASURE = measured(name="Hired")
ALL = Breakdown("hired", "2025-01/P12M", "Ethnicity")


def selection(name, verdict, ratio=None, process="selection", **given):
    row = dict.fromkeys(Selection.__dataclass_fields__) | {
        "name": name, "period": "2025", "process": process, "four_fifths": verdict, "ratio": ratio,
        "top_group": "White", "hidden": verdict is None, "fails": 0, "assessed": 1,
    }  # fmt: skip
    return Selection(**(row | given))


def texts(figure):
    return [one.text for one in figure.layout.annotations]


def traces(figure, name):
    return [one for one in figure.data if one.name == name]


@pytest.mark.parametrize(
    ("selections", "says"),
    [
        ([selection("Black", "fails", 0.5), selection("White", "passes", 1.0)],
         "Black is under four fifths of White’s rate"),
        ([selection("Black", "fails", 0.5), selection("Asian", "fails", 0.6)],
         "Black and Asian are under four fifths of White’s rate"),
        ([selection("Entry", "fails", 2.5, "burden"), selection("White", "passes", 1.0, "burden")],
         "Entry is over five quarters of White’s rate"),
        ([selection("Black", "passes", 0.9), selection("Asian", None)],
         "no group that can be assessed is under four fifths of White’s rate"),
        ([selection("Asian", None), selection("Other", "not assessed")],
         "no group can be held against another"),
    ],
)  # fmt: skip
def test_the_title_of_a_selection_says_who_fails(selections, says):
    assert selection_finding.finding(selections) == says
    title = workforce_finding.finding(MEASURE, ALL, [], selections, [])
    assert title == f"Hired: {says}"


def test_a_ratio_that_fails_is_never_rounded_to_the_limit():
    assert selection_words.ratio(selection("Black", "fails", 0.7999)) == "0.79"
    assert selection_words.ratio(selection("Black", "passes", 0.7999)) == "0.80"
    assert selection_words.ratio(selection("Entry", "fails", 1.2501, "burden")) == "1.26"
    assert selection_words.ratio(selection("Entry", "fails", 0.57)) == "0.57"
    assert selection_words.ratio(selection("Other", "not assessed")) == "–"


def test_what_it_takes_is_more_of_a_selection_and_fewer_of_a_burden():
    more = selection("Black", "fails", 0.5, more_needed=1045)
    assert selection_words.more(more) == "1,045 more would reach it"
    fewer = selection("Entry", "fails", 2.5, "burden", more_needed=20)
    assert selection_words.more(fewer) == "20 fewer would reach it"
    assert selection_words.more(selection("White", "passes", 1.0)) == ""


def test_a_chance_is_never_told_as_nought():
    assert selection_words.chance(0.0004) == "< 0.001"
    assert selection_words.chance(0.0361) == "0.036"


def test_ratios_stand_beside_four_fifths_and_what_is_not_assessed_has_no_dot():
    shown = [
        selection("Black", "fails", 0.5, selected=75.0, pool=500.0, more_needed=45),
        selection("White", "passes", 1.0), selection("Other", "not assessed", 1.3),
        selection("Asian", None),
    ]  # fmt: skip
    figure = figures.ratios(MEASURE, shown, "light")
    dots = [(x, symbol) for one in traces(figure, "Ratio")
            for x, symbol in zip(one.x, one.marker.symbol, strict=True)]  # fmt: skip
    assert dots == [(0.5, "diamond"), (1.0, "circle")]
    assert {x for x in traces(figure, "Limit")[0].x if x is not None} == {0.8}
    assert any("75 of 500, 45 more would reach it" in text for text in texts(figure))
    burden = figures.ratios(MEASURE, [selection("Entry", "fails", 2.5, "burden")], "dark")
    assert {x for x in traces(burden, "Limit")[0].x if x is not None} == {1.25}


def test_the_alternative_says_ratios_and_counts_what_is_hidden():
    told = [selection("Black", "fails", 0.5), selection("Asian", None)]
    assert selection_finding.ratios_sentence(told) == (
        "Rate over the best rate. Black 0.50, fails; 1 group hidden for privacy."
    )


def test_a_download_of_selections_says_hidden_too():
    header, (row,) = selection_view.as_csv([selection("Asian", None)])
    assert dict(zip(header, row, strict=True))["Verdict"] == "Hidden for privacy"
