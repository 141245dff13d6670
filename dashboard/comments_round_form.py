"""The form that opens a round, or changes one; it makes a load, and can be undone."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

import loaders
from dashboard import comments_queries, comments_words, parts, queries, saved_words, words
from dashboard.comments_records import Round
from dashboard.place import home
from dashboard.records import Plan

_TIMES = "rounds_saved"
_DRAWN = "round_drawn"
_WHERE = "The round itself tells the address of its form, under “The form for everybody”."
Filled = dict[str, str | float | None]


@dataclass
class _Drawn:
    """A form as it was drawn: it stays so, with all that was written, whatever others change."""

    key: str
    round: Round
    seen: Filled
    """What whoever fills it in knows of the round."""


def show_new(plan: Plan | None) -> None:
    """Offer to open a round on a version of the plan, closed until somebody asks for it."""
    if plan is None or queries.past():
        return
    numbers = comments_queries.versions(plan.plan_id)
    key = f"round_{st.session_state.get(_TIMES, 0)}"
    with st.expander("Open a comment round"):
        with st.form(key, border=False):
            left, right = st.columns([3, 1])
            name = left.text_input("Title", max_chars=80, placeholder="such as: Spring 2027")
            version = right.selectbox("Version of the plan", numbers)
            filled = {"Round": name, "Plan": plan.plan_id, "Version": version, **_ask(None)}
            by = parts.ask_name()
            agreed = st.form_submit_button("Open the round", type="primary")
        if agreed:
            _save(filled, "is open", lambda: loaders.open_round(home(), filled, by))


def show_change(one: Round, by: str) -> None:
    """Offer to change the day that comments are due, the partners, and what they are asked."""
    if not one.is_open:
        return
    drawn = _drawn(one)
    with st.expander("Change the round"):
        with st.form(drawn.key, border=False):
            name = st.text_input("Title", drawn.round.title, max_chars=80)
            filled = {"Round": name, **_ask(drawn.round)}
            agreed = st.form_submit_button("Save the round", type="primary")
        if agreed:
            _save(filled, "is changed", lambda: _change(drawn, filled, by))


def forget() -> None:
    """Draw the form anew, with what stands then, the next time that somebody opens the round."""
    st.session_state.pop(_DRAWN, None)


def _drawn(one: Round) -> _Drawn:
    key = f"round_{one.round_id}_{st.session_state.get(_TIMES, 0)}"
    kept: _Drawn | None = st.session_state.get(_DRAWN)
    if kept is None or kept.key != key:
        kept = st.session_state[_DRAWN] = _Drawn(key, one, _as_filled(one))
    return kept


def _as_filled(one: Round) -> Filled:
    """What the form of a round holds as long as nobody writes in it."""
    return {
        "Round": one.title, "Opens": str(one.opens_on), "Due": str(one.due_on),
        "Request": one.request or "", "Partners": "\n".join(one.partners),
        "Public form": "yes" if one.has_public_form else "no",
    }  # fmt: skip


def _change(drawn: _Drawn, filled: Filled, by: str) -> loaders.Saved:
    try:
        return loaders.change_round(home(), drawn.round.round_id, filled, by, drawn.seen)
    except loaders.ChangedMeanwhile as told:
        drawn.seen |= told.standing  # who saves again replaces what they were told of
        raise


def _ask(one: Round | None) -> Filled:
    left, right = st.columns(2)
    opens = left.date_input("Open from", one.opens_on if one else parts.today(),
                            format="YYYY-MM-DD")  # fmt: skip
    due = right.date_input("Comments are due on", one.due_on if one else None,
                            format="YYYY-MM-DD")  # fmt: skip
    is_public = st.checkbox(
        "A form for everybody who has its address", bool(one and one.has_public_form)
    )
    request = st.text_area("What partners are asked", (one.request if one else "") or "")
    partners = st.text_area("Partners, one a line", "\n".join(one.partners if one else []))
    return {
        "Opens": str(opens or ""), "Due": str(due or ""), "Request": request,
        "Partners": partners, "Public form": "yes" if is_public else "no",
    }  # fmt: skip


def _save(filled: Filled, done: str, save: Callable[[], loaders.Saved]) -> None:
    if says := comments_words.too_long(filled, "Request", "Partners"):
        st.error(says)
        return
    try:
        with st.spinner("Saving and publishing"):
            saved = save()
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
    told = f"{filled['Round']} {done}"
    notes = [*saved.notes, *([_WHERE] if filled["Public form"] == "yes" else [])]
    parts.answer(saved_words.told(told, saved.load_id, is_new=saved.is_new, notes=notes))
