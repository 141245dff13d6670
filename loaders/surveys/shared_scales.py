"""Scales that the columns of a matrix or of an export share: one column settles another's."""

from collections import Counter
from collections.abc import Iterable, Sequence

from loaders.surveys import scales
from loaders.surveys.columns import Column
from loaders.surveys.no_ratings import is_not_applicable
from loaders.surveys.records import Reading, Scale, Spelling

R_NO_ANSWER = "NA"
"""How R writes a blank cell; elsewhere it is an answer that is none."""


_MANY = 30
"""So many answers of which none is the middle, or an end, speak against a scale that has it."""


def no_ratings(column: Column) -> frozenset[str]:
    """Spellings of a column that are no ratings because somebody says so, or R writes them."""
    return frozenset({R_NO_ANSWER, *column.said.not_applicable, *column.said.no_answer})


def find_scales(columns: Sequence[Column]) -> None:
    """The scales that the answers of every column fit, alone or beside the others of its matrix.

    A column of which everybody gives the same answer shows no scale alone.
    """
    for column in columns:
        column.candidates = tuple(_fitting(column))
    for matrix in _matrices(columns).values():
        _spread(matrix, [one.scale for one in _readings(matrix)], with_numbers=True)
    certain = {one.scale.name: one.scale for c in columns if (one := _certain(c)) is not None}
    _spread(columns, list(certain.values()))


def like_its_matrix(column: Column, rated: Sequence[Column]) -> Scale | None:
    """The scale that all columns of its matrix fit together, where it fits the column too."""
    if not column.place.matrix:
        return None
    siblings = [one for one in rated if one.place.matrix == column.place.matrix]
    together = {one.scale.name for one in _readings(siblings)}
    settled = {one.reading.scale.name for one in siblings if one.reading is not None}
    for one in column.candidates:
        if {one.scale.name} in (together, settled):
            return one.scale
    return None


def like_the_rest(column: Column, rated: Sequence[Column]) -> Scale | None:
    """The one scale that it fits and other questions of the export are on, or fit with it.

    None where so many answered that the choice nobody made may not have been there.
    """
    if column.text.filled >= _MANY:
        return None
    names = {one.scale.name for one in column.candidates}
    settled = {one.reading.scale.name for one in rated if one.reading is not None} & names
    if not settled:
        like_it = [one for one in rated if names & {other.scale.name for other in one.candidates}]
        settled = {one.scale.name for one in _readings(like_it)} & names if names else set()
    fitting = {one.scale.name: one.scale for one in column.candidates if one.scale.name in settled}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _fitting(column: Column) -> list[Reading]:
    is_asked = column.meaning is None and column.text.different <= len(column.spellings)
    left = _left(column) if is_asked else []
    return scales.readings(left, column.wording) if left else []


def _left(column: Column) -> list[Spelling]:
    left_out = no_ratings(column)
    return [one for one in column.spellings if one.text not in left_out]


def _certain(column: Column) -> Reading | None:
    names = {one.scale.name for one in column.candidates}
    return column.candidates[0] if len(names) == 1 else None


def _spread(
    columns: Iterable[Column], shared: Sequence[Scale], *, with_numbers: bool = False
) -> None:
    """Give the scales to columns that show none, where every answer of theirs is on them.

    Only the columns of one matrix also share a scale of which the ends alone are labelled:
    numbers say nothing of a question that stands elsewhere.
    """
    for column in columns:
        left = [one for one in _left(column) if not is_not_applicable(one.text)]
        is_asked = column.meaning is None and column.text.different <= len(column.spellings)
        if column.candidates or not left or not is_asked:
            continue
        if not with_numbers and _are_numbers(left):
            continue
        fit = [scale for scale in shared if scale.labels or with_numbers]
        found = [scales.read_on(left, scale, is_reversed=None) for scale in fit]
        column.candidates = tuple(one for one in found if not one.undocumented and one.ratings)


def _are_numbers(spellings: Iterable[Spelling]) -> bool:
    return any(one.text.lstrip("+-").replace(".", "", 1).isdigit() for one in spellings)


def _matrices(columns: Iterable[Column]) -> dict[str, list[Column]]:
    found: dict[str, list[Column]] = {}
    for column in columns:
        if column.place.matrix and column.meaning is None:
            found.setdefault(column.place.matrix, []).append(column)
    return found


def _readings(columns: Sequence[Column]) -> list[Reading]:
    """The scales that the answers of several columns fit together."""
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for column in columns:
        for one in _left(column):
            counts[one.text] += one.count
            first.setdefault(one.text, one.first_row)
    together = [Spelling(text, count, first[text]) for text, count in counts.most_common()]
    return scales.readings(together, columns[0].wording) if together else []
