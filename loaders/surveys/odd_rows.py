"""What is odd about whole rows of an export: tests, respondents who stand twice or are silent."""

from collections.abc import Iterable, Sequence

import numpy as np

from loaders.long_rows import Numbers
from loaders.spelling import shortened
from loaders.surveys.columns import Column, Columns
from loaders.surveys.saying import Saying

_TESTS = frozenset({"survey preview", "survey test", "preview", "test"})
_QUALTRICS_TESTS = frozenset({"1", "2", "9", "17"})
"""Qualtrics' own numbers of previews and tests."""
_MOST_ROWS = 10


def say_odd_rows(columns: Columns, rated: Sequence[Column], saying: Saying) -> None:
    """Warn of rows that may not be meant; contradicting answers of one respondent are problems."""
    is_qualtrics = columns.export.tool == "Qualtrics"
    for column in columns.columns:
        if column.meaning == "status":
            _say_tests(column, _TESTS | (_QUALTRICS_TESTS if is_qualtrics else frozenset()), saying)
        elif column.meaning == "respondent":
            _say_twice(column, saying)
    if len(rows := columns.silent):
        says = (
            f"Nothing that was asked is answered in {_numbers(rows)}; each counts as a respondent"
        )
        saying.warn(says, f"A{rows[0]}")
    if columns.export.answer_columns:
        _say_of_long(columns, rated, saying)


def _say_tests(column: Column, tests: Iterable[str], saying: Saying) -> None:
    odd = {one.text for one in column.spellings if one.text.casefold() in tests}
    if odd:
        rows = _rows_of(column, odd)
        saying.warn_at(
            column,
            f"The tool calls {_numbers(rows)} a test or a preview, and it is counted all the same; "
            "take out of the export what nobody answered",
        )


def _say_twice(column: Column, saying: Saying) -> None:
    twice = {one.text for one in column.spellings if one.count > 1}
    if twice and column.text.different > column.text.filled / 2:
        rows = _rows_of(column, twice)
        saying.warn_at(
            column,
            f"The same respondent stands more than once, in {_numbers(rows)}, and each time is "
            "counted; take out what is not meant",
        )


def _say_of_long(columns: Columns, rated: Sequence[Column], saying: Saying) -> None:
    if len(rows := columns.without_respondent):
        says = f"No respondent stands in {_numbers(rows)}, so nothing there is read"
        saying.warn(says, f"A{rows[0]}")
    if len(rows := columns.without_question):
        says = f"An answer to no question stands in {_numbers(rows)}; it is left out"
        saying.warn(says, f"A{rows[0]}")
    for column in rated:
        if len(rows := column.text.repeated()):
            saying.refuse_at(
                column,
                f"The same respondent answers '{column.name}' again in "
                f"{_numbers(rows)}; keep one answer",
                int(rows[0]),
            )
    for column in columns.taken_as("attribute"):
        if len(rows := column.text.contradicting()):
            saying.warn_at(
                column,
                f"A respondent has another '{shortened(column.dimension or '')}' in "
                f"{_numbers(rows)} than above; the first counts",
                int(rows[0]),
            )


def _rows_of(column: Column, texts: set[str]) -> Numbers:
    wanted = [place for place, text in enumerate(column.text.texts.to_pylist()) if text in texts]
    return column.text.rows[np.isin(column.text.places, wanted)]


def _numbers(rows: Numbers) -> str:
    told = ", ".join(map(str, rows[:_MOST_ROWS].tolist()))
    more = f" and {len(rows) - _MOST_ROWS:,} more" if len(rows) > _MOST_ROWS else ""
    return f"row {told}" if len(rows) == 1 else f"rows {told}{more}"
