"""One thing that is odd about values by group, with the cell that it is told at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Odd:
    """Goes on from the measure and the period, such as `1.1 in 2025 Q3`."""

    source: str
    measure_id: str
    period_id: str
    says: str
    alike: str = ""
    """What it has in common with those of other periods that say the same; blank where nothing."""
