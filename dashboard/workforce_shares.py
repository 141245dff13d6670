"""Representation: each group's share of the employees, now, at first, and in every period."""

from collections.abc import Sequence

from dashboard import (
    controls,
    equity_finding,
    equity_panels,
    equity_queries,
    parts,
    theme,
    words,
    workforce_alternatives,
    workforce_finding,
    workforce_queries,
    workforce_words,
)
from dashboard.equity_records import Breakdown, Group, Rate
from dashboard.figures import workforce as figures
from dashboard.markup import Piece, chip, element, link, table, url
from dashboard.measure_numbers import NONE
from dashboard.measure_records import Measure
from dashboard.workforce_records import Share

_MOST = 20
"""Groups that a figure and a table show unless asked for all."""


def show(
    measure: Measure, breakdown: Breakdown, shares: Sequence[Share], groups: Sequence[Group],
    overall: Rate | None,
) -> None:  # fmt: skip
    """The figure with its table, and what is hidden of it; of means their values."""
    if not shares:
        equity_panels.show(measure, breakdown, groups, overall)
        return
    has_index = any(one.availability is not None for one in shares)
    parts.section("Representation", _section(breakdown, shares, has_index))
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
    _show_periods(measure, breakdown)


def _section(breakdown: Breakdown, shares: Sequence[Share], has_index: bool) -> str:
    if has_index:
        return workforce_finding.represented(shares)
    return words.sentence(workforce_finding.moved(breakdown, shares, _since(shares)))


def _since(shares: Sequence[Share]) -> str:
    return " since the first period" if any(one.change is not None for one in shares) else ""


def _key(shares: Sequence[Share], has_index: bool) -> str:
    if has_index:
        return (
            "The dot is the share of those counted, with its 95% interval; the ring is the share "
            "of all who could have been."
        )
    has_change = any(one.change is not None for one in shares)
    ring = "; the ring is the share in the first period" if has_change else ""
    return f"The dot is the share of all employees{ring}."


def _numbers(shares: Sequence[Share]) -> tuple[Sequence[str], Sequence[Sequence[Piece]]]:
    header = ("Group", "Share", "95% interval", "Of", "Share of all", "Index", "Change", "State")
    rows = [
        (one.name, workforce_words.percent(one.share), workforce_words.interval(one),
         workforce_words.rests_on(one) or NONE, workforce_words.percent(one.availability),
         workforce_words.index(one), workforce_words.change(one.change),
         workforce_words.mark(one))
        for one in shares
    ]  # fmt: skip
    return header, rows


def _show_hidden(breakdown: Breakdown, groups: Sequence[Group]) -> None:
    if says := equity_finding.hidden_sentence(groups, equity_queries.disclosure(breakdown)):
        parts.show_html(element("p", chip(theme.HIDDEN), " ", says, class_="hw-quiet"))


def _show_periods(measure: Measure, breakdown: Breakdown) -> None:
    """Every group in the newest periods; the download has all."""
    every = workforce_queries.every_period(breakdown)
    newest = list(dict.fromkeys(one.period for one in every))[:_PERIODS][::-1]
    if len(newest) > 1:
        parts.show_html(element("h3", "Share by period"))
        told = {(one.name, one.period): one for one in every}
        names = list(dict.fromkeys(one.name for one in every))[:_ROWS]
        rows = [(element("div", name, class_="hw-group"),
                 *(_cell(told.get((name, period))) for period in newest))
                for name in names]  # fmt: skip
        caption = f"{measure.name}: shares by {breakdown.dimension} and period"
        parts.show_html(table(caption, ("Group", *newest), rows, numbers=newest))
    header, lines = as_csv(every)
    parts.download(f"workforce_{measure.measure_id}_{breakdown.dimension}", header, lines)


_PERIODS = 8
_ROWS = 30


def _cell(one: Share | None) -> Piece:
    if one is None:
        return ""
    if one.hidden:
        return element("span", theme.MARKS[theme.HIDDEN].icon, role="img",
                       aria_label=theme.HIDDEN, class_="hw-quiet")  # fmt: skip
    return workforce_words.percent(one.share)


def as_csv(shares: Sequence[Share]) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
    """Header and rows of shares by period for a spreadsheet."""
    header = ("Period", "Group", "Count", "Whole", "Share", "Low", "High", "Share of all", "Index",
              "Index low", "Index high", "Change", "State", "Why not shown", "Source")  # fmt: skip
    rows = [
        (one.period, one.name, one.count, one.whole, one.share, one.share_low, one.share_high,
         one.availability, one.representation, one.representation_low, one.representation_high,
         one.change, workforce_words.mark(one), one.reason, one.source)
        for one in shares
    ]  # fmt: skip
    return header, rows
