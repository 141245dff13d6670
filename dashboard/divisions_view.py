"""The gaps, the divisions beside one another, and links of which one end is gone."""

from collections.abc import Sequence

import streamlit as st

from dashboard import controls, divisions_words, parts, words
from dashboard.divisions_matrix import opener
from dashboard.divisions_records import Division, Lost, Served
from dashboard.figures import divisions as figures
from dashboard.markup import Piece, chip, details, element, join, link, table, url

_SORTS = {
    "": "Smallest share on course first",
    "late": "Most off track first",
    "serving": "Serves least of the plan first",
    "name": "By name",
}
_FEWEST_COMPARED = 2


def show_gaps(served: Sequence[Served]) -> None:
    """The items that nothing serves, the topmost of each branch; nothing for none."""
    gaps = divisions_words.top_gaps(served)
    if not gaps:
        return
    under = sum(one.is_gap for one in served) - len(gaps)
    tail = f", with {words.count(under, 'more item')} under them" if under else ""
    says = f"{words.count(len(gaps), 'item')}{tail}; somebody has to take them up."
    parts.section("Gaps: served by no division", words.sentence(says))
    rows = [
        (
            opener(one),
            element("div", one.name or one.text, class_="hw-question-cell"),
            one.level_name.capitalize(),
        )
        for one in gaps
    ]
    parts.show_html(table("Items that no division serves", ("Code", "What", "Level"), rows))


def show_compared(divisions: Sequence[Division]) -> None:
    """Every division with what its own plan comes to, sorted as the URL says."""
    parts.section("Divisions compared", divisions_words.compared(divisions))
    if len(divisions) >= _FEWEST_COMPARED:
        with st.container(key="sorting"):
            sort = controls.choose("Sorted", "sort", _SORTS)
        divisions = ordered(divisions, sort)
        figure = figures.on_course(divisions, parts.mode())
        numbers = figures.numbers(divisions)
        parts.show_html(
            element("ul", *[element("li", word) for word in figures.KEY], class_="hw-key")
        )
        parts.show(figure, divisions_words.compared(divisions), *numbers, "divisions_compared")
    header = ("Division", "On course", "At risk", "Off track", "No update", "Measures",
              "Serves the plan above")  # fmt: skip
    rows = [_row(one) for one in divisions]
    parts.show_html(table("Divisions compared", header, rows, _NUMBERS, is_dense=True))


_NUMBERS = ("At risk", "Off track", "No update")


def ordered(divisions: Sequence[Division], sort: str) -> list[Division]:
    """Divisions in the order of a choice; those of which nothing is counted come last."""
    match sort:
        case "late":
            return sorted(divisions, key=lambda one: (-one.off_track, -one.at_risk, one.title))
        case "serving":
            return sorted(divisions, key=lambda one: (one.serving / (one.items or 1), one.title))
        case "name":
            return sorted(divisions, key=lambda one: one.title)
    return sorted(
        divisions,
        key=lambda one: (one.share is None, one.share or 0.0, -one.off_track, one.title),
    )


def _row(one: Division) -> Sequence[Piece]:
    way = link(url("divisions", plan=one.plan_id), words.shorten(one.title))
    note = "" if one.is_under else element("div", "stands under another plan", class_="hw-note")
    share = f"{one.on_course} of {one.counted}" if one.counted else "nothing to be done"
    measures: Piece = "–"
    if one.measures:
        worst = chip(one.worst_status) if one.worst_status else ""
        measures = details(join([worst, words.count(one.measures, "measure")], " "), one.says)
    serving = f"{one.serving} of {words.count(one.items, 'item')}"
    return (
        element("div", way, note, class_="hw-group"), share, one.at_risk or "–",
        one.off_track or "–", one.no_update or "–", measures, serving,
    )  # fmt: skip


def show_lost(found: Sequence[Lost]) -> None:
    """Links whose item its plan has no more."""
    if not found:
        return
    number = words.count(len(found), "link")
    says = f"{number} of an earlier version; link the item that took its place."
    parts.section("Links of which one end is gone", words.sentence(says))
    rows = [
        (
            _gone(one.plan, one.item_text, is_gone=one.is_item_gone),
            _gone(one.serves_plan, one.serves_text, is_gone=one.is_served_gone),
            words.where(one.source),
        )
        for one in found
    ]
    header = ("Item", "Served", "Source")
    parts.show_html(table("Links of which one end is gone", header, rows, is_dense=True))


def _gone(plan: str, text: str, *, is_gone: bool) -> Piece:
    mark = chip("Dropped") if is_gone else ""
    of = element("div", words.shorten(plan, 60), class_="hw-description")
    return element("div", join([mark, " ", text]), of, class_="hw-question-cell")


def say_what_to_do() -> None:
    """How a division's plan comes under the agency's, where none does yet."""
    steps = [
        "Load a division's plan on Update, and choose there the plan that it stands under.",
        "Say which items serve which: a column or a sheet 'Serves', or the form on this page.",
        "See here what every division does for each item, and the items that nobody serves.",
    ]
    parts.show_html(element("ol", *[element("li", step) for step in steps], class_="hw-steps"))
    st.page_link("app_pages/update.py", label="Open Update", width="content")
