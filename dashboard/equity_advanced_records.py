"""What the queries about all groups in one number, and about shares, answer with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Summary:
    """All gaps of a dimension in one number."""

    summary: str
    abbreviation: str | None
    value: float | None
    value_low: float | None
    value_high: float | None
    interval_kind: str | None
    scale: str | None
    meaning: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Share:
    """A group's share of all, beside its share of those who could have been; percent."""

    name: str
    count: float | None
    whole: float | None
    share: float | None
    share_low: float | None
    share_high: float | None
    availability: float | None
    representation: float | None
    representation_low: float | None
    representation_high: float | None
    hidden: bool
