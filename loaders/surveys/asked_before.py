"""Tells of questions that the wave before rated and this one does not, and of those asked twice."""

from collections.abc import Iterable, Sequence

from loaders.spelling import with_both_ends
from loaders.surveys.columns import Column
from loaders.surveys.known_records import KnownSurvey
from loaders.surveys.saying import Saying
from loaders.surveys.wordings import folded

_MOST = 5


def say_no_longer_rated(
    columns: Iterable[Column], survey: KnownSurvey | None, saying: Saying
) -> None:
    """One warning of all rated questions of the wave before that no column here is."""
    if survey is None:
        return
    matched = {column.known.question_id for column in columns if column.known is not None}
    gone = [
        one.wording
        for one in survey.columns
        if one.question_id is not None and one.question_id not in matched
    ]
    if gone:
        saying.warn(
            f"The wave before also rated {_listed(gone)}, which no column of this export is; if "
            "one was worded anew, say so with `question` in the survey file or on the Update page"
        )


def say_asked_twice(rated: Sequence[Column], saying: Saying) -> None:
    """A warning at every rating whose words another one to its left has."""
    first: dict[str, Column] = {}
    for column in rated:
        before = first.setdefault(folded(column.wording), column)
        if before is not column:
            saying.warn_at(
                column,
                f"'{column.name}' is also asked in column {before.letters}; they are two questions "
                "here. Leave one out if they are the same, or give one another `wording`",
            )


def _listed(wordings: Sequence[str]) -> str:
    named = ", ".join(f"'{with_both_ends(one)}'" for one in wordings[:_MOST])
    more = len(wordings) - _MOST
    return f"{named} and {more:,} more" if more > 0 else named
