"""What becomes of gaps: an arrow from each group's gap now to the one after the decision."""

from collections.abc import Sequence
from html import escape

import plotly.graph_objects as go

from dashboard import impact_words, theme, words
from dashboard.figures import survey_rows
from dashboard.figures.impact import add_across, hidden_note
from dashboard.figures.survey_rows import Row, coloured
from dashboard.impact_records import Assessment, Part

_ROOM = 0.08
_HALF_ROW = 13
_TICKS = 6
_NAME = 34
"""Letters of the reference's name that fit over the axis on a phone."""
_HEAD = 14
"""Size of an arrow's head in pixels, however short the arrow."""
_NOTHING = 0.05
"""Points; an arrow of less would be all head."""


def gaps(of: Assessment, parts: Sequence[Part], mode: theme.Mode) -> go.Figure:
    """A row a group: a ring where its gap to the reference is now, an arrow to where it will be."""
    names = [(one.group_name, _note(of, one, mode)) for one in parts]
    rows, height = survey_rows.lay_out(names)
    figure = survey_rows.start(rows, height, mode)
    pairs = list(zip(parts, rows, strict=True))
    told = [(one, row) for one, row in pairs if one.gap_verdict is not None]
    places = [place for one, _ in told for place in (one.gap_before or 0.0, one.gap_after or 0.0)]
    low, high = min([0.0, *places]), max([0.0, *places])
    room = _ROOM * ((high - low) or 1.0)
    figure.update_xaxes(
        range=[low - room, high + room], side="top", showgrid=False, nticks=_TICKS, tickformat="+",
        showline=False, automargin=False,
    )  # fmt: skip
    _add_reference(figure, rows, of.reference_group or "", mode)
    add_across(figure, parts, rows, (low - room, high + room), mode)
    for one, row in told:
        _add_arrow(figure, one, row, theme.MARKS[_word(of, one)].colour(mode), mode)
    return figure


def _word(of: Assessment, part: Part) -> str:
    return impact_words.gap_mark(part, is_outcome_good=of.is_outcome_good)


def _note(of: Assessment, part: Part, mode: theme.Mode) -> str:
    if part.hidden:
        return hidden_note(mode)
    if part.gap_verdict is None or part.gap_before is None or part.gap_after is None:
        return coloured("its chance before is not known", theme.quiet(mode))
    word = _word(of, part)
    mark = theme.MARKS[word]
    told = coloured(f"{mark.icon} {word}", mark.colour(mode))
    ends = f"{impact_words.points(part.gap_before)} → {impact_words.points(part.gap_after)} points"
    return told + coloured(f", {ends}", theme.quiet(mode))


def _add_reference(figure: go.Figure, rows: Sequence[Row], name: str, mode: theme.Mode) -> None:
    figure.add_scatter(
        x=[end for _ in rows for end in (0.0, 0.0, None)],
        y=[
            end for row in rows for end in (row.middle - _HALF_ROW, row.middle + _HALF_ROW, None)
        ],
        mode="lines", name="Reference", hoverinfo="skip",
        line={"color": theme.quiet(mode), "width": 1.5},
    )  # fmt: skip
    text = escape(words.visible(words.shorten(name, _NAME)), quote=False)
    figure.add_annotation(
        x=0, y=1, yref="paper", yanchor="bottom", yshift=22, text=text, showarrow=False,
        font=theme.label(mode),
    )  # fmt: skip


def _add_arrow(figure: go.Figure, part: Part, row: Row, colour: str, mode: theme.Mode) -> None:
    """Line, ring, and over both the head: of a short arrow on a phone it is all that is seen."""
    before, after = part.gap_before or 0.0, part.gap_after or 0.0
    is_told = abs(after - before) >= _NOTHING
    both = {"x": [before, after], "y": [row.middle] * 2, "hoverinfo": "skip"} if is_told else {}
    figure.add_scatter(
        mode="lines", name="Change", **both,
        line={"color": colour, "width": 3, "backoff": _HEAD / 2},
    )  # fmt: skip
    figure.add_scatter(
        x=[before], y=[row.middle], mode="markers", name="Now",
        marker={
            "size": 12, "color": theme.paper(mode), "line": {"color": colour, "width": 2},
        },
        hovertemplate=f"Now {impact_words.points(before)}, after it "
        f"{impact_words.points(after)} points<extra></extra>",
    )  # fmt: skip
    figure.add_scatter(
        mode="markers", name="After it", **both,
        marker={
            "symbol": "arrow-wide", "angleref": "previous", "size": [0, _HEAD], "opacity": 1,
            "color": colour, "line": {"width": 0},
        },
    )  # fmt: skip
