"""Ratios over all and within strata, side by side: where they contradict, the strata are right."""

import math
from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard import impact_words, theme
from dashboard.figures import survey_rows
from dashboard.figures.impact import add_across, hidden_note
from dashboard.figures.survey_rows import Row, coloured
from dashboard.impact_records import Part

_APART = 9
"""Pixels between the middle of a row and each of its two marks."""
_HALF_ROW = 17
_EDGE = 1.15
_TICKS = (0.1, 0.2, 0.25, 0.5, 1, 2, 4, 5, 10)


def ratios(parts: Sequence[Part], mode: theme.Mode) -> go.Figure:
    """A row a group, on a scale of ratios: a ring over all, below it a dot within the strata."""
    names = [(one.group_name, _note(one, mode)) for one in parts]
    rows, height = survey_rows.lay_out(names)
    figure = survey_rows.start(rows, height, mode)
    pairs = list(zip(parts, rows, strict=True))
    told = [(one, row) for one, row in pairs if one.within_ratio is not None]
    ends = [end for one, _ in told for end in _ends(one)]
    low, high = min([0.8, *ends]) / _EDGE, max([1.25, *ends]) * _EDGE
    ticks = [tick for tick in _TICKS if low <= tick <= high]
    figure.update_xaxes(
        type="log", side="top", showgrid=False, showline=False,
        automargin=False, tickvals=ticks, ticktext=[f"{tick:g}×" for tick in ticks],
        range=[math.log10(low), math.log10(high)],
    )  # fmt: skip
    _add_even(figure, rows, mode)
    add_across(figure, parts, rows, (low, high), mode)
    for name, is_within in (("Over all", False), ("Within", True)):
        _add_marks(figure, name, told, mode, is_within=is_within)
    return figure


def _ends(part: Part) -> list[float]:
    found = (part.ratio_low, part.ratio_high, part.within_low, part.within_high)
    return [end for end in (*found, part.ratio, part.within_ratio) if end]


def _note(part: Part, mode: theme.Mode) -> str:
    if part.hidden:
        return hidden_note(mode)
    if part.within_ratio is None:
        return coloured("not estimable within the strata", theme.quiet(mode))
    told = (
        f"{impact_words.times(part.ratio)} over all, {impact_words.times(part.within_ratio)} within"
    )
    if not part.is_contradicted:
        return coloured(told, theme.quiet(mode))
    mark = theme.MARKS["Contradictory"]
    return coloured(f"{mark.icon} {told}", mark.colour(mode))


def _add_even(figure: go.Figure, rows: Sequence[Row], mode: theme.Mode) -> None:
    figure.add_scatter(
        x=[end for _ in rows for end in (1.0, 1.0, None)],
        y=[
            end for row in rows for end in (row.middle - _HALF_ROW, row.middle + _HALF_ROW, None)
        ],
        mode="lines", name="Alike", hoverinfo="skip",
        line={"color": theme.quiet(mode), "width": 1.5},
    )  # fmt: skip


def _add_marks(
    figure: go.Figure, name: str, told: Sequence[tuple[Part, Row]], mode: theme.Mode,
    *, is_within: bool,
) -> None:  # fmt: skip
    colour = theme.accent(mode) if is_within else theme.quiet(mode)
    places = [
        (one.within_ratio, one.within_low, one.within_high)
        if is_within
        else (one.ratio, one.ratio_low, one.ratio_high)
        for one, _ in told
    ]
    figure.add_scatter(
        x=[middle for middle, _, _ in places],
        y=[row.middle + (_APART if is_within else -_APART) for _, row in told],
        mode="markers", name=name,
        error_x={
            "type": "data", "symmetric": False, "color": colour, "thickness": 3, "width": 0,
            "array": [(high or 0) - (middle or 0) if high else 0 for middle, _, high in places],
            "arrayminus": [(middle or 0) - low if low else 0 for middle, low, _ in places],
        },
        marker={
            "size": 12, "color": colour if is_within else theme.paper(mode),
            "line": {"color": colour, "width": 2},
        },
        hovertemplate=f"{name}: %{{x:.2f}} times as likely<extra></extra>",
    )  # fmt: skip
