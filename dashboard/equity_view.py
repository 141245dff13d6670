"""How the page Equity asks what is looked at, and what it says where there is nothing."""

import streamlit as st

from dashboard import controls, equity_finding, equity_queries, parts
from dashboard.breakdown_view import Choices
from dashboard.markup import chip, element, join
from dashboard.measure_records import Measure

CHOICES = Choices(
    dimensions=equity_queries.dimensions,
    within="Within",
    everybody="Everybody",
    cleared=("within", "period", "group", "each", "groups"),
    cleared_within=("group", "each", "groups"),
)
_VIEWS = {"": "At a glance", "advanced": "Advanced"}


def ask_view() -> str:
    """Show the choice between the page for everybody and the advanced measures."""
    return controls.choose_view("View", "view", _VIEWS)


def show_unequal(measure: Measure) -> None:
    """That all together are where they should be, and some groups are not."""
    told = [one for one in equity_queries.unequal() if one.measure_id == measure.measure_id]
    if told:
        lines = [element("p", chip("Clearly short"), " ",
                         f"{equity_finding.unequal_sentence(one)}.")
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
