"""What the queries about selections and burdens answer with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """Whether a group reaches four fifths of the best rate, or a burden five quarters."""

    name: str
    period: str
    process: str
    selected: float | None
    pool: float | None
    rate: float | None
    share_of_pool: float | None
    top_group: str | None
    top_rate: float | None
    ratio: float | None
    four_fifths: str | None
    fisher_p: float | None
    more_needed: int | None
    says: str | None
    hidden: bool
    hidden_reason: str | None
    fails: int
    """In how many periods of this length it fails."""
    assessed: int
    """Of how many in which it could be assessed."""
    load_id: int | None
    source: str | None
