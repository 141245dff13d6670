"""Where a measure started, where it should end, and where its trend leads."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures.measure_aims import middle, short, told
from dashboard.measure_records import Measure, Value


def add_projection(figure: go.Figure, measure: Measure, mode: theme.Mode) -> None:
    """A dashed line to the target's period, and its 95% prediction interval."""
    now = measure.now
    if now.projected is None or now.starts_on is None or now.ends_on is None:
        return
    if measure.target_starts_on is None or measure.target_ends_on is None:
        return
    here = middle(now.starts_on, now.ends_on)
    there = middle(measure.target_starts_on, measure.target_ends_on)
    mark = theme.MARKS[now.projected_status or theme.NO_DATA]
    figure.add_scatter(
        x=[here, there, there], y=[now.actual, now.projected_high, now.projected_low],
        mode="lines", fill="toself", line={"width": 0}, name="95% interval", hoverinfo="skip",
        fillcolor=mark.tint_light if mode == "light" else mark.tint_dark,
    )  # fmt: skip
    figure.add_scatter(
        x=[here, there],
        y=[now.actual, now.projected],
        mode="lines+markers+text",
        name="Projection",
        line={"color": mark.colour(mode), "width": 2, "dash": "dash"},
        marker={"size": [0, 9], "symbol": "circle-open", "color": mark.colour(mode)},
        text=["", f"Projected {short(measure, now.projected)}"],
        textposition=_beside_line(measure),
        textfont=theme.label(mode, mark.colour(mode)),
        hovertemplate="Projected " + told(measure, now.projected) + "<extra></extra>",
    )


def _beside_line(measure: Measure) -> str:
    """Where the name of a projection keeps clear of its own line and of a target close by."""
    now = measure.now
    projected, actual = now.projected or 0, now.actual or 0
    if measure.target is not None and _is_close(measure, projected, measure.target):
        return "bottom left" if measure.target > projected else "top left"
    return "top left" if projected >= actual else "bottom left"


_CLOSE = 0.12
"""Share of the way from baseline to target, or of the target, within which two names collide."""


def _is_close(measure: Measure, one: float, other: float) -> bool:
    start = 0.0 if measure.baseline is None else measure.baseline
    return abs(one - other) <= _CLOSE * abs((measure.target or 0) - start)


def add_baseline(
    figure: go.Figure, measure: Measure, values: Sequence[Value], mode: theme.Mode
) -> None:
    """Where the measure started, as an open dot; nothing without a date."""
    if measure.baseline is None or not measure.baseline_starts_on or not measure.baseline_ends_on:
        return
    # Its name stands on the side that the measure should leave, and outside its line.
    height = "top" if measure.direction == "lower" else "bottom"
    is_first = not values or measure.baseline_ends_on <= values[0].ends_on
    figure.add_scatter(
        x=[middle(measure.baseline_starts_on, measure.baseline_ends_on)],
        y=[measure.baseline],
        mode="markers+text",
        name="Baseline",
        marker={"symbol": "circle-open", "size": 12, "color": theme.quiet(mode)},
        text=[f"Baseline {short(measure, measure.baseline)}"],
        textposition=f"{height} right" if is_first else f"{_OTHER[height]} center",
        textfont=theme.label(mode),
        hoverinfo="skip",
    )


_OTHER = {"top": "bottom", "bottom": "top"}


def add_target(figure: go.Figure, measure: Measure, mode: theme.Mode) -> None:
    """The target at its date, or a line where it has none."""
    if measure.target is None:
        return
    text = f"Target {short(measure, measure.target)}"
    if not measure.target_starts_on or not measure.target_ends_on:
        figure.add_hline(
            y=measure.target, line={"color": theme.accent(mode), "width": 1.5},
            annotation={"text": text, "font": theme.label(mode, theme.accent(mode))},
            annotation_position="top left",
        )  # fmt: skip
        return
    figure.add_scatter(
        x=[middle(measure.target_starts_on, measure.target_ends_on)],
        y=[measure.target],
        mode="markers+text",
        name="Target",
        marker={"symbol": "diamond", "size": 13, "color": theme.accent(mode)},
        text=[text],
        textposition=f"{_beside_projection(measure)} left",
        textfont=theme.label(mode, theme.accent(mode)),
        hovertemplate=f"Target {told(measure, measure.target)} by {measure.target_period}"
        "<extra></extra>",
    )


def _beside_projection(measure: Measure) -> str:
    """Over or under the target, where its name keeps clear of the projection's."""
    now = measure.now
    if now.projected is None or measure.target is None:
        return "bottom" if measure.direction == "lower" else "top"
    return "top" if measure.target > now.projected else "bottom"
