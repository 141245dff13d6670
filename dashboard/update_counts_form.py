"""What a person says of a table of counts, before its load."""

from dataclasses import replace
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import parts, update_counts
from dashboard import update_counts_fields as fields
from dashboard import update_counts_state as state
from dashboard.update_counts_file import toml
from dashboard.update_counts_measure import ask_measure
from dashboard.update_counts_places import Places
from dashboard.update_counts_said import Said, missing, plain, recognized
from dashboard.update_counts_state import Kept
from loaders import CountsSeen, Report

_SAYS = "Say which measure it counts for and what its columns are; nothing is guessed silently."


def offer(upload: UploadedFile, report: Report) -> bool:
    """Let a person describe a table of counts; whether it is one."""
    of = state.see(upload, report)
    if not of.seen:
        return False
    if not of.is_counts:
        _offer_to_describe(of)
        return False
    update_counts.show(of.seen)
    _ask(of, upload.name)
    return True


def _offer_to_describe(of: Kept) -> None:
    """Its numbers may be counts all the same."""
    parts.section(
        "Is it a table of counts?", "One row per period and group, or one column a group."
    )
    if st.button("This is a table of counts"):
        state.ask(of)


def _ask(of: Kept, file_name: str) -> None:
    parts.section("What it counts", _SAYS)
    seen = _ask_sheet(of)
    before = of.said or recognized(seen)
    places = Places(of.key)
    said = ask_measure(places, before)
    said = fields.ask_columns(places, seen, replace(said, sheet=_sheet(of, seen)))
    with st.container(horizontal=True):
        agreed = st.button("Check with these", type="primary")
        if of.said is not None:
            if st.button("Forget all of it"):
                state.forget(of)
            _offer_file(of.said, file_name)
    lacking = missing(said)
    if agreed and not lacking:
        state.say(of, said)
    if agreed:
        state.was_told(of)
    if lacking and (agreed or of.is_told):
        places.tell(lacking)


def _ask_sheet(of: Kept) -> CountsSeen:
    """The sheet whose columns are described."""
    if len(of.seen) == 1:
        return of.seen[0]
    place = st.selectbox(
        "Sheet", range(len(of.seen)), format_func=lambda one: of.seen[one].sheet,
        key=f"{of.key}_sheet",
    )  # fmt: skip
    return of.seen[place]


def _sheet(of: Kept, seen: CountsSeen) -> str | None:
    """The sheet by its name, where there are others."""
    return seen.sheet if len(of.seen) > 1 else (of.said.sheet if of.said else None)


def _offer_file(said: Said, file_name: str) -> None:
    st.download_button(
        "Download as a counts file",
        toml(plain(said)),
        f"{Path(file_name).stem}.toml",
        "application/toml",
        on_click="ignore",
    )
