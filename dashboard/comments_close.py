"""The buttons that close a round and open it again."""

from collections.abc import Sequence

import streamlit as st

import loaders
from dashboard import comments_words, parts, saved_words, words
from dashboard.comments_records import Comment, Round
from dashboard.markup import element
from dashboard.place import home


def show(one: Round, found: Sequence[Comment], by: str) -> None:
    """Close the round when every comment has a disposition; or open a closed one again."""
    label = "Close the round" if one.is_open else "Open the round again"
    with st.expander(label):
        why_not = comments_words.cannot_close(found) if one.is_open else ""
        if why_not:
            parts.show_html(element("p", why_not))
            return
        says = (
            "Its record is then complete. Comments that come later are refused by the form; in a "
            "workbook they are taken and marked late."
            if one.is_open
            else "Its forms then take comments again."
        )
        parts.show_html(element("p", says))
        with st.form(f"close_{one.round_id}", border=False):
            agreed = st.form_submit_button(label, type="primary")
        if agreed:
            _save(one, by)


def _save(one: Round, by: str) -> None:
    try:
        with st.spinner("Saving and publishing"):
            if one.is_open:
                saved = loaders.close_round(home(), one.round_id, by)
            else:
                saved = loaders.reopen_round(home(), one.round_id, by)
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    done = f"{one.title} is {'closed' if one.is_open else 'open again'}"
    parts.answer(saved_words.told(done, saved.load_id, is_new=saved.is_new, notes=saved.notes))
