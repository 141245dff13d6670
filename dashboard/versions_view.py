"""The view of a plan's versions: which there are, and what changed from one to another."""

from collections.abc import Sequence

import streamlit as st

from dashboard import (
    controls,
    parts,
    queries,
    versions_document,
    versions_form,
    versions_list,
    versions_queries,
    versions_words,
    words,
)
from dashboard.markup import element
from dashboard.records import Plan
from dashboard.versions_records import Change, Version

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ENOUGH = 2


def says(plan: Plan | None) -> str:
    """What changed between the two versions, in one sentence."""
    found = versions_queries.versions(plan.plan_id) if plan else []
    if plan is None or len(found) < _ENOUGH:
        return "There is one version of this plan." if found else "No plan is loaded."
    earlier, later = _pair(found)
    doubtful = versions_queries.doubts(plan.plan_id, earlier.version, later.version)
    counts = versions_queries.counts(plan.plan_id, earlier.version, later.version)
    number = len({one.from_item_id for one in doubtful})
    return versions_words.sentence(earlier, later, counts, number)


def show(plan: Plan | None) -> None:
    """Two versions, held against each other."""
    found = versions_queries.versions(plan.plan_id) if plan else []
    if plan is None or len(found) < _ENOUGH:
        _say_what_to_do(found)
        return
    pairs = {_key(*pair): versions_words.pair_name(*pair) for pair in _pairs(found)}
    first, second = st.columns(2)
    with first:
        controls.choose("Compare", "versions", pairs, clears=["pair"])
    earlier, later = _pair(found)
    with second:
        shown = controls.choose("Show", "show", {
            "": "What changed", "whole": "The whole plan, with what changed marked",
            "earlier": f"{earlier.name} as it was", "later": f"{later.name} as it is",
        })  # fmt: skip
    if shown in {"earlier", "later"}:
        one = earlier if shown == "earlier" else later
        versions_list.show_version(one, versions_queries.items(plan.plan_id, one.version))
    else:
        _show_changes(plan, earlier, later, is_whole=shown == "whole")
    versions_list.show_versions(plan, found)


def _show_changes(plan: Plan, earlier: Version, later: Version, *, is_whole: bool) -> None:
    pair = (plan.plan_id, earlier.version, later.version)
    changes, doubts = versions_queries.changes(*pair), versions_queries.doubts(*pair)
    counts = versions_queries.counts(*pair)
    versions_list.show_whole(earlier, later)
    versions_list.show_counts(counts, len({one.from_item_id for one in doubts}))
    if doubts and not queries.past():
        versions_form.show_doubts(earlier, later, doubts)
    listed = changes if is_whole else versions_words.changed(changes)
    parts.section("The whole plan" if is_whole else "What changed")
    if listed:
        name = versions_words.pair_name(earlier, later)
        versions_list.show_changes(listed, f"{name}, item by item")
    else:
        parts.show_html(element("p", "Both versions say the same of every item."))
    if not queries.past():
        versions_form.show_reasons(earlier, later, changes)
    _offer_word(plan, earlier, later, changes)


def _offer_word(plan: Plan, earlier: Version, later: Version, changes: Sequence[Change]) -> None:
    """A button that makes the document when it is pressed, in a thread that knows no address."""
    told = says(plan)
    title = f"{words.shorten(plan.title, 150)}: what changed"
    st.download_button(
        "Download as Word",
        lambda: versions_document.document(earlier, later, changes, told, title),
        f"changes-{earlier.version}-{later.version}.docx",
        _WORD,
        on_click="ignore",
    )


def _pairs(found: Sequence[Version]) -> list[tuple[Version, Version]]:
    """Every version with the newest, then with the next one; the newest first."""
    newest, *older = found
    steps = list(zip(found[1:], found, strict=False))
    return [steps[0], *[(one, newest) for one in older[1:]], *steps[1:]]


def _pair(found: Sequence[Version]) -> tuple[Version, Version]:
    """The two that the address names, or the newest two."""
    pairs = {_key(*pair): pair for pair in _pairs(found)}
    named = controls.known("Compare", "versions", pairs)
    return pairs.get(named) or next(iter(pairs.values()))


def _key(earlier: Version, later: Version) -> str:
    return f"{earlier.version}-{later.version}"


def _say_what_to_do(found: Sequence[Version]) -> None:
    steps = [
        "Load next year's plan on the page Update, or the same plan after a meeting changed it.",
        "The file may be called anything: a plan of the same title is a version of this one.",
        "Here you then see what was kept, changed, moved, dropped and new, and say why.",
    ]
    if found:
        told = f"Version 1 was {versions_words.version_facts(found[0])}."
        parts.show_html(element("p", told))
    parts.show_html(element("ol", *[element("li", step) for step in steps], class_="hw-steps"))
