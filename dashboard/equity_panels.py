"""Rates and gaps side by side, one row a group, and what of them is hidden."""

from collections.abc import Sequence

from dashboard import (
    controls,
    equity_alternatives,
    equity_finding,
    equity_queries,
    equity_words,
    parts,
    side_by_side,
    theme,
    words,
)
from dashboard.equity_records import Breakdown, Gap, Group, Rate
from dashboard.figures import equity as figures
from dashboard.figures import equity_gaps
from dashboard.markup import Piece, chip, element, join, link, url
from dashboard.measure_records import Measure
from dashboard.side_by_side import Panel

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
    rates = _rates(measure, shown, overall)
    if gap is None:
        side_by_side.show_alone(rates)
    else:
        side_by_side.show(rates, _gaps(measure, shown, gap))


def _rates(measure: Measure, groups: Sequence[Group], overall: Rate | None) -> Panel:
    title, key = _about_rates(groups)
    rows = [
        (one.name, equity_words.value(measure, one.rate), equity_words.interval(measure, one.rate),
         equity_words.rests_on(one.rate), equity_words.mark(one.rate))
        for one in groups
    ]  # fmt: skip
    return Panel(
        title, element("p", key, class_="hw-quiet"),
        figures.rates_by_group(measure, groups, overall, parts.mode()),
        equity_alternatives.rates_sentence(measure, groups, overall), "The numbers: each group",
        ("Group", "Value", "95% interval", "Of", "State"), rows, "equity_rates",
    )  # fmt: skip


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


def _gaps(measure: Measure, groups: Sequence[Group], gap: Gap) -> Panel:
    rows: list[Sequence[Piece]] = [
        (one.name, equity_words.signed(measure, one.gap.gap),
         equity_words.gap_interval(measure, one.gap), equity_words.gap_note(measure, one))
        for one in groups
        if one.gap
    ]  # fmt: skip
    return Panel(
        _gap_title(measure, gap), element("p", _measured_from(gap), class_="hw-quiet"),
        equity_gaps.gaps_to_reference(measure, groups, parts.mode()),
        equity_alternatives.gaps_sentence(measure, groups), "The numbers: each gap",
        ("Group", "Gap", "95% interval", "What it means"), rows, "equity_gaps",
    )  # fmt: skip


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
