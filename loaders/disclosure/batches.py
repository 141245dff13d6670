"""Which figures can be made safe together, because what they need does not touch."""

import numpy as np

from loaders.disclosure.system import Ints, System

_PIECES = 80
"""Into how many batches figures are divided: each costs a program, and few at once hide less."""
_NEAR = 20
"""A figure that sums a larger share of all atoms than one in so many keeps nothing apart."""


def apart(system: System, figures: Ints, guarded: int) -> Ints:
    """The first of some figures, and others that share no smaller figure with it or each other.

    `guarded` is how many figures must be safe in all.
    """
    most = max(1, guarded // _PIECES)
    near = np.bincount(system.figure_of, minlength=len(system.row_of)) * _NEAR <= len(system.zeros)
    taken = np.zeros(len(system.row_of), dtype=bool)
    batch: list[int] = []
    for figure in figures.tolist():
        around = system.figures_at(system.atoms_of(figure))
        around = around[near[around]]
        if not taken[around].any():
            batch.append(figure)
            taken[around] = True
        if len(batch) == most:
            break
    return np.array(batch)
