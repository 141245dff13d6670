"""The round that the address of a public form opens, or a calm word where it opens none."""

from typing import NoReturn

import streamlit as st

from dashboard import comments_queries, parts, queries, words
from dashboard.comment_words import NO_FORM, NO_FORM_SAYS
from dashboard.comments_records import Round
from dashboard.markup import element

_QUESTION = "What do you say of this plan?"
_CLOSED = (
    "It was closed on {}; whoever sent you this address can still take a comment that comes late."
)
_UNDONE = "The version of the plan that it is on was taken back; ask whoever sent you this address."


def key() -> str:
    """What the address ends in: who knows it may comment."""
    return str(st.query_params.get("round", ""))


def opened() -> Round:
    """The open round of the key in the address; without one the page says so and ends."""
    try:
        one = None if queries.past() else comments_queries.round_with_key(key())
    except queries.NotPublished:
        one = None
    if one is None:
        _end(NO_FORM, NO_FORM_SAYS)
    if not one.is_open:
        _end("This round is closed", _CLOSED.format(words.day(one.closed_on)))
    if one.undone_load_id is not None:
        _end("This round is not open now", _UNDONE)
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
    if one.request:
        parts.show_html(element("p", one.request, class_="hw-said"))


def _end(title: str, says: str) -> NoReturn:
    head = element("header", element("h1", title), element("p", says, class_="hw-says"))
    parts.show_html(head)
    st.stop()
