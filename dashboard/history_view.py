"""The list of loads, and the form that undoes or redoes one."""

from collections.abc import Sequence

import streamlit as st

import loaders
from dashboard import parts, words
from dashboard.markup import Piece, chip, element, join, table
from dashboard.place import home
from dashboard.records import LoadRow


def show(loads: Sequence[LoadRow]) -> None:
    """One row a load, the newest first."""
    offset = st.context.timezone_offset or 0
    rows = [
        (
            load.load_id,
            _when(load, offset),
            load.loaded_by,
            _what(load),
            load.rows,
            _state(load),
        )
        for load in loads
    ]
    header = ("Load", "When", "Who", "What", "Rows", "State")
    parts.show_html(table("Loads, the newest first", header, rows, numbers=("Rows",)))


def _when(load: LoadRow, offset: int) -> Piece:
    utc = element("span", f"{words.moment(load.loaded_at)} UTC", class_="hw-note")
    if not offset:
        return utc
    return join([words.moment(load.loaded_at, offset), utc], "<br>")


def _what(load: LoadRow) -> Piece:
    shapes = ", ".join(shape.replace("_", " ") for shape in load.shapes)
    note = f"{shapes}; read by {load.reader}" if load.kind == "file" else "Form on a page"
    return join([load.file_name, element("span", note, class_="hw-note hw-wrap")], "<br>")


def _state(load: LoadRow) -> Piece:
    if load.undone_at is None:
        return chip("Stands")
    note = f"by {load.undone_by}, {words.day(load.undone_at.date())}"
    return join([chip("Undone"), element("span", note, class_="hw-note")], "<br>")


def offer_now() -> None:
    """The button that shows the newest state again in place of one of the past."""
    if not st.button("Come back to now", type="primary"):
        return
    try:
        with st.spinner("Publishing"):
            loaders.publish(home())
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    parts.answer("The newest state is shown again.")


def offer_undo(loads: Sequence[LoadRow]) -> None:
    """Choose a load, undo or redo it after asking once more."""
    parts.section("Undo or redo", "Nothing is deleted: an undone load can be brought back.")
    by_id = {load.load_id: load for load in loads}
    number = st.selectbox(
        "Load",
        list(by_id),
        format_func=lambda one: f"{one} – {by_id[one].file_name}",
    )
    load = by_id[number]
    verb = "Undo" if load.undone_at is None else "Redo"
    if st.button(f"{verb} load {number}"):
        st.session_state["confirm"] = (verb, number)
    if st.session_state.get("confirm") == (verb, number):
        _confirm(verb, load)


def _confirm(verb: str, load: LoadRow) -> None:
    means = (
        "The pages go back to what stood before it."
        if verb == "Undo"
        else "The pages show it again."
    )
    with st.form("confirm_form"):
        st.markdown(f"{verb} load {load.load_id}, {words.plain(load.file_name)}? {means}")
        by = parts.ask_name()
        with st.container(horizontal=True):
            agreed = st.form_submit_button(f"Yes, {verb.lower()} it", type="primary")
            st.form_submit_button("Cancel", on_click=st.session_state.pop, args=("confirm", None))
    if agreed:
        _do(verb, load.load_id, by)


def _do(verb: str, load_id: int, by: str) -> None:
    act = loaders.undo if verb == "Undo" else loaders.redo
    try:
        with st.spinner("Writing and publishing"):
            told = act(home(), load_id, by)
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    st.session_state.pop("confirm", None)
    done = f"Load {load_id} is {'undone' if verb == 'Undo' else 'back'}."
    parts.answer(" ".join([done, *told]))
