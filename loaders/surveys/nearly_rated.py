"""Warns of columns that are not kept although they look like ratings: too many answers are odd."""

from collections.abc import Iterable, Sequence

from loaders.surveys import scales
from loaders.surveys.answer_parts import label_of
from loaders.surveys.columns import Column
from loaders.surveys.rated import WAY_OUT
from loaders.surveys.records import Scale, Spelling
from loaders.surveys.saying import Saying
from loaders.surveys.shared_scales import no_ratings

_NOT_KEPT = frozenset({"choice", "open answers"})
_HALF = 0.5
_LEAST_DIFFERENT = 2


def say_nearly_rated(columns: Iterable[Column], rated: Sequence[Column], saying: Saying) -> None:
    """Warn where half the answers of a column are on a scale that another question has.

    Of a question that the wave before rated, whatever its answers are.
    """
    readings = [one.reading for one in rated if one.reading is not None]
    shared = {one.scale.name: one.scale for one in readings}.values()
    for column in columns:
        if column.meaning or column.decided_by != "file" or column.taken_as not in _NOT_KEPT:
            continue
        left_out = no_ratings(column)
        left = [one for one in column.spellings if one.text not in left_out]
        before = column.known.scale if column.known else None
        if before is not None:
            _say(column, "was rated in the wave before and is not kept", before, left, saying)
        elif column.text.different <= len(column.spellings):
            fitting = [one for one in shared if _looks_like_it(left, one)]
            if fitting:
                scale = max(fitting, key=lambda one: _on(left, one))
                _say(column, "is not kept", scale, left, saying)


def _say(
    column: Column, what: str, scale: Scale, spellings: Sequence[Spelling], saying: Saying
) -> None:
    saying.warn_at(
        column,
        f"'{column.name}' {what}: {_on(spellings, scale):,} of its {column.text.filled:,} answers "
        f"are on the scale '{scale.name}'; if it is a rating, correct the others, or give its "
        f"`scale` {WAY_OUT}",
    )


def _looks_like_it(spellings: Sequence[Spelling], scale: Scale) -> bool:
    """Whether half are on it, and some by their labels: numbers alone may count anything."""
    ratings = scales.read_on(spellings, scale, is_reversed=None).ratings
    answers = sum(one.count for one in spellings)
    labelled = {rating for text, rating in ratings.items() if label_of(text)}
    return len(labelled) >= _LEAST_DIFFERENT and _on(spellings, scale) >= _HALF * answers


def _on(spellings: Sequence[Spelling], scale: Scale) -> int:
    """How many answers are ratings on a scale."""
    ratings = scales.read_on(spellings, scale, is_reversed=None).ratings
    return sum(one.count for one in spellings if one.text in ratings)
