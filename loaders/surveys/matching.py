"""Finds the survey and the questions of earlier waves that an export repeats."""

from collections.abc import Iterable, Mapping, Sequence

from loaders.spelling import shortened
from loaders.surveys.columns import Column
from loaders.surveys.declared_columns import Say
from loaders.surveys.known_records import KnownColumn, KnownSurvey
from loaders.surveys.records import Export
from loaders.surveys.wordings import folded, is_nearly, is_same_row, slug

_HALF = 0.5


def survey_of(
    title: str, columns: Sequence[Column], surveys: Mapping[str, KnownSurvey]
) -> KnownSurvey | None:
    """The known survey of which at least half the rated questions match; None where none is.

    Of several the one with this title counts, then the one with the most questions in common.
    """
    shares = {id_: _share(columns, survey) for id_, survey in surveys.items()}
    fitting = [id_ for id_, share in shares.items() if share >= _HALF]
    best = max(
        fitting,
        key=lambda id_: (folded(surveys[id_].title) == folded(title), shares[id_]),
        default=None,
    )
    return surveys[best] if best is not None else None


def survey_called(title: str, surveys: Mapping[str, KnownSurvey]) -> KnownSurvey | None:
    """The known survey with a title; case, blanks and punctuation are forgiven."""
    wanted = folded(title)
    for survey in surveys.values():
        if wanted in {folded(survey.title), folded(survey.survey_id)}:
            return survey
    return None


def asks_again(export: Export, surveys: Mapping[str, KnownSurvey]) -> bool:
    """Whether at least half the rated questions of a known survey's newest wave are its headers.

    What a person said of that wave makes bare numbers ratings here too.
    """
    headers = {folded(column.wording) for column in export.columns}
    asked = [
        {folded(column.wording) for column in survey.columns if column.question_id}
        for survey in surveys.values()
    ]
    return any(len(one & headers) >= _HALF * len(one) for one in asked if one)


def match_columns(columns: Sequence[Column], survey: KnownSurvey | None, say: Say) -> None:
    """Give every column what it was in the waves before: by its wording, else by a person's word.

    `say` takes the message of a problem.
    """
    before = [*survey.columns, *survey.earlier] if survey else []
    free = _by_wording(before)
    for column in columns:
        if column.said.question is not None:
            column.known = _asked_for(column, before, say)
    for column in columns:
        if column.known is None:
            column.known = _taken(free, column)
    _match_rows(columns, [known for fitting in free.values() for known in fitting])


def name_questions(columns: Iterable[Column]) -> None:
    """Give every rating its question_id: of the question of the wave before, else of its words."""
    rated = list(columns)
    taken: set[str] = set()
    for column in rated:
        known = column.known
        if known and known.question_id and known.question_id not in taken:
            column.question_id = known.question_id
            taken.add(known.question_id)
            if known.wording != column.wording:
                column.was_worded = known.wording
    parts = [folded(column.place.part) for column in rated]
    for column in rated:
        if not column.question_id:
            part = column.place.part
            is_short = part and not column.said.wording and parts.count(folded(part)) == 1
            column.question_id = slug(part if is_short else column.wording, taken)
            taken.add(column.question_id)


def nearly_matched(column: Column, survey: KnownSurvey | None) -> str | None:
    """The wording of a question with the same code that may be this one, of those not matched."""
    if survey is None or column.known is not None or not column.place.code:
        return None
    for known in survey.columns:
        is_same_code = folded(known.code) == folded(column.place.code)
        if is_same_code and known.question_id and is_nearly(known.wording, column.wording):
            return known.wording
    return None


def _share(columns: Sequence[Column], survey: KnownSurvey) -> float:
    """The share of an export's rated questions that a survey has had."""
    asked = {folded(one.wording) for one in (*survey.columns, *survey.earlier) if one.question_id}
    mine = {folded(column.wording) for column in columns if _may_be_rated(column)}
    repeated = {folded(column.wording) for column in columns} & asked
    of = len({*mine, *repeated})
    return len(repeated) / of if of else 0.0


def _may_be_rated(column: Column) -> bool:
    return column.taken_as == "rating" or bool(column.candidates)


def _by_wording(before: Iterable[KnownColumn]) -> dict[str, list[KnownColumn]]:
    found: dict[str, list[KnownColumn]] = {}
    for known in before:
        found.setdefault(folded(known.wording), []).append(known)
    return found


def _taken(free: Mapping[str, list[KnownColumn]], column: Column) -> KnownColumn | None:
    """The first column before with this wording that is not matched yet; its code counts first."""
    fitting = free.get(folded(column.wording))
    if not fitting:
        return None
    code = folded(column.place.code)
    best = next((known for known in fitting if folded(known.code) == code), fitting[0])
    fitting.remove(best)
    return best


def _match_rows(columns: Sequence[Column], free: Sequence[KnownColumn]) -> None:
    """Match what some tools write with the question of its matrix before it, and others without.

    Only where a row stands once on either side.
    """
    open_ones = [one for one in columns if one.known is None and one.meaning is None]
    asked = [known for known in free if known.question_id is not None]
    pairs = [
        (column, known)
        for column in open_ones
        for known in asked
        if is_same_row(column.wording, known.wording)
    ]
    for column, known in pairs:
        if sum(column is one or known is other for one, other in pairs) == 1:
            column.known = known


def _asked_for(column: Column, before: Sequence[KnownColumn], say: Say) -> KnownColumn | None:
    asked = column.said.question or ""
    wanted = folded(asked)
    for known in before:
        if known.question_id and wanted in {folded(known.question_id), folded(known.wording)}:
            return known
    say(
        f"The survey file says that '{column.name}' is the question "
        f"'{shortened(asked)}' of an earlier wave, but no earlier wave has that question; "
        "give its wording as it stood then, or leave `question` out"
    )
    return None
