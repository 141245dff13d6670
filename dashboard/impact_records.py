"""What the queries about impact assessments answer with: rows with names."""

from dataclasses import dataclass
from datetime import date

OVERALL = "Overall"
"""The stratum of all, and the group of everybody."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One proposed decision with what its assessment finds; shares and chances are percent."""

    assessment_id: str
    title: str
    proposal: str
    plan_id: str | None
    item_code: str | None
    item_text: str | None
    measure_code: str | None
    measure_name: str | None
    dimension: str
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
    groups: int
    hidden_groups: int
    population: float | None
    affected: float | None
    affected_rate: float | None
    rate_before: float | None
    rate_after: float | None
    reference_group: str | None
    gaps: int
    verdict: str
    headline: str
    says: str
    contradiction: str | None
    load_id: int
    source: str


@dataclass(frozen=True, slots=True)
class Part:
    """One group of an assessment in one stratum; every number is None where it is hidden."""

    stratum: str
    group_name: str
    hidden: bool
    population: float | None
    affected: float | None
    affected_rate: float | None
    share_of_population: float | None
    share_of_affected: float | None
    representation: float | None
    representation_low: float | None
    representation_high: float | None
    expected: float | None
    excess: float | None
    is_reference: bool
    ratio: float | None
    ratio_low: float | None
    ratio_high: float | None
    within_ratio: float | None
    within_low: float | None
    within_high: float | None
    is_contradicted: bool | None
    before_basis: str | None
    rate_before: float | None
    rate_after: float | None
    gap_before: float | None
    gap_after: float | None
    gap_verdict: str | None

    @property
    def is_everybody(self) -> bool:
        """Whether it is the sum of all groups."""
        return self.group_name == OVERALL
