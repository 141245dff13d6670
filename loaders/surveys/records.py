"""How an export is laid out, what stands in its columns, and the scales that answers are on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

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
