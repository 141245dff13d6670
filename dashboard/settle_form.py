"""The form that settles one unclear cell; each answer is a load, and can be undone."""

from collections.abc import Sequence

import streamlit as st

import loaders
from dashboard import controls, parts, plan_queries, words
from dashboard.markup import element, join, link, table, url
from dashboard.place import home
from dashboard.records import Plan, Question

_COLUMNS = ("by_when", "who")
NOTHING = "Nothing is meant for this item"


def show(plan: Plan, waiting: Sequence[Question]) -> None:
    """The question that the URL names, or the first; its cell beside the possible readings."""
    keys = {_key(question): question for question in waiting}
    fields = plan_queries.FIELDS
    labels = {_key(one): f"{one.code} – {fields[one.field]}" for one in waiting}
    first = _key(waiting[0])
    picked = (
        controls.choose("Item", "question", {"": labels[first], **labels}) if waiting[1:] else ""
    )
    question = keys.get(picked) or waiting[0]
    parts.section(f"{question.code} {words.shorten(question.text, 160)}")
    beside, choice = st.columns(2, gap="large")
    with beside:
        parts.show_html(
            join(
                [
                    element("h3", "The cell as it is written"),
                    element("pre", question.original, class_="hw-words", tabindex="0"),
                    element("p", words.where(question.source), class_="hw-note"),
                    link(url("plan", plan=plan.plan_id, item=question.code), "See it in the plan"),
                ]
            )
        )
    with choice, st.form(f"settle_{_key(question)}", border=False):
        _ask(plan, question)
    if question.field in _COLUMNS:
        _show_neighbours(plan, question)


def _show_neighbours(plan: Plan, question: Question) -> None:
    """What the same cell is read as for the other items that it stands beside."""
    items = plan_queries.items(plan.plan_id, parts.today())
    parent_id = next((one.parent_id for one in items if one.item_id == question.item_id), None)
    field = plan_queries.FIELDS[question.field]
    rows = [
        (one.code, words.shorten(one.text, 120), getattr(one, question.field) or "–")
        for one in items
        if one.parent_id == parent_id and one.is_lowest
    ]
    parts.section("The items beside that column, as they are read now")
    parts.show_html(table(f"{field} of its neighbours", ("Code", "What", field), rows))


def _ask(plan: Plan, question: Question) -> None:
    texts = [reading.words for reading in question.readings]
    taken = next((n for n, one in enumerate(question.readings) if one.is_taken), 0)
    number = st.radio(
        f"{plan_queries.FIELDS[question.field]}: which reading is right?",
        range(len(texts)),
        index=taken,
        format_func=lambda index: words.plain(texts[index]) or NOTHING,
    )
    by = parts.ask_name()
    if st.form_submit_button("Save and go on", type="primary") and number is not None:
        with st.spinner("Saving and publishing"):
            _save(plan, question, texts[number], by)


def _save(plan: Plan, question: Question, chosen: str, by: str) -> None:
    try:
        load_id = loaders.settle(
            home(), plan.plan_id, question.item_id, question.field, question.original,
            chosen, by,
        )  # fmt: skip
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    told = f"Saved as load {load_id}: {question.code} is read as “{chosen or 'nothing'}”."
    st.query_params.pop("question", None)
    parts.answer(told)


def _key(question: Question) -> str:
    return f"{question.code} {question.field}"


def show_settled(plan: Plan, settled: Sequence[Question]) -> None:
    """What was chosen so far."""
    rows = [
        (
            link(url("plan", plan=plan.plan_id, item=question.code), question.code),
            plan_queries.FIELDS[question.field],
            next((one.words for one in question.readings if one.is_taken), "") or NOTHING,
        )
        for question in settled
    ]
    parts.section("Settled", "To change one, undo its load on the History page.")
    parts.show_html(table("Readings that were settled", ("Code", "Cell", "Reading"), rows))
