"""A plan's phases on a line of time: from when to when each runs."""

from collections.abc import Sequence
from datetime import date, timedelta

import plotly.graph_objects as go

from dashboard import theme
from dashboard.phase_records import Span

STATES = ("Ahead", "Under way", "Ended")
"""What a phase may be on a day; a page tells them in words beside the figure."""
_ROW = 34
_BAR = 14
_ROOM = 0.06


def timeline(
    spans: Sequence[Span], today: date, mode: theme.Mode, day_name: str = "Today"
) -> go.Figure:
    """One row for each item in the plan's order: a bar from first to last day, a line at today.

    What has only a last day is a diamond there; what has only a first day an arrowhead.
    """
    dated = [span for span in spans if span.has_dates]
    figure = go.Figure(layout=theme.layout(mode))
    for word in STATES:
        own = [span for span in dated if span.state(today) == word]
        _add_bars(figure, [span for span in own if span.starts_on and span.ends_on], word, mode)
        _add_marks(
            figure, [span for span in own if not (span.starts_on and span.ends_on)], word, mode
        )
    first, last = _range(dated, today)
    figure.update_yaxes(
        categoryorder="array", categoryarray=[span.code for span in dated][::-1], type="category",
        showgrid=False, automargin=True, ticksuffix="  ",
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
    figure.update_layout(height=90 + _ROW * max(len(dated), 2), margin={"t": 48, "b": 26, "r": 0})
    return figure


def _add_bars(figure: go.Figure, spans: Sequence[Span], word: str, mode: theme.Mode) -> None:
    """Bars as thick lines, which are drawn by days also where a bar's base is a date."""
    mark = theme.MARKS[word]
    for span in spans:
        if span.starts_on is None or span.ends_on is None:
            continue
        ends = span.ends_on + timedelta(days=1)  # the last day is part of it
        figure.add_scatter(
            x=[span.starts_on, ends],
            y=[span.code, span.code],
            mode="lines",
            name=word,
            line={"color": mark.colour(mode), "width": _BAR},
            hovertemplate=f"{span.code}: %{{x|%-d %b %Y}}, {word}<extra></extra>",
        )
        figure.add_annotation(
            x=span.starts_on.isoformat(), y=span.code, text=f"{mark.icon} {word}",
            showarrow=False, xanchor="left", yanchor="bottom", yshift=5,
            font={"color": mark.colour(mode), "size": 12},
        )  # fmt: skip


def _add_marks(figure: go.Figure, spans: Sequence[Span], word: str, mode: theme.Mode) -> None:
    mark = theme.MARKS[word]
    figure.add_scatter(
        x=[span.ends_on or span.starts_on for span in spans],
        y=[span.code for span in spans],
        mode="markers+text",
        name=word,
        text=[f" {mark.icon} {word} " for _ in spans],
        textposition="top center",
        textfont={"color": mark.colour(mode), "size": 12},
        marker={
            "color": mark.colour(mode),
            "size": 11,
            "symbol": ["diamond" if span.ends_on else "triangle-right" for span in spans],
        },
        hovertemplate=f"%{{y}}: %{{x|%-d %b %Y}}, {word}<extra></extra>",
    )


def _range(spans: Sequence[Span], today: date) -> tuple[date, date]:
    """First and last day of the axis: all dates and today, with some room."""
    told = [day for span in spans for day in (span.starts_on, span.ends_on) if day]
    days = [today, *told]
    room = timedelta(days=((max(days) - min(days)).days + 30) * _ROOM)
    return min(days) - room, max(days) + room
