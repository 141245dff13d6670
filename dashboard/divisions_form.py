"""The forms that say which item of a division serves an item, and take that back."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

import loaders
from dashboard import parts, plan_queries, queries, saved_words, words
from dashboard.divisions_records import Division, Link
from dashboard.place import home
from dashboard.records import Plan
from loaders import Saved

_TIMES = "services_saved"
"""How many links this visitor saved; a form that was saved comes back blank."""


def show(
    plan: Plan, divisions: Sequence[Division], opened: str = "", links: Sequence[Link] = ()
) -> None:
    """Offer the forms, closed until somebody asks for them; not for a state of the past."""
    if queries.past() or not divisions:
        return
    _ask_link(plan, divisions, opened)
    if links:
        _ask_take_back(opened, links)


def _ask_link(plan: Plan, divisions: Sequence[Division], opened: str) -> None:
    key = f"serve_{plan.plan_id}_{opened}_{st.session_state.get(_TIMES, 0)}"
    titles = {one.plan_id: one.title for one in divisions}
    with st.expander("Say which item of a division serves which of its agency's plan"):
        of = st.selectbox(
            "Division", list(titles), key=f"{key}_of",
            format_func=lambda name: words.visible(titles[name]),
        )  # fmt: skip
        with st.form(key, border=False):
            item = _choose("Item of the division", _items(of), "", f"{key}_{of}_item")
            serves = _choose("Serves", _items(plan.plan_id), opened, f"{key}_serves")
            note = st.text_input("How", max_chars=500, key=f"{key}_note")
            by = parts.ask_name()
            agreed = st.form_submit_button("Save the link", type="primary")
    if agreed and not (item and serves):
        st.error("Choose the item of the division, and the one that it serves.")
    elif agreed:
        filled = {"Plan": of, "Item": item, "Serves": serves, "Plan served": plan.plan_id,
                  "Note": note}  # fmt: skip
        _save(lambda: loaders.serve_item(home(), filled, by), f"{item} serves {serves}")


def _ask_take_back(opened: str, links: Sequence[Link]) -> None:
    key = f"serve_no_more_{opened}_{st.session_state.get(_TIMES, 0)}"
    with st.expander("Take a link back"), st.form(key, border=False):
        chosen = st.selectbox(
            "Link", range(len(links)), key=f"{key}_which",
            format_func=lambda place: words.visible(_told(links[place])),
        )  # fmt: skip
        by = st.text_input("Your name", st.session_state.get("who", ""), max_chars=100,
                           key=f"{key}_by")  # fmt: skip
        agreed = st.form_submit_button("Take the link back")
    if agreed:
        one = links[chosen]
        ends = (one.plan_id, one.code, one.serves_plan_id, one.serves_code)
        done = f"{one.code} serves {one.serves_code} no more"
        _save(lambda: loaders.withdraw_service(home(), *ends, by), done)


def _choose(label: str, options: Mapping[str, str], first: str, key: str) -> str | None:
    codes = list(options)
    return st.selectbox(
        label, codes, index=codes.index(first) if first in codes else None, key=key,
        placeholder="Choose or search", format_func=lambda code: words.visible(options[code]),
    )  # fmt: skip


def _items(plan_id: str) -> dict[str, str]:
    found = plan_queries.items(plan_id, parts.today())
    return {
        one.code: words.shorten(f"{one.code} {one.name or one.text}", 90)
        for one in found
        if one.level_name != "note"
    }


def _told(one: Link) -> str:
    return words.shorten(f"{one.code} {one.text} serves {one.serves_code} ({one.plan})", 100)


def _save(act: Callable[[], Saved], done: str) -> None:
    try:
        with st.spinner("Saving and publishing"):
            saved = act()
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
    parts.answer(saved_words.told(done, saved.load_id, is_new=saved.is_new, notes=saved.notes))
