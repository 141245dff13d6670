"""Each group's share of the employees on one scale: a dot now, a ring for what it is held to."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard import theme, workforce_words
from dashboard.figures import equity_scale
from dashboard.figures.equity_scale import Mark, Panel
from dashboard.figures.survey_rows import coloured
from dashboard.measure_records import Measure
from dashboard.workforce_records import Place, Share

_ALL = (0.0, 100.0)


def shares_by_group(measure: Measure, shares: Sequence[Share], mode: theme.Mode) -> go.Figure:
    """Every group's share with its 95% interval.

    The ring is the group's share of all who could have been, or else its share in the first
    period. A group without a number keeps its row and a word that says why.
    """
    names = [(one.name, _note(one, mode)) for one in shares]
    places = [
        end for one in shares for end in (one.share, one.share_low, one.share_high, _ring(one))
    ]
    panel = equity_scale.start(measure, names, places, mode, _ALL)
    rings = [(_ring(one), row.middle) for one, row in zip(shares, panel.rows, strict=True)
             if _ring(one) is not None]  # fmt: skip
    # Before the dots, so that these lie over them.
    panel.figure.add_scatter(
        x=[place for place, _ in rings], y=[middle for _, middle in rings], mode="markers",
        name="Held to", hoverinfo="skip",
        marker={"symbol": "circle-open", "size": 10, "color": theme.quiet(mode),
                "line": {"color": theme.quiet(mode), "width": 2}},
    )  # fmt: skip
    _add(panel, shares, [_ring(one) for one in shares])
    return panel.figure


def shares_by_place(
    measure: Measure, places: Sequence[Place], together: float | None, chosen: str,
    mode: theme.Mode,
) -> go.Figure:  # fmt: skip
    """One group's share in each of several places, sorted as given; a line where all together are.

    `chosen` is the place that the page looks within; its name is marked.
    """
    names = [(one.name, _place_note(one, chosen, mode)) for one in places]
    ends = [end for one in places for end in (one.share, one.share_low, one.share_high)]
    panel = equity_scale.start(measure, names, [*ends, together], mode, _ALL)
    if together is not None:
        line = {"color": theme.quiet(mode), "width": 1.5, "dash": "dot"}
        equity_scale.add_upright(panel, "All together", together, line)
        told = f"All together {workforce_words.percent(together)}"
        equity_scale.name_over(panel, together, told, theme.quiet(mode))
    _add(panel, places, [together] * len(places))
    return panel.figure


def _add(panel: Panel, shares: Sequence[Share | Place], besides: Sequence[float | None]) -> None:
    """The dots; a number keeps clear of what else stands in its row."""
    equity_scale.add_rows(panel, [one.share is not None for one in shares])
    told = [(one, row, beside) for one, row, beside in zip(shares, panel.rows, besides, strict=True)
            if one.share is not None]  # fmt: skip
    for place in dict.fromkeys(beside for _, _, beside in told):
        marks = [(_mark(one, panel.mode), row) for one, row, beside in told if beside == place]
        equity_scale.add_marks(panel, "Share", marks, (place,))


def _ring(one: Share) -> float | None:
    """What a share is held to."""
    if one.share is None:
        return None
    if one.availability is not None:
        return one.availability
    return None if one.change is None else one.first_share


def _note(one: Share, mode: theme.Mode) -> str:
    if one.share is None:
        return _silent(one, mode)
    told = [workforce_words.rests_on(one)]
    if one.availability is not None:
        told.append(f"index {workforce_words.index(one)}")
    elif one.change is not None:
        told.append(f"{workforce_words.change(one.change)} points")
    return coloured(", ".join(part for part in told if part), theme.quiet(mode))


def _place_note(one: Place, chosen: str, mode: theme.Mode) -> str:
    here = f"{theme.MARKS['Reference'].icon} looked within" if one.name == chosen else ""
    if one.share is None:
        return _silent(one, mode) + (coloured(f", {here}", theme.quiet(mode)) if here else "")
    told = ", ".join(part for part in (workforce_words.rests_on(one), here) if part)
    return coloured(told, theme.quiet(mode))


def _silent(one: Share | Place, mode: theme.Mode) -> str:
    mark = theme.MARKS[workforce_words.mark(one)]
    return coloured(f"{mark.icon} {workforce_words.mark(one)}", mark.colour(mode))


def _mark(one: Share | Place, mode: theme.Mode) -> Mark:
    middle = one.share or 0.0
    number = workforce_words.percent(one.share)
    return Mark(
        middle=middle,
        low=middle if one.share_low is None else one.share_low,
        high=middle if one.share_high is None else one.share_high,
        symbol="circle",
        colour=theme.ink(mode),
        number=number,
        says=f"{number}, 95% interval {workforce_words.interval(one)}",
    )
