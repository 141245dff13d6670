"""What the queries about meetings and deadlines answer with."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose calendar it is, and on which day."""

    plan_ids: tuple[str, ...]
    day: date
    owner: str = ""
    """Empty for everybody's."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting, past or to come."""

    meeting_id: str
    name: str
    kinds: list[str]
    starts_on: date
    ends_on: date
    starts_at: str | None
    place: str | None
    note: str | None
    is_first_of_year: bool
    is_demonstration: bool
    load_id: int
    loaded_at: datetime
    source: str
    due: int
    """Items of the plans asked for that are due at it and not closed."""


@dataclass(frozen=True, slots=True)
class Due:
    """What is done, with its deadline."""

    item_id: str
    plan_id: str
    plan_title: str
    code: str
    text: str
    owners: list[str]
    by_when: str | None
    cadence: str | None
    next_due_on: date | None
    reason: str
    """Why that date, or by what the meeting is the one that the words name."""
    status: str | None
    deadline_status: str
    load_id: int
    loaded_at: datetime


@dataclass(frozen=True, slots=True)
class Gap:
    """A deadline in words whose meeting the calendar lacks."""

    words: str
    codes: list[str]
    missing: str
    last_on: date | None
    reason: str
