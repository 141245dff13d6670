"""A plan's phases on a line of time: from when to when each runs."""

from collections.abc import Sequence
from datetime import date, timedelta

import plotly.graph_objects as go

from dashboard import theme
from dashboard.phase_records import Span

STATES = ("Ahead", "Under way", "Ended")
"""What a phase may be on a day; a page tells them in words beside the figure."""
_ROW = 38
_BAR = 12
_MARK = 11
_ROOM = 0.06


def timeline(
    spans: Sequence[Span], today: date, mode: theme.Mode, day_name: str = "Today"
) -> go.Figure:
    """One row for each item in the plan's order: a bar from first to last day, a line at today.

    Every item has a day. What has only a last day is a diamond there; what has only a first
    day is an arrowhead.
    """
    figure = go.Figure(layout=theme.layout(mode))
    first, last = _range(spans, today)
    middle = first + (last - first) / 2
    for span in spans:
        _add(figure, span, span.state(today), middle, mode)
    figure.update_yaxes(
        categoryorder="array", categoryarray=[span.code for span in spans][::-1], type="category",
        range=[-0.5, len(spans) - 0.1], showgrid=False, automargin=True, ticksuffix="  ",
    )  # fmt: skip
    figure.update_xaxes(
        type="date", range=[first.isoformat(), last.isoformat()], automargin=True,
        tickformat="%b<br>%Y", nticks=8, side="top",
    )  # fmt: skip
    figure.add_vline(x=today.isoformat(), line={"color": theme.accent(mode), "width": 2})
    figure.add_annotation(
        x=today.isoformat(), y=0, yref="paper", yanchor="top", showarrow=False, text=day_name,
        font={"color": theme.accent(mode), "size": 13},
    )  # fmt: skip
    figure.update_layout(height=90 + _ROW * max(len(spans), 2), margin={"t": 48, "b": 26, "r": 0})
    return figure


def _add(figure: go.Figure, span: Span, word: str, middle: date, mode: theme.Mode) -> None:
    """One item as a thick line, or a mark, with its state in words on the side that has room."""
    days = [day for day in (span.starts_on, span.ends_on) if day]
    ends = [days[0], days[-1] + timedelta(days=1)]  # the last day is part of it
    is_bar = len(days) > 1
    is_late = days[0] > middle
    colour = theme.MARKS[word].colour(mode)
    told = f" {theme.MARKS[word].icon} {word} "
    symbol = "diamond" if span.ends_on else "triangle-right"
    figure.add_scatter(
        x=ends if is_bar else days,
        y=[span.code] * (2 if is_bar else 1),
        mode="lines+markers+text" if is_bar else "markers+text",
        name=word,
        text=(["", told] if is_late else [told, ""]) if is_bar else [told],
        textposition="top left" if is_late else "top right",
        textfont={"color": colour, "size": 12},
        line={"color": colour, "width": _BAR},
        # Words keep off a mark by its size; a bar's marks are there for that alone.
        marker={
            "color": colour,
            "size": _BAR + 4 if is_bar else _MARK,
            "opacity": 0 if is_bar else 1,
            "symbol": symbol,
        },
        hovertemplate=f"{span.code}: %{{x|%-d %b %Y}}, {word}<extra></extra>",
    )


def _range(spans: Sequence[Span], today: date) -> tuple[date, date]:
    """First and last day of the axis: all dates and today, with some room."""
    told = [day for span in spans for day in (span.starts_on, span.ends_on) if day]
    days = [today, *told]
    room = timedelta(days=((max(days) - min(days)).days + 30) * _ROOM)
    return min(days) - room, max(days) + room
