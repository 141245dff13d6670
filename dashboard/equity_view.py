"""What is looked at: a measure, by a dimension, within a group, in a period."""

from collections.abc import Mapping

import streamlit as st

from dashboard import controls, equity_finding, equity_queries, parts, words
from dashboard.equity_records import OVERALL, Breakdown
from dashboard.markup import chip, element, join
from dashboard.measure_queries import measure as measure_of
from dashboard.measure_records import Measure

_CLEARED = ("within", "period", "group", "each", "groups")
_VIEWS = {"": "At a glance", "advanced": "Advanced"}


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
            known = {name: name for name in equity_queries.dimensions(measure.measure_id)}
            dimension = controls.choose("By", "by", known, clears=_CLEARED)
        with third:
            other, group_name = _ask_within(measure, dimension)
        own = Breakdown(measure.measure_id, "", dimension, other, group_name)
        with fourth:
            periods = equity_queries.periods(own)
            period_id = controls.choose("Period", "period", periods)
    return measure, Breakdown(measure.measure_id, period_id, dimension, other, group_name), (
        periods.get(period_id, "")
    )  # fmt: skip


def _ask_within(measure: Measure, dimension: str) -> tuple[str, str]:
    """Everybody, or the people of one group of another dimension."""
    found = equity_queries.withins(measure.measure_id, dimension)
    options = {"": "Everybody"} | {
        f"{other}: {name}": f"{other}: {name}" for other, names in found.items() for name in names
    }
    chosen = controls.choose("Within", "within", options, clears=("group", "each", "groups"))
    pairs = {f"{other}: {name}": (other, name) for other, names in found.items() for name in names}
    return pairs.get(chosen, (OVERALL, OVERALL))


def ask_view() -> str:
    """Show the choice between the page for everybody and the advanced measures."""
    return controls.choose_view("View", "view", _VIEWS)


def show_unequal(measure: Measure) -> None:
    """That all together are where they should be, and some groups are not."""
    told = [one for one in equity_queries.unequal() if one.measure_id == measure.measure_id]
    if told:
        lines = [element("p", chip("Clearly short"), " ",
                         f"{equity_finding.unequal_sentence(one)} ({one.dimension}, {one.period}).")
                 for one in told]  # fmt: skip
        parts.show_html(join(lines))


def say_what_to_do() -> None:
    """How values by group come in, where there are none."""
    steps = [
        "Open Update, get the workbook, and fill in its Groups sheet: a row for every group.",
        "Or load a table of counts, one row per period and group.",
        "Every group then stands here beside the others; small ones are hidden for privacy.",
    ]
    parts.show_html(element("ol", *[element("li", step) for step in steps], class_="hw-steps"))
    st.page_link("app_pages/update.py", label="Open Update", width="content")
