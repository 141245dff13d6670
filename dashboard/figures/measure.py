"""One measure over time: actuals, what they should have been, the target, and where they lead."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures import measure_aims, measure_ends
from dashboard.figures.measure_aims import middle, short, told
from dashboard.measure_records import Benchmark, Measure, Value

_TICKS = 6
"""As many names of periods as fit a phone."""
_ROOM = 0.14
"""Share of the axis above and below that its labels take."""


def over_time(
    measure: Measure, values: Sequence[Value], benchmarks: Sequence[Benchmark], mode: theme.Mode
) -> go.Figure:
    """A line of actuals, the stepped benchmarks, the target at its date and the projection.

    A value stands in the middle of its period, over the step that was due for it.
    """
    figure = go.Figure(layout=theme.layout(mode))
    measure_aims.add_range(figure, measure, mode)
    measure_ends.add_projection(figure, measure, mode)
    measure_aims.add_benchmarks(figure, measure, values, benchmarks, mode)
    _add_actuals(figure, measure, values, mode)
    measure_ends.add_baseline(figure, measure, values, mode)
    measure_ends.add_target(figure, measure, mode)
    _set_axes(figure, measure, values, benchmarks)
    figure.update_layout(height=400, margin={"t": 16, "b": 8, "l": 8, "r": 16})
    return figure


def _add_actuals(
    figure: go.Figure, measure: Measure, values: Sequence[Value], mode: theme.Mode
) -> None:
    middles = [middle(value.starts_on, value.ends_on) for value in values]
    figure.add_scatter(
        x=middles,
        y=[value.actual for value in values],
        mode="lines+markers",
        name="Actual",
        connectgaps=False,
        line={"color": theme.ink(mode), "width": 2.5},
        marker={"color": theme.ink(mode), "size": 6},
        text=[value.period for value in values],
        customdata=[f"{told(measure, value.actual)}, {value.status}" for value in values],
        hovertemplate="%{text}: %{customdata}<extra></extra>",
        error_y=_intervals(values, mode),
    )
    changed = [
        index for index, one in enumerate(values)
        if one.times_given > 1 and one.actual is not None
    ]  # fmt: skip
    if changed:
        figure.add_scatter(
            x=[middles[index] for index in changed],
            y=[values[index].actual for index in changed],
            mode="markers",
            name="Corrected",
            marker={"symbol": "circle-open", "size": 15, "color": theme.quiet(mode),
                    "line": {"width": 1.5}},
            hoverinfo="skip",
        )  # fmt: skip
    known = [value for value in values if value.actual is not None]
    if known:
        _add_newest(figure, measure, known, mode)


def _intervals(values: Sequence[Value], mode: theme.Mode) -> dict[str, Any] | None:
    """The 95% intervals of means that come from a survey; None where no value has one."""
    if all(value.value_low is None for value in values):
        return None
    ends = [
        (0, 0) if value.actual is None or value.value_low is None or value.value_high is None
        else (value.actual - value.value_low, value.value_high - value.actual)
        for value in values
    ]  # fmt: skip
    return {
        "type": "data", "symmetric": False, "array": [above for _, above in ends],
        "arrayminus": [below for below, _ in ends], "color": theme.quiet(mode),
        "thickness": 1.5, "width": 5,
    }  # fmt: skip


def _add_newest(
    figure: go.Figure, measure: Measure, known: Sequence[Value], mode: theme.Mode
) -> None:
    value = known[-1]
    mark = theme.MARKS[value.status]
    before = known[-2].actual if len(known) > 1 else None
    days = (measure.target_ends_on or value.ends_on) - value.ends_on
    room = days / max(value.ends_on - known[0].starts_on, timedelta(days=1))
    figure.add_scatter(
        x=[middle(value.starts_on, value.ends_on)],
        y=[value.actual],
        mode="markers+text",
        name="Newest",
        marker={"size": 13, "color": mark.colour(mode),
                "line": {"color": theme.paper(mode), "width": 2}},
        text=[f"<b>{mark.icon} {short(measure, value.actual)}</b>"],
        textposition=_beside(value, before, room),
        textfont=theme.label(mode, mark.colour(mode), 16),
        hoverinfo="skip",
    )  # fmt: skip


def _beside(value: Value, before: float | None, room: float) -> str:
    """Where the newest value's number keeps clear of the line that leads to it.

    `room` is how much of the axis lies to the right of it, as a share of what lies to the left.
    """
    is_rising = before is not None and (value.actual or 0) >= before
    if room <= 0:
        return "bottom left" if before is not None and not is_rising else "top left"
    height = _side(value).partition(" ")[0]
    if (height == "top") == is_rising:
        return f"{height} left"
    return f"{height} right" if room > _ROOM_FOR_NUMBER else f"{height} center"


_ROOM_FOR_NUMBER = 0.4


def _side(value: Value) -> str:
    """Where a label keeps clear of the benchmark."""
    is_under = value.benchmark is not None and (value.actual or 0) < value.benchmark
    return "bottom center" if is_under else "top center"


def _set_axes(
    figure: go.Figure, measure: Measure, values: Sequence[Value], steps: Sequence[Benchmark]
) -> None:
    named = {middle(step.starts_on, step.ends_on): step.period for step in steps}
    named |= {middle(value.starts_on, value.ends_on): value.period for value in values}
    if measure.target_starts_on and measure.target_ends_on and measure.target is not None:
        there = middle(measure.target_starts_on, measure.target_ends_on)
        named[there] = measure.target_period or ""
    days = sorted(named)
    if not days:
        return
    every = -(-len(days) // _TICKS)
    shown = days[::every]
    room = timedelta(days=max(20, (days[-1] - days[0]).days * 0.04))
    figure.update_xaxes(
        type="date", showgrid=False, automargin=True, tickvals=shown, tickangle=0,
        ticktext=[named[day].replace(" ", "<br>") for day in shown],
        range=[(days[0] - room).isoformat(), (days[-1] + room).isoformat()],
    )  # fmt: skip
    now = measure.now
    heights = [
        height
        for height in (
            *(end for value in values for end in (value.actual, value.value_low, value.value_high)),
            *(step.benchmark for step in steps),
            now.projected_low, now.projected_high, measure.target, measure.baseline,
            measure.range_low, measure.range_high,
        )
        if height is not None
    ]  # fmt: skip
    pad = (max(heights) - min(heights)) * _ROOM or abs(heights[0]) * _ROOM or 1
    figure.update_yaxes(
        automargin=True, range=[min(heights) - pad, max(heights) + pad], nticks=6,
        ticksuffix="%" if measure.unit == "%" else "",
        tickprefix=measure.unit if measure.unit in {"$", "€", "£"} else "",
        tickformat="~s" if max(map(abs, heights)) >= 1e5 else "",  # noqa: PLR2004 - long numbers
    )  # fmt: skip
