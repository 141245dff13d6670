"""The form that reports progress on one plan item; it makes a load, and can be undone."""

from collections.abc import Sequence

import streamlit as st

import loaders
from dashboard import parts, progress_queries, queries, saved_words, theme, words
from dashboard.place import home
from dashboard.records import Item, Plan

_SAID = ("Status", "% complete", "What happened", "What next", "Help needed", "Evidence")
_TIMES = "progress_saved"
"""How many updates this visitor saved; a form that was saved comes back blank."""
Filled = dict[str, str | float | None]


def show(plan: Plan, item: Item) -> None:
    """Offer the form, closed until somebody asks for it; not for a state of the past."""
    if not item.is_lowest or queries.past():
        return
    periods = progress_queries.periods(parts.today())
    if not periods:
        return
    key = f"progress_{item.item_id}_{st.session_state.get(_TIMES, 0)}"
    with st.expander(f"Report progress on {words.plain(item.code)}"):
        with st.form(key, border=False):
            filled = _ask(item, periods)
            by = parts.ask_name()
            agreed = st.form_submit_button("Save the update", type="primary")
        if agreed:
            _save(item, {"Plan": plan.plan_id, "Code": item.code, **filled}, by)


def _ask(item: Item, periods: Sequence[str]) -> Filled:
    left, middle, right = st.columns(3)
    period = left.selectbox("For the period", periods)
    same = f"as it is: {item.status or theme.NO_UPDATE}"
    status = middle.selectbox("Status", ["", *theme.STATUSES], format_func=lambda one: one or same)
    so_far = "" if item.percent_complete is None else f"{item.percent_complete:g} so far"
    percent = right.text_input("% complete", max_chars=8, placeholder=so_far)
    happened = st.text_area("What happened", max_chars=4000)
    left, right = st.columns(2)
    return {
        "Period": period,
        "Status": status,
        "% complete": percent,
        "What happened": happened,
        "What next": left.text_area("What comes next", max_chars=4000),
        "Help needed": right.text_area("What help is needed, and from whom", max_chars=4000),
        "Evidence": st.text_input("Evidence: a link, or where it can be seen", max_chars=1000),
    }


def _save(item: Item, filled: Filled, by: str) -> None:
    if not any(filled[name] for name in _SAID):
        st.error("Nothing is filled in yet: give a status, a percentage or a few words.")
        return
    try:
        with st.spinner("Saving and publishing"):
            saved = loaders.report_progress(home(), item.item_id, filled, by)
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
    done = f"progress on {item.code} for {filled['Period']}"
    parts.answer(saved_words.told(done, saved.load_id, is_new=saved.is_new, notes=saved.notes))
