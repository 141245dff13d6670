"""Finds periods that add up to longer ones: a hidden quarter is the year less the others."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from loaders.disclosure.cells import Cell, Parts
from loaders.disclosure.divisions import Counted, Division, figure_of, left_of

_Series = Mapping[str, Mapping[Parts, int]]
"""Period to what is counted to the index of the cell."""


def divisions_by_time(cells: Sequence[Cell]) -> list[Division]:
    """How longer periods of a measure are divided into shorter ones whose counts add up.

    All counts, or the events alone where they are counted over a caseload, or the people alone.
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
    found: list[Division] = []
    for series in lengths.values():
        for long, short in ((a, b) for a in series for b in series if a > b and a % b == 0):
            for whole in series[long].values():
                within = _within(cells, whole, series[short])
                if within:
                    found += _Longer(cells, whole, within, long // short).divisions()
    return found


def _within(
    cells: Sequence[Cell], whole: Mapping[Parts, int], shorter: _Series
) -> list[Mapping[Parts, int]]:
    """What is counted in each of the shorter periods that lie in a longer one."""
    one = cells[next(iter(whole.values()))]
    return [
        series
        for series in shorter.values()
        for first in [cells[next(iter(series.values()))]]
        if one.starts_on <= first.starts_on and first.ends_on <= one.ends_on
    ]


@dataclass(frozen=True, slots=True)
class _Longer:
    """A longer period, with the shorter ones in it."""

    cells: Sequence[Cell]
    whole: Mapping[Parts, int]
    within: Sequence[Mapping[Parts, int]]
    needed: int
    """How many of the shorter ones make it up."""

    def divisions(self) -> list[Division]:
        """How it is divided, for everybody and for every group."""
        roomy = frozenset(counted for counted in Counted if self._leaves_room(counted))
        has_all = len(self.within) >= self.needed
        found: list[Division] = []
        for parts, index in self.whole.items():
            those = tuple(series[parts] for series in self.within if parts in series)
            ways = (Division(index, those, one) for one in Counted if has_all or one in roomy)
            held = [way for way in ways if those and self._holds(way, roomy)]
            is_all = bool(held) and held[0].counted is Counted.ALL
            found += held[:1] if is_all else held
        return found

    def _holds(self, division: Division, roomy: AbstractSet[Counted]) -> bool:
        left = left_of(self.cells, division)
        if left is None:
            return False
        if any(left):
            lacks = division.counted in roomy and len(division.parts) < self.needed
            return lacks and min(left) >= 0
        is_some = self._figure(division.whole, division.counted) > 0
        return is_some or division.counted is Counted.ALL or self._adds_up(division.counted)

    def _adds_up(self, counted: Counted) -> bool:
        """Whether it adds up for everybody: then it does so where there is none, not by chance."""
        everybody = self.whole.get(frozenset())
        those = tuple(series.get(frozenset(), -1) for series in self.within)
        if everybody is None or -1 in those:
            return False
        one = Division(everybody, those, counted)
        left = left_of(self.cells, one)
        return left is not None and not any(left) and self._figure(everybody, counted) > 0

    def _figure(self, index: int, counted: Counted) -> int:
        figure = figure_of(self.cells[index], counted)
        return 0 if figure is None else self.cells[index].figure(figure)

    def _leaves_room(self, counted: Counted) -> bool:
        """Whether missing periods have room in the whole; beside one for half their share."""
        everybody = self.whole.get(frozenset())
        if everybody is None:
            return False
        indexes = (series[frozenset()] for series in self.within if frozenset() in series)
        those = [self._figure(index, counted) for index in indexes]
        share = (1 / self.needed + 1) / 2 if len(those) == 1 else 1
        return 0 < sum(those) <= share * self._figure(everybody, counted)
