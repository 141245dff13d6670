"""The form that assesses a proposed decision; it makes a load, and can be undone."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

import loaders
from dashboard import (
    impact_queries,
    measure_queries,
    parts,
    plan_queries,
    queries,
    review_groups,
    saved_words,
    words,
)
from dashboard.place import home
from dashboard.records import Plan

_TIMES = "assessments_saved"
"""How many assessments this visitor saved; a form that was saved comes back blank."""
_NONE = ""
_OUTCOMES = {"good": "Good for those who have it", "bad": "Bad for those who have it"}
Filled = dict[str, str | float | None]
"""By the headers of the sheet Impact assessments."""


def show(plan: Plan | None) -> None:
    """Offer the form, closed until somebody asks for it; not for a state of the past."""
    if queries.past():
        return
    key = f"assessment_{st.session_state.get(_TIMES, 0)}"
    with st.expander("Assess a proposed decision"):
        replaces = _ask_replaced(plan, key)
        told_by = review_groups.ask_dimension(key)
        with st.form(key, border=False):
            filled = _ask(plan, key)
            groups = review_groups.ask(told_by, key)
            by = parts.ask_name()
            agreed = st.form_submit_button("Save the assessment", type="primary")
    if agreed:
        _save(filled | told_by.filled() | {"Author": by}, groups, by, replaces)


def _ask_replaced(plan: Plan | None, key: str) -> str:
    """The id of the assessment that this one corrects; blank for a new one."""
    known = {
        one.assessment_id: f"A correction of: {one.title}"
        for one in impact_queries.assessments(plan.plan_id if plan else "")
    }
    if not known:
        return ""
    labels = {_NONE: "A new assessment", **known}
    return str(
        st.selectbox(
            "This is", list(labels), format_func=lambda one: words.visible(labels[one]),
            key=f"{key}_replaces",
        )
    )  # fmt: skip


def _ask(plan: Plan | None, key: str) -> Filled:
    items = _items(plan)
    measures = {"": "None", **{one.code: f"{one.code} {one.name}" for one in _measures(plan)}}
    left, right = st.columns([2, 1])
    title = left.text_input("Title", max_chars=200, key=f"{key}_title")
    on = right.date_input("Assessed on", parts.today(), format="YYYY-MM-DD", key=f"{key}_on")
    filled: Filled = {
        "Assessment": title,
        "Assessed on": str(on or ""),
        "Proposal": st.text_area("What is proposed", max_chars=4000, key=f"{key}_proposal"),
    }
    left, right = st.columns(2)
    item = _choose(left, "Part of plan item", items, f"{key}_item")
    filled |= {"Plan": plan.plan_id if plan and item else "", "Plan item": item}
    filled["Measure"] = _choose(
        right, "Chance now from the rates of a measure", measures, f"{key}_measure"
    )
    left, middle, right = st.columns(3)
    filled["Outcome"] = left.text_input(
        "Outcome whose chance changes", max_chars=200, key=f"{key}_outcome",
        placeholder="such as: receives regular support",
    )  # fmt: skip
    filled["Outcome is"] = middle.selectbox(
        "That outcome is", list(_OUTCOMES), format_func=lambda one: _OUTCOMES[one],
        key=f"{key}_good",
    )  # fmt: skip
    filled["Effect (points)"] = right.text_input(
        "Change per person affected, points", max_chars=8, key=f"{key}_points",
        placeholder="such as 5 or -2.5",
    )  # fmt: skip
    return filled


def _items(plan: Plan | None) -> dict[str, str]:
    if plan is None:
        return {"": "None"}
    found = plan_queries.items(plan.plan_id, parts.today())
    return {"": "None"} | {
        one.code: words.shorten(f"{one.code} {one.name or one.text}", 80) for one in found
    }


def _measures(plan: Plan | None) -> Sequence[Any]:
    found = measure_queries.measures(plan.plan_id if plan else "")
    return [one for one in found if one.unit == "%" and one.statistic == "rate"]


def _choose(where: Any, label: str, options: Mapping[str, str], key: str) -> str:
    return str(
        where.selectbox(
            label, list(options), format_func=lambda one: words.visible(options[one]), key=key
        )
    )


def _save(filled: Filled, groups: Sequence[Filled], by: str, replaces: str) -> None:
    try:
        with st.spinner("Saving and publishing"):
            saved = loaders.assess_impact(home(), filled, groups, by, replaces)
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
    done = f"the assessment of {words.shorten(str(filled['Assessment']), 60)}"
    parts.answer(saved_words.told(done, saved.load_id, is_new=saved.is_new, notes=saved.notes))
