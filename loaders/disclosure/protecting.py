"""Chooses which rows to hide, so that no small figure can be computed and little is lost."""

import numpy as np

from loaders.disclosure.attack import Search
from loaders.disclosure.batches import apart
from loaders.disclosure.easing import ease
from loaders.disclosure.records import Problem, Settled
from loaders.disclosure.solving import HAIR
from loaders.disclosure.system import Floats, Ints, System, system_of
from loaders.progress import Progress


def protect(problem: Problem, progress: Progress | None = None) -> Settled:
    """Hide the rows that are small, those hidden before, and as many more as it takes.

    Where rows that nobody can hide give away what must be safe, every row is hidden, also those.
    """
    system = system_of(problem)
    small = system.small_rows - problem.never_shown - problem.fixed
    search = Search(system)
    search.hide(small | problem.hidden_before)
    search.sweep()
    while len(left := search.open()):
        guarded = int(system.guarded(search.hidden).sum())
        if progress is not None:
            progress(1 - len(left) / guarded, "Finding what to hide beside small groups")
        order = np.lexsort((left, -system.wanted[left]))  # who needs most also helps the others
        if not _hide_for(search, apart(system, left[order], guarded)):
            return _settled(problem, frozenset(range(system.rows)), len(small))
        search.sweep()
    search = ease(search)
    return _settled(problem, frozenset(np.flatnonzero(search.hidden).tolist()), len(small))


def _settled(problem: Problem, hidden: frozenset[int], small: int) -> Settled:
    hidden -= problem.never_shown
    return Settled(hidden, small, float(problem.row_costs[sorted(hidden)].sum()))


def _hide_for(search: Search, figures: Ints) -> bool:
    """Hide the cheapest rows by which figures become safe; whether at least one figure does."""
    wish, before = search.wish(figures), len(search.open())
    change = search.programs.cheapest(search.shown, wish, _costs(search.system))
    if change is not None:
        search.hide(_moved_rows(search, change))
        search.take(wish, change)
    if search.safe[figures].any() or len(search.open()) < before:
        return True
    return _hide_for_one(search, int(figures[0]))


def _hide_for_one(search: Search, figure: int) -> bool:
    """Hide what makes one figure safe where only whole numbers will do."""
    if search.has_table(figure):
        return True
    for wish in search.ways(figure):
        costs = _costs(search.system)
        change = search.programs.cheapest(search.shown, wish, costs, in_whole=True)
        if change is not None:
            search.hide(_moved_rows(search, change))
            search.take(wish, change)
        if search.safe[figure] or not search.system.problem.fixed:
            break
    return bool(search.safe[figure]) or _hide_around(search, figure)


def _costs(system: System) -> Floats:
    """What it costs to move each figure by one while it is shown."""
    figures = np.bincount(system.row_of, minlength=system.rows)
    costs: Floats = np.maximum(system.problem.row_costs, 1) / np.maximum(figures, 1)
    return costs[system.row_of]


def _moved_rows(search: Search, change: Floats) -> frozenset[int]:
    """The rows that a change can be told from."""
    system = search.system
    moved = np.bincount(system.figure_of, change[system.atom_of], minlength=len(system.row_of))
    return frozenset(system.row_of[(np.abs(moved) > HAIR) & search.shown].tolist())


def _hide_around(search: Search, figure: int) -> bool:
    """Hide every row that counts some atom of a figure, if that can be done: it is then safe."""
    system = search.system
    atoms = system.atoms_of(figure)
    around = {
        atom: frozenset(system.row_of[system.figures_at(np.array([atom]))].tolist())
        for atom in atoms[~system.zeros[atoms]].tolist()
    }
    around = {atom: rows for atom, rows in around.items() if not rows & system.problem.fixed}
    if not around:
        return False
    is_hidden = frozenset(np.flatnonzero(search.hidden).tolist())
    costs = system.problem.row_costs
    chosen = min(around, key=lambda atom: costs[sorted(around[atom] - is_hidden)].sum())
    search.hide(around[chosen])
    change = np.zeros(len(system.zeros), dtype=np.int64)
    change[chosen] = system.wanted[figure]
    search.keep(change)
    return True
