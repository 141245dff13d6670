"""What somebody can compute of hidden groups from the numbers that are shown beside them.

The attacker knows how many answered in all, how many in every group that is shown, which groups
respondents have together, and that a hidden group has at least one unless it is hidden in every
question. What a hidden group could be under all that is the range between the least and the most
that a linear program finds.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from loaders.suppression_layout import Layout
from loaders.suppression_nesting import Groups

_HAIR = 1e-6
"""Less than this is the solver's rounding."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is published of one question and one layout."""

    layout: Layout
    total: int
    counts: tuple[tuple[int, int | None], ...]
    """Every listed group with its number of answers, None where that is hidden; all groups of a
    dimension are missing where the dimension is not listed at all."""
    may_be_none: frozenset[int] = frozenset()
    """Hidden groups that are listed whether anybody of them answered or not."""


def shown_of(
    layout: Layout,
    total: int,
    counts: Mapping[int, int | None],
    may_be_none: AbstractSet[int] = frozenset(),
) -> Shown:
    """What is published, from a mapping of groups of any layout."""
    groups = [group for those in layout.dimensions for group in those if group in counts]
    told = tuple((group, counts[group]) for group in groups)
    return Shown(layout, total, told, frozenset(may_be_none) & set(groups))


def is_safe_line(total: int, hidden: int, up_to: int) -> bool:
    """Whether so many hidden groups of one line, that hold so many answers together, are safe.

    Each has one at least, so that the largest could have all but one for each of the others.
    """
    return hidden == 0 or (hidden > 1 and total - (hidden - 1) >= up_to + 1)


@lru_cache(maxsize=4096)
def first_exposed(shown: Shown, guarded: frozenset[int], up_to: int) -> int | None:
    """A guarded group that is known, or known to have `up_to` answers or fewer; None if none is."""
    hidden = [group for group, count in shown.counts if count is None]
    if len(shown.layout.dimensions) == 1:
        left = shown.total - sum(count or 0 for _, count in shown.counts)
        is_safe = is_safe_line(left, len(hidden), up_to)
        return None if is_safe else next((group for group in hidden if group in guarded), None)
    attack = _Attack(shown)
    return next((one for one in hidden if one in guarded and attack.exposes(one, up_to)), None)


@dataclass(slots=True)
class _Attack:
    """The linear program of one question, with every table that it was seen to allow."""

    shown: Shown
    _seen: list[NDArray[np.float64]] = field(default_factory=list)

    def exposes(self, group: int, up_to: int) -> bool:
        cells = self._members(group)
        if self._most(cells) < up_to + 1 - _HAIR:
            self._seen.append(self._solved(-cells))
        if self._most(cells) < up_to + 1 - _HAIR:
            return True
        if self._most(cells) - self._least(cells) < 1 - _HAIR:
            self._seen += [self._solved(-cells), self._solved(cells)]
        return self._most(cells) - self._least(cells) < 1 - _HAIR

    def _most(self, cells: NDArray[np.float64]) -> float:
        return max((float(cells @ table) for table in self._seen), default=0.0)

    def _least(self, cells: NDArray[np.float64]) -> float:
        return min((float(cells @ table) for table in self._seen), default=0.0)

    def _members(self, group: int) -> NDArray[np.float64]:
        return np.array([float(group in cell) for cell in self.shown.layout.cells])

    def _solved(self, cost: NDArray[np.float64]) -> NDArray[np.float64]:
        # Every command would take half a second longer, and hardly any solves anything.
        from scipy.optimize import linprog  # noqa: PLC0415

        known, unknown = self._lines()
        listed = [group for group in unknown if group not in self.shown.may_be_none]
        everybody = np.ones(len(self.shown.layout.cells))
        found = linprog(
            cost,
            A_eq=np.array([everybody, *(self._members(group) for group, _ in known)]),
            b_eq=np.array([self.shown.total, *(count for _, count in known)], dtype=float),
            A_ub=np.array([-self._members(group) for group in listed]) if listed else None,
            b_ub=-np.ones(len(listed)) if listed else None,
            bounds=[(0, most) for most in self.shown.layout.most] or (0, None),
            method="highs",
        )
        if found.status != 0:
            raise RuntimeError(f"no table fits what is shown: {found.message}")
        return np.asarray(found.x)

    def _lines(self) -> tuple[list[tuple[int, int]], list[int]]:
        """Groups whose number is known, 0 where nobody answered, and those that are hidden."""
        counts = dict(self.shown.counts)
        listed = [those for those in self.shown.layout.dimensions if set(those) & set(counts)]
        known = [(group, counts.get(group, 0)) for group in _all(listed)]
        return (
            [(group, count) for group, count in known if count is not None],
            [group for group, count in known if count is None],
        )


def _all(dimensions: Iterable[Groups]) -> list[int]:
    return [group for those in dimensions for group in those]
