"""Every group's share in every period, as a table and for a spreadsheet."""

from collections.abc import Sequence

import streamlit as st

from dashboard import parts, theme, workforce_queries, workforce_words
from dashboard.equity_records import Breakdown
from dashboard.markup import Html, Piece, element, table
from dashboard.measure_records import Measure
from dashboard.workforce_records import Share

_PERIODS = 8
_GROUPS = 30


def show(measure: Measure, breakdown: Breakdown, shares: Sequence[Share]) -> None:
    """The newest periods of the groups in their order; the download has all of both."""
    every = workforce_queries.every_period(breakdown)
    newest = list(dict.fromkeys(one.period for one in every))[:_PERIODS][::-1]
    if len(newest) > 1:
        with st.expander("Share in every period"):
            parts.show_html(_table(measure, breakdown, newest, every, shares[:_GROUPS]))
            parts.show_html(element("p", _key(every, newest, shares), class_="hw-quiet"))
    parts.download(f"workforce_{measure.measure_id}_{breakdown.dimension}", *as_csv(every))


def _table(
    measure: Measure, breakdown: Breakdown, periods: Sequence[str], every: Sequence[Share],
    shares: Sequence[Share],
) -> Html:  # fmt: skip
    told = {(one.name, one.period): one for one in every}
    rows = [
        (element("div", one.name, class_="hw-group"),
         *(_cell(told.get((one.name, period))) for period in periods))
        for one in shares
    ]  # fmt: skip
    caption = f"{measure.name}: shares by {breakdown.dimension} and period"
    return table(caption, ("Group", *periods), rows, numbers=periods)


def _cell(one: Share | None) -> Piece:
    """A share; what is hidden has the sign of its badge."""
    if one is None:
        return ""
    if one.hidden:
        icon = theme.MARKS[theme.HIDDEN].icon
        return element("span", icon, role="img", aria_label=theme.HIDDEN, class_="hw-quiet")
    return workforce_words.percent(one.share)


def _key(every: Sequence[Share], newest: Sequence[str], shares: Sequence[Share]) -> str:
    """What is not in the table, and what its signs mean."""
    told = []
    if any(one.hidden for one in every):
        told.append(f"{theme.MARKS[theme.HIDDEN].icon} is hidden for privacy.")
    if len(shares) > _GROUPS or len({one.period for one in every}) > len(newest):
        told.append("The download has every group and every period.")
    return " ".join(told)


def as_csv(shares: Sequence[Share]) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
    """Header and rows of shares by period for a spreadsheet."""
    header = (
        "Period", "Group", "Count", "Whole", "Share", "Low", "High", "Share of the pool", "Index",
        "Index low", "Index high", "Change", "State", "Why not shown", "Source",
    )  # fmt: skip
    rows = [
        (one.period, one.name, one.count, one.whole, one.share, one.share_low, one.share_high,
         one.availability, one.representation, one.representation_low, one.representation_high,
         one.change, workforce_words.mark(one), one.reason, one.source)
        for one in shares
    ]  # fmt: skip
    return header, rows
