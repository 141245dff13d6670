"""Which measures are broken down by what: a matrix with words in its cells."""

from collections.abc import Sequence

import streamlit as st

from dashboard import controls, parts, words
from dashboard.equity_records import Coverage
from dashboard.markup import Html, Piece, chip, element, join, link, table, url

STATES = {
    "shown": "Broken down",
    "partly hidden": "Partly hidden",
    "all hidden": "All hidden",
    "missing": "Missing",
}
"""The states of a breakdown, with the words of `theme.MARKS` for them."""
_MOST_COLUMNS, _COLUMNS = 4, 3
"""So many dimensions fit beside one another; of more, so many have a column, beside the others."""


def finding(coverage: Sequence[Coverage]) -> str:
    """`2 of 8 measures lack a breakdown that is expected`: a title."""
    if not coverage:
        return "No breakdown is given or expected yet"
    if not any(one.is_expected for one in coverage):
        return "No breakdown is expected yet"
    measures = {one.measure_id for one in coverage}
    missing = [one for one in coverage if one.state == "missing"]
    lacking = {one.measure_id for one in missing}
    if not lacking:
        return f"All {words.count(len(measures), 'measure')} have the breakdowns that are expected"
    verb = words.verb(len(lacking), "lacks", "lack")
    told = f"{len(lacking)} of {words.count(len(measures), 'measure')} {verb} a breakdown"
    by = [one.dimension for one in missing]
    most = max(sorted(set(by)), key=by.count)
    return f"{told}, most often by {most}" if len(set(by)) > 1 else f"{told} by {most}"


def ask(coverage: Sequence[Coverage]) -> tuple[str, str]:
    """Show the filters and return what they say: a state and a dimension, empty for any."""
    found = {one.state for one in coverage}
    states = {state: word for state, word in STATES.items() if state in found}
    dimensions = {one.dimension: one.dimension for one in coverage}
    with st.container(key="filters"):
        first, second = st.columns(2)
        with first:
            state = controls.choose("State", "state", {"": "Any state", **states})
        with second:
            options = {"": "Any dimension", **dimensions}
            dimension = controls.choose("Dimension", "by", options)
    return state, dimension


def show(coverage: Sequence[Coverage]) -> None:
    """One row a measure, a column for each of the commonest dimensions and one for the others."""
    if not coverage:
        parts.show_html(element("p", "Nothing matches these filters."))
        return
    own = _columns([one.dimension for one in coverage])
    measures = {one.code: one.measure for one in coverage}
    cells = {(one.code, one.dimension): one for one in coverage}
    others = [one for one in coverage if one.dimension not in own]
    header = ("Code", "What", *own, *(["Also by"] if others else []))
    rows = []
    for code, name in measures.items():
        row: list[Piece] = [code, element("div", name, class_="hw-question-cell")]
        row += [_cell(cells.get((code, dimension))) for dimension in own]
        if others:
            row.append(_stacked([one for one in others if one.code == code]))
        rows.append(row)
    caption = "Measures by what they are broken down by"
    parts.show_html(table(caption, header, rows, is_dense=True))
    says = "A blank is neither given nor expected. Open a cell to see its groups."
    parts.show_html(element("p", says, class_="hw-quiet"))


def _columns(dimensions: Sequence[str]) -> list[str]:
    """The dimensions that have a column, in the order in which pages list them."""
    listed = list(dict.fromkeys(dimensions))
    if len(listed) <= _MOST_COLUMNS:
        return listed
    often = sorted(listed, key=dimensions.count, reverse=True)[:_COLUMNS]
    return [one for one in listed if one in often]


def _stacked(found: Sequence[Coverage]) -> Piece:
    """Each of the other dimensions under the one before: its name, and its cell."""
    return join([element("div", f"{one.dimension} ", _cell(one)) for one in found])


def _cell(one: Coverage | None) -> Piece:
    if one is None:
        return ""
    word = chip(STATES[one.state])
    if one.state == "missing":
        return word
    address = url("equity", measure=one.code, by=one.dimension)
    label = f"{one.code} by {one.dimension}: {STATES[one.state]}"
    return join([link(address, word, label=label), _note(_told(one))])


def _told(one: Coverage) -> str:
    """`4 groups, 2 hidden, 2026 Q3`."""
    told = [words.count(one.groups or 0, "group")]
    if one.hidden:
        told.append(f"{one.hidden} hidden")
    return ", ".join([*told, *([one.newest_period] if one.newest_period else [])])


def _note(text: str) -> Html:
    return element("div", text, class_="hw-note hw-wrap") if text else Html("")


def as_csv(coverage: Sequence[Coverage]) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
    """Header and rows for a spreadsheet."""
    header = ("Code", "Measure", "Dimension", "Expected", "State", "Newest period", "Groups",
              "Hidden", "Why")  # fmt: skip
    rows = [
        (one.code, one.measure, one.dimension, "yes" if one.is_expected else "no",
         STATES[one.state], one.newest_period, one.groups, one.hidden, one.reason)
        for one in coverage
    ]  # fmt: skip
    return header, rows


def say_what_to_do() -> None:
    """How a breakdown comes to be expected, where none is."""
    says = (
        "Say in a catalogue which dimensions are expected: the sheet Dimensions, with the columns "
        "Dimension, Order and Expected. Load it with Update."
    )
    parts.show_html(element("p", says))
    st.page_link("app_pages/update.py", label="Open Update", width="content")
