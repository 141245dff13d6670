"""One row per answer, taken apart: the answers to every question, each beside its respondent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from loaders.long_rows import Numbers
from loaders.surveys.text_columns import TextColumn, packed
from loaders.surveys.texts import SheetText


@dataclass(frozen=True, slots=True)
class LongAnswers:
    """What a sheet of one row per answer says."""

    respondents: Numbers
    """1, 2, 3 ...: in the order in which they first appear."""
    questions: dict[str, TextColumn]
    """The question as it is written to its answers, in the order in which questions appear."""
    others: dict[int, TextColumn]
    """Every other column, one cell a row: attributes stand in it once for every answer."""
    without_respondent: Numbers
    """Rows that do not say who answers; they are left out."""
    without_question: Numbers
    """Rows with an answer to no question; it is left out."""


def by_question(text: SheetText, answer_columns: Mapping[str, int]) -> LongAnswers:
    """Answers by question; `answer_columns` are those of `respondent`, `question`, `answer`."""
    is_said = text.column(answer_columns["respondent"]).places >= 0
    kept = text.only(is_said)
    # Different texts stand in the order in which they first appear, so their places count them.
    who = kept.column(answer_columns["respondent"]).places + np.int32(1)
    question = kept.column(answer_columns["question"])
    answer = replace(kept.column(answer_columns["answer"]), respondents=who)
    own = set(answer_columns.values())
    is_lost = (question.places < 0) & (answer.places >= 0)
    return LongAnswers(
        np.arange(1, int(who.max(initial=0)) + 1, dtype=np.int32),
        _by_place(question, answer),
        {
            number: replace(column, respondents=who)
            for number, column in kept.columns.items()
            if number not in own
        },
        text.rows[~is_said],
        kept.rows[is_lost],
    )


def _by_place(question: TextColumn, answer: TextColumn) -> dict[str, TextColumn]:
    order = np.argsort(question.places, kind="stable")
    ends = np.searchsorted(question.places[order], np.arange(question.different + 1))
    found: dict[str, TextColumn] = {}
    for number, wording in enumerate(question.texts.to_pylist()):
        its = order[ends[number] : ends[number + 1]]
        texts, places = packed(answer.texts, answer.places[its])
        found[wording] = TextColumn(texts, places, answer.rows[its], answer.respondents[its])
    return found
