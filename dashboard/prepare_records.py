"""What the queries about a plan's beginning and its stages answer with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that a stage of planning needs."""

    stage: str
    check_name: str
    state: str
    """Done, Partly, Open or Not applicable."""
    says: str
    page: str
    """Address of the page on which it is done."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What stands of a plan besides its words about itself; all blank for a new one."""

    levels: tuple[str, ...] = ()
    owners: tuple[tuple[str, str], ...] = ()
    """Code and name."""
    principles: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    items: int = 0
