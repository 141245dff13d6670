"""The form that makes a measure of a plan's own words; each answer is a load, and can be undone."""

import hashlib
from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

import loaders
from dashboard import confirm_fields, confirm_queries, controls, parts, queries, saved_words, words
from dashboard.confirm_fields import Filled
from dashboard.confirm_records import Counted, Offer
from dashboard.markup import Html, chip, element, join, link, table, url
from dashboard.place import home
from dashboard.records import Plan

_LABEL_LENGTH = 70


def sentence(waiting: Sequence[Offer], decided: Sequence[Offer]) -> str:
    """What is to be decided, and what nobody decided yet means."""
    if waiting:
        number = words.count(len(waiting), "measure of success", "measures of success")
        return f"{number} in the plan's own words to look at; nothing is computed from them before."
    if decided:
        made = sum(offer.decision == "confirmed" for offer in decided)
        return f"All are decided: {words.count(made, 'measure')} made of {len(decided)}."
    return "This plan names no measures of success in its own words."


def show_way(plan: Plan | None) -> None:
    """The way to the form from another page; nothing where nothing waits."""
    waiting = confirm_queries.waiting(plan.plan_id) if plan else 0
    if plan is None or not waiting:
        return
    number = words.count(waiting, "measure of success", "measures of success")
    waits = words.verb(waiting, "waits", "wait")
    way = link(url("confirm", plan=plan.plan_id), "Confirm measures")
    told = f"{number} in the plan's own words {waits} for somebody to say what is counted. "
    parts.show_html(element("p", told, way, class_="hw-quiet"))


def show(plan: Plan, waiting: Sequence[Offer]) -> None:
    """The words that the URL names, or the first, beside the measure that they would be."""
    keys = {_key(offer): offer for offer in waiting}
    labels = {
        _key(one): f"{', '.join(one.item_codes)} – {words.shorten(one.words, _LABEL_LENGTH)}"
        for one in waiting
    }
    first = _key(waiting[0])
    picked = (
        controls.choose("Measure of success", "words", {"": labels[first], **labels})
        if waiting[1:]
        else ""
    )
    offer = keys.get(picked) or waiting[0]
    parts.section(f"Beside {', '.join(offer.item_codes)}")
    beside, form = st.columns([2, 3], gap="large")
    with beside:
        _show_words(plan, offer)
    with form:
        _ask(plan, offer)


def _show_words(plan: Plan, offer: Offer) -> None:
    opened = [link(url("plan", plan=plan.plan_id, item=code), code) for code in offer.item_codes]
    written = (
        element("h3", "The words as they are written"),
        element("pre", offer.words, class_="hw-words", tabindex="0"),
        element("p", words.where(offer.source), class_="hw-note hw-wrap"),
    )
    recognized = (
        element("h3", "What is recognized"),
        element("p", offer.says),
        element("p", "It would serve ", join(opened, ", "), "."),
    )
    parts.show_html(join(written))
    parts.show_html(join(recognized))
    beside = confirm_queries.measures(plan.plan_id, offer.item_ids)
    near = [
        element("p", measure_link(plan, one), f" {one.name}") for one in beside if one.is_beside
    ]
    if near:
        parts.show_html(join([element("h3", "What is measured there already"), *near]))


def measure_link(plan: Plan, one: Counted) -> Html:
    """The code of a measure, which opens it."""
    return link(url("measures", plan=plan.plan_id, measure=one.code), one.code)


def _ask(plan: Plan, offer: Offer) -> None:
    if queries.past():
        parts.show_html(element("p", "A state of the past is shown; come back to now to decide."))
        return
    key = _key(offer)
    what = confirm_fields.ask_what(offer, key)
    answers: dict[str, Callable[[str], None]] = {}
    with st.form(f"confirm_{key}_{what['Kind']}", border=False):
        if what["Kind"] == confirm_fields.MEASURED:
            which = confirm_fields.ask_which(plan, offer)
            answers["It is this measure"] = partial(_match, plan, offer, which)
        else:
            filled = confirm_fields.ask_rest(plan, offer, what)
            answers["Make it a measure"] = partial(_confirm, plan, offer, filled)
        by = parts.ask_name()
        answers["It is no measure"] = partial(_decline, plan, offer)
        with st.container(horizontal=True):
            pressed = [
                answer
                for number, (label, answer) in enumerate(answers.items())
                if st.form_submit_button(label, type="secondary" if number else "primary")
            ]
    for answer in pressed:
        answer(by)


def _confirm(plan: Plan, offer: Offer, filled: Filled, by: str) -> None:
    if filled["Statistic"] is None:
        st.error("Choose what is counted.")
        return
    done = f"{filled['Code']} is a measure now"
    _save(done, partial(loaders.confirm_measure, home(), plan.plan_id, offer.words, filled, by))


def _match(plan: Plan, offer: Offer, measure_id: str, by: str) -> None:
    if not measure_id:
        st.error("Choose the measure that it is.")
        return
    done = "these words are measured already"
    _save(done, partial(loaders.match_measure, home(), plan.plan_id, offer.words, measure_id, by))


def _decline(plan: Plan, offer: Offer, by: str) -> None:
    done = "these words are no measure"
    _save(done, partial(loaders.decline_measure, home(), plan.plan_id, offer.words, by))


def _save(done: str, save: Callable[[], loaders.Saved]) -> None:
    try:
        with st.spinner("Saving and publishing"):
            saved = save()
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    st.query_params.pop("words", None)
    parts.answer(saved_words.told(done, saved.load_id, is_new=saved.is_new, notes=saved.notes))


def show_decided(plan: Plan, decided: Sequence[Offer]) -> None:
    """What was decided so far."""
    rows = [
        (
            link(url("measures", plan=plan.plan_id, measure=offer.measure_id), "See the measure")
            if offer.measure_id
            else chip("No measure"),
            ", ".join(offer.item_codes),
            offer.words,
        )
        for offer in decided
    ]
    parts.section("Decided", "To change one, undo its load on the History page.")
    parts.show_html(table("Words that were decided", ("Decision", "Beside", "Words"), rows))


def _key(offer: Offer) -> str:
    """The words as a short name for the address."""
    return hashlib.sha256(offer.words.encode()).hexdigest()[:10]
