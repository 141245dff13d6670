"""What was recognized in a survey's export, column by column: ratings, groups, and what is left."""

from collections.abc import Sequence

import streamlit as st

from dashboard import parts, update_survey_words, words
from dashboard.markup import Piece, chip, element, facts, join, table
from loaders import ColumnSeen, Report, SurveySeen

_RATINGS = ("Column", "Question", "Scale", "Feeds", "What was read")
_GROUPS = ("Column", "Header", "Dimension", "What was read")
_ASKED = ("Column", "Header", "Taken as", "What was read")
_REST = ("Column", "Header", "Taken as", "Why it is not kept")


def show(report: Report) -> None:
    """Every export of the file, before its load."""
    for one in report.surveys:
        _show(one)


def _show(one: SurveySeen) -> None:
    parts.section(one.title, update_survey_words.survey_sentence(one))
    ratings, groups, asked, rest = update_survey_words.by_kind(one.columns)
    _section("Ratings", "question", _RATINGS, [_rating(column) for column in ratings])
    if labels := update_survey_words.scales(ratings):
        with st.expander("Labels of these scales"):
            parts.show_html(facts(labels))
    if one.composites:
        told = f"Means of several questions: {words.listed(one.composites)}."
        parts.show_html(element("p", told))
    _section("Groups", "column", _GROUPS, [_group(column) for column in groups])
    _section("Open answers that are kept", "column", _ASKED, [_left(column) for column in asked])
    with st.expander(f"Not kept: {words.count(len(rest), 'column')}"):
        if rest:
            parts.show_html(table("Columns that are not kept", _REST, map(_left, rest)))
    parts.show_html(element("p", update_survey_words.NEVER, class_="hw-quiet"))


def _section(title: str, noun: str, header: Sequence[str], rows: Sequence[Sequence[Piece]]) -> None:
    if rows:
        head = element("h3", f"{title}: {words.count(len(rows), noun)}")
        parts.show_html(head + table(title, header, rows))


def _rating(one: ColumnSeen) -> tuple[Piece, ...]:
    scale = update_survey_words.scale(one)
    doubt = update_survey_words.is_in_doubt(one)
    target = f" (target {one.target:g})" if one.target is not None else ""
    return (
        _column(one),
        _worded(one),
        join([chip("To settle"), f" {scale}"]) if doubt else scale,
        f"{one.measure or '–'}{target}",
        _says(one),
    )


def _group(one: ColumnSeen) -> tuple[Piece, ...]:
    return _column(one), _worded(one), one.dimension or "–", _says(one)


def _left(one: ColumnSeen) -> tuple[Piece, ...]:
    return _column(one), one.wording or "–", one.taken_as, _says(one)


def _column(one: ColumnSeen) -> Piece:
    code = element("span", f" {one.code}", class_="hw-quiet")
    return join([one.column, code]) if one.code and one.code != one.wording else one.column


def _worded(one: ColumnSeen) -> Piece:
    if not one.matched:
        return one.wording or "–"
    before = element("div", f"Last time: {one.matched}", class_="hw-quiet")
    return join([one.wording, before])


_DECIDED = {"earlier wave": "As last time.", "person": "As you said."}


def _says(one: ColumnSeen) -> Piece:
    by = _DECIDED.get(one.decided_by, "")
    return join([one.says, element("span", f" {by}", class_="hw-quiet")]) if by else one.says
