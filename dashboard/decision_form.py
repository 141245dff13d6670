"""The form that sets a measure's status against the rule, or takes that back; it makes a load."""

import streamlit as st

import loaders
from dashboard import decision_queries, parts, queries, saved_words, words
from dashboard.decision_queries import Decided
from dashboard.measure_records import Measure
from dashboard.place import home

STATUSES = ("Met target", "On track", "Near", "Off track")
"""What can be decided; the others say that there is nothing to judge."""
_TIMES = "decisions_saved"
"""How many decisions this visitor saved; a form that was saved comes back blank."""


def show(measure: Measure) -> None:
    """Offer the form, closed until somebody asks for it; not for a state of the past."""
    if queries.past():
        return
    periods = {
        one.period: one for one in decision_queries.periods(measure.measure_id, parts.today())
    }
    if not periods:
        return
    with st.expander("Set a status by decision"):
        st.markdown(
            "A status that people decide on stands beside the one by the rule, with their reason "
            "and name. It holds for one period."
        )
        key = f"decision_{measure.measure_id}_{st.session_state.get(_TIMES, 0)}"
        period = st.selectbox(
            "Period", periods, format_func=lambda one: _label(periods[one]), key=f"{key}_period"
        )
        with st.form(key, border=False):
            _ask(measure, periods[period])


def _label(one: Decided) -> str:
    by = f" by decision of {one.decided_by}" if one.decided_by else ""
    return words.visible(f"{one.period}: {one.status}{by}")


def _ask(measure: Measure, of: Decided) -> None:
    left, right = st.columns(2)
    others = [status for status in STATUSES if status != of.rule_status]
    status = left.selectbox(
        "Status by decision", others, index=None, placeholder=f"instead of {of.status}"
    )
    decided_by = right.text_input("Decided by", max_chars=100, placeholder="a name or a board")
    reason = st.text_area("Reason", max_chars=1000)
    by = parts.ask_name()
    with st.container(horizontal=True):
        agreed = st.form_submit_button("Set this status", type="primary")
        back = bool(of.decided_by) and st.form_submit_button("Take the decision back")
    if agreed:
        filled = {"Status by decision": status, "Reason": reason, "Decided by": decided_by}
        _save(measure, of, filled, by)
    elif back:
        _save(measure, of, {"Status by decision": "withdraw"}, by)


def _save(measure: Measure, of: Decided, filled: dict[str, str | None], by: str) -> None:
    status = filled["Status by decision"]
    if not status:
        st.error("Choose the status that was decided.")
        return
    given = {"Code": measure.code, "Period": of.period, **filled}
    try:
        with st.spinner("Saving and publishing"):
            saved = loaders.override_status(home(), measure.measure_id, given, by)
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
    done = f"{measure.code} is {status} in {of.period} by decision"
    if status == "withdraw":
        done = f"the rule decides on {measure.code} in {of.period} again"
    parts.answer(saved_words.told(done, saved.load_id, is_new=saved.is_new, notes=saved.notes))
