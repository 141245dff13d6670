"""Figures of a plan: how many have which status, and what is due when."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import plotly.graph_objects as go

from dashboard import theme
from dashboard.records import Item

_ROW = 26
_FEW = 0.06
"""Share of the bar that is too short for an icon beside its number."""
_FEWER = 0.03
"""Share that is too short for its number; it stands in the list above and in the table."""

ITEM_ORDER = (*theme.STATUSES, theme.NO_UPDATE)


def status_bar(
    counts: Mapping[str, int], mode: theme.Mode, order: Sequence[str] = ITEM_ORDER
) -> go.Figure:
    """One bar of everything counted, divided by status in this order; the number on each part."""
    total = sum(counts.values()) or 1
    figure = go.Figure(layout=theme.layout(mode))
    for word in order:
        if not (number := counts.get(word, 0)):
            continue
        mark = theme.MARKS[word]
        silent = word in {theme.NO_UPDATE, theme.NO_DATA}
        share = number / total
        label = f"{mark.icon} {number}" if share >= _FEW else str(number) if share >= _FEWER else ""
        figure.add_bar(
            x=[number],
            y=[""],
            orientation="h",
            name=word,
            text=[label],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            textfont={"color": theme.ink(mode) if silent else theme.paper(mode), "size": 15},
            marker={
                "color": theme.rule(mode) if silent else mark.colour(mode),
                "line": {"color": theme.paper(mode), "width": 2},
            },
            hovertemplate=f"{word}: %{{x}}<extra></extra>",
        )
    figure.update_layout(barmode="stack", bargap=0, height=56)
    figure.update_xaxes(visible=False, range=[0, total])
    figure.update_yaxes(visible=False)
    return figure


def timeline(
    items: Sequence[Item], today: date, mode: theme.Mode, day_name: str = "Today"
) -> go.Figure:
    """One row for each item with a fixed date, earliest on top; a line at today."""
    dated = [item for item in items if item.due_on]
    span = _span(dated, today)
    figure = go.Figure(layout=theme.layout(mode))
    for word in STATES:
        own = [item for item in dated if _kind(item) == word]
        mark = theme.MARKS[word]
        figure.add_scatter(
            x=[item.due_on for item in own],
            y=[item.code for item in own],
            mode="markers+text",
            name=word,
            text=[f" {mark.icon} {item.due_on:%b %Y} " for item in own],
            textposition=[_side(item.due_on, span, today) for item in own if item.due_on],
            textfont={"color": mark.colour(mode), "size": 13},
            marker={"color": mark.colour(mode), "size": 11, "symbol": _SYMBOLS[word]},
            customdata=[word for _ in own],
            hovertemplate="%{y}: %{x|%-d %b %Y}, %{customdata}<extra></extra>",
        )
    order = [item.code for item in sorted(dated, key=lambda one: (str(one.due_on), one.code))]
    figure.update_yaxes(
        categoryorder="array", categoryarray=order[::-1], type="category", showgrid=False,
        automargin=True, ticksuffix="  ",
    )  # fmt: skip
    figure.update_xaxes(range=[day.isoformat() for day in span])
    figure.update_xaxes(type="date", automargin=True, tickformat="%b<br>%Y", nticks=8, side="top")
    figure.add_vline(x=today.isoformat(), line={"color": theme.accent(mode), "width": 2})
    figure.add_annotation(
        x=today.isoformat(), y=0, yref="paper", yanchor="top", showarrow=False, text=day_name,
        font={"color": theme.accent(mode), "size": 13},
    )  # fmt: skip
    figure.update_layout(height=90 + _ROW * max(len(dated), 2), margin={"t": 48, "b": 26, "r": 0})
    return figure


def _span(items: Sequence[Item], today: date) -> tuple[date, date]:
    """First and last day of the axis: all dates and today, with room for the last label."""
    days = [today, *(item.due_on for item in items if item.due_on)]
    room = timedelta(days=((max(days) - min(days)).days + 30) * 0.15)
    return min(days) - room, max(days) + room


def _side(day: date, span: tuple[date, date], today: date) -> str:
    """Where a label has room: away from the line at today, unless the edge is close."""
    first, last = span
    enough = (last - first) * _CLOSE
    if day < today:
        return "middle right" if day - first < min(enough, today - day) else "middle left"
    return "middle left" if last - day < min(enough, day - today) else "middle right"


_CLOSE = 0.35
"""Share of the axis that a label takes on a phone."""
STATES = (theme.OVERDUE, "Due", "Closed")
"""What a fixed date may be; a page tells them in words beside the figure."""
_SYMBOLS = {theme.OVERDUE: "diamond", "Due": "circle", "Closed": "circle-open"}


def _kind(item: Item) -> str:
    if item.deadline_status == theme.OVERDUE:
        return theme.OVERDUE
    return "Due" if item.deadline_status == "Due" else "Closed"
