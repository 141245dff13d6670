"""What a form that was filled in on a page came to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Saved:
    """A form that was taken in."""

    load_id: int | None
    """The load that it is, or that brought the same form before; None where it says nothing new."""
    is_new: bool
    """Whether it changed what stands."""
    notes: list[str]
    """What is odd about it and stops nothing, a sentence each."""
