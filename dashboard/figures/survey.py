"""Means of a survey beside their target: a dot with its interval, one row a question or group."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from dashboard import survey_words, theme
from dashboard.figures import survey_rows
from dashboard.figures.survey_rows import Row, coloured
from dashboard.survey_records import Rating

_ROOM = 0.15
"""Share of the scale right of its end: a mean's number stands there."""
_EDGE = 0.02
_HALF = 13
"""Half the height of the line at a target."""
_MOST_TICKS = 11
_SYMBOLS = {
    "clearly met": "circle",
    "met": "circle-open",
    "not met": "diamond-open",
    "clearly not met": "diamond",
}
"""Round reaches the target, pointed does not; filled where the whole interval says so."""


def means_beside_target(ratings: Sequence[Rating], mode: theme.Mode) -> go.Figure:
    """Questions on scales of one length: mean, 95% interval, target, and the verdict in words."""
    return _dots(ratings, [one.wording for one in ratings], mode)


def groups_beside_overall(
    groups: Sequence[Rating], overall: Rating, mode: theme.Mode
) -> go.Figure:  # fmt: skip
    """Groups of one dimension on the scale of their question; a line where all together are."""
    names = [one.group_name for one in groups]
    figure = _dots(groups, names, mode)
    if overall.mean is not None and groups:
        rows, _ = survey_rows.lay_out(_names(groups, names, mode))
        _add_marks(figure, rows, [overall.mean] * len(rows), theme.quiet(mode), "dot")
        _name_overall(figure, rows[-1], overall, mode)
    return figure


def _name_overall(figure: go.Figure, row: Row, overall: Rating, mode: theme.Mode) -> None:
    """Under the last row, where the target's name is not."""
    figure.add_annotation(
        x=overall.mean, y=row.middle + _HALF, yanchor="top", showarrow=False,
        text=f"All together {survey_words.mean(overall)}", font=theme.label(mode),
    )  # fmt: skip
    figure.update_layout(height=figure.layout.height + 16, margin={"b": survey_rows.BOTTOM + 16})


def _dots(ratings: Sequence[Rating], names: Sequence[str], mode: theme.Mode) -> go.Figure:
    rows, height = survey_rows.lay_out(_names(ratings, names, mode))
    figure = survey_rows.start(rows, height, mode)
    if not ratings:
        return figure
    _add_scale(figure, ratings[0], rows, mode)
    _add_targets(figure, ratings, rows, mode)
    for rating, row in zip(ratings, rows, strict=True):
        _add_mean(figure, rating, row, mode)
    return figure


def _names(
    ratings: Sequence[Rating], names: Sequence[str], mode: theme.Mode
) -> list[tuple[str, str]]:
    return [(name, _note(one, mode)) for one, name in zip(ratings, names, strict=True)]


def _note(rating: Rating, mode: theme.Mode) -> str:
    """`◇ Not met, 84 answered`: the verdict in its colour, the rest quiet."""
    word = survey_words.mark(rating)
    mark = theme.MARKS[word]
    told = coloured(f"{mark.icon} {word}", mark.colour(mode))
    if people := survey_words.answered(rating):
        told += coloured(f", {people}", theme.quiet(mode))
    return told


def _add_scale(figure: go.Figure, rating: Rating, rows: Sequence[Row], mode: theme.Mode) -> None:
    """A line from the lowest to the highest number in every row, with a tick at each number."""
    low, high = rating.scale
    step = -(-(high - low + 1) // _MOST_TICKS)
    ticks = list(range(low, high + 1, step))
    for row in rows:
        figure.add_shape(
            type="line", x0=low, x1=high, y0=row.middle, y1=row.middle, layer="below",
            line={"color": theme.rule(mode), "width": 1},
        )  # fmt: skip
    figure.add_scatter(
        x=[tick for _ in rows for tick in ticks],
        y=[row.middle for row in rows for _ in ticks],
        mode="markers", name="Scale", hoverinfo="skip",
        marker={"symbol": "line-ns", "size": 6, "line": {"color": theme.rule(mode), "width": 1}},
    )  # fmt: skip
    span = high - low
    figure.update_xaxes(
        range=[low - _EDGE * span, high + _ROOM * span], side="top", showgrid=False,
        tickvals=ticks, ticktext=[str(tick) for tick in ticks], showline=False, automargin=False,
    )  # fmt: skip


def _add_targets(
    figure: go.Figure, ratings: Sequence[Rating], rows: Sequence[Row], mode: theme.Mode
) -> None:
    targets = [one.target_mean for one in ratings]
    _add_marks(figure, rows, targets, theme.accent(mode), "solid")
    known = [survey_words.target(one) for one in ratings if one.target_mean is not None]
    if not known:
        return
    usual = max(known, key=known.count)
    first = next(one for one in ratings if survey_words.target(one) == usual)
    font = theme.label(mode, theme.accent(mode))
    _name_line(figure, first.target_mean, f"Target {usual}", font)
    for rating, row in zip(ratings, rows, strict=True):
        if rating.target_mean is not None and survey_words.target(rating) != usual:
            figure.add_annotation(
                x=rating.target_mean, y=row.middle, yshift=-_HALF, yanchor="top", showarrow=False,
                text=f"Target {survey_words.target(rating)}",
                font=theme.label(mode, theme.accent(mode), 12),
            )  # fmt: skip


def _add_marks(
    figure: go.Figure, rows: Sequence[Row], places: Sequence[float | None], colour: str, dash: str
) -> None:
    """An upright line in every row, in pieces: the names stand between them."""
    for row, place in zip(rows, places, strict=True):
        if place is not None:
            figure.add_shape(
                type="line", x0=place, x1=place, y0=row.middle - _HALF, y1=row.middle + _HALF,
                layer="below", line={"color": colour, "width": 1.5, "dash": dash},
            )  # fmt: skip


def _name_line(figure: go.Figure, place: float | None, text: str, font: dict[str, Any]) -> None:
    """Over the numbers of the scale."""
    figure.add_annotation(
        x=place, y=1, yref="paper", yanchor="bottom", yshift=22, text=text, showarrow=False,
        font=font,
    )  # fmt: skip


def _add_mean(figure: go.Figure, rating: Rating, row: Row, mode: theme.Mode) -> None:
    if rating.mean is None:
        return
    mark = theme.MARKS[survey_words.mark(rating)]
    colour = mark.colour(mode)
    low, high = rating.mean_low, rating.mean_high
    if low is not None and high is not None:
        figure.add_scatter(
            x=[max(low, rating.scale_low), min(high, rating.scale_high)], y=[row.middle] * 2,
            mode="lines", name="95% interval", hoverinfo="skip",
            line={"color": colour, "width": 3},
        )  # fmt: skip
    told = f"{survey_words.mean(rating)}, 95% interval {survey_words.interval(rating)}"
    figure.add_scatter(
        x=[rating.mean], y=[row.middle], mode="markers", name="Mean",
        marker={
            "symbol": _SYMBOLS.get(rating.verdict or "", "circle"), "size": 13, "color": colour,
            "line": {"color": colour, "width": 2},
        },
        hovertemplate=f"{told}<extra></extra>",
    )  # fmt: skip
    figure.add_annotation(
        x=min(high or rating.mean, rating.scale_high), y=row.middle, xanchor="left", xshift=8,
        text=f"<b>{survey_words.mean(rating)}</b>", showarrow=False,
        font=theme.label(mode, colour, 15),
    )  # fmt: skip
