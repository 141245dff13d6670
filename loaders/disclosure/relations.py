"""Gathers how cells add up and agree, today and in what older publications told of the same."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from loaders.disclosure.cells import Cell, Content, Groups, Name, everybody
from loaders.disclosure.divisions import Division, divisions_by_group
from loaders.disclosure.sharing import Tie, ties_of
from loaders.disclosure.times import divisions_by_time

States = Sequence[Sequence[Cell]]
"""The cells of earlier states of the ledger, the oldest first."""


@dataclass(slots=True)
class Relations:
    """What ties cells together, by their index; each of it once."""

    divisions: dict[Division, None] = field(default_factory=dict)
    ties: dict[Tie, None] = field(default_factory=dict)


def relations_of(cells: list[Cell], groups: Groups, up_to: int, states: States) -> Relations:
    """What ties the cells of today to each other and to those that are no more what they were.

    Appends to `cells` the wholes that no table has, and of earlier states the cells whose numbers
    have changed. Of any other cell the older number is today's, wherever it stood in a sum.
    """
    found = Relations()
    _relate(found, cells, groups, up_to)
    today = {cell.name: index for index, cell in enumerate(cells) if cell.key >= 0}
    places: dict[Content, int] = {}
    for index, cell in enumerate(cells):
        places.setdefault(cell.content, index)
    as_now = frozenset(places)
    for state in states:
        then = _beside_changed(state, as_now)
        earlier = Relations()
        _relate(earlier, then, groups, up_to)
        where = [_place(cells, places, cell) for cell in then]
        for one in earlier.divisions:
            parts = tuple(sorted(where[part] for part in one.parts))
            found.divisions[replace(one, whole=where[one.whole], parts=parts)] = None
        for tie in earlier.ties:
            first, second = ((where[index], figure) for index, figure in (tie.first, tie.second))
            found.ties[Tie(first, second)] = None
    found.ties |= dict.fromkeys(_kept(cells, today))
    return found


def _relate(found: Relations, cells: list[Cell], groups: Groups, up_to: int) -> None:
    found.divisions |= dict.fromkeys(
        [*divisions_by_group(cells, groups), *divisions_by_time(cells)]
    )
    found.ties |= dict.fromkeys(ties_of(cells, up_to))


def _beside_changed(state: Sequence[Cell], as_now: AbstractSet[Content]) -> list[Cell]:
    """Cells of the periods and of the measures in which anything has changed since."""
    changed = [cell for cell in state if cell.content not in as_now]
    periods = {cell.period_id for cell in changed}
    measures = {cell.measure_id for cell in changed}
    return [cell for cell in state if cell.period_id in periods or cell.measure_id in measures]


def _place(cells: list[Cell], places: dict[Content, int], cell: Cell) -> int:
    if cell.content not in places:
        places[cell.content] = len(cells)
        cells.append(replace(cell, key=-1))
    return places[cell.content]


def _kept(cells: Sequence[Cell], today: Mapping[Name, int]) -> Iterable[Tie]:
    """Numbers of people that stayed as they were when something else of their cell changed."""
    for index, cell in enumerate(cells):
        now = today.get(cell.name)
        if cell.key < 0 and cell.shape.figures and now is not None:
            figure = everybody(cell)
            if cells[now].shape == cell.shape and 0 < cell.figure(figure) == cells[now].figure(
                figure
            ):
                yield Tie((index, figure), (now, figure))
