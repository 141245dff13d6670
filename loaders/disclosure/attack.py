"""What somebody can compute of hidden rows from the figures that are shown."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import numpy as np

from loaders.disclosure.records import Problem
from loaders.disclosure.solving import change_that_raises
from loaders.disclosure.system import Flags, Ints, System, system_of


def exposed(problem: Problem, hidden: AbstractSet[int]) -> int | None:
    """A row that is small and shown, or hidden and not safe; None when there is none.

    What safe is stands in `loaders.disclosure.system`. A figure for which no whole-numbered table
    was found counts as exposed.
    """
    system = system_of(problem)
    shown = system.small_rows - hidden - problem.never_shown
    if shown:
        return min(shown)
    search = Search(system, set(hidden))
    figure = search.first_exposed()
    return None if figure is None else int(system.row_of[figure])


@dataclass(slots=True)
class Search:
    """The figures that must be safe, and those that a table was found for."""

    system: System
    hidden: set[int]
    safe: Flags = field(init=False)

    def __post_init__(self) -> None:
        self.safe = np.zeros(len(self.system.row_of), dtype=bool)

    def first_exposed(self) -> int | None:
        """The first figure that is not safe."""
        everything = self.hidden | self.system.problem.never_shown
        for figure in np.flatnonzero(self.system.guarded(everything)).tolist():
            if not self.safe[figure] and not self._found(figure):
                return int(figure)
        return None

    def keep(self, change: Ints) -> None:
        """Count everything as safe that this change of the true table makes safe, if it fits."""
        moved = self.system.sums(change)
        shown = ~self.system.in_rows(self.hidden | self.system.problem.never_shown)
        fits = (
            not moved[shown].any()
            and (self.system.problem.counts + change >= 0).all()
            and not change[self.system.zeros].any()
            and (self.system.values + moved >= self.system.least).all()
        )
        if fits:
            high = self.system.values + moved > self.system.problem.up_to
            self.safe |= (moved >= self.system.wanted) | (
                (moved != 0) & high & (self.system.values > self.system.problem.up_to)
            )
            was_high = self.system.values > self.system.problem.up_to
            self.safe |= was_high & (moved != 0)

    def _found(self, figure: int) -> bool:
        ways = [int(self.system.wanted[figure])]
        if self.system.values[figure] > self.system.problem.up_to:
            ways.append(-1)
        for by in ways:
            for in_whole in (False, True):
                change = change_that_raises(self.system, self.hidden, figure, by, in_whole=in_whole)
                if change is None:
                    break
                if change.is_whole:
                    self.keep(change.whole)
                if self.safe[figure]:
                    return True
        return False
