"""The equations of a problem: which atoms every figure sums, and what must be possible of it.

What somebody who reads the publication is taken to know, and everything here rests on it:

* every figure of every row that is shown, and that atoms are whole numbers, 0 or more;
* which atoms are known to be 0: those the problem names, and those of rows whose figures are all 0,
  which are always shown unless an earlier publication hid them;
* that a figure of a hidden row is 1 or more wherever it is (zeros are shown, so who is hidden has
  people). That is more than the rule tells: a row may be hidden for another figure than this one.
  What is safe from who knows it is safe from who does not. Of a figure that is 0 and hidden nobody
  knows more than that it is not negative. Of rows that are never shown nothing is said.

A figure is safe when some whole-numbered table that fits all this has it at `up_to` + 1 or more and
some other has another value of it. The true table is one that fits, so that one more is enough.
Every figure of every hidden row must be safe, also of rows that an earlier publication hid: the old
publication and a hidden number that could be computed from the new one would give away what the
number hid before. Of rows that are never shown, only those must be safe that have a small figure. A
figure whose atoms are all known to be 0 is no secret.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from loaders.disclosure.records import Problem

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class System:
    """A problem as arrays: figures, atoms and rows by their index."""

    problem: Problem
    figure_of: Ints
    """With `atom_of`: the figure and the atom of every place where a figure sums an atom."""
    atom_of: Ints
    row_of: Ints
    """The row of every figure."""
    rows: int
    values: Ints
    """The true value of every figure."""
    zeros: Flags
    """Atoms that everybody knows to be 0."""

    def sums(self, atoms: NDArray[np.int64]) -> Ints:
        """The figures of a table, or of a change of one."""
        weights = atoms[self.atom_of].astype(np.float64)  # exact below 2 ** 53
        sums = np.bincount(self.figure_of, weights, minlength=len(self.row_of))
        return np.rint(sums).astype(np.int64)

    def atoms_of(self, figure: int) -> Ints:
        """The atoms that a figure sums."""
        start, end = np.searchsorted(self.figure_of, [figure, figure + 1])
        return self.atom_of[start:end]

    def figures_at(self, atoms: Ints) -> Ints:
        """The figures that sum some of these atoms."""
        chosen = np.zeros(len(self.zeros), dtype=bool)
        chosen[atoms] = True
        return np.unique(self.figure_of[chosen[self.atom_of]])

    @property
    def least(self) -> Ints:
        """What every figure is known to be at least while its row is hidden."""
        least = np.minimum(self.values, 1)
        least[self.in_rows(self.problem.never_shown)] = 0
        return least

    @property
    def wanted(self) -> Ints:
        """How much more every figure must be able to be."""
        return np.maximum(self.problem.up_to + 1 - self.values, 1)

    @property
    def small_rows(self) -> frozenset[int]:
        """Rows with a figure of 1 to `up_to`."""
        is_small = (self.values >= 1) & (self.values <= self.problem.up_to)
        return frozenset(self.row_of[is_small].tolist())

    def in_rows(self, rows: AbstractSet[int]) -> Flags:
        """Which figures stand in some rows."""
        chosen = np.zeros(self.rows, dtype=bool)
        chosen[sorted(rows)] = True
        return chosen[self.row_of]

    def guarded(self, hidden: Flags) -> Flags:
        """Which figures must be safe when these rows are hidden, those never shown among them."""
        guarded = hidden.copy()
        guarded[sorted(self.problem.never_shown - self.small_rows)] = False
        guarded[sorted(self.problem.told)] = False
        found: Flags = guarded[self.row_of] & self._may_have_people
        return found

    @property
    def _may_have_people(self) -> Flags:
        figures = self.figure_of[~self.zeros[self.atom_of]]
        found: Flags = np.bincount(figures, minlength=len(self.row_of)) > 0
        return found

    def made_safe(self, moved: Ints) -> Flags:
        """Which figures are safe when a table that fits has them differ by so much."""
        is_large = self.values > self.problem.up_to
        safe: Flags = (moved >= self.wanted) | (is_large & (moved != 0))
        return safe


def system_of(problem: Problem) -> System:
    """The arrays of a problem. Raises ValueError when an atom known to be 0 has people."""
    lengths = [len(figure.atoms) for figure in problem.figures]
    figure_of = np.repeat(np.arange(len(lengths)), lengths)
    atom_of = np.fromiter(_atoms(problem), dtype=np.int64, count=len(figure_of))
    row_of = np.array([figure.row for figure in problem.figures], dtype=np.int64)
    zeros = np.zeros(len(problem.counts), dtype=bool)
    zeros[sorted(problem.known_zeros)] = True
    if problem.counts[zeros].any():
        raise ValueError("an atom that is known to be 0 is not")
    bare = System(
        problem, figure_of, atom_of, row_of, len(problem.row_costs), np.zeros(0, np.int64), zeros
    )
    values = bare.sums(problem.counts)
    people = np.bincount(row_of, values, minlength=bare.rows)
    never = problem.never_shown | problem.hidden_before
    empty = frozenset(np.flatnonzero(people == 0).tolist()) - never
    system = System(problem, figure_of, atom_of, row_of, bare.rows, values, zeros)
    zeros[atom_of[system.in_rows(empty)[figure_of]]] = True
    return system


def _atoms(problem: Problem) -> Iterable[int]:
    return (atom for figure in problem.figures for atom in figure.atoms)
