"""The forms that correct columns of a survey's export, and make one figure of several questions."""

from dataclasses import replace

import streamlit as st

from dashboard import parts, queries, update_queries, update_survey_words
from dashboard import update_survey_fields as fields
from dashboard import update_survey_state as state
from dashboard.markup import element
from dashboard.update_survey_names import names
from dashboard.update_survey_said import Composite, Correction, corrected
from dashboard.update_survey_state import Kept
from dashboard.update_survey_words import GROUP, NUMBERS, RATING
from loaders import ColumnSeen

_LEAST_ITEMS = 2
_COMPOSITE = "Each respondent's mean of the questions answered, when at least half of them are."


def ask_columns(of: Kept) -> None:
    """One correction of one or several columns; those in doubt are chosen already."""
    by_name = dict(zip(names(of.columns), of.columns, strict=True))
    to_settle = _to_settle(of, by_name)
    with st.expander("Correct some columns", expanded=bool(to_settle)):
        chosen = st.multiselect(
            "Columns",
            list(by_name),
            to_settle,
            key=f"{of.key}_columns",
            format_func=lambda name: update_survey_words.label(by_name[name]),
        )
        made = Correction(tuple(chosen), fields.ask_taken_as(of.key))
        if made.taken_as in {None, RATING}:
            fitting = dict.fromkeys(fit for name in chosen for fit in by_name[name].candidates)
            scale = fields.ask_scale(of.key, [*fitting])
            made = replace(made, scale=scale.name, words=scale.labels)
        with st.form(f"{of.key}_columns_form", border=False, enter_to_submit=False):
            made = _ask_rest(of, by_name, made)
            agreed = st.form_submit_button("Add this correction")
        if agreed:
            _add(of, made)


def _to_settle(of: Kept, by_name: dict[str, ColumnSeen]) -> list[str]:
    """The columns that nobody has settled yet and that fit the same scales as the first of them.

    Where the export has no rating at all, its numbers without a scale are what must be settled.
    """
    settled = {name for one in of.said.columns for name in one.columns}
    free = {name: one for name, one in by_name.items() if name not in settled}
    found = [name for name, one in free.items() if update_survey_words.is_in_doubt(one)]
    if not any(one.taken_as == RATING for one in of.columns):
        found = [name for name, one in free.items() if one.taken_as == NUMBERS]
    return [one for one in found if free[one].candidates == free[found[0]].candidates]


def _ask_rest(of: Kept, by_name: dict[str, ColumnSeen], made: Correction) -> Correction:
    if made.taken_as == GROUP:
        given = st.text_input("Name of the dimension", max_chars=60, placeholder="such as Region")
        return replace(made, dimension=given.strip() or None)
    if made.taken_as not in {None, RATING}:
        return made
    turned, not_applicable, no_answer = fields.ask_answers()
    made = replace(made, reversed=turned, not_applicable=not_applicable, no_answer=no_answer)
    if len(made.columns) == 1:
        column = by_name[made.columns[0]]
        is_worded = bool(column.wording) and column.wording != column.code
        wording = None if is_worded else fields.ask_wording()
        question = fields.ask_question(_questions_before(of))
        made = replace(made, wording=wording, question=question)
        made = replace(made, measure=fields.ask_measure(_measures()))
    return replace(made, target=fields.ask_target())


def _add(of: Kept, made: Correction) -> None:
    if not made.columns:
        st.error("Choose the columns that are meant.")
    elif not made.says_something:
        st.error("Say what is otherwise: what they are, their scale, which end is best ...")
    else:
        state.say(of, corrected(of.said, made))


def ask_composite(of: Kept) -> None:
    """A question that is the mean of others."""
    ratings = update_survey_words.by_kind(of.columns)[0]
    named = zip(names(of.columns), of.columns, strict=True)
    by_name = {name: column for name, column in named if column in ratings}
    if len(by_name) < _LEAST_ITEMS:
        return
    with st.expander("Make one figure of several questions"):
        parts.show_html(element("p", _COMPOSITE, class_="hw-quiet"))
        with st.form(f"{of.key}_composite", border=False, enter_to_submit=False):
            name = st.text_input("Name", max_chars=100, placeholder="such as Value")
            items = st.multiselect(
                "Questions",
                list(by_name),
                format_func=lambda one: update_survey_words.label(by_name[one]),
            )
            measure = fields.ask_measure(_measures(), is_new=True)
            target = fields.ask_target()
            agreed = st.form_submit_button("Add this figure")
    made = Composite(name.strip(), tuple(items), measure, target)
    if agreed and made.name and len(made.items) >= _LEAST_ITEMS:
        state.say(of, replace(of.said, composites=(*of.said.composites, made)))
    elif agreed:
        st.error("Give it a name and at least two questions.")


def _questions_before(of: Kept) -> list[str]:
    known = [one.survey_id for one in of.seen if one.is_known]
    return [wording for one in known for wording in update_queries.survey_questions(one)]


def _measures() -> dict[str, str]:
    try:
        return update_queries.rating_measures()
    except queries.NotPublished:
        return {}
