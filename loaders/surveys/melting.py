"""What was recognized of an export, as rows of the ledger: answers, groups, open answers."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from loaders.long_rows import Numbers
from loaders.surveys.records import Reading
from loaders.surveys.text_columns import TextColumn

NOT_STATED = "Not stated"
"""The group of those who did not answer what would tell their group."""
_ANSWERS = pa.schema(
    [("question_no", pa.int32()), ("respondent", pa.int32()), ("rating", pa.int16())]
)
_GROUPS = pa.schema(
    [
        ("wave_id", pa.string()),
        ("respondent", pa.int32()),
        ("dimension", pa.string()),
        ("group_name", pa.string()),
    ]
)
_NONE, _NOT_APPLICABLE = -(2**15), -(2**15) + 1
"""Beside ratings, which are small: no answer at all, and an answer that is no rating."""
_NO_TEXTS: Mapping[str, Collection[str]] = MappingProxyType({})


def answers(columns: Mapping[int, TextColumn], readings: Mapping[int, Reading]) -> pa.Table:
    """The rows of `survey_answer`, without the load: by question_no, then as on the sheet.

    Both mappings have the same question_nos. An answer that is not applicable has a null rating;
    a blank cell, one that stands for it, and an undocumented text have no row. Raises ValueError
    for a text of which its reading says nothing.
    """
    parts = [_answered(number, columns[number], readings[number]) for number in sorted(columns)]
    return pa.concat_tables([_ANSWERS.empty_table(), *parts])


def _answered(question_no: int, column: TextColumn, reading: Reading) -> pa.Table:
    meanings = _meanings(reading)
    texts = column.texts.to_pylist()
    if any(text not in meanings for text in texts):
        raise ValueError(f"the reading of question {question_no} does not say what all texts are")
    meant = np.fromiter((meanings[text] for text in texts), np.int16, len(texts))
    ratings = np.append(meant, np.int16(_NONE))[column.places]
    is_answer = ratings != _NONE
    ratings = ratings[is_answer]
    return pa.table(
        {
            "question_no": np.full(len(ratings), question_no, np.int32),
            "respondent": column.respondents[is_answer],
            "rating": pa.array(ratings, mask=ratings == _NOT_APPLICABLE),
        },
        schema=_ANSWERS,
    )


def _meanings(reading: Reading) -> dict[str, int]:
    found = dict.fromkeys((one.text for one in reading.undocumented), _NONE)
    found |= reading.ratings
    found |= dict.fromkeys(reading.not_applicable, _NOT_APPLICABLE)
    return found | dict.fromkeys(reading.no_answer, _NONE)


def group_names(column: TextColumn, not_stated: Collection[str] = ()) -> dict[str, str]:
    """Every spelling of an attribute's column to its group: blanks evened out.

    Of spellings that differ in case alone the most frequent names the group. Those that stand
    for a blank cell are in the group of who did not say.
    """
    names = {NOT_STATED.casefold(): NOT_STATED}
    found: dict[str, str] = {}
    for spelling in column.spellings(most=None):
        even = " ".join(spelling.text.split())
        is_said = spelling.text not in not_stated
        found[spelling.text] = names.setdefault(even.casefold(), even) if is_said else NOT_STATED
    return found


def groups(
    wave_id: str,
    respondents: Numbers,
    columns: Mapping[str, TextColumn],
    not_stated: Mapping[str, Collection[str]] = _NO_TEXTS,
) -> pa.Table:
    """The rows of `survey_group`, without the load: every respondent in every dimension once.

    `columns` are by dimension, `not_stated` too: spellings that stand for a blank cell. Who is
    in several cells of a dimension is in the group of the first that is not blank.
    """
    parts = [
        _grouped(wave_id, dimension, respondents, column, not_stated.get(dimension, ()))
        for dimension, column in columns.items()
    ]
    return pa.concat_tables([_GROUPS.empty_table(), *parts])


def _grouped(
    wave_id: str,
    dimension: str,
    respondents: Numbers,
    column: TextColumn,
    not_stated: Collection[str],
) -> pa.Table:
    of = group_names(column, not_stated)
    names = list(dict.fromkeys([NOT_STATED, *of.values()]))
    number = {name: place for place, name in enumerate(names)}
    meant = np.array([number[of[text]] for text in column.texts.to_pylist()] + [0], np.int32)
    places = _of_each(respondents, column, meant[column.places])
    return pa.table(
        {
            "wave_id": _all_the_same(wave_id, len(places)),
            "respondent": respondents,
            "dimension": _all_the_same(dimension, len(places)),
            "group_name": pa.array(names, pa.string()).take(pa.array(places)),
        },
        schema=_GROUPS,
    )


def _of_each(
    respondents: Numbers, column: TextColumn, groups_of_cells: npt.NDArray[np.int32]
) -> npt.NDArray[np.int32]:
    """For every respondent the group of the first cell that has one; 0 where none has."""
    has_one = np.flatnonzero(groups_of_cells)
    found = np.zeros(len(respondents), np.int32)
    places = np.searchsorted(respondents, column.respondents[has_one])
    # Of a respondent's cells the last that is written stays: the first of the column.
    found[places[::-1]] = groups_of_cells[has_one[::-1]]
    return found


def _all_the_same(text: str, count: int) -> pa.StringArray:
    return pa.array([text], pa.string()).take(pa.array(np.zeros(count, np.int32)))
