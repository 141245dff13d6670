"""Divides the people of a web of cells into atoms, which every figure is a sum of."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from loaders.disclosure.cells import Cell, Figure
from loaders.disclosure.divisions import Counted, figure_of
from loaders.disclosure.records import Atoms
from loaders.disclosure.records import Figure as Shown
from loaders.disclosure.webs import Sum, Web, is_rest_small

_ROOM = 1000
"""A sum that nobody knows may be more than it is by as much, at least."""
Split = tuple[Atoms, ...]
"""The atoms of each count of a cell."""


@dataclass(slots=True)
class Layout:
    """Atoms, and the rows with their figures, of one web."""

    cells: Sequence[Cell]
    web: Web
    up_to: int
    counts: list[int] = field(default_factory=list)
    """People of each atom."""
    figures: list[Shown] = field(default_factory=list)
    keys: list[int | None] = field(default_factory=list)
    """Of each row the cell_key; None for what no table shows."""
    costs: list[float] = field(default_factory=list)
    public: list[int] = field(default_factory=list)
    """Rows that stand for what everybody knows."""
    fixed: list[int] = field(default_factory=list)
    """Rows that an older publication shows."""
    hidden: list[int] = field(default_factory=list)
    """Rows that are hidden already."""
    told: list[int] = field(default_factory=list)
    """Of these the ones that an older publication shows."""
    never_shown: list[int] = field(default_factory=list)
    known_zeros: list[int] = field(default_factory=list)
    _atoms: dict[int, Split] = field(default_factory=dict)
    """Of each cell."""
    _ways: dict[int, Split | None] = field(default_factory=dict)
    """Of each sum, by its place in the web: the atoms of its parts and of what is left."""
    _left: dict[int, Split] = field(default_factory=dict)
    _sums: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Of each cell the sums that it is the whole of."""

    def lay(self, hidden: AbstractSet[int], told: AbstractSet[int]) -> None:
        """Lay everything out; `hidden` are already, and older publications show those `told`."""
        for number, one in enumerate(self.web.sums):
            if one.left is not None and one.counted is Counted.ALL:
                self._sums[one.whole].append(number)
        for index in self.web.cells:
            self._split(index)
        for index in self.web.cells:
            if self.cells[index].shape.figures:
                self._lay_cell(index, index in hidden, index in told)
        for number, one in enumerate(self.web.sums):
            if one.counted is Counted.ALL:
                self._lay_sum(number, one)
            elif one.left is not None:
                self._lay_figures(one, one.left)
        self._lay_ties()

    def _lay_cell(self, index: int, is_hidden: bool, is_told: bool) -> None:
        cell, split = self.cells[index], self._atoms[index]
        if is_hidden:
            self.hidden.append(len(self.keys))
            if is_told:
                self.told.append(len(self.keys))
                self._add_row(cell, split, is_cell=cell.key >= 0)
        if is_told:
            self.fixed.append(len(self.keys))
        self._add_row(cell, split, is_cell=cell.key >= 0 and not (is_hidden and is_told))

    def _lay_sum(self, number: int, one: Sum) -> None:
        if one.left is None:
            # A mistake, or people counted twice: what the parts are together may be known all the
            # same, from the whole as it should have been.
            for count in range(len(self.cells[one.whole].counts) if len(one.parts) > 1 else 0):
                self._tell([atom for part in one.parts for atom in self._atoms[part][count]])
            return
        for mine, theirs in zip(self._atoms[one.whole], self._way(number) or (), strict=False):
            self._equal(mine, theirs)
        if is_rest_small(self.cells[one.whole], one, self.up_to) and number in self._left:
            self.never_shown.append(len(self.keys))
            self._add_row(self.cells[one.whole], self._left[number], is_cell=False)

    def _lay_figures(self, one: Sum, left: tuple[int, ...]) -> None:
        """Let everybody know that one figure of the parts adds up to that of their whole."""
        mine, *parts = (
            self._sum_of(index, figure)
            for index in (one.whole, *one.parts)
            for figure in [figure_of(self.cells[index], one.counted)]
            if figure is not None
        )
        theirs = tuple(atom for part in parts for atom in part)
        if any(left):
            ((rest,),) = self._new_atoms(left)
            theirs += (rest,)
            if is_rest_small(self.cells[one.whole], one, self.up_to):
                self.never_shown.append(len(self.keys))
                self._add_figures([(rest,)], None, 0.0)
        self._equal(mine, theirs)

    def _lay_ties(self) -> None:
        told: set[tuple[int, Figure]] = set()
        for index in self.web.cells:
            if not self._sums[index]:
                for first, second in self.cells[index].shape.ties:
                    self._equal(self._sum_of(index, first), self._sum_of(index, second))
        for tie in self.web.ties:
            if not (self._is_told(tie.first, told) and self._is_told(tie.second, told)):
                self._equal(self._sum_of(*tie.first), self._sum_of(*tie.second))
            told |= {tie.first, tie.second}

    def _is_told(self, place: tuple[int, Figure], told: set[tuple[int, Figure]]) -> bool:
        """Whether the figure is the sum of such that are tied already."""
        index, figure = place
        return any(
            self.web.sums[number].is_exact
            and all((part, figure) in told for part in self.web.sums[number].parts)
            for number in self._sums[index]
        )

    def _split(self, index: int) -> Split:
        """The atoms of a cell: those that most of its people are told apart by, or its own."""
        if index not in self._atoms:
            self._atoms[index] = ()  # who would lie in himself is not gone through for ever
            ways = [
                (self.web.sums[number].is_exact, self._way(number)) for number in self._sums[index]
            ]
            found = [(is_exact, sum(map(len, way)), way) for is_exact, way in ways if way]
            best = max(found, key=lambda one: one[:2], default=None)
            own = self._new_atoms(self.cells[index].counts) if best is None else best[2]
            self._atoms[index] = own
        return self._atoms[index]

    def _way(self, number: int) -> Split | None:
        if number not in self._ways:
            one = self.web.sums[number]
            splits = [self._split(part) for part in one.parts]
            if not all(splits):
                return None
            if not one.is_exact:
                self._left[number] = self._new_atoms(one.left or ())
                splits.append(self._left[number])
            self._ways[number] = tuple(
                tuple(atom for split in splits for atom in split[count])
                for count in range(len(self.cells[one.whole].counts))
            )
        return self._ways[number]

    def _sum_of(self, index: int, figure: Figure) -> Atoms:
        return tuple(atom for place in figure for atom in self._atoms[index][place])

    def _new_atoms(self, counts: Iterable[int]) -> Split:
        start = len(self.counts)
        self.counts += counts
        return tuple((atom,) for atom in range(start, len(self.counts)))

    def _add_row(self, cell: Cell, split: Split, *, is_cell: bool = True) -> None:
        figures = [
            tuple(atom for place in figure for atom in split[place])
            for figure in cell.shape.figures
        ]
        key, cost = (cell.key, float(cell.people)) if is_cell else (None, 0.0)
        self._add_figures(figures, key, cost)

    def _add_figures(self, figures: Iterable[Atoms], key: int | None, cost: float) -> None:
        self.figures += [Shown(atoms, len(self.keys)) for atoms in figures]
        self.keys.append(key)
        self.costs.append(cost)

    def _tell(self, atoms: Sequence[int]) -> None:
        """Let everybody know how many some atoms are together."""
        if sum(self.counts[atom] for atom in atoms) > self.up_to:
            self.public.append(len(self.keys))
            self._add_figures([tuple(atoms)], None, 0.0)

    def _equal(self, one: Atoms, other: Atoms) -> None:
        """Let everybody know that two sums are the same number, and not which.

        Each is what the same stranger leaves of a number that is known.
        """
        shared = set(one) & set(other)
        mine = tuple(atom for atom in one if atom not in shared)
        theirs = tuple(atom for atom in other if atom not in shared)
        if not mine or not theirs:
            self.known_zeros += mine + theirs
            return
        total = sum(self.counts[atom] for atom in mine)
        ((stranger,),) = self._new_atoms([total + _ROOM])
        self._tell([*mine, stranger])
        self._tell([*theirs, stranger])
