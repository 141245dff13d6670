"""What somebody can compute of hidden rows from the figures that are shown."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import numpy as np

from loaders.disclosure.records import Problem
from loaders.disclosure.solving import HAIR, Programs, Wish
from loaders.disclosure.system import Flags, Floats, Ints, System, system_of

_LEAST_GAIN = 0.1
"""Sweeps go on while they make at least this share of the figures safe."""
_MANY = 150
"""About so many figures a sweep looks at: more take longer, and no more become safe."""


def exposed(problem: Problem, hidden: AbstractSet[int]) -> int | None:
    """A row that is small and shown, or hidden and not safe; None when there is none.

    What is safe stands in `loaders.disclosure.system`. A figure for which no whole-numbered table
    was found counts as exposed. Where nothing at all is shown nothing can be computed.
    """
    system = system_of(problem)
    if len(hidden | problem.never_shown) == system.rows:
        return None
    seen = system.small_rows - hidden - problem.never_shown - problem.fixed
    if seen:
        return min(seen)
    search = Search(system)
    search.hide(hidden)
    figure = search.first_exposed()
    return None if figure is None else int(system.row_of[figure])


@dataclass(slots=True)
class Search:
    """The figures that must be safe, and the tables found that make them so."""

    system: System
    hidden: Flags = field(init=False)
    """Rows that are not shown, among them those that never are."""
    safe: Flags = field(init=False)
    """Figures that one of the changes makes safe."""
    changes: list[Ints] = field(default_factory=list)
    """What atoms gain in other tables that fit what is shown."""
    programs: Programs = field(init=False)
    _draw: np.random.Generator = field(init=False)

    def __post_init__(self) -> None:
        self.hidden = np.zeros(self.system.rows, dtype=bool)
        self.hide(self.system.problem.never_shown)
        self.safe = np.zeros(len(self.system.row_of), dtype=bool)
        self.programs = Programs(self.system)
        self._draw = np.random.default_rng(10)  # the same numbers for the same problem

    @property
    def shown(self) -> Flags:
        """Which figures are shown."""
        return ~self.hidden[self.system.row_of]

    def hide(self, rows: Iterable[int]) -> None:
        """Hide some rows more. What fitted before still does."""
        self.hidden[sorted(rows)] = True

    def open(self) -> Ints:
        """Figures that must be safe and are not known to be."""
        return np.flatnonzero(self.system.guarded(self.hidden) & ~self.safe)

    def sweep(self) -> None:
        """Look for tables in which many figures are others at once, while that finds many.

        Where not all can rise together, those of the greatest weight do; the next time others.
        """
        while len(figures := self.open()):
            if len(figures) > _MANY:
                figures = figures[self._draw.uniform(size=len(figures)) < _MANY / len(figures)]
            wish = self.wish(figures, self._draw.uniform(0.1, 1.1, len(figures)))
            before = len(self.open())
            self.take(wish, self.programs.change(self.shown, wish))
            if before - len(self.open()) < _LEAST_GAIN * before:
                return

    def first_exposed(self) -> int | None:
        """A figure that is not safe, or None when all are."""
        while len(figures := self.open()):
            self.sweep()
            if len(self.open()) < len(figures):
                continue
            if not self.has_table(int(figures[0])):
                return int(figures[0])
        return None

    def wish(self, figures: Ints, weights: Floats | None = None) -> Wish:
        """To raise figures as far as they must be able to be; weighed ones may fall instead."""
        by = self.system.wanted[figures]
        if weights is not None:
            is_large = self.system.values[figures] > self.system.problem.up_to
            by = np.where(is_large & self._draw.integers(2, size=len(by)).astype(bool), -1, by)
        return Wish(figures, by, weights)

    def has_table(self, figure: int) -> bool:
        """Whether a table is found that makes one figure safe."""
        for wish in self.ways(figure):
            found = self.programs.change(self.shown, wish)
            self.take(wish, found)
            if found is not None and not self.safe[figure]:
                self.take(wish, self.programs.whole_change(self.shown, wish))
            if self.safe[figure]:
                return True
        return False

    def ways(self, figure: int) -> list[Wish]:
        """The wishes of which any makes a figure safe when it comes true."""
        one = np.array([figure])
        is_large = self.system.values[figure] > self.system.problem.up_to
        return [
            Wish(one, by) for by in (self.system.wanted[one], np.array([-1]))[: 1 + bool(is_large)]
        ]

    def take(self, wish: Wish, change: Floats | None) -> None:
        """Keep a change, or a whole-numbered one beside it."""
        if change is not None and np.abs(change - np.rint(change)).max(initial=0) > HAIR:
            change = self.programs.rounded(self.shown, wish, change)
        if change is not None:
            self.keep(np.rint(change).astype(np.int64))

    def keep(self, change: Ints) -> None:
        """Count as safe what a change of the true table makes safe, if it fits what is shown."""
        moved = self.system.sums(change)
        if self._fits(change, moved):
            self.changes.append(change)
            self.safe |= self.system.made_safe(moved)

    def _fits(self, change: Ints, moved: Ints) -> bool:
        system = self.system
        return not (
            moved[self.shown].any()
            or change[system.zeros].any()
            or (system.problem.counts + change < 0).any()
            or (system.values + moved < system.least).any()
        )
