"""One group more closely: its gap over time, and within the groups of another dimension."""

from collections.abc import Sequence

from dashboard import (
    controls,
    equity_alternatives,
    equity_finding,
    equity_group_queries,
    equity_queries,
    equity_words,
    parts,
    words,
)
from dashboard.equity_records import Breakdown, Gap, Group, Within
from dashboard.figures import equity_trend, equity_within
from dashboard.markup import Html, Piece, chip, element, join
from dashboard.measure_records import Measure


def show(measure: Measure, breakdown: Breakdown, groups: Sequence[Group]) -> None:
    """The choice of a group, its gap by period, and the same gap within other groups."""
    told = _with_gap(measure, groups)
    if not told:
        return
    parts.section("One group more closely")
    name = controls.choose("Group", "group", {one: words.shorten(one, 90) for one in told})
    group = next(one for one in groups if one.name == name)
    parts.show_html(_said(measure, group))
    _show_trend(measure, equity_group_queries.over_time(breakdown, name))
    if not breakdown.is_within:
        _show_within(measure, breakdown, name)


def _with_gap(measure: Measure, groups: Sequence[Group]) -> list[str]:
    """Groups that have a gap to show, the one that is clearly furthest behind first."""
    worst = [gap.name for gap in equity_finding.behind(measure, groups)]
    rest = [one.name for one in groups
            if one.gap and not one.gap.is_reference and one.gap.gap is not None]  # fmt: skip
    return list(dict.fromkeys([*worst, *rest]))


def _said(measure: Measure, group: Group) -> Html:
    """What is published of the gap in a sentence, and how it went."""
    told: list[Piece] = [element("p", group.gap.says if group.gap else "", class_="hw-said")]
    if word := equity_words.trend(measure, group.gap):
        told.append(element("p", chip(word), " ", equity_words.trend_reason(group.gap)))
    return join(told)


def _show_trend(measure: Measure, gaps: Sequence[Gap]) -> None:
    known = [one for one in gaps if one.gap is not None]
    if len(known) < 2:  # noqa: PLR2004 - a line
        says = "The gap is known for one period so far, so there is nothing to compare it with."
        parts.show_html(element("p", says, class_="hw-quiet"))
        return
    parts.show_html(element("h3", f"The gap to {known[-1].reference} over time"))
    figure = equity_trend.gap_over_time(measure, gaps, parts.mode())
    says = equity_alternatives.trend_sentence(measure, gaps)
    parts.show(figure, says, *_over_time(measure, gaps), "equity_trend")
    if len(known) < len(gaps):
        says = "A hole in the band is a period in which the gap is not shown."
        parts.show_html(element("p", says, class_="hw-quiet"))


def _over_time(
    measure: Measure, gaps: Sequence[Gap]
) -> tuple[Sequence[str], Sequence[Sequence[Piece]]]:
    rows = [
        (one.period, equity_words.signed(measure, one.gap),
         equity_words.gap_interval(measure, one), equity_words.ratio(one), equity_words.people(one))
        for one in gaps
    ]  # fmt: skip
    return ("Period", "Gap", "95% interval", "Ratio", "People behind it"), rows


def _show_within(measure: Measure, breakdown: Breakdown, name: str) -> None:
    """Whether the gap is there in every region too, or made by a few."""
    others = equity_queries.withins(measure.measure_id, breakdown.dimension)
    if not others:
        return
    parts.show_html(element("h3", f"{name}: the same gap within other groups"))
    other = controls.choose("Within each", "each", {one: one for one in others})
    found = equity_group_queries.within_each(breakdown, other, name, others[other])
    if not found:
        says = f"Nothing is told by {breakdown.dimension} and {other} in this period."
        parts.show_html(element("p", says, class_="hw-quiet"))
        return
    says = equity_alternatives.within_sentence(measure, name, found)
    if any(equity_within.is_told(one) for one in found):
        parts.show_html(element("p", _KEY, class_="hw-quiet"))
        figure = equity_within.gap_within_each(measure, found, parts.mode())
        parts.show(figure, says, *_within(measure, found), "equity_within")
    else:
        parts.show_html(element("p", "Too few people to tell it anywhere.", class_="hw-quiet"))


_KEY = (
    "A ring is the reference, the other end is the group; it is filled and has a colour where the "
    "gap is clear."
)


def _within(
    measure: Measure, found: Sequence[Within]
) -> tuple[Sequence[str], Sequence[Sequence[Piece]]]:
    rows = [
        (one.name, equity_words.signed(measure, one.gap.gap if one.gap else None),
         equity_words.gap_interval(measure, one.gap) if one.gap else "–",
         one.gap.says if one.gap else "")
        for one in found
    ]  # fmt: skip
    return ("Within", "Gap", "95% interval", "What it means"), rows
