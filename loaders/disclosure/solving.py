"""Looks for another table that fits what is shown, by linear and integer programs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from loaders.disclosure.system import Flags, Floats, Ints, System

if TYPE_CHECKING:
    from scipy.sparse import csr_array

HAIR = 1e-6
"""Less than this is the solver's rounding."""
_NODES = 200
"""How far whole numbers are searched for: not by time, or publishing would depend on luck."""

_GAP = 0.1
"""How far from the best it may be."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Figures that a change of the true table should move."""

    figures: Ints
    by: Ints
    """By how much, with its sign; moving one further does no harm."""
    weights: Floats | None = None
    """How much each is worth where not all can be had; without them all of them must be."""


@dataclass(frozen=True, slots=True)
class Programs:
    """The programs over one system; a change is what every atom gains, in whole or in part."""

    system: System

    def change(self, shown: Flags, wish: Wish) -> Floats | None:
        """A change that no shown figure tells, or None."""
        lines = self._lines(shown, wish)
        return self._solved(lines, lines.cost(), *self._room())

    def rounded(self, shown: Flags, wish: Wish, change: Floats) -> Floats | None:
        """A change by whole numbers near the one given, or None where none was found."""
        low, high = self._room()
        # Without room for one more, three tables that lie across each other rarely have any.
        least, most = np.floor(change + HAIR) - 1, np.ceil(change - HAIR) + 1
        low, high = np.maximum(low, least), np.minimum(high, most)
        lines = self._lines(shown, wish)
        return self._solved(lines, lines.cost(), low, high, high > low)

    def whole_change(self, shown: Flags, wish: Wish) -> Floats | None:
        """A change by whole numbers that no shown figure tells, or None where none was found."""
        lines = self._lines(shown, wish)
        return self._solved(lines, lines.cost(), *self._room(), ~self.system.zeros)

    def cheapest(
        self, shown: Flags, wish: Wish, costs: Floats, *, in_whole: bool = False
    ) -> Floats | None:
        """The change that moves shown figures least, each person of each at its cost."""
        lines = self._lines(shown, wish, pays=True)
        whole = ~self.system.zeros if in_whole else None
        return self._solved(lines, lines.cost(costs), *self._room(), whole)

    def _room(self) -> tuple[Floats, Floats]:
        """The least and most that every atom can change by."""
        zeros = self.system.zeros
        return (
            np.where(zeros, 0.0, -self.system.problem.counts.astype(float)),
            np.where(zeros, 0.0, np.inf),
        )

    def _lines(self, shown: Flags, wish: Wish, *, pays: bool = False) -> "_Lines":
        is_paid = shown & ~self.system.in_rows(self.system.problem.fixed) & pays
        paid = np.flatnonzero(is_paid)
        return _Lines(self.system, shown, wish, paid)

    def _solved(
        self, lines: "_Lines", cost: Floats, low: Floats, high: Floats, whole: Flags | None = None
    ) -> Floats | None:
        from scipy.sparse import csr_array  # noqa: PLC0415 - half a second of every command

        atoms = len(low)
        least, most = lines.bounds()
        beside_low, beside_high = lines.beside()
        low, high = np.concatenate([low, beside_low]), np.concatenate([high, beside_high])
        matrix = csr_array(lines.matrix(), shape=(len(least), len(cost)))
        # Half of all figures are one atom each: what is known of them are bounds, and not lines.
        length = np.diff(matrix.indptr)
        one = np.flatnonzero(length == 1)
        alone = matrix.indices[matrix.indptr[one]]
        np.maximum.at(low, alone, least[one])
        np.minimum.at(high, alone, most[one])
        if (low > high).any():
            return None
        integrality = np.zeros(len(cost), dtype=np.int64)
        if whole is not None:
            integrality[:atoms] = whole
        more = length > 1
        found = _minimum(cost, integrality, (low, high), matrix[more], (least[more], most[more]))
        return None if found is None else found[:atoms]


def _minimum(
    cost: Floats,
    integrality: Ints,
    bounds: tuple[Floats, Floats],
    matrix: "csr_array",
    lines: tuple[Floats, Floats],
) -> Floats | None:
    """The columns at the least cost, or None; those that cannot change are left out."""
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415

    low, high = bounds
    free = low < high
    columns = np.where(free, 0, low)
    if not free.any():
        sums = matrix @ columns
        return columns if ((lines[0] <= sums) & (sums <= lines[1])).all() else None
    fixed = matrix @ columns
    found = milp(
        cost[free],
        integrality=integrality[free],
        bounds=Bounds(low[free], high[free]),
        constraints=LinearConstraint(matrix[:, free], lines[0] - fixed, lines[1] - fixed),
        options={"node_limit": _NODES, "mip_rel_gap": _GAP},
    )
    if found.x is None:
        return None
    columns[free] = found.x
    return columns


@dataclass(frozen=True, slots=True)
class _Lines:
    """One line for every figure and one for every wish that may fail.

    Columns are the atoms, what each paid figure gains and loses, and how far each wish comes true.
    """

    system: System
    shown: Flags
    wish: Wish
    paid: Ints

    @property
    def _soft(self) -> Ints:
        return self.wish.figures if self.wish.weights is not None else np.zeros(0, np.int64)

    def matrix(self) -> tuple[Floats, tuple[Ints, Ints]]:
        system, paid, soft = self.system, self.paid, self._soft
        figures, atoms = len(system.row_of), len(system.zeros)
        places = np.full(figures, -1)
        places[soft] = np.arange(len(soft))
        wished = places[system.figure_of]
        chosen = wished >= 0
        signs = np.sign(self.wish.by).astype(float)
        ones, ups = np.ones(len(system.atom_of)), np.arange(len(paid))
        values = [ones, -np.ones(len(paid)), np.ones(len(paid))]
        rows = [system.figure_of, paid, paid]
        columns = [system.atom_of, atoms + ups, atoms + len(paid) + ups]
        if len(soft):
            values += [signs[wished[chosen]], -np.ones(len(soft))]
            rows += [figures + wished[chosen], figures + np.arange(len(soft))]
            columns += [system.atom_of[chosen], atoms + 2 * len(paid) + np.arange(len(soft))]
        return np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))

    def bounds(self) -> tuple[Floats, Floats]:
        system, wish = self.system, self.wish
        low = (system.least - system.values).astype(float)
        high = np.full(len(low), np.inf)
        low[self.shown] = high[self.shown] = 0
        if wish.weights is None:
            up = wish.by > 0
            low[wish.figures[up]] = wish.by[up]
            high[wish.figures[~up]] = wish.by[~up]
        soft = len(self._soft)
        return np.append(low, np.zeros(soft)), np.append(high, np.full(soft, np.inf))

    def beside(self) -> tuple[Floats, Floats]:
        soft, paid = len(self._soft), len(self.paid)
        falls = (self.system.values - self.system.least)[self.paid].astype(float)
        return (
            np.concatenate([np.zeros(2 * paid), np.full(soft, -np.inf)]),
            np.concatenate([np.full(paid, np.inf), falls, np.abs(self.wish.by)[:soft]]),
        )

    def cost(self, costs: Floats | None = None) -> Floats:
        paid = np.zeros(0) if costs is None else costs[self.paid]
        weights = np.zeros(0) if self.wish.weights is None else -self.wish.weights
        return np.concatenate([np.zeros(len(self.system.zeros)), paid, paid, weights])
