"""Rates and gaps side by side, one row a group, and what of them is hidden."""

from collections.abc import Sequence

import streamlit as st

from dashboard import (
    controls,
    equity_alternatives,
    equity_finding,
    equity_queries,
    equity_words,
    parts,
    theme,
    words,
)
from dashboard.equity_records import Breakdown, Gap, Group, Rate
from dashboard.figures import equity as figures
from dashboard.figures import equity_gaps
from dashboard.markup import Html, Piece, chip, element, join, link, url
from dashboard.measure_records import Measure

_MOST = 20
"""Groups that a figure shows unless asked for all."""


def show(
    measure: Measure, breakdown: Breakdown, groups: Sequence[Group], overall: Rate | None
) -> None:
    """The figures whose rows are level; none where no group has a number."""
    parts.section(f"{breakdown.dimension}: who stands where")
    shown = groups if controls.url_values().get("groups") == "all" else groups[:_MOST]
    gap = next((one.gap for one in groups if one.gap), None)
    if any(equity_words.is_shown(one.rate) for one in groups):
        _show_figures(measure, shown, overall, gap)
    if len(groups) > len(shown):
        _show_way(len(groups), len(shown))
    _show_badges(breakdown, groups)


def _show_figures(
    measure: Measure, shown: Sequence[Group], overall: Rate | None, gap: Gap | None
) -> None:
    if gap is None:
        _show_rates(measure, shown, overall)
    else:
        left, right = st.columns(2, gap="large")
        with left:
            _show_rates(measure, shown, overall)
        with right:
            _show_gaps(measure, shown, gap)


def _show_rates(measure: Measure, groups: Sequence[Group], overall: Rate | None) -> None:
    parts.show_html(_over(*_about_rates(groups)))
    figure = figures.rates_by_group(measure, groups, overall, parts.mode())
    says = equity_alternatives.rates_sentence(measure, groups, overall)
    rows = [
        (one.name, equity_words.value(measure, one.rate), equity_words.interval(measure, one.rate),
         equity_words.rests_on(one.rate), equity_words.mark(one.rate))
        for one in groups
    ]  # fmt: skip
    parts.show(figure, says, ("Group", "Value", "95% interval", "Of", "State"), rows,
               "equity_rates")  # fmt: skip


def _about_rates(groups: Sequence[Group]) -> tuple[str, str]:
    """Title and key of the figure."""
    if groups[0].rate.kind == "count":
        return "Each group's share of all together", "The largest first."
    has_interval = any(one.rate.rate_low is not None for one in groups)
    title = "Each group, with its 95% interval" if has_interval else "Each group"
    if not any(one.rate.standing for one in groups):
        return title, "Nothing was due in this period."
    filled = "; filled where the whole interval says so" if has_interval else ""
    return title, f"Round reaches what was due, pointed does not{filled}."


def _show_gaps(measure: Measure, groups: Sequence[Group], gap: Gap) -> None:
    parts.show_html(_over(_gap_title(measure, gap), _measured_from(gap)))
    figure = equity_gaps.gaps_to_reference(measure, groups, parts.mode())
    says = equity_alternatives.gaps_sentence(measure, groups)
    rows: list[Sequence[Piece]] = [
        (one.name, equity_words.signed(measure, one.gap.gap),
         equity_words.gap_interval(measure, one.gap), equity_words.gap_note(measure, one))
        for one in groups
        if one.gap
    ]  # fmt: skip
    parts.show(figure, says, ("Group", "Gap", "95% interval", "What it means"), rows,
               "equity_gaps")  # fmt: skip


def _gap_title(measure: Measure, gap: Gap) -> str:
    unit = measure.unit or ""
    told = {"%": ", in points", "": ""}.get(unit)
    if told is None:
        told = f", {unit}" if unit.startswith("per ") else f", in {unit}"
    return f"Gap to {equity_words.name(gap.reference)}{told}"


def _measured_from(gap: Gap) -> str:
    kind = {
        "stated": "the reference that was chosen",
        "best large group": "the best of the large groups",
    }.get(gap.reference_kind, gap.reference)
    return f"Measured from {kind}. Filled where the gap is clear, not by chance alone."


def _over(title: str, says: str) -> Html:
    text = element("p", says, class_="hw-quiet")
    return element("div", element("h3", title), text, class_="hw-over")


def _show_way(total: int, shown: int) -> None:
    address = url("equity", **(controls.url_values() | {"groups": "all"}))
    way = link(address, f"Show all {total} groups")
    parts.show_html(element("p", f"The first {shown} are shown. ", way))


def _show_badges(breakdown: Breakdown, groups: Sequence[Group]) -> None:
    """What the two badges mean here; how they come about is told once, in the notes."""
    told = []
    if says := equity_finding.hidden_sentence(groups, equity_queries.disclosure(breakdown)):
        told.append(element("p", chip(theme.HIDDEN), " ", says, class_="hw-quiet"))
    few = sum(not one.rate.hidden and not one.rate.is_presented for one in groups)
    if few:
        says = f"{words.count(few, 'group')} {words.verb(few, 'counts', 'count')} so few that "
        says += "chance alone could move the figure far: none is drawn."
        told.append(element("p", chip(theme.UNRELIABLE), " ", says, class_="hw-quiet"))
    if told:
        parts.show_html(join(told))
