"""Decides what every column is taken for: a person's word, else the wave before, else the file."""

from collections.abc import Sequence

from loaders.spelling import shortened
from loaders.surveys.columns import Column
from loaders.surveys.kinds import kind_of, names_a_person, said_kind
from loaders.surveys.saying import Saying
from loaders.surveys.shared_scales import find_scales

_BY_PERSON, _BY_WAVE = "person", "earlier wave"


def look_at(columns: Sequence[Column]) -> None:
    """What every column is by its header and its answers alone."""
    find_scales(columns)
    for column in columns:
        column.taken_as, column.why = kind_of(column)


def decide(columns: Sequence[Column], saying: Saying) -> None:
    """Let what a person and the wave before say count before what the file shows.

    What names a person stays that, whoever says otherwise.
    """
    for column in columns:
        said = said_kind(column.said)
        known = column.known
        if column.said.columns and said is not None:
            column.taken_as, column.decided_by, column.why = said, _BY_PERSON, ""
        elif known is not None and known.is_decided:
            column.taken_as, column.decided_by, column.why = known.taken_as, _BY_WAVE, ""
        elif _is_rated_before(column):
            column.taken_as, column.decided_by, column.why = "rating", _BY_WAVE, ""
        if names_a_person(column):
            column.taken_as, column.why = "names a person", "e-mail or IP addresses stand in it"
            saying.warn_at(
                column,
                f"Column '{column.name}' is not kept, whatever is said of it: "
                "e-mail or IP addresses stand in it",
            )
        if column.taken_as == "attribute":
            _name_dimension(column)
    _tell_apart(columns, saying)


def _is_rated_before(column: Column) -> bool:
    """Numbers that the wave before had as ratings are ratings."""
    known = column.known
    is_number = column.taken_as == "number without a scale"
    return is_number and known is not None and known.scale is not None


def _name_dimension(column: Column) -> None:
    known = column.known.dimension if column.known else None
    header = column.place.part or column.wording
    column.dimension = column.said.dimension or known or column.dimension or header


def _tell_apart(columns: Sequence[Column], saying: Saying) -> None:
    """Of two columns with one dimension the second is called as it stands."""
    taken: set[str] = set()
    for column in columns:
        if column.taken_as != "attribute" or column.dimension is None:
            continue
        if column.dimension.casefold() in taken:
            column.dimension = column.place.part or column.wording
        if column.dimension.casefold() in taken or column.dimension.casefold() == "overall":
            saying.refuse_at(
                column,
                f"Two attributes are called '{shortened(column.dimension)}'; give one of them "
                "another name with `dimension`, or leave it out, in the survey file or on the "
                "Update page",
            )
        taken.add(column.dimension.casefold())
