"""What a person says of a survey's export beyond what the file says, before its load."""

from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import (
    parts,
    update_survey_columns,
    update_survey_sentences,
    update_survey_words,
    words,
)
from dashboard import update_survey_state as state
from dashboard.markup import element
from dashboard.update_survey_names import names
from dashboard.update_survey_said import Composite, Correction, Said, plain, toml, with_fields
from dashboard.update_survey_state import Kept
from loaders import Report, SurveySeen

_OLDEST = date(1970, 1, 1)
_REMEMBERED = "What you say here is remembered for the next export of the same survey."
_SEVERAL = (
    "Several surveys stand in this file: their titles and days are taken from it. To say them "
    "otherwise, load each survey from a file of its own."
)
_NO_DAY = "It is not known when it was held: give the last day on which it could be answered."


def ask_holding(upload: UploadedFile, report: Report) -> None:
    """Ask what the survey is called, when it was held and how many were invited."""
    of = state.see(upload, report)
    if not of.seen:
        return
    parts.section("The survey")
    if len(of.seen) == 1:
        _ask_survey(of, of.seen[0])
    else:
        parts.show_html(element("p", _SEVERAL, class_="hw-quiet"))


def offer(upload: UploadedFile, report: Report) -> bool:
    """Let a person correct how columns are read; False while the file must be checked again."""
    of = state.see(upload, report)
    if not of.seen and of.checked is None:
        _offer_to_read(of, report)
        return True
    parts.section("Correct what was recognized", _REMEMBERED)
    if of.columns:
        update_survey_columns.ask_columns(of)
        update_survey_columns.ask_composite(of)
    if of.waits or of.checked is not None:
        _show_said(of)
        _offer_to_apply(of, upload.name)
    return not of.waits


def _offer_to_read(of: Kept, report: Report) -> None:
    """Nobody claims any sheet: it may be a survey all the same."""
    if report.refused is not None or any(sheet.shape for sheet in report.sheets):
        return
    parts.section("Is it a survey?", "One row per respondent, or one row per answer.")
    if st.button("This is a survey export"):
        state.say(of, of.said, is_final=True)


def _ask_survey(of: Kept, seen: SurveySeen) -> None:
    """Title, day and number of invited, as they are known."""
    held_on = date.fromisoformat(seen.held_on) if seen.held_on else None
    read = Said(seen.title, held_on, seen.invited)
    with st.form(f"{of.key}_survey", border=False):
        title = st.text_input("Title, the same every time", seen.title, max_chars=200).strip()
        if seen.held_on is None:
            st.warning(_NO_DAY)
        left, right = st.columns(2)
        day = left.date_input(
            "Last day it could be answered", held_on, _OLDEST, parts.today(), format="YYYY-MM-DD"
        )
        invited = right.number_input("Invited to answer", 1, value=seen.invited)
        agreed = st.form_submit_button("Check again with these")
    if agreed:
        told = Said(title or None, day if isinstance(day, date) else None, invited)
        state.say(of, with_fields(of.said, told, read), is_final=True)


def _show_said(of: Kept) -> None:
    """Every correction, with the way to take it back."""
    parts.show_html(element("h3", "What you say of this export"))
    if of.checked is not None and not plain(of.said):
        parts.show_html(element("p", "It is the export of a survey."))
    told = [words.sentence(one) for one in update_survey_sentences.said_sentences(of.said)]
    for says in told:
        parts.show_html(element("p", says))
    for number, (one, says) in enumerate(_corrections(of), 1):
        with st.container(horizontal=True, vertical_alignment="center"):
            parts.show_html(element("p", f"{number}. {says}"))
            if st.button(f"Take back {number}", key=f"{of.key}_back_{number}"):
                state.take_back(of, one)


def _corrections(of: Kept) -> list[tuple[Correction | Composite, str]]:
    labels = {
        name: update_survey_words.short_label(column)
        for name, column in zip(names(of.columns), of.columns, strict=True)
    }
    columns: list[tuple[Correction | Composite, str]] = [
        (one, update_survey_sentences.correction_sentence(one, labels)) for one in of.said.columns
    ]
    figures = [
        (one, update_survey_sentences.composite_sentence(one, labels)) for one in of.said.composites
    ]
    return columns + figures


def _offer_to_apply(of: Kept, file_name: str) -> None:
    if of.waits:
        st.info("Not applied yet. Apply it to see what the file says then, and to load it.")
    with st.container(horizontal=True):
        if of.waits and st.button("Apply and check again", type="primary"):
            state.say(of, of.said, is_final=True)
        if st.button("Forget all of it"):
            state.forget(of)
        if given := plain(of.said):
            st.download_button(
                "Download as a survey file",
                toml(given),
                f"{Path(file_name).stem}.toml",
                "application/toml",
                on_click="ignore",
            )
