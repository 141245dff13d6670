"""One group more closely: its share of the employees over time."""

from collections.abc import Sequence

from dashboard import (
    controls,
    equity_queries,
    parts,
    words,
    workforce_alternatives,
    workforce_finding,
    workforce_queries,
    workforce_words,
)
from dashboard.equity_records import OVERALL, Breakdown
from dashboard.figures import workforce_time
from dashboard.markup import Piece, element
from dashboard.measure_numbers import NONE
from dashboard.workforce_records import Share


def show(breakdown: Breakdown, shares: Sequence[Share]) -> str:
    """The choice of a group, and its share in every period; returns the group, empty for none."""
    names = _names(shares)
    if not names or not _has_more(breakdown):
        return ""
    parts.section("One group more closely")
    name = controls.choose("Group", "group", {one: words.shorten(one, 90) for one in names})
    found = workforce_queries.over_time(breakdown, name)
    everybody = _everybody(breakdown, name)
    parts.show_html(element("p", workforce_finding.over_time(found, breakdown), class_="hw-said"))
    if sum(one.share is not None for one in found) > 1:
        figure = workforce_time.share_over_time(found, everybody, parts.mode())
        says = workforce_alternatives.time_sentence(name, found)
        parts.show(figure, says, *_numbers(found, everybody), "workforce_time")
    return name


def _has_more(breakdown: Breakdown) -> bool:
    """Whether there is more than one period, or another dimension."""
    others = equity_queries.withins(breakdown.measure_id, breakdown.dimension)
    return bool(others) or len(equity_queries.periods(breakdown)) > 1


def _names(shares: Sequence[Share]) -> list[str]:
    """The groups that are shown, whose share moved most first, then the others."""
    first = workforce_finding.mover(shares)
    known = [one.name for one in shares if one.share is not None]
    rest = [one.name for one in shares if one.share is None]
    return list(dict.fromkeys([*([first.name] if first else []), *known, *rest]))


def _everybody(breakdown: Breakdown, name: str) -> Sequence[Share]:
    """The same group among all employees, where a part of them is looked at."""
    if not breakdown.is_within:
        return []
    whole = Breakdown(breakdown.measure_id, breakdown.period_id, breakdown.dimension, OVERALL)
    return workforce_queries.over_time(whole, name)


def _numbers(
    found: Sequence[Share], everybody: Sequence[Share]
) -> tuple[Sequence[str], Sequence[Sequence[Piece]]]:
    among = {one.period: one for one in everybody}
    rows = [
        (one.period, workforce_words.percent(one.share), workforce_words.interval(one),
         workforce_words.rests_on(one) or NONE,
         workforce_words.percent(among[one.period].share) if one.period in among else NONE,
         workforce_words.mark(one))
        for one in found
    ]  # fmt: skip
    return ("Period", "Share", "95% interval", "Of", "Among all employees", "State"), rows
