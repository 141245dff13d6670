"""A band of intervals over time, in pieces where periods are not shown."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

import plotly.graph_objects as go

from dashboard import theme


class Period(Protocol):
    """What has a first and a last day."""

    @property
    def starts_on(self) -> date:
        """The first day."""

    @property
    def ends_on(self) -> date:
        """The last day."""


def middle(period: Period) -> date:
    """The day on which a period's point stands."""
    return period.starts_on + (period.ends_on - period.starts_on) / 2


def add_bands(
    figure: go.Figure,
    intervals: Iterable[tuple[date, float | None, float | None]],
    mode: theme.Mode,
) -> None:
    """A band through intervals by day (lower and upper end), with holes where an end is None."""
    runs: list[list[tuple[date, float, float]]] = [[]]
    for day, low, high in intervals:
        if low is None or high is None:
            runs.append([])
        else:
            runs[-1].append((day, low, high))
    for run in (own for own in runs if len(own) > 1):
        days = [day for day, _, _ in run]
        figure.add_scatter(
            x=[*days, *reversed(days)],
            y=[*(high for _, _, high in run), *(low for _, low, _ in reversed(run))],
            mode="lines", fill="toself", line={"width": 0}, fillcolor=theme.rule(mode),
            opacity=0.5, name="95% interval", hoverinfo="skip",
        )  # fmt: skip
