"""Counts that are published together, as the attacker's equations see them."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Atoms = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One count of people that a row shows: the sum of some atoms."""

    atoms: Atoms
    row: int
    """Index of the row that it stands in; a row is shown whole or not at all."""


@dataclass(frozen=True, slots=True)
class Problem:
    """All counts about the same people: several tables, periods and measures at once.

    Atoms are the smallest parts that the tables divide people into, each with the event or
    without it. Nobody sees them; a table shows sums of them.
    """

    counts: NDArray[np.int64]
    """The true number of each atom, 0 or more."""
    figures: tuple[Figure, ...]
    row_costs: NDArray[np.float64]
    """What is lost when a row is hidden: its people; by this the least is looked for."""
    up_to: int
    """Figures of 1 to so many must not be seen or computed."""
    never_shown: frozenset[int] = frozenset()
    """Rows that no table has but anybody can compute: what groups leave of their whole."""
    hidden_before: frozenset[int] = frozenset()
    """Rows that stay hidden, because an earlier publication hid them."""
    fixed: frozenset[int] = frozenset()
    """Rows that nobody can hide: an older publication shows them, or everybody knows them."""
    told: frozenset[int] = frozenset()
    """Rows with nothing left to protect: they are hidden, and older publications show them."""
    known_zeros: frozenset[int] = field(default_factory=frozenset)
    """Atoms that everybody knows to be 0, because their rows show it or nobody lists them."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Which rows of a problem are not shown, and what that costs."""

    hidden: frozenset[int]
    small: int
    """Rows hidden for their own count; never published."""
    lost: float
    """Sum of the costs of hidden rows."""
