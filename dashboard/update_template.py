"""Hands out the update workbook: what is due, prefilled, for one owner, one plan or everybody."""

import re
import tempfile
from pathlib import Path

import streamlit as st

import loaders
from dashboard import controls, parts, queries, update_queries, words
from dashboard.markup import element
from dashboard.place import home

_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MADE = "template"
_SAYS = (
    "It asks for the values of measures and the progress of plan items that are due, and shows "
    "what each was before. Fill in its yellow cells and upload it below."
)


def offer() -> None:
    """Ask whose workbook it is to be, make it, and give it out; not from a state of the past."""
    try:
        state = queries.publication()
        plans = {plan.plan_id: plan.title for plan in queries.plans()}
    except queries.NotPublished:
        return
    if queries.past():
        return
    with st.expander("Get the workbook to fill in", expanded="owner" in st.query_params):
        parts.show_html(element("p", _SAYS, class_="hw-quiet"))
        wanted = (state, *_ask(plans))
        if st.button("Make the workbook"):
            _make(wanted)
        made: tuple[tuple[str, ...], bytes] | None = st.session_state.get(_MADE)
        if made is not None and made[0] == wanted:
            st.download_button(
                "Download the workbook", made[1], _name(wanted), _KIND,
                type="primary", on_click="ignore",
            )  # fmt: skip


def _ask(plans: dict[str, str]) -> tuple[str, str, str]:
    """Plan, owner and period; '' is every plan, every owner and what is due."""
    left, middle, right = st.columns(3)
    choices = ["", *plans]
    asked = controls.matching(st.query_params.get("plan", ""), choices)
    plan_id = left.selectbox(
        "For", choices, index=choices.index(asked),
        format_func=lambda one: words.visible(plans.get(one, "every plan")),
    )  # fmt: skip
    names = queries.all_owners()
    owners = {code: words.named(code, names) for code in update_queries.owners(plan_id or "")}
    with middle:
        owner = controls.choose("Owner", "owner", {"": "every owner", **owners})
    period = right.text_input("Period, blank for what is due", max_chars=30)
    return plan_id or "", owner, period.strip()


def _name(wanted: tuple[str, str, str, str]) -> str:
    """`update-small-plan-ED-2026-Q3.xlsx`: no sign that a file name may not have."""
    named = re.sub(r"[^\w.-]+", "-", "-".join(filter(None, ("update", *wanted[1:]))))
    return f"{named.strip('-.')}.xlsx"


def _make(wanted: tuple[str, str, str, str]) -> None:
    _, plan_id, owner, period = wanted
    try:
        with tempfile.TemporaryDirectory(prefix="headway-") as folder, st.spinner("Making it"):
            target = loaders.template(
                home(), Path(folder) / "update.xlsx", owner or None, plan_id or None, period or None
            )
            st.session_state[_MADE] = (wanted, target.read_bytes())
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
