"""Hands out the update workbook: what is due, prefilled, for one owner, one plan or everybody."""

import tempfile
from pathlib import Path

import streamlit as st

import loaders
from dashboard import queries, words
from dashboard.place import home

_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer() -> None:
    """Ask whose workbook it is to be, make it, and give it out."""
    try:
        state = queries.publication()
    except queries.NotPublished:
        return
    with st.expander("Get the workbook to fill in"):
        plan_id, owner = _ask()
        period = st.text_input("Period", max_chars=30, placeholder="what is due, or 2026 Q3")
        wanted = (state, plan_id, owner, period.strip())
        if st.button("Make the workbook"):
            _make(wanted)
        made: tuple[tuple[str, ...], bytes] | None = st.session_state.get("template")
        if made is not None and made[0] == wanted:
            name = "-".join(["update", *filter(None, [plan_id, owner, period.strip()])])
            st.download_button(
                "Download the workbook", made[1], f"{name}.xlsx", _KIND, on_click="ignore"
            )


def _ask() -> tuple[str, str]:
    plans = {plan.plan_id: words.visible(plan.title) for plan in queries.plans()}
    left, right = st.columns(2)
    plan_id = left.selectbox(
        "For", ["", *plans], format_func=lambda one: plans.get(one, "every plan")
    )
    names = queries.owners(plan_id) if plan_id else queries.all_owners()
    owner = right.selectbox(
        "Owner",
        ["", *names],
        format_func=lambda one: words.named(one, names) if one else "every owner",
    )
    return plan_id or "", owner or ""


def _make(wanted: tuple[str, str, str, str]) -> None:
    _, plan_id, owner, period = wanted
    try:
        with tempfile.TemporaryDirectory(prefix="headway-") as folder, st.spinner("Making it"):
            target = loaders.template(
                home(), Path(folder) / "update.xlsx", owner or None, plan_id or None, period or None
            )
            st.session_state["template"] = (wanted, target.read_bytes())
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
