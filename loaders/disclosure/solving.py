"""Looks for another table that fits what is shown, by linear and integer programs."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from loaders.disclosure.system import Flags, Floats, Ints, System

_HAIR = 1e-6
"""Less than this is the solver's rounding."""
_NODES = 400
"""How far an integer program is searched; a count, as a time would make publishing depend on luck."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a program found: how each atom changes, perhaps in parts."""

    atoms: Floats

    @property
    def is_whole(self) -> bool:
        return bool(np.abs(self.atoms - np.rint(self.atoms)).max(initial=0.0) < _HAIR)

    @property
    def whole(self) -> Ints:
        return np.rint(self.atoms).astype(np.int64)


def change_that_raises(  # noqa: PLR0913
    system: System,
    hidden: AbstractSet[int],
    figure: int,
    by: int,
    costs: Floats | None = None,
    *,
    in_whole: bool = False,
) -> Change | None:
    """The cheapest change of the true table that raises one figure by so much, or None.

    A figure that is shown stays as it is, or may change at its cost; one that falls is given a
    negative `by`.
    """
    # Every command would take half a second longer, and hardly any solves anything.
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415
    from scipy.sparse import csr_array, hstack, identity  # noqa: PLC0415

    figures, atoms = len(system.row_of), len(system.zeros)
    places = (system.figure_of, system.atom_of)
    matrix = csr_array((np.ones(len(system.atom_of)), places), shape=(figures, atoms))
    shown: Flags = ~system.in_rows(hidden | system.problem.never_shown)
    low, high = (system.least - system.values).astype(float), np.full(figures, np.inf)
    if costs is None:
        low[shown], high[shown] = 0, 0
    if by > 0:
        low[figure] = by
    else:
        high[figure] = by
    # An atom's change is what it gains less what it loses: few atoms change, by whole numbers.
    counts = np.where(system.zeros, 0, system.problem.counts)
    gains = np.where(system.zeros, 0, np.inf)
    cost = np.full(2 * atoms, 1e-3)
    parts = [matrix, -matrix]
    bounds_high = np.concatenate([gains, counts])
    lines = [LinearConstraint(hstack(parts), low, high)]
    if costs is not None:
        paid = np.flatnonzero(shown)
        ups = identity(len(paid), format="csr")
        lines = [
            LinearConstraint(
                hstack([matrix, -matrix, csr_array((figures, 2 * len(paid)))]), low, high
            ),
            LinearConstraint(hstack([matrix[paid], -matrix[paid], -ups, ups]), 0, 0),
        ]
        cost = np.concatenate([cost, costs[paid], costs[paid]])
        bounds_high = np.concatenate([bounds_high, np.full(2 * len(paid), np.inf)])
    whole = np.zeros(len(cost))
    if in_whole:
        whole[: 2 * atoms] = 1
    found = milp(
        cost,
        integrality=whole,
        bounds=Bounds(0, bounds_high),
        constraints=lines,
        options={"node_limit": _NODES},
    )
    return None if found.x is None else Change(found.x[:atoms] - found.x[atoms : 2 * atoms])
