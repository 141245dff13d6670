"""The filters of the Plan page: five controls that live in the URL, and what they find in words."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import controls, theme, words
from dashboard.plan_tables import FINDINGS, lowest_words
from dashboard.records import Filters, Item


def ask(plan_id: str, items: Sequence[Item], names: Mapping[str, str]) -> Filters:
    """Show the controls and return what they say."""
    st.session_state["shown_plan"] = plan_id
    statuses = [word for word in theme.STATUSES if any(item.status == word for item in items)]
    areas = {
        item.code: f"{item.code} {words.shorten(item.name or item.text, 50)}"
        for item in items
        if item.parent_id is None and item.level_name != "note"
    }
    with st.container(key="filters"):
        first, second, third, fourth, fifth = st.columns((3, 2, 2, 2, 2))
        with first:
            text = controls.search("Search the plan", "text")
        with second:
            labels = {code: words.named(code, names) for code in names}
            owner = controls.choose("Owner or approver", "owner", {"": "Anyone", **labels})
        with third:
            area = controls.choose("Area", "area", {"": "All areas", **areas})
        with fourth:
            told = {word: word for word in (*statuses, theme.NO_UPDATE)}
            status = controls.choose("Status", "status", {"": "Any status", **told})
        with fifth:
            due = {"": "Anything", "due:Overdue": "Overdue"}
            due |= {f"open:{finding}": finding for finding in FINDINGS}
            kind, _, word = controls.choose("Needs attention", "show", due).partition(":")
    return Filters(
        text=text,
        owner=owner,
        area=area,
        status=status,
        finding=word if kind == "open" else "",
        due=word if kind == "due" else "",
    )


def result_sentence(filters: Filters, found: Sequence[Item], items: Sequence[Item]) -> str:
    """How much the filters leave, or nothing when there are none."""
    if filters == Filters():
        return ""
    one, many = lowest_words(items)
    number = sum(item.is_lowest for item in found)
    total = sum(item.is_lowest for item in items)
    if not found:
        return "Nothing in the plan matches these filters."
    above = sum(item.has_deadline and not item.is_lowest for item in found)
    whose = "its" if above == 1 else "their"
    tail = f" and {words.count(above, 'item')} above with {whose} own deadline" if above else ""
    return f"{number} of {words.count(total, one, many)}{tail} match these filters."
