"""The form that makes a measure of a plan's own words; each answer is a load, and can be undone."""

import hashlib
from collections.abc import Sequence

import streamlit as st

import loaders
from dashboard import confirm_queries, controls, parts, words
from dashboard.confirm_records import Offer
from dashboard.markup import chip, element, join, link, table, url
from dashboard.place import home
from dashboard.records import Plan

_KINDS = {"quantitative": "A number", "deliverable": "Something to be produced"}
_STATISTICS = {
    "rate": "a percentage",
    "count": "a count",
    "amount": "an amount of money or time",
    "mean rating": "a mean rating",
    "index": "another number",
}
_DIRECTIONS = {"higher": "Higher is better", "lower": "Lower is better"}
_FREQUENCIES = ("monthly", "quarterly", "twice a year", "yearly")
_YEARS = ("calendar year", "federal fiscal year", "state fiscal year", "school year", "survey year")
_LABEL_LENGTH = 70


def sentence(waiting: Sequence[Offer], decided: Sequence[Offer]) -> str:
    """What is to be decided, and what nobody decided yet means."""
    if waiting:
        number = words.count(len(waiting), "measure of success", "measures of success")
        return f"{number} in the plan's own words to look at. Until then nothing is computed."
    if decided:
        made = sum(offer.decision == "confirmed" for offer in decided)
        return f"All are decided: {words.count(made, 'measure')} made of {len(decided)}."
    return "This plan names no measures of success in its own words."


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
    parts.show_html(
        join(
            [
                element("h3", "The words as they are written"),
                element("pre", offer.words, class_="hw-words", tabindex="0"),
                element("p", words.where(offer.source), class_="hw-note"),
                element("h3", "What is recognized"),
                element("p", offer.says),
                element("p", "It would serve ", join(opened, ", "), "."),
            ]
        )
    )


def _ask(plan: Plan, offer: Offer) -> None:
    key = _key(offer)
    kinds = list(_KINDS)
    kind = st.radio(
        "What is it?",
        kinds,
        index=kinds.index("deliverable") if offer.kind == "deliverable" else 0,
        format_func=lambda one: _KINDS[one],
        horizontal=True,
        key=f"kind_{key}",
    )
    with st.form(f"confirm_{key}", border=False):
        filled = _names(plan, offer, kind or "quantitative")
        filled |= _number(offer) if kind == "quantitative" else _thing(offer)
        by = parts.ask_name()
        with st.container(horizontal=True):
            agreed = st.form_submit_button("Make it a measure", type="primary")
            declined = st.form_submit_button("It is no measure")
    if agreed:
        _save(plan, offer, filled, by)
    elif declined:
        _decline(plan, offer, by)


def _names(plan: Plan, offer: Offer, kind: str) -> dict[str, str | float | None]:
    name = st.text_input("Name", words.shorten(offer.words.strip(" ."), 120), max_chars=200)
    left, right = st.columns(2)
    code = left.text_input("Code", _free_code(offer), max_chars=30)
    owner = right.text_input("Owner", ", ".join(offer.owners), max_chars=100)
    return {
        "Code": code,
        "Measure": name,
        "Definition": offer.words,
        "Plan": plan.plan_id,
        "Plan items": ", ".join(offer.item_codes),
        "Kind": kind,
        "Owner": owner,
        "Source": words.where(offer.source),
    }


def _number(offer: Offer) -> dict[str, str | float | None]:
    left, right = st.columns(2)
    statistics = list(_STATISTICS)
    known = statistics.index(offer.statistic) if offer.statistic in statistics else None
    statistic = left.selectbox(
        "Counted as", statistics, index=known, format_func=lambda one: _STATISTICS[one],
        placeholder="Choose what is counted",
    )  # fmt: skip
    unit = right.text_input("Unit", offer.unit or "", max_chars=40)
    direction = left.selectbox(
        "Direction", list(_DIRECTIONS), index=list(_DIRECTIONS).index(offer.direction),
        format_func=lambda one: _DIRECTIONS[one],
    )  # fmt: skip
    scale = right.text_input("Scale, for a mean rating", _scale(offer), max_chars=20)
    baseline = left.text_input("Baseline", _shown(offer.baseline), max_chars=20)
    first = right.text_input("Baseline period", "", max_chars=30, placeholder="such as 2025")
    target = left.text_input("Target", _shown(offer.target), max_chars=20)
    last = right.text_input("Target period", _year(offer), max_chars=30, placeholder="such as 2028")
    tolerance = left.text_input("Near the benchmark is within", "", max_chars=20)
    return {
        "Statistic": statistic,
        "Unit": unit,
        "Direction": direction,
        "Scale": scale,
        "Baseline": baseline,
        "Baseline period": first,
        "Target": target,
        "Target period": last,
        "Tolerance": tolerance,
        **_often(offer),
    }


def _thing(offer: Offer) -> dict[str, str | float | None]:
    last = st.text_input("To be done by", _year(offer), max_chars=30, placeholder="such as 2026 Q4")
    return {"Statistic": "milestone", "Target period": last, **_often(offer)}


def _often(offer: Offer) -> dict[str, str | float | None]:
    left, right = st.columns(2)
    frequency = left.selectbox("Reported", _FREQUENCIES, index=_FREQUENCIES.index(offer.frequency))
    year = right.selectbox("By", _YEARS)
    return {"Frequency": frequency, "Year": year}


def _save(plan: Plan, offer: Offer, filled: dict[str, str | float | None], by: str) -> None:
    if filled.get("Statistic") is None:
        st.error("Choose what is counted.")
        return
    try:
        with st.spinner("Saving and publishing"):
            load_id = loaders.confirm_measure(home(), plan.plan_id, offer.words, filled, by)
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    st.query_params.pop("words", None)
    parts.answer(f"Saved as load {load_id}: {filled['Code']} is a measure now.")


def _decline(plan: Plan, offer: Offer, by: str) -> None:
    try:
        with st.spinner("Saving and publishing"):
            load_id = loaders.decline_measure(home(), plan.plan_id, offer.words, by)
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    st.query_params.pop("words", None)
    parts.answer(f"Saved as load {load_id}: these words are no measure.")


def show_decided(plan: Plan, decided: Sequence[Offer]) -> None:
    """What was decided so far."""
    rows = [
        (
            link(url("measures", plan=plan.plan_id, measure=offer.measure_id), "See the measure")
            if offer.measure_id
            else chip("Closed", "no measure"),
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


def _free_code(offer: Offer) -> str:
    """A code of the first item that no measure has yet."""
    taken = confirm_queries.codes()
    stem = f"M {offer.item_codes[0]}" if offer.item_codes else "M"
    number = 1
    while f"{stem}-{number}".casefold() in taken:
        number += 1
    return f"{stem}-{number}"


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"


def _scale(offer: Offer) -> str:
    low, high = offer.scale_low, offer.scale_high
    return "" if low is None or high is None else f"{low:g}-{high:g}"


def _year(offer: Offer) -> str:
    return offer.target_period or ""
