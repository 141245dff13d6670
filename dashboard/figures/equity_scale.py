"""One scale for all groups of a figure, made of what is shown and of nothing that is hidden."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures import survey_rows
from dashboard.figures.survey_rows import Row
from dashboard.measure_records import Measure

HALF = 13
"""Half the height of an upright line in a row."""
_EDGE = 0.06
_LEFT, _RIGHT = 0.14, 0.24
"""Shares of the scale beyond its ends: the number of a mark there stands in them."""
_NUMBER = 0.25
"""Share of the scale that a number takes at most: on a phone."""
_LETTER = 0.026
"""Share of the scale that a letter of a name takes at most: on a phone."""
_TICKS = 5
_UNDER = 18
"""Pixels under the last row, for the name of a line."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A figure with its rows, and the scale that is the same in all of them."""

    figure: go.Figure
    measure: Measure
    rows: Sequence[Row]
    low: float
    high: float
    mode: theme.Mode


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot with its interval in one row; without an interval both ends are the middle."""

    middle: float
    low: float
    high: float
    symbol: str
    colour: str
    number: str
    """What stands beside it."""
    says: str


def start(
    measure: Measure, names: Sequence[tuple[str, str]], places: Iterable[float | None],
    mode: theme.Mode, bounds: tuple[float, float] | None = None,
) -> Panel:  # fmt: skip
    """Rows with their names and notes, and a scale from the lowest to the highest place."""
    rows, height = survey_rows.lay_out(names)
    figure = survey_rows.start(rows, height, mode)
    low, high = _ends(places, bounds)
    width = high - low
    figure.update_xaxes(
        range=[low - _LEFT * width, high + _RIGHT * width], side="top", showgrid=False,
        nticks=_TICKS, showline=False, automargin=False,
    )  # fmt: skip
    figure.update_layout(
        height=figure.layout.height + _UNDER, margin={"b": survey_rows.BOTTOM + _UNDER}
    )
    return Panel(figure, measure, rows, low, high, mode)


def _ends(
    places: Iterable[float | None], bounds: tuple[float, float] | None
) -> tuple[float, float]:
    """The lowest and highest of what is drawn with a little room, within the bounds if any."""
    known = [place for place in places if place is not None] or [0.0, 1.0]
    low, high = min(known), max(known)
    room = _EDGE * ((high - low) or abs(high) or 1.0)
    low, high = low - room, high + room
    return (max(low, bounds[0]), min(high, bounds[1])) if bounds else (low, high)


def add_upright(panel: Panel, name: str, place: float, line: dict[str, Any]) -> None:
    """An upright line in every row, in pieces: the names stand between them."""
    panel.figure.add_scatter(
        x=[end for _ in panel.rows for end in (place, place, None)],
        y=[end for row in panel.rows for end in (row.middle - HALF, row.middle + HALF, None)],
        mode="lines", name=name, hoverinfo="skip", line=line,
    )  # fmt: skip


def name_over(panel: Panel, place: float, text: str, colour: str) -> None:
    """The name of an upright line, over the axis."""
    panel.figure.add_annotation(
        x=place, y=1, yref="paper", yanchor="bottom", yshift=22, showarrow=False, text=text,
        xanchor=side(panel, place, text), font=theme.label(panel.mode, colour),
    )  # fmt: skip


def side(panel: Panel, place: float, text: str) -> Literal["left", "center", "right"]:
    """Where a name begins, or ends, or is in the middle of its line: so that no edge cuts it."""
    share = (place - panel.low) / (panel.high - panel.low)
    half = _LETTER * len(text) / 2
    if share + _LEFT < half:
        return "left"
    return "right" if 1 - share + _RIGHT < half else "center"


def add_rows(panel: Panel, has_number: Sequence[bool]) -> None:
    """A line across every row; a dotted one where no number is shown, which tells nothing."""
    pairs = list(zip(has_number, panel.rows, strict=True))
    for shown, name, dash in ((True, "Scale", "solid"), (False, "Not shown", "dot")):
        rows = [row for has, row in pairs if has is shown]
        panel.figure.add_scatter(
            x=[end for _ in rows for end in (panel.low, panel.high, None)],
            y=[end for row in rows for end in (row.middle, row.middle, None)],
            mode="lines", name=name, hoverinfo="skip",
            line={"color": theme.rule(panel.mode), "width": 1 if shown else 2, "dash": dash},
        )  # fmt: skip


def add_marks(
    panel: Panel, name: str, marks: Sequence[tuple[Mark, Row]], lines: Sequence[float | None]
) -> None:
    """Dots with their intervals and numbers; a number keeps clear of the upright lines."""
    own = [mark for mark, _ in marks]
    panel.figure.add_scatter(
        x=[mark.middle for mark in own], y=[row.middle for _, row in marks], mode="markers",
        name=name,
        error_x={
            "type": "data", "symmetric": False, "thickness": 3, "width": 0,
            "color": own[0].colour if own else None,
            "array": [mark.high - mark.middle for mark in own],
            "arrayminus": [mark.middle - mark.low for mark in own],
        },
        marker={
            "symbol": [mark.symbol for mark in own], "size": 13,
            "color": [mark.colour for mark in own],
            "line": {"color": [mark.colour for mark in own], "width": 2},
        },
        text=[mark.says for mark in own], hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip
    for mark, row in marks:
        _add_number(panel, mark, row, lines)


def _add_number(panel: Panel, mark: Mark, row: Row, lines: Sequence[float | None]) -> None:
    width = panel.high - panel.low
    room = _NUMBER * width
    would_cross = any(line is not None and mark.high < line < mark.high + room for line in lines)
    is_left = would_cross and mark.low - room > panel.low - _LEFT * width
    # Clear of the dot, which an interval sticks out of.
    shift = 8 if mark.high > mark.low else 12
    panel.figure.add_annotation(
        x=mark.low if is_left else mark.high, y=row.middle,
        xanchor="right" if is_left else "left", xshift=-shift if is_left else shift,
        text=f"<b>{mark.number}</b>", showarrow=False,
        font=theme.label(panel.mode, mark.colour, 15),
    )  # fmt: skip
