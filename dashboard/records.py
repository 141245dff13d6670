"""What the queries answer with: rows with names, as the pages show them."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan, in its newest version."""

    plan_id: str
    title: str
    organization: str | None
    vision: str | None
    mission: str | None
    starts_on: date | None
    ends_on: date | None
    parent_plan_id: str | None
    is_demonstration: bool
    load_id: int
    source: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What of a plan to show; an empty word is no filter."""

    text: str = ""
    owner: str = ""
    area: str = ""
    status: str = ""
    finding: str = ""
    due: str = ""


ALL = Filters()


@dataclass(frozen=True, slots=True)
class Item:
    """One plan item with everything that stands beside it."""

    item_id: str
    parent_id: str | None
    top_id: str
    level: int
    level_name: str
    code: str
    name: str | None
    text: str
    sub_items: list[str]
    who: str | None
    owners: list[str]
    approvers: list[str]
    by_when: str | None
    cadence: str | None
    meeting: str | None
    due_on: date | None
    next_due_on: date | None
    due_reason: str
    resources: list[str]
    measures_of_success: list[str]
    reported: list[str]
    status: str | None
    percent_complete: float | None
    narrative: str | None
    status_reason: str
    status_period: str | None
    next_steps: str | None
    help_needed: str | None
    evidence: str | None
    deadline_status: str
    reporting_status: str
    is_ambiguous: bool
    is_lowest: bool
    has_deadline: bool
    """It is one of the lowest, or has a deadline of its own."""
    source: str
    is_match: bool = True


@dataclass(frozen=True, slots=True)
class Branch:
    """An item that has others under it, with what is counted below, or one alone at the top."""

    item_id: str
    parent_id: str | None
    level: int
    level_name: str
    code: str
    name: str | None
    text: str
    sub_items: list[str]
    is_lowest: bool
    """It has nothing under it and counts itself."""
    measures_of_success: list[str]
    measures_below: list[str]
    """Those that stand beside what belongs to it, each once."""
    reported: list[str]
    lowest: int
    overdue: int
    first_due_on: date | None
    last_due_on: date | None
    statuses: dict[str, int]
    source: str


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An item at the top of a plan, with counts of what is done under it."""

    item_id: str
    code: str
    name: str
    lowest: int
    overdue: int
    off_track: int
    at_risk: int
    completed: int
    no_update: int
    open: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read an unclear cell."""

    words: str
    is_taken: bool


@dataclass(frozen=True, slots=True)
class Question:
    """An unclear cell of one item, and its readings."""

    item_id: str
    code: str
    text: str
    field: str
    original: str
    source: str
    is_settled: bool
    readings: list[Reading]


@dataclass(frozen=True, slots=True)
class LoadRow:
    """One load; times are UTC without a zone."""

    load_id: int
    loaded_at: datetime
    loaded_by: str
    kind: str
    file_name: str
    sha256: str
    shapes: list[str]
    rows: int
    reader: str
    undone_at: datetime | None
    undone_by: str | None


@dataclass(frozen=True, slots=True)
class Past:
    """The state of the past that somebody chose to show."""

    on: date
    """Its day; deadlines are held against it."""
    load_id: int | None
    """The load that was loaded, undone or redone last; None before the first."""
    is_undone: bool
    """That load was undone then."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A reading that a person settled in a load of its own."""

    load_id: int
    code: str
    item_text: str
    field: str
    words: str
