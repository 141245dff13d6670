"""Hands out a round's files: the record in Word and Excel, and the partners' workbook."""

import re
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

import loaders
from dashboard import comments_record, parts, queries, words
from dashboard.comments_records import Comment, Round
from dashboard.markup import element
from dashboard.place import home

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MADE = "round_files"
_SAYS = (
    "The record has every comment with what became of it, as a Word document and as a workbook in "
    "which dispositions can be filled in and loaded. The partners' workbook has a row for every "
    "item, and room for what should be added, deleted or said otherwise; load what comes back on "
    "the page Update."
)


def offer(one: Round, found: Sequence[Comment]) -> None:
    """Buttons that make the files, each when it is asked for."""
    with st.expander("Record, and the workbook for partners"):
        parts.show_html(element("p", _SAYS, class_="hw-quiet"))
        st.download_button(
            "Download the record (Word)", lambda: comments_record.document(one, found),
            _name(one, "record", "docx"), _DOCX, on_click="ignore",
        )  # fmt: skip
        if queries.past():
            return
        partner = st.selectbox(
            "Partner",
            ["", *one.partners],
            format_func=lambda name: words.visible(name) or "Any partner",
        )
        left, right = st.columns(2)
        with left:
            _file(one, "record", "the record (Excel)",
                  lambda target: loaders.round_record(home(), target, one.round_id))  # fmt: skip
        with right:
            _file(
                one,
                f"comments {partner}",
                "the partners' workbook",
                lambda target: loaders.partner_workbook(home(), target, one.round_id, partner),
            )


def _file(one: Round, what: str, label: str, write: Callable[[Path], Path]) -> None:
    """Two steps, as a workbook is made in a process of its own: make it, and take it."""
    wanted = (queries.publication(), one.round_id, what)
    if st.button(f"Make {label}", key=f"make_{label}"):
        try:
            with tempfile.TemporaryDirectory(prefix="headway-") as folder, st.spinner("Making it"):
                target = write(Path(folder) / "round.xlsx")
                st.session_state[f"{_MADE}_{label}"] = (wanted, target.read_bytes())
        except loaders.Refused as refused:
            st.error(words.plain(str(refused)))
    made: tuple[tuple[str, ...], bytes] | None = st.session_state.get(f"{_MADE}_{label}")
    if made is not None and made[0] == wanted:
        st.download_button(
            f"Download {label}", made[1], _name(one, what, "xlsx"), _XLSX, type="primary",
            on_click="ignore", key=f"take_{label}",
        )  # fmt: skip


def _name(one: Round, what: str, ending: str) -> str:
    """`spring-2027-record.docx`: no sign that a file name may not have."""
    named = re.sub(r"[^\w.-]+", "-", f"{one.round_id}-{what}").strip("-.")
    return f"{named}.{ending}"
