"""Which groups to hide so that none that is too small can be computed from the others."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from loaders.suppression_attack import first_exposed, is_safe_line, shown_of
from loaders.suppression_layout import Layout
from loaders.suppression_nesting import Groups


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is not shown of one question and one layout."""

    groups: frozenset[int]
    """Listed, but without any number."""
    unlisted: frozenset[int]
    """Groups of dimensions that cannot be made safe: not even their names are there."""


def hide(  # noqa: PLR0913, PLR0917 - what is shown, and what is settled already
    layout: Layout,
    counts: Mapping[int, int],
    sizes: Mapping[int, int],
    up_to: int,
    seeds: AbstractSet[int] = frozenset(),
    everywhere: AbstractSet[int] = frozenset(),
) -> Hidden:
    """Hide groups of 1 to `up_to` answers and `seeds`, and as many more as it takes.

    Seeds stay listed when nobody of them answered this question: to be missing would tell. Of those
    that are hidden `everywhere`, in every question, nobody can know that anybody answered this one.
    `counts` has the answers to the question, `sizes` the respondents of the wave: the smallest by
    these are hidden first, so that it is the same groups for every question where that will do.
    """
    answered = {
        group: counts.get(group, 0)
        for those in layout.dimensions
        for group in those
        if counts.get(group, 0) > 0 or group in seeds
    }
    small = {group for group, count in answered.items() if count <= up_to or group in seeds}
    may_be_none = {group for group, count in answered.items() if count == 0 or group in everywhere}
    search = _Search(layout, answered, sizes, up_to, small, may_be_none)
    while (exposed := search.first_exposed()) is not None:
        search.protect(exposed)
    return Hidden(frozenset(search.hidden - search.unlisted), frozenset(search.unlisted))


@dataclass(slots=True)
class _Search:
    layout: Layout
    counts: Mapping[int, int]
    sizes: Mapping[int, int]
    up_to: int
    hidden: set[int]
    may_be_none: set[int]
    unlisted: set[int] = field(default_factory=set)

    def first_exposed(self) -> int | None:
        for groups in self.layout.dimensions:
            self._close_line(groups)
        total = sum(self.counts.get(group, 0) for group in self.layout.dimensions[0])
        told = {
            group: None if group in self.hidden else count
            for group, count in self.counts.items()
            if group not in self.unlisted
        }
        shown = shown_of(self.layout, total, told, self.may_be_none)
        return first_exposed(shown, frozenset(self.hidden), self.up_to)

    def protect(self, exposed: int) -> None:
        """Hide one group more, the nearest and smallest; or a whole dimension, names and all."""
        own = next(groups for groups in self.layout.dimensions if exposed in groups)
        beside = {group for cell in self.layout.cells if exposed in cell for group in cell}
        near = {group for cell in self.layout.cells if beside & set(cell) for group in cell}
        for choice in (near & set(own), beside, near, set(self.counts)):
            left = [group for group in choice if self._is_shown(group)]
            if left:
                self.hidden.add(min(left, key=lambda group: (self.sizes[group], group)))
                return
        self.unlisted |= {group for group in own if group in self.counts}

    def _is_shown(self, group: int) -> bool:
        return group in self.counts and group not in self.hidden | self.unlisted

    def _close_line(self, groups: Groups) -> None:
        """Hide the smallest of a dimension until its hidden ones protect each other."""
        line = sorted(
            (group for group in groups if group in self.counts),
            key=lambda group: (self.sizes[group], group),
        )
        left = [group for group in line if group not in self.hidden]
        while not self.unlisted & set(line):
            hidden = [group for group in line if group in self.hidden]
            if is_safe_line(sum(self.counts[group] for group in hidden), len(hidden), self.up_to):
                return
            if left:
                self.hidden.add(left.pop(0))
            else:
                self.unlisted |= set(line)
                self.hidden |= set(line)
