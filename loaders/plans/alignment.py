"""Which entry stands beside which item: by position and by count, never invented.

People align a table's cells by eye, with blank lines, and seldom well: what is meant for the third
item may begin level with the second. So as many entries as items pair in their order. Fewer stand
beside the item they are level with, judged as the eye saw it: an item's words wrap in their column,
so the wrap width that fits all columns best tells how tall each item was.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.plans.entries import Entry, Item

_WIDTHS = (math.inf, *range(120, 24, -5))
"""Characters a line, widest first: on a tie the lines are taken as they stand."""
_MOST_ITEMS = 100
"""Items of a cell for which widths are tried; nobody aligned more by eye."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside one item in one column."""

    entry: Entry | None
    candidates: tuple[Entry | None, ...] = ()
    """Every reading, None for nothing; empty when there is only one."""


def beside(
    items: Sequence[Item], columns: Mapping[str, Sequence[Entry]]
) -> dict[str, list[Beside]]:
    """For every column, what stands beside each item, in the order of the items."""
    positions = _positions_that_fit(items, columns)
    return {name: _column(positions, entries) for name, entries in columns.items()}


def _column(positions: Sequence[int], entries: Sequence[Entry]) -> list[Beside]:
    count = len(positions)
    if len(entries) == count:
        return [Beside(entry) for entry in entries]
    if not entries:
        return [Beside(None)] * count
    if len(entries) > count:
        return _more_entries(positions, entries)
    starts_level = entries[0].position <= positions[0] and not _runs_on(positions, entries)
    taken = dict(zip(_nearest(positions, entries)[1], entries, strict=True))
    if len(entries) == 1 and starts_level:
        taken = dict.fromkeys(range(count), entries[0])
    return [
        Beside(entry)
        if (entry := taken.get(place)) and place == 0 and starts_level
        else Beside(entry, _candidates(place, count, entries, entry))
        for place in range(count)
    ]


def _runs_on(positions: Sequence[int], entries: Sequence[Entry]) -> bool:
    """Whether the first two entries touch while the first two items do not."""
    return (
        len(entries) > 1
        and entries[1].position == entries[0].lines[-1].position + 1
        and positions[1] > positions[0] + 1
    )


def _candidates(
    place: int, count: int, entries: Sequence[Entry], taken: Entry | None
) -> tuple[Entry | None, ...]:
    """Entries that the item could have when all keep their order and none is left over."""
    first = max(0, len(entries) - count + place)
    last = min(len(entries) - 1, place)
    both = [Entry([line for entry in entries[:2] for line in entry.lines])]
    together = both if place == 0 and len(entries) > 1 else []
    return tuple(dict.fromkeys((taken, *entries[first : last + 1], *together, None)))


def _more_entries(positions: Sequence[int], entries: Sequence[Entry]) -> list[Beside]:
    """More entries than items: each goes to the last item that begins at or above it."""
    found: list[list[Entry]] = [[] for _ in positions]
    for entry in entries:
        place = sum(position <= entry.position for position in positions) - 1
        found[max(place, 0)].append(entry)
    joined = [
        Entry([line for entry in those for line in entry.lines]) if those else None
        for those in found
    ]
    if len(positions) == 1:
        return [Beside(joined[0])]
    return [
        Beside(whole, tuple(dict.fromkeys((whole, *those, None))))
        for whole, those in zip(joined, found, strict=True)
    ]


def _positions_that_fit(
    items: Sequence[Item], columns: Mapping[str, Sequence[Entry]]
) -> Sequence[int]:
    """The items' positions for the wrap width under which all columns lie closest to them."""
    told = [entries for entries in columns.values() if 1 < len(entries) <= len(items)]
    widths = _WIDTHS if len(items) <= _MOST_ITEMS else _WIDTHS[:1]
    tried = (_positions(items, width) for width in widths)
    return min(
        tried, key=lambda positions: sum(_nearest(positions, entries)[0] for entries in told)
    )


def _positions(items: Sequence[Item], width: float) -> list[int]:
    grown = 0
    positions = []
    for item in items:
        positions.append(item.position + grown)
        grown += sum(
            math.ceil(len(line.text) / width) - 1 for line in item.lines if width < math.inf
        )
    return positions


def _nearest(positions: Sequence[int], entries: Sequence[Entry]) -> tuple[float, list[int]]:
    """The sum of distances and the places of the entries, one item each and in order, at its least.

    Needs no more entries than positions. A row of the table below holds, for the entries so far,
    the least sum when they all stand beside the first 0, 1, 2, ... items.
    """
    rows = [[0.0] * (len(positions) + 1)]
    for entry in entries:
        row = [math.inf]
        for place, position in enumerate(positions):
            row.append(min(row[place], rows[-1][place] + abs(position - entry.position)))
        rows.append(row)
    places: list[int] = []
    place = len(positions)
    for row in reversed(rows[1:]):
        while row[place] == row[place - 1]:
            place -= 1
        place -= 1
        places.append(place)
    return rows[-1][-1], places[::-1]
