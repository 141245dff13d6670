"""What the form asks of a new measure, filled in with what the plan's words seem to say."""

import re
from collections.abc import Set as AbstractSet

import streamlit as st

from dashboard import confirm_queries, words
from dashboard.confirm_records import Offer
from dashboard.records import Plan

Filled = dict[str, str | float | None]
"""By the headers of a catalogue's sheet Measures."""
MEASURED = "measured"
"""The kind of what a measure that is there already measures."""
_KINDS = {"quantitative": "A number", "deliverable": "Something to be produced"}
_STATISTICS = {
    "rate": "a percentage",
    "count": "a count",
    "amount": "an amount of money or time",
    "mean rating": "a mean rating",
    "index": "another number",
}
_RANGE = "within a range"
_DIRECTIONS = {
    "higher": "Higher is better",
    "lower": "Lower is better",
    _RANGE: "Within a range is best",
}
_FREQUENCIES = ("monthly", "quarterly", "twice a year", "yearly")
_YEARS = ("calendar year", "federal fiscal year", "state fiscal year", "school year", "survey year")


def ask_what(offer: Offer, key: str) -> Filled:
    """What decides on the other fields: kind, statistic and direction. Outside the form."""
    kinds = _KINDS | ({MEASURED: "Measured already"} if confirm_queries.codes() else {})
    kind = st.radio(
        "What is it?",
        list(kinds),
        index=list(kinds).index("deliverable") if offer.kind == "deliverable" else 0,
        format_func=lambda one: kinds[one],
        horizontal=True,
        key=f"kind_{key}",
    )
    if kind == MEASURED:
        return {"Kind": kind}
    if kind == "deliverable":
        return {"Kind": kind, "Statistic": "milestone"}
    left, right = st.columns(2)
    statistics, directions = list(_STATISTICS), list(_DIRECTIONS)
    known = statistics.index(offer.statistic) if offer.statistic in statistics else None
    statistic = left.selectbox(
        "Counted as", statistics, index=known, format_func=lambda one: _STATISTICS[one],
        placeholder="Choose what is counted", key=f"statistic_{key}",
    )  # fmt: skip
    direction = right.selectbox(
        "Direction", directions, index=directions.index(offer.direction),
        format_func=lambda one: _DIRECTIONS[one], key=f"direction_{key}",
    )  # fmt: skip
    return {"Kind": kind, "Statistic": statistic, "Direction": direction}


def ask_which(plan: Plan, offer: Offer) -> str:
    """The id of the measure that measures the words already; blank while none is chosen."""
    known = {one.measure_id: one for one in confirm_queries.measures(plan.plan_id, offer.item_ids)}
    chosen = st.selectbox(
        "It is measured by", list(known), index=None, placeholder="Choose a measure",
        format_func=lambda one: words.visible(f"{known[one].code} – {known[one].name}"),
    )  # fmt: skip
    return chosen or ""


def ask_rest(plan: Plan, offer: Offer, what: Filled) -> Filled:
    """Everything else, as far as it has a meaning for such a measure."""
    name = st.text_input("Name", words.shorten(offer.words.strip(" ."), 120), max_chars=200)
    left, right = st.columns(2)
    filled: Filled = {
        **what,
        "Code": left.text_input("Code", free_code(offer, confirm_queries.codes()), max_chars=30),
        "Measure": name,
        "Owner": right.text_input("Owner", ", ".join(offer.owners), max_chars=100),
        "Definition": offer.words,
        "Plan": plan.plan_id,
        "Plan items": ", ".join(offer.item_codes),
        "Source": words.where(offer.source),
    }
    filled |= _thing(offer) if what["Kind"] == "deliverable" else _number(offer, what)
    left, right = st.columns(2)
    frequency = left.selectbox("Reported", _FREQUENCIES, index=_FREQUENCIES.index(offer.frequency))
    own = _YEARS.index("state fiscal year") if confirm_queries.is_fiscal() else 0
    year = right.selectbox("Each counted by the", _YEARS, index=own)
    return filled | {"Frequency": frequency, "Year": year}


def _thing(offer: Offer) -> Filled:
    last = st.text_input(
        "To be done by", offer.target_period or "", max_chars=30, placeholder="such as 2026 Q4"
    )
    return {"Target period": last}


def _number(offer: Offer, what: Filled) -> Filled:
    filled: Filled = {}
    left, right = st.columns(2)
    if what["Statistic"] == "mean rating":
        filled["Scale"] = left.text_input("Scale", _scale(offer), max_chars=20, placeholder="1-5")
    else:
        filled["Unit"] = left.text_input("Unit", offer.unit or "", max_chars=40)
    filled["Tolerance"] = right.text_input(
        "Near: short by at most", max_chars=20, placeholder="nothing"
    )
    left, right = st.columns(2)  # anew for every row, so that a phone shows them in this order
    baseline = left.text_input("Baseline", _shown(offer.baseline), max_chars=20)
    first = right.text_input("Baseline period", max_chars=30, placeholder="such as 2025")
    filled |= {"Baseline": baseline, "Baseline period": first}
    left, right = st.columns(2)
    if what["Direction"] == _RANGE:
        filled["Low"] = left.text_input("From", max_chars=20)
        filled["High"] = right.text_input("To", _shown(offer.target), max_chars=20)
        return filled
    filled["Target"] = left.text_input("Target", _shown(offer.target), max_chars=20)
    filled["Target period"] = right.text_input(
        "Target period", offer.target_period or "", max_chars=30, placeholder="such as 2028"
    )
    return filled


def free_code(offer: Offer, codes: AbstractSet[str]) -> str:
    """A code of the first item that no measure has yet, nor one that is written like it."""
    taken = {_plain(code) for code in codes}
    stem = f"M {offer.item_codes[0]}" if offer.item_codes else "M"
    number = 1
    while _plain(f"{stem}-{number}") in taken:
        number += 1
    return f"{stem}-{number}"


def _plain(code: str) -> str:
    return re.sub(r"[\W_]+", "-", code.casefold()).strip("-")


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"


def _scale(offer: Offer) -> str:
    low, high = offer.scale_low, offer.scale_high
    return "" if low is None or high is None else f"{low:g}-{high:g}"
