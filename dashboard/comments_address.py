"""The address of a round's public form, for whoever invites people to it."""

import streamlit as st

import loaders
from dashboard import parts, words
from dashboard.comments_records import Round
from dashboard.markup import element, link, url
from dashboard.place import home

_KEPT = "form_key"
_SAYS = (
    "Whoever has this address may comment, so it stands in no file that is published and is looked "
    "up when you ask for it."
)
_ADD = "For those outside, put this behind the address of the server that serves forms alone, "


def show(one: Round) -> None:
    """Offer the address of an open round's form, for those inside and for everybody."""
    if not one.has_open_form:
        return
    with st.expander("The form for everybody"):
        parts.show_html(element("p", _SAYS, class_="hw-quiet"))
        if st.button("Show its address"):
            _look_up(one)
        found: tuple[tuple[str, int], str] | None = st.session_state.get(_KEPT)
        if found is None or found[0] != _state(one):
            return
        address = url("comment", round=found[1])
        parts.show_html(element("p", link(address, "Open the form here")))
        parts.show_html(element("p", _ADD, element("code", "headway comments"), ":"))
        st.code(address, language=None, wrap_lines=True)


def _state(one: Round) -> tuple[str, int]:
    """A change of the round may have taken the form down, and opened another."""
    return one.round_id, one.load_id


def _look_up(one: Round) -> None:
    try:
        with st.spinner("Looking it up"):
            forms = loaders.public_forms(home())
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    key = next((form.key for form in forms if form.round_id == one.round_id), "")
    if not key:
        st.error("Its address is not known here: the ledger that keeps it is another one.")
        return
    st.session_state[_KEPT] = (_state(one), key)
