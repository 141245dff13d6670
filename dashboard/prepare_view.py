"""The frame of the page Prepare: which plan it is about, and its steps, each Done or Open."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import parts, prepare_file, prepare_steps, prepare_words, queries
from dashboard.markup import element, link, url
from dashboard.prepare_records import Begun, Check
from dashboard.records import Plan

_STEPS = {
    1: ("What the plan is for", ("Organization", "Vision", "Mission", "Principles or values")),
    2: ("What its levels are called", ("Levels",)),
    3: ("Who is answerable", ("Owners in the key",)),
    4: ("When people meet", ("Meetings to come",)),
    5: ("The first file", ("Plan items",)),
}
_STEP_BY_STEP = (
    "Every step can be left and come back to; what it says can be changed until a file is loaded."
)


def plans() -> list[Plan]:
    """Every plan; none before the first load. Where they cannot be read the page ends."""
    try:
        return queries.plans()
    except queries.Unreadable:
        return [parts.plan()]
    except queries.NotPublished:
        return []


def show_steps(
    plan: Plan | None, begun: Begun, found: Sequence[Check], titles: Mapping[str, str]
) -> None:
    """The steps of a plan without items, of a new one only the first; not for the past."""
    if queries.past():
        return
    parts.section("Step by step" if plan else "Begin a plan", _STEP_BY_STEP)
    by = parts.ask_name("who_box_of_prepare")
    with _step(1, found):
        prepare_steps.ask_what_for(plan, begun, titles, by)
    if plan is None:
        return
    with _step(2, found):
        prepare_steps.ask_levels(plan, begun, by)
    with _step(3, found):
        prepare_steps.ask_owners(plan, begun, by)
    with _step(4, found):
        prepare_file.say_meetings(plan, found)
    prepare_file.ask_meeting(plan)
    with _step(5, found):
        prepare_file.show_file(plan, begun)


def offer_another(plan: Plan) -> None:
    """The way to begin one more plan, such as a division's."""
    if not queries.past():
        address = url("prepare", plan=plan.plan_id, start="new")
        parts.show_html(element("p", link(address, "Begin another plan")))


def _step(number: int, found: Sequence[Check]) -> DeltaGenerator:
    """A step that opens; what is done stays closed."""
    title, checks = _STEPS[number]
    state = prepare_words.state_of(found, *checks) if found else "Open"
    return st.expander(f"{number}. {title}: {state.lower()}", expanded=state != "Done")
