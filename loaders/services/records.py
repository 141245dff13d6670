"""What is read of items that serve others."""

from dataclasses import dataclass

from loaders.known import KnownItem


@dataclass(frozen=True, slots=True)
class Service:
    """That one item serves another, or does no longer."""

    item: KnownItem
    serves: KnownItem | None
    """None takes back all that the item serves, of one plan or of any."""
    serves_plan_id: str
    """Blank for any plan."""
    note: str | None
    is_withdrawn: bool
    source: str
