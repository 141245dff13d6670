"""Links whose item its plan has no more, or not for certain: shown, and taken back."""

from collections.abc import Sequence

import streamlit as st

from dashboard import crosswalk_form, parts, queries, words
from dashboard.crosswalk_records import Framework, Lost
from dashboard.markup import element, table


def show(framework: Framework, found: Sequence[Lost]) -> None:
    """The links with what their items said; nothing where there is none."""
    if not found:
        return
    number = words.count(len(found), "link")
    says = f"{number} from an earlier version: link the item that took its place, then take it back"
    parts.section("Items that their plans have no more", words.sentence(says))
    rows = [
        (one.requirement_code, element("div", one.item_text, class_="hw-question-cell"), one.plan,
         one.coverage.capitalize())
        for one in found
    ]  # fmt: skip
    header = ("Requirement", "What the item said", "Plan", "Coverage")
    parts.show_html(table("Links to items that are gone", header, rows))
    if not queries.past():
        _ask(framework, found)


def _ask(framework: Framework, found: Sequence[Lost]) -> None:
    key = f"lost_{framework.framework_id}_{len(found)}"
    labels = [words.shorten(f"{one.requirement_code}: {one.item_text}", 90) for one in found]
    with st.expander("Take one of these links back"), st.form(key, border=False):
        place = st.selectbox(
            "Link", range(len(found)), key=f"{key}_which",
            format_func=lambda number: words.visible(labels[number]),
        )  # fmt: skip
        by = crosswalk_form.ask_name(key)
        agreed = st.form_submit_button("Take it back")
    if agreed:
        one = found[place]
        crosswalk_form.take_back(framework, one.requirement_code, one.plan_id, one.item_text, by)
