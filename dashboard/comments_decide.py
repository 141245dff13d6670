"""The form that says what becomes of a comment; it makes a load, and can be undone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

import loaders
from dashboard import comments_table, comments_words, parts, queries, saved_words, words
from dashboard.comments_records import DISPOSITIONS, UNDECIDED, Comment, Round
from dashboard.markup import Piece, chip, element, facts, join, link
from dashboard.place import home
from dashboard.records import Plan

_TIMES = "dispositions_saved"
_DRAWN = "disposition_drawn"
_WITHDRAW = "withdraw"


def show(plan: Plan | None, one: Round, found: Sequence[Comment]) -> None:
    """The comment that the address names, in full, with the form."""
    wanted = st.query_params.get("comment", "")
    comment = next((c for c in found if c.comment_id == wanted), None)
    parts.section("What becomes of this comment")
    if comment is None:
        parts.show_html(element("p", f"There is no comment “{wanted}” in this round."))
        return
    by = f"{comment.by}, {comments_words.moment(comment)}"
    told: dict[str, Piece] = {
        "On": comment.about,
        "Kind": comment.kind.capitalize(),
        "Comment": element("div", comment.text, class_="hw-said"),
        "From": join([by, " ", chip("Late") if comment.is_late else ""]),
        "Now": chip(comment.disposition or UNDECIDED),
    }
    parts.show_html(facts(told))
    if not queries.past():
        _ask(_drawn(comment))
    way = link(comments_table.round_url(plan, one), "Back to all comments of the round")
    parts.show_html(element("p", way))


def forget() -> None:
    """Draw the form anew, with what stands then, the next time that somebody opens it."""
    st.session_state.pop(_DRAWN, None)


@dataclass
class _Drawn:
    """A form as it was drawn: it stays so, with all that was written, whatever others decide."""

    key: str
    comment: Comment
    seen: Mapping[str, str | float | None]
    """The decision that whoever fills it in knows of."""


def _drawn(comment: Comment) -> _Drawn:
    key = f"decide_{comment.comment_id}_{st.session_state.get(_TIMES, 0)}"
    kept: _Drawn | None = st.session_state.get(_DRAWN)
    if kept is None or kept.key != key:
        seen = {"Disposition": comment.disposition, "Reason": comment.reason,
                "Decided by": comment.decided_by}  # fmt: skip
        kept = st.session_state[_DRAWN] = _Drawn(key, comment, seen)
    return kept


def _ask(drawn: _Drawn) -> None:
    comment = drawn.comment
    options = [*DISPOSITIONS, *([_WITHDRAW] if comment.disposition else [])]
    index = options.index(comment.disposition) if comment.disposition else None
    with st.form(drawn.key, border=False):
        chosen = st.radio(
            "Disposition", options, index=index, horizontal=True,
            format_func=lambda name: "Take the decision back" if name == _WITHDRAW else name,
        )  # fmt: skip
        reason = st.text_area("Reason, which partners read in the record", comment.reason or "")
        decided_by = st.text_input("Decided by", comment.decided_by or "", max_chars=100,
                                   placeholder="a name or a board")  # fmt: skip
        by = parts.ask_name()
        agreed = st.form_submit_button("Save the disposition", type="primary")
    if agreed:
        filled = {"Disposition": chosen, "Reason": reason, "Decided by": decided_by or by}
        if chosen == _WITHDRAW:
            filled = {"Disposition": chosen}
        _save(drawn, filled, by)


def _save(drawn: _Drawn, filled: dict[str, str | None], by: str) -> None:
    comment = drawn.comment
    if says := comments_words.too_long(filled, "Reason"):
        st.error(says)
        return
    try:
        with st.spinner("Saving and publishing"):
            saved = loaders.decide_comment(home(), comment.comment_id, filled, by, drawn.seen)
    except loaders.DecidedMeanwhile as told:
        drawn.seen = told.standing  # who saves again replaces what they were told of
        st.error(words.plain(str(told)))
        return
    except loaders.Refused as refused:
        st.error(words.plain(str(refused)))
        return
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
    st.query_params.pop("comment", None)
    done = f"“{words.shorten(comment.text, 40)}”: {str(filled['Disposition']).lower()}"
    parts.answer(saved_words.told(done, saved.load_id, is_new=saved.is_new, notes=saved.notes))
