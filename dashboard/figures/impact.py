"""Whom a decision falls on: each group's share of the people beside its share of the affected."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard import impact_words, theme
from dashboard.figures import survey_rows
from dashboard.figures.survey_rows import Row, coloured
from dashboard.impact_records import Part

_ROOM = 0.16
"""Share of the scale at each side: a number stands there."""
_TICKS = 6


def shares(parts: Sequence[Part], mode: theme.Mode) -> go.Figure:
    """Paired dots, a row a group: hollow its share of the people, filled that of the affected."""
    names = [(one.group_name, _note(one, mode)) for one in parts]
    rows, height = survey_rows.lay_out(names)
    figure = survey_rows.start(rows, height, mode)
    told = [
        (one, row)
        for one, row in zip(parts, rows, strict=True)
        if one.share_of_population is not None and one.share_of_affected is not None
    ]
    most = max((end for one, _ in told for end in _ends(one)), default=100.0)
    _add_scale(figure, most)
    add_across(figure, parts, rows, (0.0, most), mode)
    _add_pairs(figure, told, mode)
    for one, row in told:
        _add_numbers(figure, one, row, mode)
    return figure


def hidden_note(mode: theme.Mode) -> str:
    """What stands under the name of a group that is hidden."""
    mark = theme.MARKS[theme.HIDDEN]
    return coloured(f"{mark.icon} {theme.HIDDEN}", mark.colour(mode))


def add_across(
    figure: go.Figure,
    parts: Sequence[Part],
    rows: Sequence[Row],
    ends: tuple[float, float],
    mode: theme.Mode,
) -> None:
    """A line across every row; a dotted one where no number is shown, which tells nothing."""
    for is_hidden, name, width, dash in (
        (False, "Row", 1, "solid"),
        (True, "Not shown", 2, "dot"),
    ):
        own = [row for one, row in zip(parts, rows, strict=True) if one.hidden == is_hidden]
        figure.add_scatter(
            x=[end for _ in own for end in (*ends, None)],
            y=[end for row in own for end in (row.middle, row.middle, None)],
            mode="lines", name=name, hoverinfo="skip",
            line={"color": theme.rule(mode), "width": width, "dash": dash},
        )  # fmt: skip


def _ends(part: Part) -> tuple[float, float]:
    one, other = part.share_of_population or 0.0, part.share_of_affected or 0.0
    return min(one, other), max(one, other)


def _note(part: Part, mode: theme.Mode) -> str:
    if part.hidden:
        return hidden_note(mode)
    if part.representation is None:
        return coloured("nobody affected", theme.quiet(mode))
    ends = impact_words.interval(part.representation_low, part.representation_high)
    told = coloured(f"{impact_words.times(part.representation)} its share", theme.ink(mode))
    return told + coloured(f", {ends}", theme.quiet(mode))


def _add_scale(figure: go.Figure, most: float) -> None:
    figure.update_xaxes(
        range=[-_ROOM * most, (1 + _ROOM) * most], side="top", showgrid=False, nticks=_TICKS,
        showline=False, automargin=False, ticksuffix="%",
    )  # fmt: skip


def _add_pairs(figure: go.Figure, told: Sequence[tuple[Part, Row]], mode: theme.Mode) -> None:
    figure.add_scatter(
        x=[end for one, _ in told for end in (*_ends(one), None)],
        y=[end for _, row in told for end in (row.middle, row.middle, None)],
        mode="lines", name="Difference", hoverinfo="skip",
        line={"color": theme.accent(mode), "width": 3},
    )  # fmt: skip
    heights = [row.middle for _, row in told]
    looks = {
        "Share of the people": ([one.share_of_population for one, _ in told], theme.paper(mode)),
        "Share of those affected": ([one.share_of_affected for one, _ in told], theme.accent(mode)),
    }
    for name, (places, inside) in looks.items():
        line = theme.quiet(mode) if inside == theme.paper(mode) else inside
        figure.add_scatter(
            x=places, y=heights, mode="markers", name=name,
            marker={"size": 13, "color": inside, "line": {"color": line, "width": 2}},
            hovertemplate=f"{name}: %{{x:.1f}}%<extra></extra>",
        )  # fmt: skip


def _add_numbers(figure: go.Figure, part: Part, row: Row, mode: theme.Mode) -> None:
    """The number of each dot at the side where the other is not."""
    people, affected = part.share_of_population or 0.0, part.share_of_affected or 0.0
    is_more = affected >= people
    for place, is_right, colour in (
        (affected, is_more, theme.accent(mode)),
        (people, not is_more, theme.quiet(mode)),
    ):
        figure.add_annotation(
            x=place, y=row.middle, xanchor="left" if is_right else "right",
            xshift=9 if is_right else -9, showarrow=False,
            text=f"<b>{impact_words.percent(place, 0)}</b>", font=theme.label(mode, colour, 14),
        )  # fmt: skip
