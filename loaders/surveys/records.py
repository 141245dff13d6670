"""What is known of an export, from its headers to the numbers that its answers are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Self, get_args

TakenAs = Literal[
    "rating",
    "attribute",
    "open answers",
    "names a person",
    "choice",
    "number without a scale",
    "date",
    "of the tool",
    "left out",
    "blank",
]
"""What a column of an export can be. Only ratings and attributes are kept, and open answers where
that was asked for."""
TAKEN_AS: tuple[TakenAs, ...] = get_args(TakenAs)


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """One column of an export."""

    column: int
    """On the sheet, counted from 1."""
    code: str
    """The tool's own name of it, such as `Q3_1`; empty where it has none."""
    wording: str
    """The question as respondents saw it, with the row of a matrix after it."""
    matrix: str = ""
    """What the columns of one matrix have in common; empty where it stands alone."""
    part: str = ""
    """The row of the matrix, or the choice that can be ticked."""
    header_row: int = 1
    """Row of the header cell that a message should name."""
    is_of_tool: bool = False
    """The tool wrote it, nobody was asked: ids, dates, duration, status, names, addresses."""


@dataclass(frozen=True, slots=True)
class Export:
    """How a sheet is laid out, whatever wrote it."""

    tool: str
    """`SurveyMonkey`, `Qualtrics`, `Google Forms`, `Microsoft Forms`, `LimeSurvey`, `one row per
    respondent` or `one row per answer`."""
    columns: tuple[ExportColumn, ...]
    last_header_row: int
    is_certain: bool
    """The headers alone show that it is a survey; without it the answers must."""
    answer_columns: Mapping[str, int] = field(default_factory=dict)
    """Of one row per answer: `respondent`, `question`, `answer` to their columns."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which the cells of a column are filled, blanks at the ends cut off."""

    text: str
    count: int
    first_row: int
    """The first row, as on the screen, that has it."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What respondents could choose from; the highest number is the best or the most."""

    name: str
    """`agreement 5`, or `1-5` where only its numbers are known."""
    low: int
    high: int
    labels: tuple[str, ...] = ()
    """From the lowest number to the highest; empty where only the ends or nothing is known."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What every spelling of a column means on one scale."""

    scale: Scale
    ratings: Mapping[str, int]
    """Spelling to its number on the scale, turned round already where it is reversed."""
    not_applicable: frozenset[str] = frozenset()
    no_answer: frozenset[str] = frozenset()
    """Spellings that stand for a blank cell, such as R's `NA`."""
    undocumented: tuple[Spelling, ...] = ()
    """Spellings that are on no scale: each is a problem."""
    is_reversed: bool = False
    """The export's numbers run the other way, so they were turned round."""


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


@dataclass(frozen=True, slots=True)
class KnownColumn:
    """What a column of the newest wave was taken for."""

    code: str
    wording: str
    taken_as: TakenAs
    is_decided: bool
    """A person said so."""
    dimension: str | None = None
    question_id: str | None = None
    scale: Scale | None = None
    is_reversed: bool = False
    not_applicable: tuple[str, ...] = ()
    measure_id: str | None = None
    target: float | None = None


@dataclass(frozen=True, slots=True)
class KnownComposite:
    """A composite of the newest wave."""

    question_id: str
    wording: str
    items: tuple[str, ...]
    """Their question_ids."""
    measure_id: str | None = None
    target: float | None = None


@dataclass(frozen=True, slots=True)
class KnownWave:
    """One holding of a survey that stands."""

    wave_id: str
    starts_on: date
    ends_on: date
    title: str = ""
    columns: tuple[KnownColumn, ...] = ()
    composites: tuple[KnownComposite, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownSurvey:
    """A survey that stands: what its next export is read like."""

    survey_id: str
    title: str
    waves: tuple[KnownWave, ...]
    """From the first to the newest."""
    columns: tuple[KnownColumn, ...]
    """Those of the newest wave."""
    composites: tuple[KnownComposite, ...] = ()
    earlier: tuple[KnownColumn, ...] = ()
    """Questions and what was decided of columns that the newest wave does not have, from waves
    before it: a question that comes back after a year is the same one."""


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """One column as the page shows it and lets it be corrected."""

    column: str
    """Its letters on the sheet, such as `P`."""
    code: str
    wording: str
    taken_as: str
    says: str
    """One sentence: scale and labels, how many answers, not applicable, blank; or why not kept."""
    scale: str | None = None
    candidates: tuple[str, ...] = ()
    """Names of the scales that its answers fit, where there are several."""
    is_reversed: bool = False
    measure: str | None = None
    """Code of the measure that it feeds."""
    target: float | None = None
    dimension: str | None = None
    matched: str | None = None
    """The wording of the wave before, where it is another."""
    decided_by: str = "file"
    """`file`, `earlier wave` or `person`."""


@dataclass(frozen=True, slots=True)
class SurveySeen:
    """One export as the page shows it before the load."""

    sheet: str
    survey_id: str
    title: str
    is_known: bool
    """Waves of it stand already."""
    replaces: str | None
    """The day of the wave that it replaces, as an ISO date."""
    held_on: str | None
    """ISO date; None where neither the file nor a person says it."""
    held_from: str
    """Where that day was found, in words."""
    tool: str
    respondents: int
    invited: int | None
    columns: tuple[ColumnSeen, ...]
    composites: tuple[str, ...] = ()
    """Names of the composites."""

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        """What `dataclasses.asdict` wrote, also after it went through JSON."""
        columns = tuple(
            ColumnSeen(**{**entry, "candidates": tuple(entry["candidates"])})
            for entry in said["columns"]
        )
        return cls(**{**said, "columns": columns, "composites": tuple(said["composites"])})
