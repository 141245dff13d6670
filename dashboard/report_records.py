"""What the queries about reports answer with: updates, roll-ups, changes and what is owed."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Progress:
    """One progress update of a plan item."""

    period: str
    ends_on: date
    status: str | None
    percent_complete: float | None
    happened: str | None
    next_steps: str | None
    help_needed: str | None
    evidence: str | None
    reported_by: str | None
    load_id: int
    loaded_at: datetime
    is_newest: bool
    source: str


@dataclass(frozen=True, slots=True)
class Rollup:
    """What the measures and items at or under a plan item come to."""

    scope: str
    plan_id: str
    item_id: str | None
    measures: int
    worst_status: str | None
    worst_measure_id: str | None
    on_course: int
    counted: int
    says: str


@dataclass(frozen=True, slots=True)
class Change:
    """A plan item whose status is another one than in the period before."""

    code: str
    name: str
    before: str
    after: str
    period: str
    direction: str | None
    """`better` or `worse`; nothing where it is neither, as for a pause."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report that is owed: a measure's value, or a progress update of a plan item."""

    kind: str
    """`measure` or `item`."""
    plan_id: str | None
    code: str
    name: str
    owners: list[str]
    period: str
    last_period: str | None
    """The newest period that was reported."""
    since: date
    """The day after the period."""
    due_on: date
    """The last day on which it is not overdue yet."""
    status: str
