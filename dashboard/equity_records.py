"""What the queries about equity answer with: rows with names, as the pages show them."""

from dataclasses import dataclass
from datetime import date

OVERALL = "Overall"
"""The dimension, and its one group, that is not broken down."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """What of a measure is looked at: one dimension in one period, perhaps within one group."""

    measure_id: str
    period_id: str
    dimension: str
    """The dimension whose groups are compared: one, never a pair."""
    within_dimension: str = OVERALL
    within_group: str = OVERALL

    @property
    def is_within(self) -> bool:
        """Whether only the people of one group of another dimension are looked at."""
        return self.within_dimension != OVERALL


@dataclass(frozen=True, slots=True)
class Rate:
    """A measure for one group in one period, in its unit; numbers are None where not shown."""

    name: str
    """The group's own part of its name: `Black` of `Black × Coast`."""
    dimension: str
    group_name: str
    period_id: str
    period: str
    starts_on: date
    ends_on: date
    kind: str
    is_proportion: bool
    """Whether the numerator is a part of the denominator, and not events over exposure."""
    numerator: float | None
    denominator: float | None
    """How many people, or how much exposure, the figure rests on: its n."""
    rate: float | None
    rate_low: float | None
    rate_high: float | None
    hidden: bool
    hidden_reason: str | None
    reliability: str | None
    reliability_reason: str | None
    is_presented: bool
    is_computed: bool
    is_overlapping: bool
    is_unknown: bool
    benchmark: float | None
    target: float | None
    standing: str | None
    standing_reason: str | None
    decimals: int | None
    load_id: int | None
    source: str | None

    @property
    def mark(self) -> float | None:
        """What the rate is held against: the period's benchmark, else the target."""
        return self.target if self.benchmark is None else self.benchmark


@dataclass(frozen=True, slots=True)
class Gap:
    """How far a group is from its reference: group minus reference, in points of the measure.

    `people` are counted in the adverse direction: so many more than at the reference's rate.
    """

    name: str
    period_id: str
    period: str
    starts_on: date
    ends_on: date
    reference_group: str
    reference_kind: str
    is_reference: bool
    reference_rate: float | None
    gap: float | None
    gap_low: float | None
    gap_high: float | None
    ratio: float | None
    ratio_low: float | None
    ratio_high: float | None
    ratio_reason: str | None
    adverse_words: str | None
    people: float | None
    people_low: float | None
    people_high: float | None
    is_clear: bool | None
    says: str | None
    trend_gap: float | None
    """The gap where the line of the trend ends."""
    trend_verdict: str | None
    trend_reason: str | None

    @property
    def reference(self) -> str:
        """What the reference is called in a sentence."""
        return "all together" if self.reference_kind == "overall" else self.reference_group


@dataclass(frozen=True, slots=True)
class Group:
    """A group with its rate, and its gap where one can be told."""

    rate: Rate
    gap: Gap | None

    @property
    def name(self) -> str:
        """The group's own part of its name."""
        return self.rate.name


@dataclass(frozen=True, slots=True)
class Within:
    """The same gap among the people of one group of another dimension."""

    name: str
    """The group of the other dimension."""
    rate: float | None
    gap: Gap | None
    hidden: bool
    is_presented: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """What the groups of one dimension find for a measure, in the newest period that has them."""

    measure_id: str
    code: str
    measure: str
    status: str
    owners: list[str]
    dimension: str
    period_id: str
    period: str
    says: str
    clearly_short: list[str]
    """Groups that clearly miss what was due; their numbers are on the page about equity."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """How much of a table is hidden for privacy; shares are percent."""

    cells: int
    hidden: int
    share_hidden: float | None
    people_hidden: float | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Whether a measure is broken down by a dimension, and how much of that can be shown."""

    measure_id: str
    code: str
    measure: str
    dimension: str
    is_expected: bool
    state: str
    newest_period: str | None
    groups: int | None
    hidden: int | None
    reason: str | None
