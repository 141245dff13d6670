"""Which dimensions of a wave lie in each other, as counties in regions, but for a few slips."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, permutations

Groups = tuple[int, ...]
_STRAYS = 0.05
"""Share of respondents whose inner group may lie elsewhere, as slips of the finger do."""
Together = Mapping[int, Mapping[int, int]]
"""Group to every group of another dimension that its respondents are in, and how many."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """The groups of one dimension of a wave."""

    wave_no: int
    groups: Groups
    blank: int | None
    """The group of those who did not state theirs."""


def lies_in(inner: Dimension, outer: Dimension, together: Together) -> bool:
    """Whether every group of one lies in one group of the other, but for a few respondents."""
    stated = [group for group in inner.groups if group != inner.blank]
    others = {group for group in outer.groups if group != outer.blank}
    counts = [_shared(group, others, together) for group in stated]
    everybody = sum(sum(one.values()) for one in counts)
    strays = everybody - sum(max(one.values(), default=0) for one in counts)
    is_within = len(outer.groups) > 1 and len(stated) >= len(others)
    return is_within and strays <= _STRAYS * everybody


def _shared(group: int, others: Iterable[int], together: Together) -> dict[int, int]:
    """How many respondents of a group are in each of some others."""
    beside = together.get(group, {})
    return {other: beside[other] for other in others if other in beside}


def nested_parts(dimensions: list[Dimension], together: Together) -> list[list[Dimension]]:
    """Dimensions that lie in each other, directly or by way of others, side by side."""
    parts = [[one] for one in dimensions]
    for first, second in combinations(dimensions, 2):
        if lies_in(first, second, together) or lies_in(second, first, together):
            joined = [part for part in parts if first in part or second in part]
            apart = [part for part in parts if part not in joined]
            parts = [*apart, [one for part in joined for one in part]]
    return parts


def stray_pairs(part: list[Dimension], together: Together) -> set[tuple[int, int]]:
    """Pairs of groups, in either order, of which the inner one lies in another outer one."""
    found = set()
    for inner, outer in permutations(part, 2):
        if not lies_in(inner, outer, together):
            continue
        for group in set(inner.groups) - {inner.blank}:
            shared = _shared(group, set(outer.groups) - {outer.blank}, together)
            home = max(shared, key=lambda one: (shared[one], -one), default=None)
            found |= {
                pair for one in shared if one != home for pair in ((group, one), (one, group))
            }
    return found
