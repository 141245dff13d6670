"""The advanced measures of inequality: all gaps in one number, and every group's share."""

from collections.abc import Sequence

from dashboard import equity_advanced_queries, equity_words, parts, words
from dashboard.equity_advanced_records import Share, Summary
from dashboard.equity_records import Breakdown, Group
from dashboard.markup import Piece, chip, element, join, table
from dashboard.measure_numbers import NONE, amount
from dashboard.measure_records import Measure
from dashboard.theme import HIDDEN


def show(measure: Measure, breakdown: Breakdown, groups: Sequence[Group]) -> None:
    """Summaries over all groups, then representation."""
    if breakdown.is_within:
        says = "These are told for everybody; choose Everybody in Within to see them."
        parts.show_html(element("p", says, class_="hw-quiet"))
        return
    _show_summaries(measure, breakdown, groups)
    _show_shares(measure, breakdown)


def _show_summaries(measure: Measure, breakdown: Breakdown, groups: Sequence[Group]) -> None:
    parts.section("All groups in one number", _RESTS_ON)
    found = equity_advanced_queries.summaries(breakdown)
    if not any(one.value is not None for one in found):
        parts.show_html(element("p", _why_none(found, groups), class_="hw-quiet"))
        return
    unit = "points" if measure.unit == "%" else measure.unit or "points"
    rows = [
        (_named(one), _number(one.value), _interval(one), (one.scale or "").replace("unit", unit),
         _meaning(one))
        for one in found
    ]  # fmt: skip
    header = ("Summary", "Value", "95% interval", "Counted in", "What it means")
    caption = f"Measures of inequality by {breakdown.dimension}"
    parts.show_html(table(caption, header, rows, numbers=header[1:3]))
    parts.download("equity_summaries", *_summaries_csv(found))


_RESTS_ON = "Computed from the groups that are shown, and from nothing that is hidden."


def _why_none(found: Sequence[Summary], groups: Sequence[Group]) -> str:
    if found and found[0].note:
        return found[0].note
    shown = sum(equity_words.is_shown(one.rate) for one in groups)
    told = f"{shown} of {words.count(len(groups), 'group')} {words.verb(shown, 'is', 'are')} shown"
    return f"{told}: too few for a number that speaks for all."


def _named(one: Summary) -> Piece:
    short = element("div", one.abbreviation, class_="hw-note")
    return join([element("div", one.summary, class_="hw-group"), short])


def _meaning(one: Summary) -> Piece:
    note = element("div", one.note, class_="hw-quiet") if one.note else ""
    return join([one.meaning, note])


def _number(value: float | None) -> str:
    """Four digits that say something, whatever the size."""
    if value is None:
        return NONE
    return f"{value:,.0f}" if abs(value) >= _LARGE else f"{value:.4g}"


_LARGE = 1000


def _interval(one: Summary) -> Piece:
    if one.value_low is None or one.value_high is None:
        return NONE
    told = f"{_number(one.value_low)} to {_number(one.value_high)}"
    kind = element("div", one.interval_kind, class_="hw-note") if one.interval_kind else ""
    return join([told, kind])


def _summaries_csv(
    found: Sequence[Summary],
) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
    header = ("Summary", "Abbreviation", "Value", "Low", "High", "Interval", "Counted in", "Note")
    rows = [
        (one.summary, one.abbreviation, one.value, one.value_low, one.value_high,
         one.interval_kind, one.scale, one.note)
        for one in found
    ]  # fmt: skip
    return header, rows


def _show_shares(measure: Measure, breakdown: Breakdown) -> None:
    found = equity_advanced_queries.shares(breakdown)
    if not found:
        return
    has_index = any(one.availability is not None for one in found)
    parts.section("Representation", _INDEX if has_index else _SHARES)
    rows = [_share_row(one) for one in found]
    caption = f"{measure.name}: shares by {breakdown.dimension}"
    parts.show_html(table(caption, _SHARE_HEADER, rows, numbers=_SHARE_HEADER[1:]))


_INDEX = (
    "Each group's share of those counted beside its share of all who could have been. "
    "An index of 1 is its even share; 2 is twice that."
)
_SHARES = "Each group's share of all who are counted."
_SHARE_HEADER = ("Group", "Counted", "Share", "95% interval", "Share of all", "Index",
                 "95% interval of the index")  # fmt: skip


def _share_row(one: Share) -> Sequence[Piece]:
    if one.hidden:
        return (join([one.name, " ", chip(HIDDEN)]), *[NONE] * 6)
    return (
        one.name, amount(one.count), _percent(one.share), _ends(one.share_low, one.share_high, 1),
        _percent(one.availability), _index(one.representation),
        _ends(one.representation_low, one.representation_high, 2),
    )  # fmt: skip


def _percent(value: float | None) -> str:
    return amount(value, "%", 1)


def _index(value: float | None) -> str:
    return amount(value, None, 2)


def _ends(low: float | None, high: float | None, decimals: int) -> str:
    if low is None or high is None:
        return NONE
    return f"{amount(low, None, decimals)} to {amount(high, None, decimals)}"
