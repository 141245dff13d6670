"""Decides what every column is taken for: a person's word, else the wave before, else the file."""

from collections.abc import Sequence

from loaders.spelling import shortened
from loaders.surveys.attributes import MOST_GROUPS
from loaders.surveys.columns import Column, Columns
from loaders.surveys.kinds import kind_of, names_a_person, said_kind
from loaders.surveys.saying import Saying
from loaders.surveys.shared_scales import R_NO_ANSWER, find_scales

_BY_PERSON, _BY_WAVE = "person", "earlier wave"


def look_at(columns: Sequence[Column]) -> None:
    """What every column is by its header and its answers alone."""
    find_scales(columns)
    for column in columns:
        column.taken_as, column.why = kind_of(column)


def decide(export: Columns, saying: Saying) -> None:
    """Let what a person and the wave before say count before what the file shows.

    What names a person stays that, whoever says otherwise. An export without any blank cell
    writes them as `NA`, as R does.
    """
    columns = export.columns
    as_r_writes = frozenset() if export.has_blanks else frozenset({R_NO_ANSWER})
    for column in columns:
        column.no_answer = frozenset(column.said.no_answer) | as_r_writes
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
            _say_too_many(column, saying)
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


def _say_too_many(column: Column, saying: Saying) -> None:
    if column.text.different > MOST_GROUPS:
        saying.refuse_at(
            column,
            f"'{column.name}' has {column.text.different:,} different answers, too many for the "
            f"groups of an attribute, of which {MOST_GROUPS} at most are kept; put them together "
            'in the export, or leave it out with `taken_as = "left out"`',
        )


def _tell_apart(columns: Sequence[Column], saying: Saying) -> None:
    """Of two columns with one dimension the second is called as it stands."""
    taken: set[str] = set()
    for column in columns:
        if column.taken_as != "attribute" or column.dimension is None:
            continue
        if column.dimension.casefold() in taken:
            column.dimension = column.place.part or column.wording
        if column.dimension.casefold() == "overall":
            saying.refuse_at(
                column,
                "An attribute cannot be called 'Overall', which is all respondents together; give "
                "it another name with `dimension`, or leave it out, in the survey file or on the "
                "Update page",
            )
        elif column.dimension.casefold() in taken:
            saying.refuse_at(
                column,
                f"Two attributes are called '{shortened(column.dimension)}'; give one of them "
                "another name with `dimension`, or leave it out, in the survey file or on the "
                "Update page",
            )
        taken.add(column.dimension.casefold())
