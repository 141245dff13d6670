"""What is looked at: a measure of employees, by a dimension, within a group, in a period."""

from collections.abc import Mapping

import streamlit as st

from dashboard import controls, equity_queries, parts, words, workforce_queries
from dashboard.equity_records import OVERALL, Breakdown
from dashboard.markup import element
from dashboard.measure_queries import measure as measure_of
from dashboard.measure_records import Measure

_CLEARED = ("within", "period", "group", "compare", "find", "which", "groups")


_TABLE = (
    "Take a table from your personnel system, Excel or CSV: one row per year, department, "
    "ethnicity and gender, with the number of employees."
)
_UPLOAD = (
    "Open Update, choose it, and say that it counts employees. For hires or promotions give those "
    "selected and the pool, and say that it is a selection."
)
_KNOWN = (
    "For a measure that stands in the catalogue: load the sheet Breakdowns with its Code and "
    "employees as About, then fill in the Groups sheet of the workbook."
)
_STEPS = (_TABLE, _UPLOAD, _KNOWN, "Every group then stands here; small ones are hidden.")


def ask(measures: Mapping[str, str]) -> tuple[Measure, Breakdown, str]:
    """Show the choices of measure, dimension, part and period; return what they say."""
    with st.container(key="filters"):
        first, second, third, fourth = st.columns(4)
        with first:
            names = {code: f"{code} {words.shorten(name, 60)}" for code, name in measures.items()}
            code = controls.choose("Measure", "measure", names, clears=("by", *_CLEARED))
        measure = measure_of(code)
        if measure is None:
            raise LookupError(code)  # listed a moment ago, in the same publication
        with second:
            known = {name: name for name in workforce_queries.dimensions(measure.measure_id)}
            dimension = controls.choose("By", "by", known, clears=_CLEARED)
        with third:
            other, group_name = _ask_within(measure, dimension)
        own = Breakdown(measure.measure_id, "", dimension, other, group_name)
        with fourth:
            periods = equity_queries.periods(own)
            period_id = controls.choose("Period", "period", periods)
    chosen = Breakdown(measure.measure_id, period_id, dimension, other, group_name)
    return measure, chosen, periods.get(period_id, "")


def _ask_within(measure: Measure, dimension: str) -> tuple[str, str]:
    """All employees, or those of one group of another dimension; typing searches the list."""
    found = equity_queries.withins(measure.measure_id, dimension)
    pairs = {f"{other}: {name}": (other, name) for other, names in found.items() for name in names}
    options = {"": "All employees"} | {key: key for key in pairs}
    chosen = controls.choose("Within (type to search)", "within", options, clears=("groups",))
    return pairs.get(chosen, (OVERALL, OVERALL))


def say_what_to_do() -> None:
    """How employees come in, where none are counted."""
    parts.show_html(element("ol", *[element("li", step) for step in _STEPS], class_="hw-steps"))
    st.page_link("app_pages/update.py", label="Open Update", width="content")
