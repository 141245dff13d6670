"""What is read of impact assessments: a proposed decision, and the groups it falls on."""

from dataclasses import dataclass
from datetime import date

from loaders.flat.findings import Line
from loaders.known import measure_id_of

OVERALL = "Overall"
"""The stratum of an assessment that is told by none."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One proposed decision and its row."""

    line: Line
    code: str
    """What the sheet calls it."""
    title: str
    proposal: str
    plan_id: str | None
    item_id: str | None
    item_text: str | None
    measure_id: str | None
    dimension: str
    reference_group: str | None
    stratum_dimension: str | None
    effect_points: float | None
    effect: str | None
    outcome: str | None
    is_outcome_good: bool | None
    author: str
    assessed_on: date
    decision: str
    decided_by: str | None
    decided_on: date | None
    mitigation: str | None
    is_demonstration: bool
    is_withdrawn: bool

    @property
    def assessment_id(self) -> str:
        """Its name for machines."""
        return measure_id_of(self.code)


@dataclass(frozen=True, slots=True)
class Group:
    """How many people of one group, or of one in a stratum, and how many of them are affected."""

    line: Line
    assessment_id: str
    stratum: str
    group_name: str
    population: int
    affected: int
    outcomes_before: int | None
