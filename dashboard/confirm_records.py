"""What the queries about measures in a plan's own words answer with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """One measure of success as written, and what it seems to say."""

    words: str
    item_codes: list[str]
    item_ids: list[str]
    kind: str
    statistic: str
    unit: str | None
    direction: str
    baseline: float | None
    target: float | None
    target_period: str | None
    change_pct: float | None
    scale_low: float | None
    scale_high: float | None
    frequency: str
    says: str
    decision: str | None
    """confirmed, declined, or None while nobody has decided."""
    measure_id: str | None
    source: str
    owners: list[str]
    """Of the items that the words stand beside."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A measure that is there already."""

    measure_id: str
    code: str
    name: str
    is_beside: bool
    """Whether it serves the items that words stand beside, or what is under or above them."""
