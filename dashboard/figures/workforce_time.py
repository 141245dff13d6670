"""The share of one group over time: a line with its interval as a band."""

from collections.abc import Sequence
from html import escape

import plotly.graph_objects as go

from dashboard import theme, workforce_words
from dashboard.figures.bands import add_bands, middle
from dashboard.workforce_records import Share

_ROOM = 0.15
_TICKS = 6


def share_over_time(
    shares: Sequence[Share], everybody: Sequence[Share], mode: theme.Mode
) -> go.Figure:
    """Shares by period; a period that is not shown is a hole in line and band.

    `everybody` is the same group among all employees, as a quiet line to hold it against.
    """
    figure = go.Figure(layout=theme.layout(mode))
    add_bands(figure, [(middle(one), one.share_low, one.share_high) for one in shares], mode)
    if everybody:
        _add_everybody(figure, shares, everybody, mode)
    figure.add_scatter(
        x=[middle(one) for one in shares], y=[one.share for one in shares], mode="lines",
        name="Line", connectgaps=False, hoverinfo="skip",
        line={"color": theme.accent(mode), "width": 2.5},
    )  # fmt: skip
    _add_points(figure, [one for one in shares if one.share is not None], mode)
    _set_axes(figure, shares, everybody)
    figure.update_layout(height=320, margin={"t": 12, "b": 8, "l": 8, "r": 8})
    return figure


def _add_everybody(
    figure: go.Figure, shares: Sequence[Share], everybody: Sequence[Share], mode: theme.Mode
) -> None:
    figure.add_scatter(
        x=[middle(one) for one in everybody], y=[one.share for one in everybody], mode="lines",
        name="All employees", connectgaps=False, hoverinfo="skip",
        line={"color": theme.quiet(mode), "width": 1.5, "dash": "dot"},
    )  # fmt: skip
    known = [one for one in everybody if one.share is not None]
    own = next((one.share for one in reversed(shares) if one.share is not None), None)
    if known and known[-1].share is not None:
        # On the side of its line where the group's own is not.
        is_under = own is not None and known[-1].share < own
        figure.add_annotation(
            x=middle(known[-1]), y=known[-1].share, xanchor="right", showarrow=False,
            yanchor="top" if is_under else "bottom", yshift=-6 if is_under else 6,
            font=theme.label(mode),
            text=f"All employees {workforce_words.percent(known[-1].share)}",
        )  # fmt: skip


def _add_points(figure: go.Figure, known: Sequence[Share], mode: theme.Mode) -> None:
    """A dot a period; the first and the last have their numbers."""
    ends = {id(one) for one in (*known[:1], *known[-1:])}
    figure.add_scatter(
        x=[middle(one) for one in known], y=[one.share for one in known], mode="markers+text",
        name="Share", marker={"size": 9, "color": theme.accent(mode)},
        text=[f"<b>{workforce_words.percent(one.share)}</b>" if id(one) in ends else ""
              for one in known],
        textposition="top center", textfont=theme.label(mode, theme.ink(mode), 15),
        customdata=[f"{escape(one.period)}: {workforce_words.percent(one.share)}, "
                    f"{workforce_words.rests_on(one)}" for one in known],
        hovertemplate="%{customdata}<extra></extra>", cliponaxis=False,
    )  # fmt: skip


def _set_axes(figure: go.Figure, shares: Sequence[Share], everybody: Sequence[Share]) -> None:
    every = -(-len(shares) // _TICKS) or 1
    ticks = list(shares)[::-1][::every]
    span = middle(shares[-1]) - middle(shares[0])
    figure.update_xaxes(
        type="date", showgrid=False, automargin=True, tickangle=0,
        tickvals=[middle(one) for one in ticks],
        ticktext=[escape(one.period).replace(" ", "<br>", 1) for one in ticks],
        range=[(middle(shares[0]) - span * 0.08).isoformat(),
               (middle(shares[-1]) + span * 0.08).isoformat()],
    )  # fmt: skip
    ends = [
        end for one in (*shares, *everybody) for end in (one.share, one.share_low, one.share_high)
    ]
    known = [end for end in ends if end is not None]
    room = _ROOM * ((max(known) - min(known)) or max(known) or 1.0)
    figure.update_yaxes(
        range=[max(0.0, min(known) - room), max(known) + 2 * room], ticksuffix="%", nticks=5,
        automargin=True,
    )  # fmt: skip
