"""Gathers the cells that tell of each other: by sums, by shared people, over tables and periods."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.disclosure.cells import Cell, Groups
from loaders.disclosure.divisions import Counted, Division, left_of
from loaders.disclosure.relations import States, relations_of
from loaders.disclosure.sharing import Tie


@dataclass(frozen=True, slots=True)
class Sum:
    """Cells that add up to another one, with what they leave of it."""

    whole: int
    """Index of the cell."""
    parts: tuple[int, ...]
    left: tuple[int, ...] | None
    """The counts of who is in none of the parts, or of the one figure that is added up; None where
    the parts are more than their whole."""
    counted: Counted = Counted.ALL

    @property
    def is_exact(self) -> bool:
        """Whether the parts are all of it."""
        return self.left is not None and not any(self.left)


@dataclass(slots=True)
class Web:
    """Cells, by their index, with all that is known of how they add up."""

    cells: list[int] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)


def webs_of(cells: list[Cell], groups: Groups, up_to: int, states: States = ()) -> list[Web]:
    """Every web; appends to `cells` the wholes that no table has, and cells of earlier states.

    Cells that count different things add up to nothing. A sum that is less than its parts is
    somebody's mistake: no equation then ties the whole to them.
    """
    relations = relations_of(cells, groups, up_to, states)
    told = (_sum(cells, one) for one in relations.divisions)
    sums = [found for found in told if found is not None]
    ties = list(relations.ties)
    root = list(range(len(cells)))
    for one in sums:
        for part in one.parts:
            _join(root, one.whole, part)
    for tie in ties:
        _join(root, tie.first[0], tie.second[0])
    webs: dict[int, Web] = {}
    for index in range(len(cells)):
        webs.setdefault(_root(root, index), Web()).cells.append(index)
    for one in sums:
        webs[_root(root, one.whole)].sums.append(one)
    for tie in ties:
        webs[_root(root, tie.first[0])].ties.append(tie)
    return list(webs.values())


def is_small(cell: Cell, counts: tuple[int, ...], up_to: int) -> bool:
    """Whether a figure of these counts must not be seen."""
    return any(
        1 <= sum(counts[place] for place in figure) <= up_to for figure in cell.shape.figures
    )


def is_rest_small(whole: Cell, told: Sum, up_to: int) -> bool:
    """Whether a figure of what the parts of a sum leave must not be seen."""
    if told.left is None:
        return False
    if told.counted is Counted.ALL:
        return is_small(whole, told.left, up_to)
    return 1 <= told.left[0] <= up_to


def _sum(cells: Sequence[Cell], division: Division) -> Sum | None:
    left = left_of(cells, division)
    if left is None:
        return None
    known = left if min(left) >= 0 else None
    return Sum(division.whole, division.parts, known, division.counted)


def _root(root: list[int], index: int) -> int:
    while root[index] != index:
        root[index] = root[root[index]]
        index = root[index]
    return index


def _join(root: list[int], one: int, other: int) -> None:
    first, second = sorted((_root(root, one), _root(root, other)))
    root[second] = first
