"""The form that says that something was reported; it makes a load."""

from collections.abc import Sequence

import streamlit as st

import loaders
from dashboard import parts, queries, saved_words, words
from dashboard.obligation_records import Obligation
from dashboard.place import home

_TIMES = "reports_saved"
"""How many reports this visitor saved; a form that was saved comes back blank."""
_LONGEST = 70


def show(waiting: Sequence[Obligation]) -> None:
    """Offer the form, closed until somebody asks for it; not for a state of the past."""
    if queries.past() or not waiting:
        return
    by_id = {one.obligation_id: one for one in waiting}
    key = f"report_{st.session_state.get(_TIMES, 0)}"
    with st.expander("Record a report that was made"), st.form(key, border=False):
        chosen = st.selectbox(
            "What was reported", by_id, index=None, format_func=lambda one: _label(by_id[one])
        )
        left, right = st.columns(2)
        on = left.text_input("Reported on", str(parts.today()), max_chars=20)
        evidence = right.text_input(
            "Evidence", max_chars=500, placeholder="minutes, an address, a file's name"
        )
        by = parts.ask_name()
        if st.form_submit_button("Record the report", type="primary"):
            _save(by_id.get(chosen or ""), on, evidence, by)


def _label(one: Obligation) -> str:
    due = words.day(one.due_on) if one.due_on else "without a day"
    return words.visible(f"{one.code} {words.shorten(one.words, _LONGEST)}, {due}")


def _save(one: Obligation | None, on: str, evidence: str, by: str) -> None:
    if one is None:
        st.error("Choose what was reported.")
        return
    filled: dict[str, str | float | None] = {
        "Plan": one.plan_id,
        "Item": one.code,
        "What was to be reported": one.words,
        "Due on": one.due_on.isoformat() if one.due_on else "",
        "Reported on": on,
        "Evidence": evidence,
    }
    try:
        with st.spinner("Saving and publishing"):
            saved = loaders.report_made(home(), filled, by)
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
    done = f"{one.code} was reported"
    parts.answer(saved_words.told(done, saved.load_id, is_new=saved.is_new, notes=saved.notes))
