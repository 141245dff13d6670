"""Each group's rate over the best one, beside the line at four fifths of it."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard import selection_words, theme
from dashboard.figures import equity_scale
from dashboard.figures.equity_scale import Mark
from dashboard.figures.survey_rows import coloured
from dashboard.measure_records import Measure
from dashboard.selection_records import Selection

FOUR_FIFTHS, FIVE_QUARTERS = 0.8, 1.25
_LOOKS = {"Fails": "diamond", "Passes": "circle"}


def ratios(measure: Measure, selections: Sequence[Selection], mode: theme.Mode) -> go.Figure:
    """A dot a group; pointed where it fails. One without a ratio keeps its row and a word."""
    is_burden = any(selection_words.is_burden(one.process) for one in selections)
    limit = FIVE_QUARTERS if is_burden else FOUR_FIFTHS
    names = [(one.name, _note(one, mode)) for one in selections]
    places = [one.ratio if is_drawn(one) else None for one in selections]
    panel = equity_scale.start(measure, names, [*places, limit, 1.0], mode)
    equity_scale.add_upright(panel, "Limit", limit, {"color": theme.accent(mode), "width": 1.5})
    told = "Five quarters" if is_burden else "Four fifths"
    equity_scale.name_over(panel, limit, told, theme.accent(mode))
    equity_scale.add_rows(panel, [is_drawn(one) for one in selections])
    marks = [(_mark(one, mode), row) for one, row in zip(selections, panel.rows, strict=True)
             if is_drawn(one)]  # fmt: skip
    for pair in marks:
        equity_scale.add_marks(panel, "Ratio", [pair], (limit,))
    return panel.figure


def is_drawn(one: Selection) -> bool:
    """Whether it is assessed, and has a ratio."""
    return one.ratio is not None and one.four_fifths in {"passes", "fails"}


def _note(one: Selection, mode: theme.Mode) -> str:
    word = selection_words.verdict(one)
    mark = theme.MARKS[word]
    told = coloured(f"{mark.icon} {word}", mark.colour(mode))
    rest = [] if one.hidden else [selection_words.selected(one), selection_words.more(one)]
    if one.name == one.top_group:
        which = "lowest" if selection_words.is_burden(one.process) else "highest"
        rest.append(f"{theme.MARKS['Reference'].icon} the {which} rate")
    quiet = ", ".join(part for part in rest if part)
    return told + coloured(f", {quiet}" if quiet else "", theme.quiet(mode))


def _mark(one: Selection, mode: theme.Mode) -> Mark:
    word = selection_words.verdict(one)
    middle = one.ratio or 0.0
    number = selection_words.ratio(one)
    return Mark(
        middle=middle, low=middle, high=middle, symbol=_LOOKS.get(word, "circle-open"),
        colour=theme.MARKS[word].colour(mode), number=number,
        says=f"{number} times the rate of {one.top_group}",
    )  # fmt: skip
