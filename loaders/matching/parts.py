"""One item that became several, and several that became one."""

from collections.abc import Iterable, Sequence

from loaders.matching.likeness import Weights, likeness
from loaders.matching.records import Item, Relation
from loaders.matching.state import State
from loaders.matching.words import stems

_LEAST_OF_PART = 0.7
"""Of the words of a part, how many the whole must have."""
_LEAST_TOGETHER = 0.8
"""Of the words of the whole, how many the parts must have together."""
_MOST_OF_ONE = 0.85
"""A part that has more of the words of the whole is the whole, reworded."""
_LEAST_ADDED = 0.12
"""Of the words of the whole, how many a part must have that the other parts lack."""
_FEWEST_WORDS = 3

Pairs = Sequence[tuple[Item, Item]]


def take_splits(state: State, pairs: Pairs, weighed: Weights) -> None:
    """Match every item before with the several that it became."""
    by_whole: dict[str, list[Item]] = {}
    for before, after in pairs:
        by_whole.setdefault(before.item_id, []).append(after)
    for item_id, nearby in by_whole.items():
        whole = state.left_before.get(item_id)
        rest = [one for one in nearby if one.item_id in state.left_after]
        if whole is not None:
            allowed = [one for one in rest if state.may(whole, one)]
            for part in _parts(whole, allowed, weighed):
                _take(state, whole, part, weighed, "split")


def take_merged(state: State, pairs: Pairs, weighed: Weights) -> None:
    """Match the several items before with the one that they became."""
    by_whole: dict[str, list[Item]] = {}
    for before, after in pairs:
        by_whole.setdefault(after.item_id, []).append(before)
    for item_id, nearby in by_whole.items():
        whole = state.left_after.get(item_id)
        rest = [one for one in nearby if one.item_id in state.left_before]
        if whole is not None:
            allowed = [one for one in rest if state.may(one, whole)]
            for part in _parts(whole, allowed, weighed):
                _take(state, part, whole, weighed, "merged")


def _take(state: State, before: Item, after: Item, weighed: Weights, relation: Relation) -> None:
    state.take(before, after, likeness(before.text, after.text, weighed), relation)


def _parts(whole: Item, nearby: Iterable[Item], weighed: Weights) -> list[Item]:
    """The items that together say what the whole says, each a part of it; else none."""
    words = stems(whole.text)
    if len(words) < _FEWEST_WORDS:
        return []
    all_of_it = weighed.total(words)
    chosen: list[Item] = []
    covered: frozenset[str] = frozenset()
    for part in sorted(nearby, key=lambda one: (-weighed.total(words & stems(one.text)), one.code)):
        theirs = stems(part.text)
        share = weighed.total(theirs & words) / weighed.total(theirs)
        added = weighed.total((theirs & words) - covered) / all_of_it
        if share >= _LEAST_OF_PART and added >= _LEAST_ADDED:
            chosen.append(part)
            covered |= theirs & words
    largest = max((weighed.total(words & stems(one.text)) for one in chosen), default=0.0)
    is_split = (
        len(chosen) > 1
        and weighed.total(covered) / all_of_it >= _LEAST_TOGETHER
        and largest / all_of_it <= _MOST_OF_ONE
        and _stand_together(chosen)
    )
    return chosen if is_split else []


def _stand_together(chosen: Sequence[Item]) -> bool:
    return len({item.parent_id for item in chosen}) == 1
