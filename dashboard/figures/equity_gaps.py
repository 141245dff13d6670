"""How far each group is from the reference: a dot with its interval beside a line at nought."""

from collections.abc import Sequence
from html import escape

import plotly.graph_objects as go

from dashboard import equity_words, theme, words
from dashboard.equity_records import Gap, Group
from dashboard.figures import equity_scale
from dashboard.figures.equity_scale import Mark
from dashboard.figures.survey_rows import coloured
from dashboard.measure_records import Measure

_REFERENCE = 34
"""Letters of the reference's name that fit over the axis on a phone."""


def gaps_to_reference(measure: Measure, groups: Sequence[Group], mode: theme.Mode) -> go.Figure:
    """Gaps in points, level with `equity.rates_by_group` of the same groups.

    Filled where the whole interval is on one side of nought.
    """
    names = [(one.name, _note(measure, one, mode)) for one in groups]
    gaps = [one.gap if equity_words.is_shown(one.rate) else None for one in groups]
    told = [gap for gap in gaps if gap and gap.gap is not None]
    places = [end for gap in told for end in (gap.gap, gap.gap_low, gap.gap_high)]
    panel = equity_scale.start(measure, names, [0.0, *places], mode)
    pairs = list(zip(gaps, panel.rows, strict=True))
    equity_scale.add_rows(panel, [gap in told or _is_reference(gap) for gap in gaps])
    if told:
        line = {"color": theme.quiet(mode), "width": 1.5}
        equity_scale.add_upright(panel, "Reference", 0.0, line)
        equity_scale.name_over(panel, 0.0, named(told[0], _REFERENCE), theme.quiet(mode))
    rings = [row.middle for gap, row in pairs if _is_reference(gap)]
    panel.figure.add_scatter(
        x=[0.0] * len(rings), y=rings, mode="markers", name="The reference", hoverinfo="skip",
        marker={"symbol": "circle-open", "size": 12, "color": theme.quiet(mode),
                "line": {"color": theme.quiet(mode), "width": 2}},
    )  # fmt: skip
    for gap, row in pairs:
        if gap and gap.gap is not None and not gap.is_reference:
            equity_scale.add_marks(panel, "Gap", [(_mark(measure, gap, mode), row)], [0.0])
    return panel.figure


def _is_reference(gap: Gap | None) -> bool:
    return gap is not None and gap.is_reference


def named(gap: Gap, letters: int) -> str:
    """The reference's name as a text of a figure: anybody's text, and no markup."""
    return escape(words.visible(words.shorten(gap.reference, letters)), quote=False)


def look(measure: Measure, gap: Gap, mode: theme.Mode) -> tuple[str, str]:
    """Symbol and colour of a gap: only one that is clear has a colour, and is filled."""
    shape = "diamond" if equity_words.is_adverse(measure, gap) else "circle"
    if not gap.is_clear:
        return f"{shape}-open", theme.quiet(mode)
    word = "Clearly short" if shape == "diamond" else "Clearly reaches"
    return shape, theme.MARKS[word].colour(mode)


def _note(measure: Measure, group: Group, mode: theme.Mode) -> str:
    if not equity_words.is_shown(group.rate):
        mark = theme.MARKS[equity_words.mark(group.rate)]
        return coloured(f"{mark.icon} {equity_words.mark(group.rate)}", mark.colour(mode))
    # A line of its own also where nothing is to say, so that the rows stay level.
    return coloured(equity_words.gap_note(measure, group) or " ", theme.quiet(mode))


def _mark(measure: Measure, gap: Gap, mode: theme.Mode) -> Mark:
    symbol, colour = look(measure, gap, mode)
    middle = gap.gap or 0.0
    told = equity_words.signed(measure, gap.gap)
    return Mark(
        middle=middle,
        low=middle if gap.gap_low is None else gap.gap_low,
        high=middle if gap.gap_high is None else gap.gap_high,
        symbol=symbol,
        colour=colour,
        number=told,
        says=f"{told}, 95% interval {equity_words.gap_interval(measure, gap)}",
    )
