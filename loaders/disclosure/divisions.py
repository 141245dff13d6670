"""Finds which cells add up to others: tables to their margins, groups to what they lie in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from loaders.disclosure.cells import NOT_SEEN, SPLIT, Cell, Figure, Groups, Part, Parts, everybody

Unit = tuple[str, str]
"""A measure and a period."""
Place = tuple[Unit, Parts]


class Counted(Enum):
    """What of the cells adds up: of a caseload that stays the same, only the events of a year."""

    ALL = "all counts"
    EVENTS = "events"
    OTHERS = "people without the event"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Division:
    """Cells that count the people of another one, each once; the rest of these is in none."""

    whole: int
    """Index of the cell."""
    parts: tuple[int, ...]
    counted: Counted = Counted.ALL


def unit_of(cell: Cell) -> Unit:
    """The measure and the period that a cell is of."""
    return cell.measure_id, cell.period_id


def divisions_by_group(cells: list[Cell], groups: Groups) -> list[Division]:
    """How cells are divided by groups.

    Appends to `cells` the wholes that no table has, where several divisions of them agree.
    """
    places = {(unit_of(cell), cell.parts): index for index, cell in enumerate(cells)}
    found: dict[tuple[Place, str], list[int]] = defaultdict(list)
    for index, cell in enumerate(cells):
        for part in sorted(cell.parts):
            for whole, name in _wholes(cell, part, groups, places):
                found[whole, name].append(index)
    divisions, unseen = [], defaultdict(list)
    for (place, _), parts in found.items():
        if place in places:
            divisions.append(Division(places[place], tuple(parts)))
        else:
            unseen[place].append(tuple(parts))
    return divisions + _unseen(cells, unseen)


def _wholes(
    cell: Cell, part: Part, groups: Groups, places: Mapping[Place, int]
) -> Iterable[tuple[Place, str]]:
    """What a cell is a part of when one of its groups is left out or widened; and by what."""
    dimension, name = part
    rest = cell.parts - {part}
    known = groups.get(part)
    # Who is counted beside the others leaves a rest of its own.
    by = f"{dimension}:{name}" if known is not None and known.is_overlapping else dimension
    is_within_own = False
    if known is not None and known.parent is not None:
        above: Place = (unit_of(cell), rest | {known.parent})
        if known.parent[0] not in {one for one, _ in rest} and above[1] != cell.parts:
            is_within_own = known.parent[0] == dimension and above in places
            yield above, f"in {by}"
    if not is_within_own:
        yield (unit_of(cell), rest), by


def _unseen(cells: list[Cell], unseen: Mapping[Place, list[tuple[int, ...]]]) -> list[Division]:
    found = []
    for (_, parts), several in unseen.items():
        alike: dict[tuple[int, ...], list[tuple[int, ...]]] = defaultdict(list)
        for those in several:
            total = summed([cells[index] for index in those])
            if total is not None:
                alike[total].append(those)
        for total, agreeing in alike.items():
            if len(agreeing) > 1:
                like = cells[agreeing[0][0]]
                shape = replace(NOT_SEEN, counts=like.shape.counts)
                whole = replace(like, key=-1, parts=parts, shape=shape, counts=total)
                found += [Division(len(cells), those) for those in agreeing]
                cells.append(whole)
    return found


def summed(cells: Sequence[Cell]) -> tuple[int, ...] | None:
    """The counts of cells together; None when they count different things."""
    if len({len(cell.counts) for cell in cells}) != 1 or len({cell.shape for cell in cells}) != 1:
        return None
    return tuple(map(sum, zip(*(cell.counts for cell in cells), strict=True)))


def figure_of(cell: Cell, counted: Counted) -> Figure | None:
    """The figure of a cell that is added up; None when it has no such figure."""
    if counted is Counted.EVENTS:
        return (0,) if len(cell.counts) > 1 else None
    if counted is Counted.OTHERS:
        return (1,) if cell.shape == SPLIT else None
    return everybody(cell)


def left_of(cells: Sequence[Cell], division: Division) -> tuple[int, ...] | None:
    """What the parts leave of their whole, count by count or of the one figure that is added up.

    Below 0 where they are more than the whole. None when the cells count different things.
    """
    whole, parts = cells[division.whole], [cells[part] for part in division.parts]
    if division.counted is Counted.ALL:
        total = summed(parts)
        if total is None or len(total) != len(whole.counts):
            return None
        return tuple(all_ - some for all_, some in zip(whole.counts, total, strict=True))
    figures = [(cell, figure_of(cell, division.counted)) for cell in (whole, *parts)]
    known = [cell.figure(figure) for cell, figure in figures if figure is not None]
    return (known[0] - sum(known[1:]),) if len(known) == len(figures) else None
