"""What the queries about statements and phases answer with."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Statement:
    """A principle or a value of a plan."""

    kind: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when a plan item runs, and with whom."""

    item_id: str
    code: str
    level: int
    level_name: str
    name: str | None
    text: str
    status: str | None
    words: str | None
    """Its dates as written; None where only partners are named."""
    starts_on: date | None
    ends_on: date | None
    partners: list[str]
    source: str

    @property
    def has_dates(self) -> bool:
        """Whether it can stand on a line of time."""
        return self.starts_on is not None or self.ends_on is not None

    def state(self, day: date) -> str:
        """Where it is on a day: `Ahead`, `Under way` or `Ended`."""
        if self.ends_on is not None and self.ends_on < day:
            return "Ended"
        # What only has to be done by a day may begin at any time before.
        return "Under way" if self.starts_on is not None and self.starts_on <= day else "Ahead"
