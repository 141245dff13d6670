"""The forms on two versions: whether two items are the same, and why something changed."""

from collections.abc import Sequence

import streamlit as st

import loaders
from dashboard import controls, parts, saved_words, versions_words, words
from dashboard.markup import Piece, element, table
from dashboard.place import home
from dashboard.versions_records import Change, Doubt, Version
from dashboard.versions_redline import marked, redline

_TIMES = "changes_explained"
"""How many reasons this visitor saved; a form that was saved comes back blank."""
_LONGEST = 70


def show_doubts(earlier: Version, later: Version, found: Sequence[Doubt]) -> None:
    """Ask of the pair that the address names, or else the first, whether it is the same item."""
    says = (
        "Until somebody says it, each counts as dropped and new, and what was reported of it does "
        "not follow."
    )
    parts.section("Same item?", says)
    keys = {one.key: one for one in found}
    labels = {
        key: f"{one.code_before} and {one.code_after} – {words.shorten(one.before, _LONGEST)}"
        for key, one in keys.items()
    }
    first = next(iter(keys))
    picked = controls.choose("Items", "pair", {"": labels[first], **labels}) if found[1:] else ""
    one = keys.get(picked) or keys[first]
    rows: list[Sequence[Piece]] = [
        (earlier.name, _code(one.code_before, one.under_before), one.before),
        (later.name, _code(one.code_after, one.under_after), one.after),
        ("Both as one", f"{one.likeness:.0f} of 100 alike",
         element("div", marked(redline(one.before, one.after)), class_="hw-redline")),
    ]  # fmt: skip
    parts.show_html(table("The two items", ("Version", "Code", "What"), rows))
    with st.form(f"same_{one.key}", border=False):
        reason = st.text_input("Why, or who decided it (may be blank)", max_chars=1000)
        by = parts.ask_name()
        left, right, _ = st.columns([1, 1, 2])
        yes = left.form_submit_button("Yes, the same item", type="primary")
        no = right.form_submit_button("No, another item")
    if yes or no:
        decided = "same" if yes else "not the same"
        st.query_params.pop("pair", None)
        pair = (one.from_item_id, one.to_item_id)
        is_not = "" if yes else " not"
        done = f"{one.code_before} and {one.code_after} are{is_not} the same item"
        _save(earlier, later, pair, (decided, reason, by), done)


def _code(code: str, under: str | None) -> str:
    return f"{code}, under {under}" if under else code


def show_reasons(earlier: Version, later: Version, found: Sequence[Change]) -> None:
    """Say why something changed, closed until somebody asks for it."""
    changes = {one.change_id: one for one in versions_words.changed(found)}
    if not changes:
        return
    labels = {key: _label(one) for key, one in changes.items()}
    times = st.session_state.get(_TIMES, 0)
    with st.expander("Say why something changed"), st.form(f"reason_{times}", border=False):
        key = st.selectbox(
            "Change", list(labels), format_func=lambda key: words.visible(labels[key])
        )
        reason = st.text_area("Reason", max_chars=2000, placeholder="what was decided, and by whom")
        by = parts.ask_name("who_box_of_reasons")
        agreed = st.form_submit_button("Save the reason", type="primary")
    if agreed and key:
        one = changes[key]
        done = f"why {one.code} is {one.kind.lower()}"
        _save(earlier, later, (one.from_item_id, one.to_item_id), ("explained", reason, by), done)


def _label(one: Change) -> str:
    return (
        f"{one.code} {one.kind.lower()}: {words.shorten(one.after or one.before or '', _LONGEST)}"
    )


def _save(
    earlier: Version,
    later: Version,
    pair: tuple[str | None, str | None],
    said: tuple[str, str, str],
    done: str,
) -> None:
    try:
        with st.spinner("Saving and publishing"):
            saved = loaders.decide_change(
                home(), earlier.plan_id, earlier.load_id, later.load_id, *pair, *said
            )
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
    parts.answer(saved_words.told(done, saved.load_id, is_new=saved.is_new, notes=saved.notes))
