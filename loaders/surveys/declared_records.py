"""What a person says of an export that the file itself does not."""

from dataclasses import dataclass
from datetime import date

from loaders.surveys.records import TakenAs


@dataclass(frozen=True, slots=True)
class DeclaredColumn:
    """What a person says of some columns; None leaves it to the file."""

    columns: tuple[str, ...]
    """Letters (`column P`), codes (`Q3_*`) or wordings; `*` stands for anything."""
    taken_as: TakenAs | None = None
    scale: str | None = None
    """`agreement 4`, or `1-3`."""
    words: tuple[str, ...] = ()
    """Labels from the lowest to the highest, instead of a scale by name."""
    reversed: bool | None = None
    not_applicable: tuple[str, ...] = ()
    no_answer: tuple[str, ...] = ()
    question: str | None = None
    """The question of an earlier wave that it is, by id or wording."""
    wording: str | None = None
    """The question as respondents saw it, where the export has only a code."""
    dimension: str | None = None
    measure: str | None = None
    """Code of the measure that it feeds; `none` unties it."""
    target: float | None = None


@dataclass(frozen=True, slots=True)
class DeclaredComposite:
    """A question that is the mean of each respondent's answers to others."""

    name: str
    items: tuple[str, ...]
    """Codes or wordings of the questions, as in `DeclaredColumn.columns`."""
    measure: str | None = None
    target: float | None = None


@dataclass(frozen=True, slots=True)
class Declared:
    """What a person says of an export that the file itself does not."""

    survey: str | None = None
    """Title of the questionnaire, the same for all of its waves."""
    held_on: date | None = None
    """The last day on which it could be answered."""
    invited: int | None = None
    columns: tuple[DeclaredColumn, ...] = ()
    composites: tuple[DeclaredComposite, ...] = ()
