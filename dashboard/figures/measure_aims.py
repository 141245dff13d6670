"""What a measure is held against over time: benchmarks, range, target, and where it leads."""

from collections.abc import Sequence
from datetime import date
from html import escape

import plotly.graph_objects as go

from dashboard import theme
from dashboard.measure_numbers import of
from dashboard.measure_records import Benchmark, Measure, Value

_FAR = 1000
"""So many times the other end of a range lies the end that is not set: beyond the axis."""


def middle(starts_on: date, ends_on: date) -> date:
    """Where a period's figure stands."""
    return starts_on + (ends_on - starts_on) / 2


def told(measure: Measure, value: float | None) -> str:
    """A number with its unit; the unit is a file's word, and Plotly would take marks in it."""
    return escape(of(measure, value))


def add_range(figure: go.Figure, measure: Measure, mode: theme.Mode) -> None:
    """A band where the measure should be within a range; a range open on one side has no end."""
    low, high = measure.range_low, measure.range_high
    if low is None and high is None:
        return
    far = abs(low or high or 1) * _FAR
    figure.add_hrect(
        y0=-far if low is None else low, y1=far if high is None else high, line_width=0,
        layer="below",
        fillcolor=theme.rule(mode), opacity=0.4,
        annotation={
            "text": "Where it should be", "font": {"color": theme.quiet(mode), "size": 13},
        },
        annotation_position="top left",
    )  # fmt: skip


def add_benchmarks(
    figure: go.Figure, measure: Measure, values: Sequence[Value], steps: Sequence[Benchmark],
    mode: theme.Mode,
) -> None:  # fmt: skip
    """The steps from the baseline's period to the target's, and their name."""
    if not steps:
        return
    figure.add_scatter(
        x=[*(step.starts_on for step in steps), steps[-1].ends_on],
        y=[*(step.benchmark for step in steps), steps[-1].benchmark],
        mode="lines",
        name="Benchmark",
        line={"color": theme.quiet(mode), "width": 1.5, "shape": "hv"},
        text=[*(step.period for step in steps), steps[-1].period],
        customdata=[told(measure, step.benchmark) for step in (*steps, steps[-1])],
        hovertemplate="%{text}: benchmark %{customdata}<extra></extra>",
    )
    _name_benchmarks(figure, measure, values, steps, mode)


def _name_benchmarks(
    figure: go.Figure, measure: Measure, values: Sequence[Value], steps: Sequence[Benchmark],
    mode: theme.Mode,
) -> None:  # fmt: skip
    """Where the line is free: among the steps to come, or else where the actuals are far off."""
    reached = {value.ends_on: value.actual for value in values if value.actual is not None}
    to_come = [step for step in steps if step.ends_on > max(reached, default=date.min)]
    if to_come:
        step, lead = to_come[len(to_come) // 4], measure.now.projected
    else:
        step = max(steps, key=lambda one: abs(one.benchmark - reached.get(one.ends_on, 0)))
        lead = reached.get(step.ends_on)
    is_above = lead is None or lead <= step.benchmark
    is_rising = steps[-1].benchmark >= steps[0].benchmark
    ends_here = is_above == is_rising
    figure.add_annotation(
        x=step.ends_on if ends_here else step.starts_on, y=step.benchmark, text="Benchmark",
        showarrow=False, xanchor="right" if ends_here else "left", xshift=-4 if ends_here else 4,
        yanchor="bottom" if is_above else "top", font={"color": theme.quiet(mode), "size": 13},
    )  # fmt: skip


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
        text=["", f"Projected {told(measure, now.projected)}"],
        textposition=_beside_line(measure),
        textfont={"color": mark.colour(mode), "size": 13},
        hovertemplate="Projected " + told(measure, now.projected) + "<extra></extra>",
    )


def _beside_line(measure: Measure) -> str:
    """Where the name of a projection keeps clear of its own line."""
    now = measure.now
    is_rising = (now.projected or 0) >= (now.actual or 0)
    return "top left" if is_rising else "bottom left"


def add_target(figure: go.Figure, measure: Measure, mode: theme.Mode) -> None:
    """The target at its date, and the baseline at its own."""
    quiet = {"color": theme.quiet(mode), "size": 13}
    if measure.baseline is not None and measure.baseline_starts_on and measure.baseline_ends_on:
        is_low = measure.direction != "lower"
        figure.add_scatter(
            x=[middle(measure.baseline_starts_on, measure.baseline_ends_on)],
            y=[measure.baseline],
            mode="markers+text",
            name="Baseline",
            marker={"symbol": "circle-open", "size": 12, "color": theme.quiet(mode)},
            text=[f"Baseline {told(measure, measure.baseline)}"],
            textposition="bottom right" if is_low else "top right",
            textfont=quiet,
            hoverinfo="skip",
        )
    if measure.target is None or not measure.target_starts_on or not measure.target_ends_on:
        return
    is_high = measure.direction != "lower"
    figure.add_scatter(
        x=[middle(measure.target_starts_on, measure.target_ends_on)],
        y=[measure.target],
        mode="markers+text",
        name="Target",
        marker={"symbol": "diamond", "size": 13, "color": theme.accent(mode)},
        text=[f"Target {told(measure, measure.target)}"],
        textposition="top left" if is_high else "bottom left",
        textfont={"color": theme.accent(mode), "size": 13},
        hovertemplate=f"Target {told(measure, measure.target)} by {measure.target_period}"
        "<extra></extra>",
    )
