"""One gap within every group of another dimension: two dots a row, and what lies between them."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard import equity_words, theme
from dashboard.equity_records import Gap, Within
from dashboard.figures import equity_scale
from dashboard.figures.equity_gaps import look
from dashboard.figures.equity_scale import Panel
from dashboard.figures.survey_rows import Row, coloured
from dashboard.measure_records import Measure


def gap_within_each(measure: Measure, found: Sequence[Within], mode: theme.Mode) -> go.Figure:
    """A small ring for the reference, a dot for the group; filled where their gap is clear."""
    names = [(one.name, _note(measure, one, mode)) for one in found]
    places = [end for one in found if one.gap and is_told(one)
              for end in (one.rate, one.gap.reference_rate)]  # fmt: skip
    bounds = (0.0, 100.0) if measure.unit == "%" else None
    panel = equity_scale.start(measure, names, places, mode, bounds)
    pairs = list(zip(found, panel.rows, strict=True))
    equity_scale.add_rows(panel, [is_told(one) for one in found])
    for one, row in pairs:
        if one.gap and is_told(one):
            _add_pair(panel, one.rate, one.gap, row)
    return panel.figure


def is_told(one: Within) -> bool:
    """Whether both ends of the gap are shown."""
    has_gap = one.gap is not None and one.gap.gap is not None
    return has_gap and one.rate is not None and one.is_presented


def _note(measure: Measure, one: Within, mode: theme.Mode) -> str:
    if one.hidden or not one.is_presented:
        word = theme.HIDDEN if one.hidden else theme.UNRELIABLE
        return coloured(f"{theme.MARKS[word].icon} {word}", theme.MARKS[word].colour(mode))
    if one.gap is None or not is_told(one):
        return coloured("No gap can be told: its reference is not shown", theme.quiet(mode))
    if one.gap.is_reference:
        return coloured("The reference here", theme.quiet(mode))
    clear = "" if one.gap.is_clear else ", not clear"
    told = f"{equity_words.gap_word(measure, one.gap)} {one.gap.reference}{clear}"
    return coloured(told, theme.quiet(mode))


def _add_pair(panel: Panel, rate: float | None, gap: Gap, row: Row) -> None:
    symbol, colour = look(panel.measure, gap, panel.mode)
    quiet = theme.quiet(panel.mode)
    panel.figure.add_scatter(
        x=[gap.reference_rate, rate], y=[row.middle] * 2, mode="lines", name="Between",
        hoverinfo="skip", line={"color": colour, "width": 3},
    )  # fmt: skip
    panel.figure.add_scatter(
        x=[gap.reference_rate], y=[row.middle], mode="markers", name="Reference",
        hoverinfo="skip",
        marker={"symbol": "circle-open", "size": 10, "color": quiet,
                "line": {"color": quiet, "width": 2}},
    )  # fmt: skip
    panel.figure.add_scatter(
        x=[rate], y=[row.middle], mode="markers", name="Group",
        marker={"symbol": symbol, "size": 12, "color": colour,
                "line": {"color": colour, "width": 2}},
        text=[equity_words.signed(panel.measure, gap.gap)],
        hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip
