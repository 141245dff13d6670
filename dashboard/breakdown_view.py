"""What of a measure by group is looked at: the choices that its pages have in common."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard import controls, equity_queries, words
from dashboard.equity_records import OVERALL, Breakdown
from dashboard.measure_queries import measure as measure_of
from dashboard.measure_records import Measure


@dataclass(frozen=True, slots=True)
class Choices:
    """In what a page asks otherwise than another."""

    dimensions: Callable[[str], list[str]]
    """The dimensions of a measure_id; the first one holds where the URL is silent."""
    within: str
    """What the choice of a part of the people is called."""
    everybody: str
    """What its option is called that leaves nobody out."""
    cleared: tuple[str, ...]
    """Names of choices that mean nothing beside another measure or dimension."""
    cleared_within: tuple[str, ...]
    """The same beside another part of the people."""


def ask(measures: Mapping[str, str], choices: Choices) -> tuple[Measure, Breakdown, str]:
    """Show the choices of measure, dimension, part and period; return what they say."""
    with st.container(key="filters"):
        first, second, third, fourth = st.columns(4)
        with first:
            measure = _ask_measure(measures, choices)
        with second:
            known = {name: name for name in choices.dimensions(measure.measure_id)}
            dimension = controls.choose("By", "by", known, clears=choices.cleared)
        with third:
            other, group_name = _ask_within(measure, dimension, choices)
        own = Breakdown(measure.measure_id, "", dimension, other, group_name)
        with fourth:
            periods = equity_queries.periods(own)
            period_id = controls.choose("Period", "period", periods)
    chosen = Breakdown(measure.measure_id, period_id, dimension, other, group_name)
    return measure, chosen, periods.get(period_id, "")


def _ask_measure(measures: Mapping[str, str], choices: Choices) -> Measure:
    names = {code: f"{code} {words.shorten(name, 60)}" for code, name in measures.items()}
    code = controls.choose("Measure", "measure", names, clears=("by", *choices.cleared))
    measure = measure_of(code)
    if measure is None:
        raise LookupError(code)  # listed a moment ago, in the same publication
    return measure


def _ask_within(measure: Measure, dimension: str, choices: Choices) -> tuple[str, str]:
    """Everybody, or the people of one group of another dimension."""
    found = equity_queries.withins(measure.measure_id, dimension)
    pairs = {f"{other}: {name}": (other, name) for other, names in found.items() for name in names}
    options = {"": choices.everybody} | {key: key for key in pairs}
    chosen = controls.choose(choices.within, "within", options, clears=choices.cleared_within)
    return pairs.get(chosen, (OVERALL, OVERALL))
