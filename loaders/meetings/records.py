"""What is read of meetings, and what the ledger has of them."""

from dataclasses import dataclass
from datetime import date

from loaders.flat.findings import Line


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting and its row."""

    line: Line
    meeting_id: str
    name: str
    kinds: list[str]
    starts_on: date
    ends_on: date
    starts_at: str | None
    place: str | None
    note: str | None
    uid: str | None
    is_demonstration: bool
    is_withdrawn: bool


@dataclass(frozen=True, slots=True, order=True)
class Meeting:
    """A meeting that stands; earlier ones come first."""

    starts_on: date
    meeting_id: str
    name: str
    kinds: tuple[str, ...] = ()
