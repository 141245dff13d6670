"""Means of a survey beside their target: a dot with its interval, one row a question or group."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from dashboard import survey_words, theme
from dashboard.figures import survey_dots, survey_rows
from dashboard.figures.survey_rows import Row, coloured
from dashboard.survey_records import Rating

_EDGE = 0.02
_HALF = 13
"""Half the height of the line at a target."""
_MOST_TICKS = 11


def means_beside_target(ratings: Sequence[Rating], mode: theme.Mode) -> go.Figure:
    """Questions on scales of one length: mean, 95% interval, target, and the verdict in words."""
    return _dots(ratings, [one.short for one in ratings], mode)


def groups_beside_overall(
    groups: Sequence[Rating], overall: Rating, mode: theme.Mode
) -> go.Figure:  # fmt: skip
    """Groups of one dimension on the scale of their question; a line where all together are."""
    names = [one.group_name for one in groups]
    figure = _dots(groups, names, mode)
    if overall.mean is not None and groups:
        rows, _ = survey_rows.lay_out(_names(groups, names, mode))
        line = {"color": theme.quiet(mode), "width": 1.5, "dash": "dot"}
        _add_marks(figure, "All together", rows, [overall.mean] * len(rows), line)
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
    known = [pair for pair in zip(ratings, rows, strict=True) if pair[0].mean is not None]
    for word in dict.fromkeys(survey_words.mark(one) for one, _ in known):
        own = [pair for pair in known if survey_words.mark(pair[0]) == word]
        survey_dots.add_means(figure, own, word, mode)
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
    line = {"color": theme.rule(mode), "width": 1}
    figure.add_scatter(
        x=[place for _ in rows for place in (low, high, None)],
        y=[height for row in rows for height in (row.middle, row.middle, None)],
        mode="lines", name="Scale", hoverinfo="skip", line=line,
    )  # fmt: skip
    figure.add_scatter(
        x=[tick for _ in rows for tick in ticks], y=[row.middle for row in rows for _ in ticks],
        mode="markers", name="Numbers", hoverinfo="skip",
        marker={"symbol": "line-ns", "size": 6, "line": line},
    )  # fmt: skip
    span = high - low
    figure.update_xaxes(
        range=[low - _EDGE * span, high + survey_dots.ROOM * span], side="top", showgrid=False,
        tickvals=ticks, ticktext=[str(tick) for tick in ticks], showline=False, automargin=False,
    )  # fmt: skip


def _add_targets(
    figure: go.Figure, ratings: Sequence[Rating], rows: Sequence[Row], mode: theme.Mode
) -> None:
    """The line at the target, named once; a question with another one than most has its own."""
    line = {"color": theme.accent(mode), "width": 1.5}
    _add_marks(figure, "Target", rows, [one.target_mean for one in ratings], line)
    known = [survey_words.target(one) for one in ratings if one.target_mean is not None]
    if not known:
        return
    usual = max(known, key=known.count)
    place = next(one.target_mean for one in ratings if survey_words.target(one) == usual)
    figure.add_annotation(
        x=place, y=1, yref="paper", yanchor="bottom", yshift=22, text=f"Target {usual}",
        showarrow=False, font=theme.label(mode, theme.accent(mode)),
    )  # fmt: skip
    for rating, row in zip(ratings, rows, strict=True):
        if rating.target_mean is not None and survey_words.target(rating) != usual:
            figure.add_annotation(
                x=rating.target_mean, y=row.middle + _HALF, yanchor="top", showarrow=False,
                text=f"Target {survey_words.target(rating)}",
                font=theme.label(mode, theme.accent(mode), 12),
            )  # fmt: skip


def _add_marks(
    figure: go.Figure, name: str, rows: Sequence[Row], places: Sequence[float | None],
    line: dict[str, Any],
) -> None:  # fmt: skip
    """An upright line in every row, in pieces: the names stand between them."""
    figure.add_scatter(
        x=[end for place in places for end in (place, place, None)],
        y=[end for row in rows for end in (row.middle - _HALF, row.middle + _HALF, None)],
        mode="lines", name=name, hoverinfo="skip", line=line,
    )  # fmt: skip
