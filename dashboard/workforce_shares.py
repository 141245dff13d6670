"""Representation: each group's share of the employees, now, at first, and in every period."""

from collections.abc import Sequence

from dashboard import (
    controls,
    equity_finding,
    equity_queries,
    parts,
    theme,
    workforce_alternatives,
    workforce_finding,
    workforce_periods,
    workforce_words,
)
from dashboard.equity_records import Breakdown, Group
from dashboard.figures import workforce as figures
from dashboard.markup import Piece, chip, element, link, url
from dashboard.measure_numbers import NONE
from dashboard.measure_records import Measure
from dashboard.workforce_records import Share

_MOST = 20
"""Groups that a figure and a table show unless asked for all."""


def show(
    measure: Measure, breakdown: Breakdown, shares: Sequence[Share], groups: Sequence[Group]
) -> None:
    """The figure with its table, and what is hidden of it; nothing of means."""
    if not shares:
        return
    has_index = any(one.availability is not None for one in shares)
    parts.section("Representation", _section(measure, shares, has_index))
    is_all = controls.url_values().get("groups") == "all"
    shown = shares if is_all else shares[:_MOST]
    if any(one.share is not None for one in shown):
        figure = figures.shares_by_group(measure, shown, parts.mode())
        says = workforce_alternatives.shares_sentence(measure, shares)
        parts.show_html(element("p", _key(shares, has_index), class_="hw-quiet"))
        parts.show(figure, says, *_numbers(shown), "workforce_shares")
    if len(shares) > len(shown):
        address = url("workforce", **(controls.url_values() | {"groups": "all"}))
        way = link(address, f"Show all {len(shares)} groups")
        parts.show_html(element("p", f"The largest {len(shown)} are shown. ", way))
    _show_hidden(breakdown, groups)
    workforce_periods.show(measure, breakdown, shares)


def _section(measure: Measure, shares: Sequence[Share], has_index: bool) -> str:
    if has_index:
        return workforce_finding.represented(shares, measure.direction == "lower")
    return workforce_finding.both_ways(shares)


def _key(shares: Sequence[Share], has_index: bool) -> str:
    if has_index:
        return (
            "The dot is the share of those counted, with its 95% interval; the ring is the share "
            "of the pool."
        )
    if all(one.change is None for one in shares):
        return "The dot is the share of all who are counted, with its 95% interval."
    return (
        "The dot is the share of all who are counted, with its 95% interval; the ring is the share "
        f"in {shares[0].first_period}."
    )


def _numbers(shares: Sequence[Share]) -> tuple[Sequence[str], Sequence[Sequence[Piece]]]:
    header = (
        "Group",
        "Share",
        "95% interval",
        "Of",
        "Share of the pool",
        "Index",
        "Change",
        "State",
    )
    rows = [
        (one.name, workforce_words.percent(one.share), workforce_words.interval(one),
         workforce_words.rests_on(one) or NONE, workforce_words.percent(one.availability),
         workforce_words.index(one), workforce_words.change(one.change),
         workforce_words.mark(one))
        for one in shares
    ]  # fmt: skip
    return header, rows


def _show_hidden(breakdown: Breakdown, groups: Sequence[Group]) -> None:
    # How much is lost is known of the whole table, and not of a part of it.
    lost = None if breakdown.is_within else equity_queries.disclosure(breakdown)
    if says := equity_finding.hidden_sentence(groups, lost):
        parts.show_html(element("p", chip(theme.HIDDEN), " ", says, class_="hw-quiet"))
