"""The form that records what was decided on an impact assessment; it makes a load."""

import streamlit as st

import loaders
from dashboard import parts, queries, saved_words, words
from dashboard.impact_records import Assessment
from dashboard.place import home

DECISIONS = ("Not decided", "Go ahead", "Go ahead with mitigation", "Do not go ahead")
_TIMES = "impact_decisions_saved"
"""How many decisions this visitor saved; a form that was saved comes back as it then stands."""


def show(one: Assessment) -> None:
    """Offer the form, closed until somebody asks for it; not for a state of the past."""
    if queries.past():
        return
    label = "Record the decision" if one.decision == DECISIONS[0] else "Change the decision"
    key = f"impact_decision_{one.assessment_id}_{st.session_state.get(_TIMES, 0)}"
    with st.expander(label), st.form(key, border=False):
        left, middle, right = st.columns(3)
        filled: dict[str, str | float | None] = {
            "Decision": left.selectbox(
                "Decision", DECISIONS, index=DECISIONS.index(one.decision)
            ),
            "Decided by": middle.text_input(
                "Decided by", one.decided_by or "", max_chars=100, placeholder="a name or a board"
            ),
            "Decided on": right.text_input(
                "Decided on", str(one.decided_on or ""), max_chars=20, placeholder="2026-03-31"
            ),
            "Mitigation": st.text_area(
                "Mitigation: what is done so that nobody bears too much of it",
                one.mitigation or "", max_chars=4000,
            ),
        }  # fmt: skip
        by = parts.ask_name()
        agreed = st.form_submit_button("Save the decision", type="primary")
        if agreed:
            _save(one, filled, by)


def _save(one: Assessment, filled: dict[str, str | float | None], by: str) -> None:
    try:
        with st.spinner("Saving and publishing"):
            saved = loaders.decide_impact(home(), one.assessment_id, filled, by)
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
    done = f"{words.shorten(one.title, 60)}: {filled['Decision']}"
    parts.answer(saved_words.told(done, saved.load_id, is_new=saved.is_new, notes=saved.notes))
