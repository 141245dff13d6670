"""The fields in which a person says which measure a table of counts is of, also a new one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from dashboard import queries, update_queries, words
from dashboard.update_counts_places import Places
from dashboard.update_counts_said import Said

_NEW = ""
_DIRECTIONS = {"higher": "Higher is better", "lower": "Lower is better"}
_ABOUT = {
    "customers": "Customers",
    "employees": "Employees",
    "no people": "No people (money, places): nothing is hidden",
}
_PROCESSES = {
    "": "Neither",
    "selection": "A selection (hired, promoted)",
    "burden": "A burden (disciplined, denied)",
}


def ask_measure(places: Places, before: Said) -> Said:
    """The measure of the catalogue, or what describes a new one."""
    measures = _measures()
    codes = [_NEW, *measures]
    chosen = st.selectbox(
        "It counts for the measure",
        codes,
        codes.index(before.measure) if before.measure in measures else 0,
        format_func=lambda one: (
            words.visible(f"{one} – {measures[one]}") if one else "A new measure"
        ),
        key=f"{places.key}_measure",
    )
    if chosen:
        return replace(before, measure=chosen, new={})
    return replace(before, measure=None, new=_ask_new(places, before.new))


def _ask_new(places: Places, before: Mapping[str, str]) -> dict[str, str]:
    key = places.key
    code, name = st.columns([1, 3])
    left, middle, right = st.columns(3)
    directions = list(_DIRECTIONS)
    given = {
        "code": code.text_input(
            "Its code, short", before.get("code", ""), max_chars=40, key=f"{key}_code"
        ),
        "name": name.text_input(
            "What is counted, in words", before.get("name", ""), max_chars=200, key=f"{key}_name"
        ),
        "unit": left.text_input(
            "Unit (a rate is in % without one)", before.get("unit", ""), max_chars=60,
            key=f"{key}_unit",
        ),
        "about": middle.selectbox(
            "It counts", list(_ABOUT), _place(list(_ABOUT), before.get("about")),
            format_func=lambda one: _ABOUT[one], key=f"{key}_about",
        ),
        "process": right.selectbox(
            "Being counted is", list(_PROCESSES), _place(list(_PROCESSES), before.get("process")),
            format_func=lambda one: _PROCESSES[one], key=f"{key}_process",
        ),
        "direction": st.radio(
            "Which way is better",
            directions,
            directions.index(before["direction"]) if "direction" in before else None,
            format_func=lambda one: _DIRECTIONS[one],
            horizontal=True,
            key=f"{key}_direction",
        ),
    }  # fmt: skip
    places.keep("direction")
    places.keep("code", code)
    places.keep("name", name)
    return {name: words.strip() for name, words in given.items() if words and words.strip()}


def _place(choices: Sequence[str], before: str | None) -> int:
    return choices.index(before) if before in choices else 0


def _measures() -> dict[str, str]:
    try:
        return update_queries.counted_measures()
    except queries.NotPublished:
        return {}
