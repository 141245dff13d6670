"""Finds measures that count the same people, so that one page tells a count of another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from loaders.disclosure.cells import Cell, Figure, Parts, everybody


@dataclass(frozen=True, slots=True)
class Tie:
    """Two figures that are the same number, as everybody can see."""

    first: tuple[int, Figure]
    """Index of the cell, and which counts of it."""
    second: tuple[int, Figure]


_ENOUGH = 2
"""A part of the people of one measure, such as those with the event, may be as many as another's by
chance: it is the same only where so many groups of different size are alike too."""
_Column = dict[Parts, int]
"""What is counted to the index of the cell, of one measure in one period."""
_Line = tuple[str, Figure]
"""A measure, and which of its figures."""


def ties_of(cells: Sequence[Cell], up_to: int) -> list[Tie]:
    """Figures of two measures that agree in the whole and in every group that both have.

    A table of one that has other numbers than the same table of the other ties nothing; nor does
    a whole of up to `up_to`, of which neither measure shows more than where there is nobody.
    """
    columns: dict[str, dict[str, _Column]] = defaultdict(lambda: defaultdict(dict))
    for index, cell in enumerate(cells):
        if cell.key >= 0:
            columns[cell.period_id][cell.measure_id][cell.parts] = index
    return [tie for measures in columns.values() for tie in _of_period(cells, measures, up_to)]


def _of_period(cells: Sequence[Cell], measures: Mapping[str, _Column], up_to: int) -> list[Tie]:
    """Ties of every two measures; a figure of one is no more than one figure of the other.

    Where half of all have the event, both halves are the same number in the whole, and tied to the
    same figure they would say that they are the same in every group.
    """
    found: dict[tuple[str, str], list[tuple[_Line, _Line, list[Tie]]]] = defaultdict(list)
    for one, other in _alike(cells, measures, up_to):
        ties = _ties(cells, measures[one[0]], one[1], measures[other[0]], other[1])
        if ties and (_is_everybody(cells, ties) or _groups_told(cells, ties) >= _ENOUGH):
            found[one[0], other[0]].append((one, other, ties))
    chosen = []
    for pairs in found.values():
        taken: set[_Line] = set()
        for one, other, ties in sorted(pairs, key=lambda pair: -len(pair[2])):
            if not taken & {one, other}:
                taken |= {one, other}
                chosen += ties
    return chosen


def _is_everybody(cells: Sequence[Cell], ties: Sequence[Tie]) -> bool:
    """Whether both figures are all people of their cells."""
    return all(
        figure == everybody(cells[index]) for index, figure in (ties[0].first, ties[0].second)
    )


def _groups_told(cells: Sequence[Cell], ties: Sequence[Tie]) -> int:
    """How many different numbers of people the two have alike, in groups."""
    found = {cells[tie.first[0]].figure(tie.first[1]) for tie in ties if cells[tie.first[0]].parts}
    return len(found - {0})


def _alike(
    cells: Sequence[Cell], measures: Mapping[str, _Column], up_to: int
) -> Iterable[tuple[_Line, _Line]]:
    """Pairs of two measures' figures that are the same number in the whole."""
    alike: dict[int, list[_Line]] = defaultdict(list)
    for measure, column in measures.items():
        if len(measures) > 1 and frozenset() in column:
            whole = cells[column[frozenset()]]
            # Where nobody has the event, those without it are all: then only all are compared.
            longest = {whole.figure(one): one for one in sorted(whole.shape.figures, key=len)}
            for figure in whole.shape.figures:
                value = whole.figure(figure)
                if value > up_to and len(longest[value]) == len(figure):
                    alike[value].append((measure, figure))
    for lines in alike.values():
        for one, other in combinations(lines, 2):
            if one[0] != other[0]:
                yield one, other


def _ties(
    cells: Sequence[Cell], one: _Column, mine: Figure, other: _Column, theirs: Figure
) -> list[Tie]:
    tables: dict[frozenset[str], list[Tie]] = defaultdict(list)
    astray: set[frozenset[str]] = set()
    for parts in (parts for parts in one if parts in other):
        first, second = cells[one[parts]], cells[other[parts]]
        has_both = max(mine) < len(first.counts) and max(theirs) < len(second.counts)
        if has_both and first.figure(mine) == second.figure(theirs):
            tables[first.dimensions].append(Tie((one[parts], mine), (other[parts], theirs)))
        else:
            astray.add(first.dimensions)
    agreeing = [ties for dimensions, ties in tables.items() if dimensions not in astray]
    is_chance = len(agreeing) == 1 and bool(astray)  # only the wholes are alike, and no table
    return [] if is_chance else [tie for ties in agreeing for tie in ties]
