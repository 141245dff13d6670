"""Rows of a figure whose names are sentences: each name stands over its row, not beside it.

So a long wording has the whole width, on a phone as well as on a wall. Heights are pixels: one
unit of the vertical axis is one pixel, so that rows of two figures side by side are level.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go

from dashboard import theme
from dashboard.words import visible

LINE = 18.2
"""Height of a line of text of 14 px, as Plotly sets it."""
_LETTERS = 46
"""As many as fit beside each other on a phone."""
_MOST_LINES = 4
_BODY = 34
"""Height of what a row shows."""
_GAP = 14
"""Between a row and the next name."""
_FIRST = 8
"""Between the numbers of the scale and the first name."""
TOP, BOTTOM = 46, 8


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the text over it, in Plotly's own marks, and its places on the axis."""

    text: str
    top: float
    middle: float


def lay_out(names: Sequence[tuple[str, str]]) -> tuple[list[Row], float]:
    """Rows below each other, and the height of all; each has a name and a line under it.

    The line under the name is marked up already; the name is anybody's text.
    """
    rows = []
    top = float(_FIRST)
    for name, note in names:
        lines = wrapped(name)
        text = "<br>".join(
            [*(escape(line, quote=False) for line in lines), *([note] if note else [])]
        )
        height = LINE * (len(lines) + bool(note))
        rows.append(Row(text, top, top + height + _BODY / 2))
        top += height + _BODY + _GAP
    return rows, max(top - _GAP, 1)


def wrapped(text: str) -> list[str]:
    """A name in lines that fit a phone, the last with an ellipsis where it goes on.

    As few lines as it takes, and those about as long as each other.
    """
    plain = visible(" ".join(text.split()))
    lines = _wrapped(plain, _LETTERS)
    for letters in range(_LETTERS - 1, _LETTERS // 2, -1):
        narrower = _wrapped(plain, letters)
        if len(narrower) > len(lines) or narrower[-1].endswith("…") != lines[-1].endswith("…"):
            break
        lines = narrower
    return lines


def _wrapped(text: str, letters: int) -> list[str]:
    return textwrap.wrap(text, letters, max_lines=_MOST_LINES, placeholder=" …") or [""]


def coloured(text: str, colour: str) -> str:
    """A piece of a row's text in a colour, a little smaller."""
    return f'<span style="color:{colour};font-size:13px">{escape(text, quote=False)}</span>'


def start(rows: Sequence[Row], height: float, mode: theme.Mode) -> go.Figure:
    """A figure with the names of its rows, and nothing in them yet."""
    figure = go.Figure(layout=theme.layout(mode))
    for row in rows:
        figure.add_annotation(
            x=0, xref="paper", xanchor="left", y=row.top, yanchor="top", yshift=4, text=row.text,
            showarrow=False, align="left", font={"color": theme.ink(mode), "size": 14},
        )  # fmt: skip
    figure.update_yaxes(visible=False, range=[height, 0], fixedrange=True)
    figure.update_layout(
        height=height + TOP + BOTTOM,
        margin={"t": TOP, "b": BOTTOM, "l": 0, "r": 0, "autoexpand": False},
    )
    return figure
