"""One group's share in every department, region or other group of a dimension, sorted."""

from collections.abc import Sequence

import streamlit as st

from dashboard import (
    controls,
    equity_queries,
    parts,
    theme,
    words,
    workforce_alternatives,
    workforce_finding,
    workforce_queries,
    workforce_words,
)
from dashboard.equity_records import OVERALL, Breakdown
from dashboard.equity_words import name as named
from dashboard.figures import workforce as figures
from dashboard.markup import Piece, chip, details, element, table
from dashboard.measure_numbers import NONE, amount
from dashboard.measure_records import Measure
from dashboard.workforce_records import Place, Share

_MOST = 20
"""Places that the figure shows."""
_WHICH = {"": "Most employees", "highest": "Highest share", "lowest": "Lowest share"}


def show(measure: Measure, breakdown: Breakdown, group: str) -> None:
    """The comparison; nothing where the measure has no second dimension."""
    others = list(equity_queries.withins(measure.measure_id, breakdown.dimension))
    if not group or not others:
        return
    others.sort(key=lambda one: one != breakdown.within_dimension)
    place = st.container()
    other, which, find = _ask(others)
    found = workforce_queries.places(breakdown, other, group, find)
    whole = _whole(breakdown, group)
    chosen = breakdown.within_group if breakdown.within_dimension == other else ""
    with place:
        says = workforce_finding.compared(found, other) if found or not find else ""
        parts.section(f"{named(group)} by {named(other)}", says)
    if not found:
        says = f"No name has “{find}” in it." if find else "Nothing is told in this period."
        parts.show_html(element("p", says))
        return
    shown = pick(found, which, chosen)
    _show_figure(measure, group, shown, whole, chosen)
    _show_rest(found, shown, other, which)


def _ask(others: Sequence[str]) -> tuple[str, str, str]:
    """What is compared, which of many, and a part of a name."""
    first, second, third = st.columns(3)
    with first:
        other = controls.choose("Compare by", "compare", {one: one for one in others},
                                clears=("find",))  # fmt: skip
    with second:
        which = controls.choose(f"Show the {_MOST} with", "which", _WHICH)
    with third:
        find = controls.search(f"Find a {other.lower()} by its name", "find")
    return other, which, find


def _whole(breakdown: Breakdown, group: str) -> Share | None:
    """The group among all employees in the period."""
    own = Breakdown(breakdown.measure_id, breakdown.period_id, breakdown.dimension, OVERALL)
    return next((one for one in workforce_queries.shares(own) if one.name == group), None)


def pick(places: Sequence[Place], which: str = "", chosen: str = "") -> list[Place]:
    """So many as a figure shows, in the order given, and the chosen one.

    The largest are those with most employees, as far as that is shown.
    """
    known = [one for one in places if one.share is not None]
    largest = sorted(places, key=lambda one: (one.people is None, -(one.people or 0), one.name))
    ranked = {"highest": known, "lowest": known[::-1]}.get(which, largest)[:_MOST]
    names = {one.name for one in ranked} | {chosen}
    return [one for one in places if one.name in names]


def _show_figure(
    measure: Measure, group: str, shown: Sequence[Place], whole: Share | None, chosen: str
) -> None:
    if not any(one.share is not None for one in shown):
        return
    together = whole.share if whole else None
    figure = figures.shares_by_place(measure, shown, together, chosen, parts.mode())
    says = workforce_alternatives.places_sentence(group, shown)
    parts.show(figure, says, *_numbers(shown), "workforce_places")


_HEADER = ("Name", "Share", "95% interval", "Of", "Change", "Employees", "State")


def _numbers(places: Sequence[Place]) -> tuple[Sequence[str], Sequence[Sequence[Piece]]]:
    rows = [
        (one.name, workforce_words.percent(one.share), workforce_words.interval(one),
         workforce_words.rests_on(one) or NONE, workforce_words.change(one.change),
         amount(one.people), workforce_words.mark(one))
        for one in places
    ]  # fmt: skip
    return _HEADER, rows


def _show_rest(found: Sequence[Place], shown: Sequence[Place], other: str, which: str) -> None:
    """How many there are besides, and all of them in a table that opens."""
    kinds = workforce_words.kinds(other)
    rest = len(found) - len(shown)
    hidden = [one.name for one in found if one.hidden]
    if rest:
        how = {"highest": "with the highest share", "lowest": "with the lowest share"}
        told = f"{len(shown)} of {len(found)} {kinds} are shown, those "
        told += how.get(which, "with the most employees") + ", sorted by share."
        parts.show_html(element("p", told, class_="hw-quiet"))
    if hidden:
        says = f"{len(hidden)} of {len(found)} {kinds} {words.verb(len(hidden), 'is', 'are')} "
        says += "not shown, so that nobody can be recognized."
        parts.show_html(element("p", chip(theme.HIDDEN), " ", says, class_="hw-quiet"))
    if rest:
        _show_all(found, kinds)
    parts.download("workforce_places", *as_csv(found))


def _show_all(found: Sequence[Place], kinds: str) -> None:
    rows = [
        (element("div", one.name, class_="hw-group"), workforce_words.percent(one.share),
         workforce_words.rests_on(one) or NONE, workforce_words.change(one.change),
         chip(theme.HIDDEN) if one.hidden else NONE)
        for one in found
    ]  # fmt: skip
    header = ("Name", "Share", "Of", "Change", "State")
    body = table(f"All {len(found)} {kinds}", header, rows, numbers=header[1:4])
    parts.show_html(details(f"All {len(found)} {kinds}", body))


def as_csv(places: Sequence[Place]) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
    """Header and rows of one group's share by place for a spreadsheet."""
    header = ("Name", "Employees", "Count", "Whole", "Share", "Low", "High", "Change", "State")
    rows = [
        (one.name, one.people, one.count, one.whole, one.share, one.share_low, one.share_high,
         one.change, workforce_words.mark(one))
        for one in places
    ]  # fmt: skip
    return header, rows
