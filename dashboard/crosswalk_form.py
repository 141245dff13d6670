"""One requirement, opened: who covers it, and the forms that add and take back a link."""

from collections.abc import Callable, Sequence

import streamlit as st

import loaders
from dashboard import controls, parts, plan_queries, queries, saved_words, words
from dashboard.crosswalk_records import Framework, Link, Requirement
from dashboard.crosswalk_words import STATES
from dashboard.markup import Html, chip, element, facts, join, link, table, url
from dashboard.place import home
from dashboard.records import Plan

_TIMES = "crosswalk_saved"
"""How many links this visitor saved; a form that was saved comes back blank."""
_COVERAGE = {"full": "Full: it does all that is required", "partial": "Partial: it does a part"}


def show(framework: Framework, one: Requirement, links: Sequence[Link], plan: Plan | None) -> None:
    """The requirement with its links and, but for a state of the past, the forms."""
    kept = {name: value for name, value in controls.url_values().items() if name != "requirement"}
    bar = element(
        "div",
        element("span", f"{framework.name} › {one.code}"),
        element("nav", link(url("", **kept), "Close"), aria_label="Requirement"),
        class_="hw-bar",
    )
    told = {"Under": one.heading, "Program": one.program, "State": chip(STATES[one.state]),
            "Why": one.says, "Source": _source(one, links)}  # fmt: skip
    title = element("h2", one.text, id="requirement")
    pieces = [bar, title, facts(told), _table(links)]
    parts.show_html(element("section", *pieces, class_="hw-detail", aria_labelledby="requirement"))
    if not queries.past():
        _ask_link(framework, one, plan)
        _ask_unlink(framework, one, links)


def _table(links: Sequence[Link]) -> Html:
    if not links:
        return Html("")
    rows = [
        (
            link(url("plan", plan=one.plan_id, item=one.item_code), one.item_code),
            element("div", one.item_text, class_="hw-question-cell"),
            element("div", one.plan, class_="hw-wrap"),
            join([one.coverage.capitalize(), chip("Dropped") if one.is_dropped else ""], " "),
            element("div", one.note, class_="hw-wrap"),
        )
        for one in links
    ]
    header = ("Item", "What", "Plan", "Coverage", "Note")
    return table("Plan items that cover it", header, rows)


def _source(one: Requirement, links: Sequence[Link]) -> str:
    places = [words.where(place) for place in (one.source, *(found.source for found in links))]
    return "; ".join(dict.fromkeys(places))


def _ask_link(framework: Framework, one: Requirement, plan: Plan | None) -> None:
    """Say that an item covers it; saving the same item again changes its coverage or note."""
    if not plan:
        return
    key = f"link_{framework.framework_id}_{one.code}_{st.session_state.get(_TIMES, 0)}"
    with st.expander("Link a plan item"):
        of = _ask_plan(plan, key)
        with st.form(key, border=False):
            filled = _ask_fields(of, key)
            by = parts.ask_name()
            agreed = st.form_submit_button("Save the link", type="primary")
    if agreed and not filled["Item"]:
        st.error("Choose the plan item that covers it.")
    elif agreed:
        told = {"Framework": framework.framework_id, "Requirement": one.code, "Plan": of} | filled
        done = f"{filled['Item']} covers {one.code}"
        _save(done, lambda: loaders.link_requirement(home(), told, by))


def _ask_plan(plan: Plan, key: str) -> str:
    """The plan whose items are offered; outside the form, as they depend on it."""
    titles = {entry.plan_id: entry.title for entry in queries.plans()}
    chosen = st.selectbox(
        "Plan", list(titles), index=list(titles).index(plan.plan_id), key=f"{key}_plan",
        format_func=lambda name: words.visible(titles[name]),
    )  # fmt: skip
    return str(chosen)


def _ask_fields(plan_id: str, key: str) -> dict[str, str | float | None]:
    items = {
        item.code: words.shorten(f"{item.code} {item.name or item.text}", 90)
        for item in plan_queries.items(plan_id, parts.today())
        if item.level_name != "note"
    }
    item = st.selectbox(
        "Plan item", list(items), index=None, placeholder="Choose or search",
        format_func=lambda code: words.visible(items[code]), key=f"{key}_{plan_id}_item",
    )  # fmt: skip
    coverage = st.radio(
        "Coverage", list(_COVERAGE), format_func=lambda word: _COVERAGE[word],
        key=f"{key}_coverage",
    )  # fmt: skip
    note = st.text_input("Note", max_chars=500, key=f"{key}_note")
    return {"Item": item or "", "Coverage": coverage, "Note": note}


def _ask_unlink(framework: Framework, one: Requirement, links: Sequence[Link]) -> None:
    if not links:
        return
    key = f"unlink_{framework.framework_id}_{one.code}_{st.session_state.get(_TIMES, 0)}"
    labels = [words.shorten(f"{found.item_code} {found.item_text}", 90) for found in links]
    with st.expander("Take a link back"), st.form(key, border=False):
        place = st.selectbox(
            "Link", range(len(links)), key=f"{key}_which",
            format_func=lambda number: words.visible(labels[number]),
        )  # fmt: skip
        by = ask_name(key)
        agreed = st.form_submit_button("Take the link back")
    if agreed:
        found = links[place]
        take_back(framework, one.code, found.plan_id, found.item_text, by)


def ask_name(key: str) -> str:
    """Who does this, on a page that asks it in a form before this one too."""
    standing = str(st.session_state.get("who", ""))
    given = st.text_input("Your name, for the history", standing, max_chars=100, key=f"{key}_who",
                          autocomplete="name")  # fmt: skip
    return given.strip() or standing


def take_back(
    framework: Framework, requirement_code: str, plan_id: str, item_text: str, by: str
) -> None:
    """Save that an item covers a requirement no more, and show the page anew."""
    _save(
        f"{words.shorten(item_text, 60)} no longer covers {requirement_code}",
        lambda: loaders.unlink_requirement(
            home(), framework.framework_id, requirement_code, plan_id, item_text, by
        ),
    )


def _save(done: str, act: Callable[[], loaders.Saved]) -> None:
    try:
        with st.spinner("Saving and publishing"):
            saved = act()
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
    parts.answer(saved_words.told(done, saved.load_id, is_new=saved.is_new, notes=saved.notes))
