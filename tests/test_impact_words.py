"""What becomes of a gap, as word and colour: red only where those behind fall further behind."""

import pytest

from dashboard import impact_words, theme
from dashboard.figures import impact_gap
from dashboard.impact_records import Assessment, Part


def part(before, after, verdict="wider gap", **given):
    """One group whose chance is so many points from that of White."""
    row = dict.fromkeys(Part.__dataclass_fields__) | {
        "stratum": "Overall", "group_name": "Asian", "hidden": False, "is_reference": False,
        "rate_before": 60 + before, "rate_after": 60 + after, "gap_before": before,
        "gap_after": after, "gap_verdict": verdict,
    }  # fmt: skip
    return Part(**(row | given))


@pytest.mark.parametrize(
    ("after", "is_outcome_good", "word", "colour"),
    [
        (-8.0, True, "Widens", "#9b2c12"),
        (8.0, True, "Lead widens", "#555d65"),
        (8.0, False, "Widens", "#9b2c12"),
        (-8.0, False, "Lead widens", "#555d65"),
    ],
)
def test_a_lead_that_widens_is_not_red_in_words_and_figure(after, is_outcome_good, word, colour):
    one = part(after / 2, after)
    assert impact_words.gap_mark(one, is_outcome_good=is_outcome_good) == word
    given = {"reference_group": "White", "is_outcome_good": is_outcome_good}
    of = Assessment(**(dict.fromkeys(Assessment.__dataclass_fields__) | given))
    figure = impact_gap.gaps(of, [one], "light")
    assert theme.MARKS[word].colour("light") == colour
    (ring,) = [trace for trace in figure.data if trace.name == "Now"]
    assert ring.marker.line.color == colour
    told = [text.text for text in figure.layout.annotations]
    assert any(word in text and colour in text for text in told)


def test_the_head_of_an_arrow_is_drawn_however_short_it_is_and_none_where_nothing_changes():
    given = {"reference_group": "White", "is_outcome_good": True}
    of = Assessment(**(dict.fromkeys(Assessment.__dataclass_fields__) | given))
    told = [part(3.3, 3.6), part(-40.0, -80.0), part(5.0, 5.0, "same gap")]
    figure = impact_gap.gaps(of, told, "light")
    heads = [trace for trace in figure.data if trace.name == "After it"]
    assert [trace.x for trace in heads] == [(3.3, 3.6), (-40.0, -80.0), None]
    assert {trace.marker.size[1] for trace in heads} == {14}


@pytest.mark.parametrize(
    ("verdict", "word"),
    [("narrower gap", "Narrows"), ("reversed gap", "Turns round"), ("same gap", "Stays"),
     (None, "No data")],
)  # fmt: skip
def test_another_change_has_its_own_word(verdict, word):
    assert impact_words.gap_mark(part(8.0, 4.0, verdict), is_outcome_good=True) == word


def test_a_hidden_group_says_nothing_of_its_gap():
    one = part(4.0, 8.0, hidden=True)
    assert impact_words.gap_mark(one, is_outcome_good=True) == "Hidden for privacy"
