"""The form that reports progress on one plan item; it makes a load, and can be undone."""

import streamlit as st

import loaders
from dashboard import parts, progress_queries, theme, words
from dashboard.place import home
from dashboard.records import Item, Plan

_SAME = "as it is"
Filled = dict[str, str | float | None]


def show(plan: Plan, item: Item) -> None:
    """Offer the form, closed until somebody asks for it."""
    periods = progress_queries.periods(parts.today())
    if not (item.is_lowest and periods):
        return
    title = f"Report progress on {item.code}"
    with st.expander(title), st.form(f"progress_{item.item_id}", border=False):
        filled = _ask(item, periods)
        by = parts.ask_name()
        agreed = st.form_submit_button("Save the update", type="primary")
    if agreed:
        _save(item, {"Plan": plan.plan_id, "Code": item.code, **filled}, by)


def _ask(item: Item, periods: list[str]) -> Filled:
    left, middle, right = st.columns(3)
    period = left.selectbox("For the period", periods)
    status = middle.selectbox("Status", ["", *theme.STATUSES], format_func=lambda one: one or _SAME)
    percent = right.text_input(
        "% complete", "", max_chars=6, placeholder=f"{item.percent_complete or 0:g} so far"
    )
    happened = st.text_area("What happened", max_chars=4000)
    left, right = st.columns(2)
    return {
        "Period": period,
        "Status": status,
        "% complete": percent,
        "What happened": happened,
        "What next": left.text_area("What next", max_chars=4000),
        "Help needed": right.text_area("Help needed", max_chars=4000),
        "Evidence": st.text_input("Evidence: a link, or where it can be seen", max_chars=1000),
    }


def _save(item: Item, filled: Filled, by: str) -> None:
    if not any(filled[name] for name in filled.keys() - {"Plan", "Code", "Period"}):
        st.error("Nothing is filled in yet.")
        return
    try:
        with st.spinner("Saving and publishing"):
            load_id = loaders.report_progress(home(), item.item_id, filled, by)
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    parts.answer(f"Saved as load {load_id}: progress on {item.code} for {filled['Period']}.")
