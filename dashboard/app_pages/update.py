"""What is new? Get the workbook, upload it or a plan, see every problem and change, load it."""

import streamlit as st

import loaders
from dashboard import (
    navigation,
    parts,
    update_counts_form,
    update_counts_state,
    update_form,
    update_report,
    update_survey,
    update_survey_form,
    update_survey_state,
    update_template,
)

says = "Get the workbook or choose a document, see what would change, then load it."
parts.head(navigation.WORK, "Update", says)
was_loaded = update_form.show_result()
update_template.offer()

upload = st.file_uploader(
    "A plan, a catalogue of measures, a filled-in update workbook, the export of a survey or a "
    "table of counts",
    type=list(loaders.SUFFIXES),
    key=f"upload_{st.session_state.get('uploads', 0)}",
)
options = update_form.ask_options()
if upload is not None:
    options = update_survey_state.options_with(upload, options)
    options = update_counts_state.options_with(upload, options)
    report = update_form.check(upload, options)
    waiting = update_counts_state.waiting(upload, report)
    update_report.show(report, waiting)
    if not waiting:  # nothing is wrong at a cell
        update_form.offer_annotated(upload, report)
    update_survey_form.ask_holding(upload, report)
    update_survey.show(report)
    is_counts = update_counts_form.offer(upload, report)
    if is_counts or update_survey_form.offer(upload, report):
        update_report.show_changes(report)
        update_form.offer_load(upload, report, options)
elif not was_loaded:  # with little below it, the result stands where the visitor looks
    update_report.show_what_is_known()
