"""The forms that add a meeting to the calendar and take one out; each makes a load."""

from collections.abc import Sequence

import streamlit as st

import loaders
from dashboard import calendar_words, parts, queries, saved_words, words
from dashboard.calendar_records import Meeting
from dashboard.place import home

_TIMES = "meetings_saved"
"""How many meetings this visitor saved; a form that was saved comes back blank."""


def show(meetings: Sequence[Meeting]) -> None:
    """Offer the forms, closed until somebody asks for them; not for a state of the past."""
    if queries.past():
        return
    key = f"meeting_{st.session_state.get(_TIMES, 0)}"
    with st.expander("Add or change a meeting"):
        before = _ask_which(meetings, key)
        with st.form(f"{key}_{before.meeting_id if before else ''}", border=False):
            filled = _ask(before, key)
            by = parts.ask_name("who_box_of_meetings")
            agreed = st.form_submit_button("Save the meeting", type="primary")
        gone = before is not None and st.button("Take this meeting out", key=f"{key}_out")
    if agreed:
        _save(filled, by)
    elif gone and before is not None:
        _withdraw(before, by)


def _ask_which(meetings: Sequence[Meeting], key: str) -> Meeting | None:
    """The meeting to change; None for a new one."""
    known = {one.meeting_id: one for one in meetings}
    labels = {"": "A new meeting"} | {
        name: f"{one.name}, {calendar_words.when(one)}" for name, one in known.items()
    }
    chosen = st.selectbox(
        "This is", list(labels), format_func=lambda one: words.visible(labels[one]),
        key=f"{key}_which",
    )  # fmt: skip
    return known.get(str(chosen))


def _ask(before: Meeting | None, key: str) -> dict[str, str | float | None]:
    key = f"{key}_{before.meeting_id if before else ''}"
    left, right = st.columns(2)
    name = left.text_input(
        "Meeting", before.name if before else "", max_chars=200, key=f"{key}_name"
    )
    kinds = right.text_input(
        "What deadlines may call it", ", ".join(before.kinds) if before else "", max_chars=400,
        key=f"{key}_kinds", placeholder="such as: fall meeting, annual planning meeting",
    )  # fmt: skip
    left, middle, right = st.columns(3)
    first = left.date_input(
        "First day", before.starts_on if before else None, format="YYYY-MM-DD", key=f"{key}_first"
    )
    last = middle.date_input(
        "Last day", before.ends_on if before else None, format="YYYY-MM-DD", key=f"{key}_last"
    )
    at = right.text_input(
        "Time", (before.starts_at or "") if before else "", max_chars=20, key=f"{key}_time",
        placeholder="such as 9:30 or 2 pm",
    )  # fmt: skip
    place = st.text_input(
        "Place", (before.place or "") if before else "", max_chars=200, key=f"{key}_place"
    )
    note = st.text_area(
        "Note", (before.note or "") if before else "", max_chars=2000, key=f"{key}_note"
    )
    return {
        "Id": before.meeting_id if before else "", "Meeting": name, "Kind": kinds,
        "Starts": str(first or ""), "Ends": str(last or ""), "Time": at, "Place": place,
        "Note": note,
    }  # fmt: skip


def _save(filled: dict[str, str | float | None], by: str) -> None:
    try:
        with st.spinner("Saving and publishing"):
            saved = loaders.add_meeting(home(), filled, by)
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    _answer(f"the meeting {words.shorten(str(filled['Meeting']), 60)}", saved)


def _withdraw(one: Meeting, by: str) -> None:
    try:
        with st.spinner("Saving and publishing"):
            saved = loaders.withdraw_meeting(home(), one.meeting_id, by)
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    _answer(f"the meeting {words.shorten(one.name, 60)} is taken out", saved)


def _answer(done: str, saved: loaders.Saved) -> None:
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
    parts.answer(saved_words.told(done, saved.load_id, is_new=saved.is_new, notes=saved.notes))
