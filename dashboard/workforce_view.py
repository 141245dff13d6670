"""How the page Workforce asks what is looked at, and what it says where there is nothing."""

import streamlit as st

from dashboard import parts, workforce_queries
from dashboard.breakdown_view import Choices
from dashboard.markup import element

CHOICES = Choices(
    dimensions=workforce_queries.dimensions,
    within="Within (type to search)",
    everybody="All employees",
    cleared=("within", "period", "group", "compare", "find", "which", "groups"),
    cleared_within=("groups",),
)
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


def say_what_to_do() -> None:
    """How employees come in, where none are counted."""
    parts.show_html(element("ol", *[element("li", step) for step in _STEPS], class_="hw-steps"))
    st.page_link("app_pages/update.py", label="Open Update", width="content")
