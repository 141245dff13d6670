"""A measure by group on one scale: a dot with its interval, one row a group."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard import equity_words, theme
from dashboard.equity_records import Group, Rate
from dashboard.figures import equity_scale
from dashboard.figures.equity_scale import Mark, Panel
from dashboard.figures.survey_rows import coloured
from dashboard.measure_records import Measure

SYMBOLS = {
    "Clearly reaches": "circle",
    "Reaches": "circle-open",
    "Short": "diamond-open",
    "Clearly short": "diamond",
}
"""Round reaches what was due, pointed does not; filled where the whole interval says so."""


def rates_by_group(
    measure: Measure, groups: Sequence[Group], overall: Rate | None, mode: theme.Mode
) -> go.Figure:
    """Every group with its 95% interval, a line for all together and one for what was due.

    A group without a number keeps its row and a word that says why.
    """
    rates = [one.rate for one in groups]
    shown = [one for one in rates if equity_words.is_shown(one)]
    names = [(one.name, _note(one, mode)) for one in groups]
    together = _together(overall)
    places = [end for one in shown for end in (one.rate, one.rate_low, one.rate_high, one.mark)]
    is_share = measure.unit == "%" and all(one.kind == "rate" for one in rates)
    panel = equity_scale.start(
        measure, names, [*places, together], mode, (0.0, 100.0) if is_share else None
    )
    pairs = list(zip(rates, panel.rows, strict=True))
    equity_scale.add_rows(panel, [equity_words.is_shown(one) for one in rates])
    due = rates[0].mark if rates else None
    if due is not None:
        _add_due(panel, rates[0], due)
    if together is not None and overall is not None and rates:
        _add_together(panel, overall, together)
    for word in dict.fromkeys(equity_words.mark(one) for one in shown):
        own = [(_mark(measure, one, mode), row) for one, row in pairs
               if equity_words.mark(one) == word]  # fmt: skip
        equity_scale.add_marks(panel, word, own, (due, together))
    return panel.figure


def _note(group: Group, mode: theme.Mode) -> str:
    """`◆ Clearly short, 248 of 412`: the state in its colour, the rest quiet."""
    word = equity_words.mark(group.rate)
    mark = theme.MARKS[word]
    told = "" if word == "Shown" else coloured(f"{mark.icon} {word}", mark.colour(mode))
    quiet = [equity_words.rests_on(group.rate)]
    if group.gap and group.gap.is_reference:
        quiet.append(f"{theme.MARKS['Reference'].icon} the reference")
    rest = ", ".join(part for part in quiet if part)
    return told + coloured(f"{', ' if told and rest else ''}{rest}", theme.quiet(mode))


def _together(overall: Rate | None) -> float | None:
    """Where the line for all together stands; a count has none, as its share is the whole."""
    if overall is None or not equity_words.is_shown(overall) or overall.kind == "count":
        return None
    return overall.rate


def _add_due(panel: Panel, rate: Rate, due: float) -> None:
    """The line at the period's benchmark, or else at the target."""
    colour = theme.accent(panel.mode)
    equity_scale.add_upright(panel, "Due", due, {"color": colour, "width": 1.5})
    what = "Target" if rate.benchmark is None else "Benchmark"
    told = f"{what} {equity_words.number(panel.measure, rate, due)}"
    equity_scale.name_over(panel, due, told, colour)


def _add_together(panel: Panel, overall: Rate, together: float) -> None:
    """The line where all together are; its name stands under the last row."""
    line = {"color": theme.quiet(panel.mode), "width": 1.5, "dash": "dot"}
    equity_scale.add_upright(panel, "All together", together, line)
    told = f"All together {equity_words.value(panel.measure, overall)}"
    panel.figure.add_annotation(
        x=together, y=panel.rows[-1].middle + equity_scale.HALF, yanchor="top", showarrow=False,
        xanchor=equity_scale.side(panel, together, told), text=told, font=theme.label(panel.mode),
    )  # fmt: skip


def _mark(measure: Measure, rate: Rate, mode: theme.Mode) -> Mark:
    word = equity_words.mark(rate)
    middle = rate.rate or 0.0
    value = equity_words.figure(measure, rate)
    return Mark(
        middle=middle,
        low=middle if rate.rate_low is None else rate.rate_low,
        high=middle if rate.rate_high is None else rate.rate_high,
        symbol=SYMBOLS.get(word, "circle"),
        # Where nothing was due there is no state, and the dot is the page's ink.
        colour=theme.ink(mode) if word == "Shown" else theme.MARKS[word].colour(mode),
        number=value,
        says=f"{value}, 95% interval {equity_words.interval(measure, rate)}",
    )
