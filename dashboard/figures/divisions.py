"""Divisions beside one another: what of each one's plan is on course, and what is not."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard import theme, words
from dashboard.divisions_records import Division

_ROW = 44
_FEW = 0.06
"""Share of a bar that is too short for its number."""
_PARTS = ("On track", "At risk", "Off track", theme.NO_UPDATE, "Not started")
_NAMES = {"On track": "On course", "Not started": "Not started"}


KEY = tuple(f"{theme.MARKS[word].icon} {_NAMES.get(word, word).lower()}" for word in _PARTS)
"""What the signs on the bars mean, for the page."""


def on_course(divisions: Sequence[Division], mode: theme.Mode) -> go.Figure:
    """One bar a division, of equal length, divided by what is on course and what is not."""
    names = _names(divisions)
    figure = go.Figure(layout=theme.layout(mode))
    for word in _PARTS:
        mark = theme.MARKS[word]
        is_silent = word in {theme.NO_UPDATE, "Not started"}
        counts = [_counts(one)[word] for one in divisions]
        shares = [
            count / one.counted if one.counted else 0.0
            for count, one in zip(counts, divisions, strict=True)
        ]
        figure.add_bar(
            x=shares, y=names, orientation="h", name=_NAMES.get(word, word),
            text=[
                f"{mark.icon} {count}" if share >= _FEW else ""
                for count, share in zip(counts, shares, strict=True)
            ],
            textposition="inside", insidetextanchor="middle", textangle=0, constraintext="none",
            textfont={"color": theme.ink(mode) if is_silent else theme.paper(mode), "size": 14},
            marker={
                "color": theme.rule(mode) if is_silent else mark.colour(mode),
                "line": {"color": theme.paper(mode), "width": 2},
            },
            customdata=counts,
            hovertemplate=f"%{{y}}: %{{customdata}} {_said(word)}<extra></extra>",
        )  # fmt: skip
    figure.update_layout(barmode="stack", bargap=0.25, height=20 + _ROW * len(divisions))
    figure.update_xaxes(visible=False, range=[0, 1])
    figure.update_yaxes(autorange="reversed", automargin=True, ticksuffix="  ", type="category")
    return figure


def numbers(divisions: Sequence[Division]) -> tuple[Sequence[str], Sequence[Sequence[str | int]]]:
    """The header and the rows of the same numbers as a table."""
    header = ("Division", *(_NAMES.get(word, word) for word in _PARTS), "Counted")
    rows: list[list[str | int]] = [
        [one.title, *(_counts(one)[word] for word in _PARTS), one.counted] for one in divisions
    ]
    return header, rows


def _counts(one: Division) -> dict[str, int]:
    known = one.on_course + one.at_risk + one.off_track + one.no_update
    return {
        "On track": one.on_course,
        "At risk": one.at_risk,
        "Off track": one.off_track,
        theme.NO_UPDATE: one.no_update,
        "Not started": one.counted - known,
    }


def _said(word: str) -> str:
    return _NAMES.get(word, word).lower()


def _names(divisions: Sequence[Division]) -> list[str]:
    """A short name for each, none of them twice."""
    short = [words.shorten(one.title, 26) for one in divisions]
    return [
        f"{name} ({place})" if short.count(name) > 1 else name
        for place, name in enumerate(short, start=1)
    ]
