"""What the queries about employees answer with: rows with names, as the pages show them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Share:
    """A group's share of the employees in one period, in percent; None where not shown."""

    name: str
    """The group's own part of its name: `Women` of `Justice × Women`."""
    period_id: str
    period: str
    starts_on: date
    ends_on: date
    count: float | None
    whole: float | None
    share: float | None
    share_low: float | None
    share_high: float | None
    availability: float | None
    """Its share of all who could have been; None where people are only counted."""
    representation: float | None
    """The first over the second: 1 is even."""
    representation_low: float | None
    representation_high: float | None
    first_share: float | None
    """Its share in the first period of this length."""
    first_period: str
    change: float | None
    """Points since then."""
    hidden: bool
    reason: str | None
    is_overlapping: bool
    is_unknown: bool
    load_id: int | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """The share that one group has within a group of another dimension, such as a department."""

    name: str
    people: float | None
    """All employees there; None where that is hidden."""
    count: float | None
    whole: float | None
    share: float | None
    share_low: float | None
    share_high: float | None
    first_share: float | None
    change: float | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """What the newest period of a measure of employees finds by one dimension."""

    code: str
    measure: str
    dimension: str
    period: str
    process: str | None
    groups: int
    hidden: int
    says: str
    failing: list[str]
    """Groups that fail four fifths, or five quarters of a burden."""
    assessed: int
