"""Chooses which rows to hide, so that no small figure can be computed and little is lost."""

import numpy as np

from loaders.disclosure.attack import Search
from loaders.disclosure.records import Problem, Settled
from loaders.disclosure.solving import change_that_raises
from loaders.disclosure.system import System, system_of
from loaders.progress import Progress


def protect(problem: Problem, progress: Progress | None = None) -> Settled:
    """Hide the rows that are small, those hidden before, and as many more as it takes."""
    system = system_of(problem)
    small = system.small_rows - problem.never_shown
    search = Search(system, set(small | problem.hidden_before))
    while (figure := search.first_exposed()) is not None:
        if not _hide_for(search, figure):
            _hide_around(search, figure)
    hidden = frozenset(search.hidden - problem.never_shown)
    return Settled(hidden, len(small), float(problem.row_costs[sorted(hidden)].sum()))


def _hide_for(search: Search, figure: int) -> bool:
    """Hide the cheapest rows that a change for this figure needs; False when there are none."""
    system = search.system
    costs = np.maximum(system.problem.row_costs, 1)[system.row_of]
    by = int(system.wanted[figure])
    change = change_that_raises(system, search.hidden, figure, by, costs)
    if change is None:
        return False
    moved = np.bincount(
        system.figure_of, change.atoms[system.atom_of], minlength=len(system.row_of)
    )
    rows = set(system.row_of[np.abs(moved) > 1e-6].tolist())
    new = rows - search.hidden - system.problem.never_shown
    search.hidden |= new
    return bool(new)


def _hide_around(search: Search, figure: int) -> None:
    """Hide every row that counts some atom of the figure: then nobody knows anything of it."""
    system = search.system
    free = [
        atom
        for atom in system.atom_of[system.figure_of == figure].tolist()
        if not system.zeros[atom]
    ]
    new = min(
        (_rows_of(system, atom) - search.hidden - system.problem.never_shown for atom in free),
        key=lambda rows: float(system.problem.row_costs[sorted(rows)].sum()),
    )
    if not new:
        raise RuntimeError("a figure stays exposed when everything about it is hidden")
    search.hidden |= new


def _rows_of(system: System, atom: int) -> set[int]:
    return set(system.row_of[system.figure_of[system.atom_of == atom]].tolist())
