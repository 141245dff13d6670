"""The gap of one group over time: a band of its interval that narrows or widens towards nought."""

from collections.abc import Sequence
from html import escape

import plotly.graph_objects as go

from dashboard import equity_words, theme, words
from dashboard.equity_records import Gap
from dashboard.figures.bands import add_bands, middle
from dashboard.figures.equity_gaps import look
from dashboard.measure_records import Measure
from dashboard.words import visible

_ROOM = 0.12
_NAME = 40
_NUMBER = 0.22
"""Share of the time that the first number takes at most: on a phone."""
_TICKS = 6


def gap_over_time(measure: Measure, gaps: Sequence[Gap], mode: theme.Mode) -> go.Figure:
    """Gaps by period with their 95% intervals as a band, and a line at the reference.

    A period in which the gap is not shown is a hole in line and band.
    """
    figure = go.Figure(layout=theme.layout(mode))
    add_bands(figure, [(middle(one), one.gap_low, one.gap_high) for one in gaps], mode)
    _add_reference(figure, gaps, mode)
    figure.add_scatter(
        x=[middle(one) for one in gaps], y=[one.gap for one in gaps], mode="lines", name="Line",
        connectgaps=False, hoverinfo="skip", line={"color": theme.quiet(mode), "width": 2},
    )  # fmt: skip
    known = [one for one in gaps if one.gap is not None]
    for one in known:
        _add_gap(figure, measure, one, known, mode)
    _add_first_number(figure, measure, known, mode)
    _set_axes(figure, gaps, known)
    figure.update_layout(height=340, margin={"t": 12, "b": 8, "l": 8, "r": 8})
    return figure


def _add_reference(figure: go.Figure, gaps: Sequence[Gap], mode: theme.Mode) -> None:
    if not gaps:
        return
    figure.add_hline(y=0, line={"color": theme.ink(mode), "width": 1.5})
    name = escape(visible(words.shorten(gaps[-1].reference, _NAME)), quote=False)
    # Over the line where the group is below it, else under it.
    newest = next((one.gap for one in reversed(gaps) if one.gap is not None), 0.0)
    figure.add_annotation(
        x=1, xref="paper", xanchor="right", y=0, yanchor="top" if newest > 0 else "bottom",
        text=name, showarrow=False, font=theme.label(mode),
    )  # fmt: skip


def _add_gap(
    figure: go.Figure, measure: Measure, gap: Gap, known: Sequence[Gap], mode: theme.Mode
) -> None:
    """A gap with its interval; the last of those known has its number beside it."""
    number = f"  <b>{equity_words.signed(measure, gap.gap)}</b>"
    symbol, colour = look(measure, gap, mode)
    height = gap.gap or 0.0
    figure.add_scatter(
        x=[middle(gap)], y=[gap.gap], mode="markers+text", name="Gap",
        error_y={
            "type": "data", "symmetric": False, "thickness": 2, "width": 4, "color": colour,
            "array": [gap.gap_high - height], "arrayminus": [height - gap.gap_low],
        } if gap.gap_low is not None and gap.gap_high is not None else None,
        marker={"size": 11, "symbol": symbol, "color": colour,
                "line": {"color": colour, "width": 2}},
        text=[number if gap is known[-1] else ""], textposition="middle right",
        textfont=theme.label(mode, colour, 15),
        hovertemplate=f"{escape(gap.period)}: {equity_words.signed(measure, gap.gap)}, "
        f"95% interval {equity_words.gap_interval(measure, gap)}<extra></extra>",
    )  # fmt: skip


def _add_first_number(
    figure: go.Figure, measure: Measure, known: Sequence[Gap], mode: theme.Mode
) -> None:
    """The number of the first of those known, clear of the intervals and away from the line."""
    if len(known) < 2:  # noqa: PLR2004 - it has its number as the last one
        return
    first = known[0]
    until = middle(first) + (middle(known[-1]) - middle(first)) * _NUMBER
    ends = [end for one in known if middle(one) <= until
            for end in (one.gap, one.gap_low, one.gap_high) if end is not None]  # fmt: skip
    is_over = (first.gap or 0.0) > 0
    figure.add_annotation(
        x=middle(first), xanchor="left", xshift=-8, showarrow=False,
        y=max(ends) if is_over else min(ends), yanchor="bottom" if is_over else "top",
        yshift=4 if is_over else -4, text=f"<b>{equity_words.signed(measure, first.gap)}</b>",
        font=theme.label(mode, look(measure, first, mode)[1], 15),
    )  # fmt: skip


def _set_axes(figure: go.Figure, gaps: Sequence[Gap], known: Sequence[Gap]) -> None:
    every = -(-len(gaps) // _TICKS) or 1
    ticks = list(gaps)[::-1][::every]
    span = (middle(gaps[-1]) - middle(gaps[0])) or (gaps[-1].ends_on - gaps[-1].starts_on)
    figure.update_xaxes(
        type="date", showgrid=False, automargin=True, tickangle=0,
        tickvals=[middle(one) for one in ticks],
        ticktext=[escape(one.period).replace(" ", "<br>", 1) for one in ticks],
        range=[(middle(gaps[0]) - span * 0.06).isoformat(),
               (middle(gaps[-1]) + span * 0.3).isoformat()],
    )  # fmt: skip
    heights = [0.0, *(end for one in known for end in (one.gap, one.gap_low, one.gap_high)
                      if end is not None)]  # fmt: skip
    room = _ROOM * ((max(heights) - min(heights)) or 1.0)
    figure.update_yaxes(range=[min(heights) - room, max(heights) + room], nticks=6, automargin=True)
