"""What is said of a plan before it has items."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Start:
    """A plan as the guided start has it; what nobody said yet is None or empty."""

    plan_id: str
    title: str
    organization: str | None = None
    vision: str | None = None
    mission: str | None = None
    years: tuple[int, int] | None = None
    """First and last."""
    parent_plan_id: str | None = None
    is_demonstration: bool = False
    levels: tuple[str, ...] = ()
    """From the top down."""
    owners: tuple[tuple[str, str], ...] = ()
    """Code and name of everybody in the key."""
    statements: tuple[tuple[str, str], ...] = ()
    """Kind (`principle` or `value`) and words of each."""
