"""Shows again what was hidden beside others and turned out not to be needed."""

import numpy as np

from loaders.disclosure.attack import Search

_EFFORT = 300_000
"""How many rows are tried, times how many atoms all figures sum: the whole is then a second."""

_FEW = 30
"""A row by which more figures than these are safe is not tried any further."""


def ease(search: Search) -> Search:
    """The same search with fewer rows hidden, the dearest shown again first."""
    system = search.system
    must = system.small_rows | system.problem.hidden_before | system.problem.never_shown
    extra = set(np.flatnonzero(search.hidden).tolist()) - must
    costs = system.problem.row_costs
    tries = _EFFORT // max(len(system.atom_of), 1)
    for row in sorted(extra, key=lambda row: (-costs[row], row))[:tries]:
        eased = _without(search, row)
        if eased is not None:
            search = eased
    return search


def _without(search: Search, row: int) -> Search | None:
    """The search with a row shown again, if everything is safe then too."""
    eased = Search(search.system)
    eased.hidden = search.hidden.copy()
    eased.hidden[row] = False
    figures = np.flatnonzero(search.system.row_of == row)
    for change in search.changes:
        if not search.system.sums(change)[figures].any():
            eased.keep(change)
    left = eased.open()
    if len(left) > _FEW or (len(left) and not eased.has_table(int(left[0]))):
        return None
    return eased if eased.first_exposed() is None else None
