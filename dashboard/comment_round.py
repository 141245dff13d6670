"""The round that the address of a public form opens, or a calm word where it opens none."""

from typing import NoReturn

import streamlit as st

from dashboard import comments_queries, parts, queries, words
from dashboard.comments_records import Round
from dashboard.markup import element

_QUESTION = "What do you say of this plan?"
_ASK = "Ask whoever sent you this address. A comment sent to them can still be taken, late."


def opened() -> Round:
    """The open round of the key in the address; without one the page says so and ends."""
    key = st.query_params.get("round", "")
    try:
        one = None if queries.past() else comments_queries.round_with_key(key)
    except queries.NotPublished:
        one = None
    if one is None:
        _end("This form is not open", "The address may be cut off, or the form was taken down.")
    if not one.is_open:
        _end("This round is closed", f"“{one.title}” was closed on {words.day(one.closed_on)}.")
    if one.opens_on > parts.today():
        _end("This round is not open yet", f"It opens on {words.day(one.opens_on)}.")
    return one


def show_head(one: Round) -> None:
    """The title, the plan, the day that comments are due, and what is asked."""
    late = one.due_on < parts.today()
    due = f"Comments {'were' if late else 'are'} due on {words.day(one.due_on)}"
    due += ", so yours is marked late" if late else ""
    version = f", version {one.version}" if one.version else ""
    parts.head(_QUESTION, one.title, f"{one.plan_title}{version}. {due}.")
    if one.is_demonstration:
        says = "Demonstration. This plan and its people are invented."
        parts.show_html(element("p", says, class_="hw-demonstration", role="note"))
    parts.show_answer()
    if one.request:
        parts.show_html(element("p", one.request, class_="hw-said"))


def _end(title: str, says: str) -> NoReturn:
    parts.head(_QUESTION, title, says)
    parts.show_html(element("p", _ASK))
    st.stop()
