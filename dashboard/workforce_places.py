"""One group's share in every department, region or other group of a dimension, sorted."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import (
    controls,
    equity_queries,
    parts,
    workforce_alternatives,
    workforce_finding,
    workforce_places_table,
    workforce_queries,
    workforce_words,
)
from dashboard.equity_records import OVERALL, Breakdown
from dashboard.equity_words import name as named
from dashboard.figures import workforce as figures
from dashboard.measure_records import Measure
from dashboard.workforce_records import Place

MOST = 20
"""Places that the figure shows."""
_WHICH = {"": "Most employees", "highest": "Highest share", "lowest": "Lowest share"}


def show(measure: Measure, breakdown: Breakdown, group: str) -> None:
    """The comparison; nothing where the measure has no second dimension."""
    others = equity_queries.withins(measure.measure_id, breakdown.dimension)
    if not group or not others:
        return
    head = st.container()
    other, which, find = _ask(others, breakdown.within_dimension)
    found = workforce_queries.places(breakdown, other, group, find)
    chosen = breakdown.within_group if breakdown.within_dimension == other else ""
    shown = pick(found, which, chosen)
    with head:
        parts.section(f"{named(group)} by {named(other)}", _says(found, shown, other, which, find))
    if any(one.share is not None for one in shown):
        together = _together(breakdown, group)
        figure = figures.shares_by_place(measure, shown, together, chosen, parts.mode())
        says = workforce_alternatives.places_sentence(group, shown)
        parts.show(figure, says, *workforce_places_table.numbers(shown), "workforce_places")
    if found:
        workforce_places_table.show_rest(found, shown, workforce_words.kinds(other))


def _ask(others: Mapping[str, Sequence[str]], within: str) -> tuple[str, str, str]:
    """What is compared, and of many places which, or a part of a name."""
    names = sorted(others, key=lambda one: one != within)
    first, second, third = st.columns(3)
    with first:
        known = {one: one for one in names}
        other = controls.choose("Compare by", "compare", known, clears=("which", "find"))
    if len(others[other]) <= MOST:
        return other, "", ""
    with second:
        which = controls.choose(f"Show the {MOST} with", "which", _WHICH)
    with third:
        find = controls.search(f"Find a {named(other).lower()} by name", "find")
    return other, which, find


def _together(breakdown: Breakdown, group: str) -> float | None:
    """The group's share of all employees in the period."""
    own = Breakdown(breakdown.measure_id, breakdown.period_id, breakdown.dimension, OVERALL)
    return next((one.share for one in workforce_queries.shares(own) if one.name == group), None)


def pick(places: Sequence[Place], which: str = "", chosen: str = "") -> list[Place]:
    """So many as a figure shows, in the order given, and the chosen one.

    The largest are those with the most employees, as far as that is shown.
    """
    known = [one for one in places if one.share is not None]
    largest = sorted(places, key=lambda one: (one.people is None, -(one.people or 0), one.name))
    ranked = {"highest": known, "lowest": known[::-1]}.get(which, largest)[:MOST]
    names = {one.name for one in ranked} | {chosen}
    return [one for one in places if one.name in names]


def _says(
    found: Sequence[Place], shown: Sequence[Place], other: str, which: str, find: str
) -> str:  # fmt: skip
    kinds = workforce_words.kinds(other)
    if not found:
        return f"No {named(other).lower()} has “{find}” in its name." if find else _NOTHING
    number = sum(one.share is not None for one in shown)
    whose = f"{number} {kinds}"
    if len(found) > len(shown):
        whose = f"{number} of {len(found)} {kinds}, those with the {_WHICH[which].lower()}"
    return workforce_finding.compared(shown, whose)


_NOTHING = "Nothing is told of it in this period."
