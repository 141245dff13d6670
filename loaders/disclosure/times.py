"""Finds periods that add up to longer ones: a hidden quarter is the year less the others."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from loaders.disclosure.cells import Cell, Parts
from loaders.disclosure.divisions import Division, summed

_Series = Mapping[str, Mapping[Parts, int]]
"""Period to what is counted to the index of the cell."""


def divisions_by_time(cells: Sequence[Cell]) -> list[Division]:
    """How longer periods of a measure are divided into shorter ones whose counts add up.

    Where some of the shorter ones are missing, for all or for one group, what the others leave is
    theirs: a rest like that of groups. But where they are more than the whole, or the only one is
    nearly all of it, it is the same people every time, as of a staff.
    """
    lengths: dict[str, dict[int, dict[str, dict[Parts, int]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(dict))
    )
    for index, cell in enumerate(cells):
        if cell.key >= 0:
            lengths[cell.measure_id][cell.months][cell.period_id][cell.parts] = index
    found = []
    for series in lengths.values():
        for long, short in ((a, b) for a in series for b in series if a > b and a % b == 0):
            for whole in series[long].values():
                found += _divided(cells, whole, series[short], long // short)
    return found


def _divided(
    cells: Sequence[Cell], whole: Mapping[Parts, int], shorter: _Series, needed: int
) -> list[Division]:
    one = cells[next(iter(whole.values()))]
    within = [
        series
        for series in shorter.values()
        for first in [cells[next(iter(series.values()))]]
        if one.starts_on <= first.starts_on and first.ends_on <= one.ends_on
    ]
    found: list[Division] = []
    has_room = bool(within) and _leaves_room(cells, whole, within, needed)
    if not within or not (len(within) >= needed or has_room):
        return found
    for parts, index in whole.items():
        those = tuple(series[parts] for series in within if parts in series)
        total = summed([cells[index], *(cells[part] for part in those)]) if those else None
        if total is None:
            continue
        left = [2 * mine - all_ for mine, all_ in zip(cells[index].counts, total, strict=True)]
        if not any(left) or (has_room and len(those) < needed and min(left) >= 0):
            found.append(Division(index, those, is_in_time=True))
    return found


def _leaves_room(
    cells: Sequence[Cell],
    whole: Mapping[Parts, int],
    within: Sequence[Mapping[Parts, int]],
    needed: int,
) -> bool:
    """Whether missing periods have room in the whole; beside a single one for half their share."""
    everybody = whole.get(frozenset())
    if everybody is None:
        return False
    those = [cells[series[frozenset()]].people for series in within if frozenset() in series]
    share = (1 / needed + 1) / 2 if len(those) == 1 else 1
    return 0 < sum(those) <= share * cells[everybody].people
