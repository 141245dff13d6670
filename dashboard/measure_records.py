"""What the queries about measures answer with: rows with names, as the pages show them."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of the catalogue; numbers are in its unit (61.2 for 61.2%)."""

    measure_id: str
    code: str
    name: str
    definition: str | None
    kind: str
    statistic: str
    unit: str | None
    direction: str
    range_low: float | None
    range_high: float | None
    tolerance: float | None
    baseline: float | None
    baseline_period: str | None
    baseline_starts_on: date | None
    baseline_ends_on: date | None
    target: float | None
    target_period: str | None
    target_starts_on: date | None
    target_ends_on: date | None
    frequency: str
    numerator: str | None
    denominator: str | None
    decimals: int | None
    owners: list[str]
    source_note: str | None
    from_words: str | None
    benchmark_basis: str
    is_demonstration: bool
    source: str
    distance: float | None
    """How far the newest value is from its target or range; zero or less when it reaches it."""
    now: "Now"

    @property
    def is_deliverable(self) -> bool:
        """Whether it is something to produce, which has a state in place of a number."""
        return self.kind == "deliverable"


@dataclass(frozen=True, slots=True)
class Now:
    """Where a measure stands: its newest value, or that there is none."""

    period: str | None
    starts_on: date | None
    ends_on: date | None
    actual: float | None
    state: str | None
    numerator: float | None
    denominator: float | None
    value_low: float | None
    """With `value_high` the 95% interval of a mean from a survey; `denominator` is its n."""
    value_high: float | None
    survey_id: str | None
    question_id: str | None
    benchmark: float | None
    benchmark_basis: str | None
    target: float | None
    shortfall: float | None
    """How far short of what was due; negative beyond it."""
    status: str
    reason: str
    is_overridden: bool
    note: str | None
    evidence: str | None
    source: str | None
    previous: float | None
    previous_period: str | None
    previous_status: str | None
    change: float | None
    status_change: str | None
    periods: int
    trend_verdict: str | None
    trend_reason: str | None
    projected: float | None
    projected_low: float | None
    projected_high: float | None
    projected_status: str | None
    projection_reason: str | None
    sparkline: list[float | None]
    sparkline_periods: list[str]


@dataclass(frozen=True, slots=True)
class Value:
    """What a measure was in one reporting period; nothing where the period was missed."""

    period_id: str
    period: str
    starts_on: date
    ends_on: date
    actual: float | None
    numerator: float | None
    denominator: float | None
    value_low: float | None
    value_high: float | None
    survey_id: str | None
    question_id: str | None
    held_on: date | None
    """Day of the survey that it comes from."""
    state: str | None
    benchmark: float | None
    benchmark_period: str | None
    benchmark_basis: str | None
    target: float | None
    status: str
    rule_status: str
    reason: str
    is_overridden: bool
    decided_by: str | None
    note: str | None
    evidence: str | None
    load_id: int | None
    loaded_at: datetime | None
    loaded_by: str | None
    source: str | None
    times_given: int
    """How often a figure was given for this period; more than once is a correction."""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What a measure should have reached by one period."""

    period_id: str
    period: str
    starts_on: date
    ends_on: date
    benchmark: float
    basis: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Given:
    """A figure that somebody gave for a period, whether it stands or not."""

    period: str
    load_id: int
    loaded_at: datetime
    loaded_by: str
    actual: float | None
    numerator: float | None
    denominator: float | None
    state: str | None
    note: str | None
    evidence: str | None
    is_withdrawn: bool
    is_standing: bool
    undone_at: datetime | None
    source: str


@dataclass(frozen=True, slots=True)
class Served:
    """A plan item that a measure serves."""

    plan_id: str
    plan_title: str
    item_id: str
    code: str
    level_name: str
    text: str
    words_moved: bool


@dataclass(frozen=True, slots=True)
class MeasureFilters:
    """Which measures to show; an empty word is no filter."""

    status: str = ""
    owner: str = ""
    goal: str = ""


EVERY_MEASURE = MeasureFilters()
