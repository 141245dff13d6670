"""What was answered: a bar of shares a question, divided at the middle of the scale."""

from collections.abc import Sequence
from html import escape

import plotly.graph_objects as go

from dashboard import survey_words, theme
from dashboard.figures import survey_colours, survey_rows
from dashboard.figures.survey_rows import Row, coloured
from dashboard.survey_records import Rating
from dashboard.words import visible

_PHONE = 328
"""Pixels that the figure has there."""
_NUMBER = 22
"""Pixels that a share takes within its part of the bar."""
_END = 44
"""Pixels that the sum of a side takes beside the bar."""
_THICK = 24


def answers(ratings: Sequence[Rating], mode: theme.Mode) -> go.Figure:
    """Bars to the left below the middle of the scale, to the right above it; the middle on both.

    Level with `survey.means_beside_target` of the same questions. The share that is favorable
    stands at the right end, the unfavorable at the left.
    """
    names = [(one.short, coloured(_note(one), theme.quiet(mode))) for one in ratings]
    rows, height = survey_rows.lay_out(names)
    figure = survey_rows.start(rows, height, mode)
    known = [(one, row) for one, row in zip(ratings, rows, strict=True) if one.shares]
    left = max((_left(one) for one, _ in known), default=0)
    right = max((_right(one) for one, _ in known), default=100)
    room = (left + right) * _END / (_PHONE - 2 * _END)
    figure.update_xaxes(visible=False, range=[-left - room, right + room], fixedrange=True)
    figure.update_layout(barmode="overlay")
    least = (left + right + 2 * room) * _NUMBER / _PHONE
    _add_bars(figure, known, least, mode)
    for rating, row in known:
        _add_ends(figure, rating, row, mode)
    _name_sides(figure, known, mode)
    return figure


def _note(rating: Rating) -> str:
    if rating.is_composite:
        return f"The mean of {len(rating.items)} questions"
    told = [survey_words.answered(rating) or survey_words.mark(rating), survey_words.aside(rating)]
    return ", ".join(part for part in told if part)


def _left(rating: Rating) -> float:
    """Percent left of the middle: below it, and half of those at it."""
    shares = rating.shares or []
    side = len(shares) // 2
    return sum(shares[:side]) + (shares[side] / 2 if len(shares) % 2 else 0)


def _right(rating: Rating) -> float:
    return sum(rating.shares or []) - _left(rating)


def _add_bars(
    figure: go.Figure, known: Sequence[tuple[Rating, Row]], least: float, mode: theme.Mode
) -> None:
    """One trace an answer; shares under `least` percent have no room for their number."""
    starts = [-_left(one) for one, _ in known]
    numbers = range(known[0][0].scale_low, known[0][0].scale_high + 1) if known else range(0)
    for index, colour in enumerate(survey_colours.answers(len(numbers), mode)):
        shares = [(one.shares or [])[index] for one, _ in known]
        figure.add_bar(
            x=shares, base=list(starts), y=[row.middle for _, row in known],
            width=[_THICK] * len(known), orientation="h", name=str(numbers[index]),
            text=[survey_words.percent(share)[:-1] if share >= least else "" for share in shares],
            textposition="inside", textangle=0, insidetextanchor="middle", constraintext="none",
            textfont={"color": survey_colours.on(colour), "size": 13},
            marker={"color": colour, "line": {"color": theme.paper(mode), "width": 1}},
            customdata=[
                f"{_word(one, index)}: {survey_words.percent(share)}"
                for (one, _), share in zip(known, shares, strict=True)
            ],
            hovertemplate="%{customdata}<extra></extra>",
        )  # fmt: skip
        starts = [start + share for start, share in zip(starts, shares, strict=True)]


def _word(rating: Rating, index: int) -> str:
    """An answer's number and label; Plotly would take marks in a label for its own."""
    number = rating.scale_low + index
    return (
        f"{number} {escape(visible(rating.labels[index]), quote=False)}"
        if rating.labels
        else str(number)
    )


def _add_ends(figure: go.Figure, rating: Rating, row: Row, mode: theme.Mode) -> None:
    for place, share, side in (
        (-_left(rating), rating.share_unfavorable, "right"),
        (_right(rating), rating.share_favorable, "left"),
    ):
        figure.add_annotation(
            x=place, y=row.middle, xanchor=side, xshift=-6 if side == "right" else 6,
            text=f"<b>{survey_words.percent(share)}</b>" if side == "left"
            else survey_words.percent(share),
            showarrow=False, font=theme.label(mode, theme.ink(mode), 14),
        )  # fmt: skip


def _name_sides(figure: go.Figure, known: Sequence[tuple[Rating, Row]], mode: theme.Mode) -> None:
    if not known:
        return
    for text, place, side in (("← Unfavorable", 0, "left"), ("Favorable →", 1, "right")):
        figure.add_annotation(
            x=place, xref="paper", xanchor=side, y=1, yref="paper", yanchor="bottom", yshift=10,
            text=text, showarrow=False, font=theme.label(mode),
        )  # fmt: skip
