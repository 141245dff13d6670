"""The view of comment rounds: all of them, or one with every comment and what became of it."""

import streamlit as st

from dashboard import (
    comments_address,
    comments_close,
    comments_decide,
    comments_downloads,
    comments_form,
    comments_queries,
    comments_round_form,
    comments_table,
    comments_words,
    controls,
    parts,
    queries,
)
from dashboard.comments_records import DISPOSITIONS, UNDECIDED, Comment, Round
from dashboard.markup import element, link, url
from dashboard.records import Plan

_WHAT_TO_DO = (
    "Open a round below: partners then say what should be added to the plan, deleted from it or "
    "said otherwise, by a form or in a workbook, and every comment gets an answer."
)


def says(plan: Plan | None) -> str:
    """What the rounds come to, or the one that is opened."""
    one = _opened()
    if one is not None:
        return comments_words.round_sentence(one, parts.today())
    return comments_words.list_sentence(_rounds(plan), parts.today())


def show(plan: Plan | None) -> None:
    """The rounds, or the one that the address names."""
    one = _opened()
    if one is not None:
        _show_round(plan, one)
        return
    comments_round_form.forget()
    if wanted := st.query_params.get("round", ""):
        controls.known("Round", "round", [])
        parts.show_html(element("p", f"There is no round “{wanted}” here.", role="status"))
    found = _rounds(plan)
    parts.section("Comment rounds")
    if found:
        comments_table.show_rounds(plan, found)
    else:
        parts.show_html(element("p", _WHAT_TO_DO))
    comments_round_form.show_new(plan)


def _opened() -> Round | None:
    wanted = st.query_params.get("round", "")
    try:
        return comments_queries.round_named(wanted) if wanted else None
    except queries.NotPublished:
        return None


def _rounds(plan: Plan | None) -> list[Round]:
    try:
        return comments_queries.rounds(plan.plan_id if plan else "")
    except queries.NotPublished:
        return []


def _show_round(plan: Plan | None, one: Round) -> None:
    found = comments_queries.comments(one.round_id)
    comments_table.show_bar(plan, one)
    if st.query_params.get("comment", ""):
        comments_round_form.forget()
        comments_decide.show(plan, one, found)
        return
    comments_decide.forget()
    if says := comments_words.undone(one):
        parts.show_html(element("p", says, role="status"))
    comments_table.show_facts(one)
    parts.section("Comments, item by item")
    if found:
        _show_comments(plan, one, found)
    else:
        parts.show_html(element("p", "Nothing came so far.", class_="hw-quiet"))
    comments_downloads.offer(one, found)
    if queries.past():
        return
    parts.section("Work on the round")
    by = parts.ask_name()
    comments_address.show(one)
    comments_form.show(one, by)
    comments_round_form.show_change(one, by)
    comments_close.show(one, found, by)


def _show_comments(plan: Plan | None, one: Round, found: list[Comment]) -> None:
    options = {"": "All", **{name: name for name in (UNDECIDED, *DISPOSITIONS)}}
    chosen = controls.choose_view("What became of them", "disposition", options)
    shown = [c for c in found if not chosen or (c.disposition or UNDECIDED) == chosen]
    if not shown:
        everything = url("review", view="comments", round=one.round_id)
        way = link(everything, "Show all comments")
        parts.show_html(element("p", f"None is “{chosen.lower()}”. ", way, role="status"))
        return
    comments_table.show_comments(plan, one, shown)
