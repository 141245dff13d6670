"""The form that takes a comment, for those with an account and for those without."""

import secrets
from collections.abc import Callable

import streamlit as st

import loaders
from dashboard import comments_queries, controls, parts, saved_words, words
from dashboard.comments_records import WHOLE, Round
from dashboard.place import home

_ONCE = "comment_once"
_KINDS = {
    "addition": "Addition: something is missing",
    "deletion": "Deletion: something should go",
    "augmentation": "Augmentation: something should be said otherwise, or more of it",
    "other": "Other comment",
}
Filled = dict[str, str | float | None]


def show(one: Round, by: str) -> None:
    """Offer the form for a comment that came by letter or by telephone, closed until asked for."""
    if not one.is_open:
        return
    with st.expander("Write down a comment"):
        filled, agreed = ask(one, has_day=True)
        if agreed:
            again = once(one)
            save(
                lambda: loaders.add_comment(home(), one.round_id, filled, by, again),
                one, filled, parts.answer,
            )  # fmt: skip


def ask(one: Round, *, has_day: bool = False) -> tuple[Filled, bool]:
    """The fields of a comment, and whether it is sent."""
    items = {"": WHOLE} | {
        item.code: words.shorten(f"{item.code} {item.text}", 110)
        for item in comments_queries.items(one)
    }
    key = f"comment_{once(one)}"
    codes = list(items)
    asked = controls.matching(st.query_params.get("item", ""), codes)
    with st.form(key, border=False):
        item = st.selectbox("On", codes, index=codes.index(asked),
                            format_func=lambda code: words.visible(items[code]))  # fmt: skip
        kind = st.radio("Kind", list(_KINDS), index=None, format_func=lambda name: _KINDS[name])
        # Without a bound here: the browser drops what is pasted over it, and says nothing.
        text = st.text_area("Comment", height=160)
        left, right = st.columns(2)
        author = left.text_input("Name, if you like", max_chars=100, autocomplete="name")
        partner = right.text_input("For which organization, if you like", max_chars=100,
                                   autocomplete="organization")  # fmt: skip
        filled: Filled = {"Item": item, "Kind": kind, "Comment": text, "Name": author,
                          "Partner": partner}  # fmt: skip
        if has_day:
            filled["Received"] = st.text_input(
                "Received, blank for now", max_chars=20, placeholder="2026-03-31"
            )
        agreed = st.form_submit_button("Send the comment", type="primary")
    return filled, agreed


def once(one: Round) -> str:
    """The same for as long as a form stays on the screen: sent twice, it is one comment."""
    return str(st.session_state.setdefault(f"{_ONCE}_{one.round_id}", secrets.token_hex(8)))


def save(
    send: Callable[[], loaders.Saved], one: Round, filled: Filled, answer: Callable[[str], None]
) -> None:
    """Send a comment; what was written stays in the form where it cannot be taken."""
    if not str(filled["Comment"] or "").strip():
        st.error("Comment is blank: write what you have to say.")
        return
    try:
        with st.spinner("Saving"):
            saved = send()
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    st.session_state.pop(f"{_ONCE}_{one.round_id}", None)
    about = filled["Item"] or WHOLE.lower()
    done = f"a comment on {about}"
    answer(saved_words.told(done, saved.load_id, is_new=saved.is_new, notes=saved.notes))
