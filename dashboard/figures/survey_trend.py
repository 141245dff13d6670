"""One question of a survey over its waves: means with their intervals, and the target."""

from collections.abc import Sequence
from datetime import date, timedelta

import plotly.graph_objects as go

from dashboard import survey_words, theme, words
from dashboard.figures.survey_dots import SYMBOLS
from dashboard.survey_records import Rating

_LEAST = 1.0
"""Points of the scale that the axis shows at least, so that a small change looks small."""
_ROOM = 0.12
_RIGHT = 0.3
"""Share of the axis right of the newest mean, for its number."""


def means_over_time(waves: Sequence[Rating], mode: theme.Mode) -> go.Figure:
    """A line of means by the day held, a band of their 95% intervals, and the target.

    A wave with too few answers is a hole in the line.
    """
    figure = go.Figure(layout=theme.layout(mode))
    known = [one for one in waves if one.mean is not None]
    _add_band(figure, known, mode)
    _add_target(figure, waves, mode)
    figure.add_scatter(
        x=[one.held_on for one in waves], y=[one.mean for one in waves], mode="lines",
        name="Line", connectgaps=False, hoverinfo="skip",
        line={"color": theme.quiet(mode), "width": 2},
    )  # fmt: skip
    _add_means(figure, known, mode)
    _set_axes(figure, waves, known)
    figure.update_layout(height=340, margin={"t": 24, "b": 8, "l": 8, "r": 8})
    return figure


def _add_band(figure: go.Figure, known: Sequence[Rating], mode: theme.Mode) -> None:
    days = [one.held_on for one in known]
    figure.add_scatter(
        x=[*days, *reversed(days)],
        y=[*(one.mean_high for one in known), *(one.mean_low for one in reversed(known))],
        mode="lines", fill="toself", line={"width": 0}, fillcolor=theme.rule(mode), opacity=0.5,
        name="95% interval", hoverinfo="skip",
    )  # fmt: skip


def _add_target(figure: go.Figure, waves: Sequence[Rating], mode: theme.Mode) -> None:
    """The target of each wave, from its day to the next one's; its name at the newest."""
    set_on = [one for one in waves if one.target_mean is not None]
    if not set_on:
        return
    first, last = _span(waves)
    figure.add_scatter(
        x=[first, *(one.held_on for one in set_on[1:]), last],
        y=[*(one.target_mean for one in set_on), set_on[-1].target_mean], mode="lines",
        name="Target", hoverinfo="skip",
        line={"color": theme.accent(mode), "width": 1.5, "shape": "hv"},
    )  # fmt: skip
    newest = set_on[-1]
    # On the other side of the line than the newest mean, which stands to the left of it.
    side = "bottom" if _is_under(newest) else "top"
    figure.add_annotation(
        x=last, y=newest.target_mean, text=f"Target {survey_words.target(newest)}",
        showarrow=False, xanchor="right", yanchor=side,
        font=theme.label(mode, theme.accent(mode)),
    )  # fmt: skip


def _is_under(one: Rating) -> bool:
    return one.target_mean is not None and (one.mean or 0) < one.target_mean


def _add_means(figure: go.Figure, known: Sequence[Rating], mode: theme.Mode) -> None:
    for one in known:
        mark = theme.MARKS[survey_words.mark(one)]
        figure.add_scatter(
            x=[one.held_on], y=[one.mean], mode="markers+text", name="Mean",
            error_y={
                "type": "data", "symmetric": False, "thickness": 2, "width": 5,
                "color": mark.colour(mode), "array": [(one.mean_high or 0) - (one.mean or 0)],
                "arrayminus": [(one.mean or 0) - (one.mean_low or 0)],
            } if one.mean_low is not None else None,
            marker={"size": 12, "symbol": SYMBOLS.get(survey_words.mark(one), "square"),
                    "color": mark.colour(mode), "line": {"color": mark.colour(mode), "width": 2}},
            text=[f"  <b>{survey_words.mean(one)}</b>"],
            textposition="bottom right" if _is_under(one) else "top right",
            textfont=theme.label(mode, mark.colour(mode), 15),
            hovertemplate=f"{words.day(one.held_on)}: {survey_words.mean(one)}, 95% interval "
            f"{survey_words.interval(one)}, {survey_words.answered(one)}<extra></extra>",
        )  # fmt: skip


def _span(waves: Sequence[Rating]) -> tuple[date, date]:
    first, last = waves[0].held_on, waves[-1].held_on
    days = max(last - first, timedelta(days=90))
    return first - days * _ROOM, last + days * _RIGHT


def _set_axes(figure: go.Figure, waves: Sequence[Rating], known: Sequence[Rating]) -> None:
    days = [one.held_on for one in waves]
    every = -(-len(days) // 5)
    shown = days[::-1][::every]
    first, last = _span(waves)
    figure.update_xaxes(
        type="date", showgrid=False, automargin=True, tickangle=0, tickvals=shown,
        ticktext=[f"{day.day} {day:%b}<br>{day.year}" for day in shown],
        range=[first.isoformat(), last.isoformat()],
    )  # fmt: skip
    low, high = waves[-1].scale
    heights = [
        height
        for one in known
        for height in (one.mean_low, one.mean_high, one.mean, one.target_mean)
        if height is not None
    ] or [low, high]
    middle, half = (min(heights) + max(heights)) / 2, (max(heights) - min(heights)) / 2
    half = max(half * (1 + 2 * _ROOM), _LEAST / 2)
    pad = half * _ROOM
    figure.update_yaxes(
        range=[max(middle - half, low - pad), min(middle + half, high + pad)], nticks=6,
        automargin=True, tickformat=".1f",
    )  # fmt: skip
