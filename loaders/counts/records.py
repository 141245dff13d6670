"""What a person says of a table of counts, and what was recognized in one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Self, TypeAlias

Figure: TypeAlias = Literal["count", "numerator", "denominator", "value"]
FIGURES: tuple[Figure, ...] = ("count", "numerator", "denominator", "value")
MOST_DIMENSIONS = 3


@dataclass(frozen=True, slots=True)
class NewMeasure:
    """A measure that the catalogue does not have yet."""

    code: str
    name: str
    unit: str | None = None
    direction: str | None = None
    about: str | None = None
    process: str | None = None
    frequency: str | None = None
    year: str | None = None
    definition: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Declared:
    """What a person says; columns are named by their headers."""

    measure: str | NewMeasure | None = None
    """Its code in the catalogue, or a new one."""
    sheet: str | None = None
    period: str | None = None
    """A column, or the one period of all rows."""
    dimensions: Mapping[str, str] = field(default_factory=dict)
    """Dimension to its column."""
    groups_in_columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """One dimension to the columns that hold a count for each of its groups."""
    figures: Mapping[Figure, str] = field(default_factory=dict)
    """Which column counts."""
    whole: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Dimension to the groups that stand for all of it."""
    whole_denominator: Mapping[str, str] = field(default_factory=dict)
    """Dimension to the column with the denominator of all its groups together."""
    overlapping: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unknown: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()


TakenAs: TypeAlias = Literal[
    "period", "dimension", "count", "numerator", "denominator", "value", "group",
    "whole denominator", "number", "share", "left out", "unclear",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class CountColumn:
    """One column as the page shows it and lets it be corrected."""

    column: str
    """Its letters on the sheet, such as `C`."""
    header: str
    taken_as: TakenAs
    says: str
    """What stands in it, in one sentence."""
    name: str | None = None
    """What its dimension is called."""
    groups: tuple[str, ...] = ()
    """Some of a dimension's groups, as they are spelled."""


@dataclass(frozen=True, slots=True)
class CountsSeen:
    """One table of counts as the page shows it before the load."""

    sheet: str
    columns: tuple[CountColumn, ...]
    rows: int
    is_declared: bool
    """A person has said what its columns are."""
    is_likely: bool
    """It is a table of counts for certain enough to be told so."""
    measure: str | None = None
    """Code of the measure that it counts for."""

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        """What `dataclasses.asdict` wrote, also after it went through JSON."""
        columns = tuple(
            CountColumn(**{**one, "groups": tuple(one["groups"])}) for one in said["columns"]
        )
        return cls(**{**said, "columns": columns})
