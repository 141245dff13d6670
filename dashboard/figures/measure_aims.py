"""What a measure is held against period by period: its benchmarks, or its range."""

from collections.abc import Sequence
from datetime import date
from html import escape

import plotly.graph_objects as go

from dashboard import theme
from dashboard.measure_numbers import SIGNS, amount, of
from dashboard.measure_records import Benchmark, Measure, Value

_FAR = 1000
"""So many times the other end of a range lies the end that is not set: beyond the axis."""


def middle(starts_on: date, ends_on: date) -> date:
    """Where a period's figure stands."""
    return starts_on + (ends_on - starts_on) / 2


def told(measure: Measure, value: float | None) -> str:
    """A number with its unit; the unit is a file's word, and Plotly would take marks in it."""
    return escape(of(measure, value), quote=False)


def short(measure: Measure, value: float | None) -> str:
    """A number with the sign of its unit, without its words, which the page says above."""
    return amount(value, measure.unit if measure.unit in SIGNS else None, measure.decimals)


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
            "text": "Where it should be", "font": theme.label(mode),
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
        yanchor="bottom" if is_above else "top", font=theme.label(mode),
    )  # fmt: skip
