"""Means as dots with their intervals, in a symbol and a colour that say the verdict."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard import survey_words, theme
from dashboard.figures.survey_rows import Row
from dashboard.survey_records import Rating

ROOM = 0.15
"""Share of the scale right of its end: a mean's number stands there."""
SYMBOLS = {
    "Clearly met": "circle",
    "Met": "circle-open",
    "Not met": "diamond-open",
    "Clearly not met": "diamond",
}
"""Round reaches the target, pointed does not; filled where the whole interval says so."""


def add_means(
    figure: go.Figure, own: Sequence[tuple[Rating, Row]], word: str, mode: theme.Mode
) -> None:
    """Means with one verdict: the dots, their intervals within the scale, and their numbers."""
    colour = theme.MARKS[word].colour(mode)
    means, spans = [one.mean or 0.0 for one, _ in own], [_span(one) for one, _ in own]
    figure.add_scatter(
        x=means, y=[row.middle for _, row in own], mode="markers",
        name=word,
        error_x={
            "type": "data", "symmetric": False, "color": colour, "thickness": 3, "width": 0,
            "array": [high - middle for middle, (_, high) in zip(means, spans, strict=True)],
            "arrayminus": [middle - low for middle, (low, _) in zip(means, spans, strict=True)],
        },
        marker={
            "symbol": SYMBOLS.get(word, "circle"), "size": 13, "color": colour,
            "line": {"color": colour, "width": 2},
        },
        text=[
            f"{survey_words.mean(one)}, 95% interval {survey_words.interval(one)}" for one, _ in own
        ],
        hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip
    for (one, row), (low, high) in zip(own, spans, strict=True):
        is_left = _would_cross(one, low, high)
        figure.add_annotation(
            x=low if is_left else high, y=row.middle, xanchor="right" if is_left else "left",
            xshift=-8 if is_left else 8, text=f"<b>{survey_words.mean(one)}</b>", showarrow=False,
            font=theme.label(mode, colour, 15),
        )  # fmt: skip


def _span(rating: Rating) -> tuple[float, float]:
    """The interval as far as the scale goes; the mean alone where there is none."""
    mean = rating.mean or 0.0
    low = mean if rating.mean_low is None else rating.mean_low
    high = mean if rating.mean_high is None else rating.mean_high
    return max(low, rating.scale_low), min(high, rating.scale_high)


def _would_cross(rating: Rating, low: float, high: float) -> bool:
    """Whether a number right of the interval would stand on the target, with room at its left."""
    if rating.target_mean is None:
        return False
    room = ROOM * (rating.scale_high - rating.scale_low)
    return high < rating.target_mean < high + room and low - room > rating.scale_low
