"""The first three steps of a plan: what it is for, its levels, its owners; each makes a load."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import streamlit as st

import loaders
from dashboard import parts, prepare_queries, prepare_words, queries, saved_words, words
from dashboard.place import home
from dashboard.prepare_records import Begun
from dashboard.records import Plan

Filled: TypeAlias = dict[str, str | float | None]
_LONGEST = 4_000
_FIRST, _LAST = 1900, 2200


def ask_what_for(plan: Plan | None, before: Begun, plans: Mapping[str, str], by: str) -> None:
    """The form of the first step: organization, title, years, vision, mission, principles."""
    key = _key(plan, "what")
    with st.form(key, border=False):
        filled = _ask_plan(plan, plans, key)
        for name, box in (("Vision", plan and plan.vision), ("Mission", plan and plan.mission)):
            filled[name] = st.text_area(name, box or "", max_chars=_LONGEST, key=f"{key}_{name}")
        left, right = st.columns(2)
        boxes = {
            "principle": left.text_area("Principles, one a line", "\n".join(before.principles),
                                        key=f"{key}_principles"),
            "value": right.text_area("Values, one a line", "\n".join(before.values),
                                     key=f"{key}_values"),
        }  # fmt: skip
        label = "Save" if plan else "Begin the plan"
        agreed = st.form_submit_button(label, type="primary", key=f"{key}_save")
    if agreed:
        statements: list[Filled] = [
            {"Kind": kind, "Text": line}
            for kind, text in boxes.items()
            for line in prepare_words.lines(text)
        ]
        _save(plan, filled, "what the plan is for", by, statements=statements)


def ask_levels(plan: Plan, before: Begun, by: str) -> None:
    """The form of the second step: names as most plans have them, or the plan's own."""
    key = _key(plan, "levels")
    standing = ", ".join(before.levels)
    options = list(prepare_words.PRESETS)
    chosen = st.selectbox(
        "The plan's levels, from the top down", options,
        index=options.index(_nearest(standing)),
        format_func=prepare_words.PRESETS.__getitem__, key=f"{key}_preset",
    )  # fmt: skip
    with st.form(key, border=False):
        text = chosen.replace(", ", "\n") if chosen else ""
        if not chosen:
            text = st.text_area(
                "Own names, one a line, from the top down", "\n".join(before.levels),
                max_chars=400, key=f"{key}_own",
            )  # fmt: skip
        agreed = st.form_submit_button("Save the levels", type="primary", key=f"{key}_save")
    if agreed:
        _save(plan, {}, "the levels of the plan", by, levels=prepare_words.lines(text))


def ask_owners(plan: Plan, before: Begun, by: str) -> None:
    """The form of the third step: the key of owners."""
    key = _key(plan, "owners")
    with st.form(key, border=False):
        text = st.text_area(
            "Who is answerable: code and name, one a line",
            "\n".join(f"{code} = {name}" for code, name in before.owners), max_chars=20_000,
            placeholder="such as: ED = Executive Director", key=f"{key}_text",
        )  # fmt: skip
        agreed = st.form_submit_button("Save the owners", type="primary", key=f"{key}_save")
    if agreed:
        _save(plan, {}, "the owners of the plan", by, owners=prepare_words.owners(text))


def _ask_plan(plan: Plan | None, plans: Mapping[str, str], key: str) -> Filled:
    organization = st.text_input(
        "Organization", (plan and plan.organization) or "", max_chars=200,
        autocomplete="organization", key=f"{key}_organization",
    )  # fmt: skip
    title = st.text_input(
        "Title of the plan", plan.title if plan else "", max_chars=150,
        placeholder="such as: Strategic Plan 2027-2029", key=f"{key}_title",
    )  # fmt: skip
    left, right = st.columns(2)
    years = [
        box.number_input(label, _FIRST, _LAST, day.year if day else None, key=f"{key}_{label}")
        for box, label, day in (
            (left, "First year", plan and plan.starts_on),
            (right, "Last year", plan and plan.ends_on),
        )
    ]
    filled: Filled = {"Organization": organization, "Title": title}
    filled |= {"First year": _text(years[0]), "Last year": _text(years[1])}
    others = {"": "No other plan", **{name: title for name, title in plans.items()
                                      if plan is None or name != plan.plan_id}}  # fmt: skip
    if len(others) > 1:
        above = (plan and plan.parent_plan_id) or ""
        chosen = st.selectbox(
            "It stands under", list(others), index=list(others).index(above),
            format_func=lambda name: words.visible(others[name]), key=f"{key}_above",
        )  # fmt: skip
        filled["Parent plan"] = chosen
    return filled


def _save(  # noqa: PLR0913 - the steps
    plan: Plan | None,
    filled: Filled,
    done: str,
    by: str,
    *,
    levels: Sequence[str] | None = None,
    owners: Sequence[Filled] | None = None,
    statements: Sequence[Filled] | None = None,
) -> None:
    given = filled | ({"Plan": plan.plan_id} if plan else {})
    try:
        with st.spinner("Saving and publishing"):
            saved = loaders.start_plan(home(), given, levels, owners, statements, by)
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    if plan is None and saved.load_id is not None:
        queries.pin_publication()
        st.query_params.from_dict({"plan": prepare_queries.brought_by(saved.load_id)})
    parts.answer(saved_words.told(done, saved.load_id, is_new=saved.is_new, notes=saved.notes))


def _nearest(levels: str) -> str:
    """The choice that stands for the levels: own names for others, the second while there are none.

    Goals, strategies and tasks are what most plans have.
    """
    options = list(prepare_words.PRESETS)
    return levels if levels in options[:-1] else options[-1] if levels else options[1]


def _key(plan: Plan | None, step: str) -> str:
    """Another after every load, so that the boxes show what stands."""
    return f"prepare_{step}_{plan.load_id}" if plan else f"prepare_{step}_new"


def _text(year: float | None) -> str:
    return "" if year is None else f"{year:.0f}"
