"""The list of loads, and the form that undoes or redoes one."""

from collections.abc import Mapping, Sequence

import streamlit as st

import loaders
from dashboard import parts, plan_queries, words
from dashboard.markup import Piece, chip, element, join, table
from dashboard.place import home
from dashboard.records import Choice, LoadRow


def show(loads: Sequence[LoadRow], choices: Mapping[int, Choice]) -> None:
    """One row a load, the newest first; `choices` is what forms settled, by load."""
    offset = st.context.timezone_offset or 0
    rows = [
        (
            load.load_id,
            _when(load, offset),
            load.loaded_by,
            _what(load, choices.get(load.load_id)),
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


def _what(load: LoadRow, choice: Choice | None) -> Piece:
    shapes = ", ".join(shape.replace("_", " ") for shape in load.shapes)
    note = f"{shapes}; read by {load.reader}" if load.kind == "file" else "Form on a page"
    if load.kind == "file" and "survey" in load.shapes:
        note += "; the file is not kept, as it may name people"
    if choice is not None:
        note = f"{settled(choice)}. The item: {words.shorten(choice.item_text)}"
    return join([load.file_name, element("span", note, class_="hw-note hw-wrap")], "<br>")


def settled(choice: Choice) -> str:
    """Which reading of which cell was chosen: `1.2.a, by when: read as “Monthly”`."""
    read_as = f"“{words.shorten(choice.words, 60)}”" if choice.words else "nothing"
    return f"{choice.code}, {plan_queries.FIELDS[choice.field].lower()}: read as {read_as}"


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


def offer_undo(loads: Sequence[LoadRow], choices: Mapping[int, Choice]) -> None:
    """Choose a load, undo or redo it after asking once more."""
    parts.section("Undo or redo", "Nothing is deleted: an undone load can be brought back.")
    by_id = {load.load_id: load for load in loads}
    number = st.selectbox(
        "Load",
        list(by_id),
        format_func=lambda one: words.visible(f"{one} – {_name(by_id[one], choices.get(one))}"),
    )
    load = by_id[number]
    verb = _verb(load)
    # By a callback: it is called also when the button is no longer there, as when somebody
    # else has done it since this page was shown.
    st.button(f"{verb} load {number}", on_click=_ask_again, args=(verb, number))
    asked, of = st.session_state.get("confirm", ("", 0))
    if of in by_id and asked != _verb(by_id[of]):
        st.session_state.pop("confirm")
        st.info(f"Load {of} {'stands' if asked == 'Redo' else 'is undone'} already.")
    elif (asked, of) == (verb, number):
        _confirm(verb, load)


def _name(load: LoadRow, choice: Choice | None) -> str:
    return f"{load.file_name}: {settled(choice)}" if choice else load.file_name


def _verb(load: LoadRow) -> str:
    return "Undo" if load.undone_at is None else "Redo"


def _ask_again(verb: str, number: int) -> None:
    st.session_state["confirm"] = (verb, number)


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
