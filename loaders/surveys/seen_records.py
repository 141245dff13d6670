"""What was recognized in an export, as the page shows it before the load."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self


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
