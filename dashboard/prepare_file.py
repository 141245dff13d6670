"""The last two steps of a plan's beginning: its meetings, and its first file."""

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

import loaders
from dashboard import calendar_form, calendar_queries, parts, words
from dashboard.calendar_records import Scope
from dashboard.markup import element, link, url
from dashboard.place import home
from dashboard.prepare_records import Begun, Check
from dashboard.records import Plan

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MADE = "plan_workbook"
_SAYS = (
    "The workbook has the plan's title, vision, mission, principles, key of owners and names of "
    "levels. Write one item a row, each below the one that it belongs to, and load it on the page "
    "Update. A document that you have already can be loaded there as it is."
)
_MEETINGS = (
    "Deadlines such as “at the fall meeting” are held against it. A sheet of meetings or a file "
    "of a calendar (.ics) is loaded on the page Update."
)


def say_meetings(plan: Plan, found: Sequence[Check]) -> None:
    """What the calendar has, and where more of it is."""
    says = next(one.says for one in found if one.check_name == "Meetings to come")
    more = link(url("calendar", plan=plan.plan_id), "Open the calendar")
    parts.show_html(element("p", says, " ", _MEETINGS, " ", more))


def ask_meeting(plan: Plan) -> None:
    """The calendar's own form."""
    scope = Scope((plan.plan_id,), parts.today())
    calendar_form.show(calendar_queries.meetings(scope))


def show_file(plan: Plan, begun: Begun) -> None:
    """The workbook to fill in, and the way to the page Update."""
    parts.show_html(element("p", _SAYS, class_="hw-quiet"))
    if not begun.levels:
        parts.show_html(element("p", "Name the levels first: the workbook offers them."))
    elif st.button("Make the workbook", key="make_plan_workbook"):
        _make(plan)
    made: tuple[int, bytes] | None = st.session_state.get(_MADE)
    if made is not None and made[0] == plan.load_id:
        name = re.sub(r"[^\w.-]+", "-", plan.plan_id).strip("-.") or "plan"
        st.download_button(
            "Download the workbook", made[1], f"{name}.xlsx", _XLSX, type="primary",
            on_click="ignore",
        )  # fmt: skip
    st.page_link("app_pages/update.py", label="Open Update", width="content")


def _make(plan: Plan) -> None:
    try:
        with tempfile.TemporaryDirectory(prefix="headway-") as folder, st.spinner("Making it"):
            target = loaders.plan_workbook(home(), Path(folder) / "plan.xlsx", plan.plan_id)
            st.session_state[_MADE] = (plan.load_id, target.read_bytes())
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
