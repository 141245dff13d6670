"""Matches two versions of a plan: what is clear is taken, what is doubtful is left to a person."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from loaders.matching.exact import take_exact
from loaders.matching.likeness import likeness, near, weights
from loaders.matching.parts import take_merged, take_splits
from loaders.matching.place import is_same_code
from loaders.matching.records import NOTHING_SAID, Item, Match, Relation, Said
from loaders.matching.state import State
from loaders.matching.sure import MAYBE, Pair, pair

_ROUNDS = 5
"""What is matched in one round speaks in the next for what stands above and below it."""
Alike = Mapping[tuple[str, str], float]
"""Likeness of the items with these ids."""


def match(before: Sequence[Item], after: Sequence[Item], said: Said = NOTHING_SAID) -> list[Match]:
    """Every item of both versions, in pairs or alone; first as before, then what is only after.

    What people said is taken first. Of items that are only in one version, those that may be the
    same as another name it as a candidate.
    """
    state = State(before, after, said)
    _take_said(state)
    take_exact(state)
    left = list(state.left_before.values()), list(state.left_after.values())
    weighed = weights([*before, *after])
    pairs = [(left[0][i], left[1][j]) for i, j in near(*left, weighed)]
    take_splits(state, pairs, weighed)
    take_merged(state, pairs, weighed)
    together = dict.fromkeys([*((a.item_id, b.item_id) for a, b in pairs), *_same_codes(*left)])
    texts = (
        {item.item_id: item.text for item in left[0]},
        {item.item_id: item.text for item in left[1]},
    )
    alike = {(a, b): likeness(texts[0][a], texts[1][b], weighed) for a, b in together}
    alike = {two: value for two, value in alike.items() if value >= MAYBE}
    for _ in range(_ROUNDS):
        if not _take_sure(state, alike):
            break
        take_exact(state)
    return _in_order(state, _candidates(state, alike))


def _take_said(state: State) -> None:
    weighed = weights([*state.before, *state.after])
    items = dict(state.left_before), dict(state.left_after)
    same = [
        (items[0][one], items[1][other])
        for one, other in sorted(state.said.same)
        if one in items[0] and other in items[1]
    ]
    befores = Counter(one.item_id for one, _ in same)
    afters = Counter(other.item_id for _, other in same)
    for one, other in same:
        relation: Relation | None = None
        if befores[one.item_id] > 1:
            relation = "split"
        elif afters[other.item_id] > 1:
            relation = "merged"
        state.take(one, other, likeness(one.text, other.text, weighed), relation)


def _same_codes(before: Iterable[Item], after: Iterable[Item]) -> list[tuple[str, str]]:
    by_code: dict[str, list[Item]] = {}
    for item in after:
        by_code.setdefault(item.code.casefold(), []).append(item)
    return [
        (item.item_id, other.item_id)
        for item in before
        for other in by_code.get(item.code.casefold(), [])
        if is_same_code(item, other)
    ]


def _open(state: State, alike: Alike) -> list[Pair]:
    """The pairs of which both are left, the likest first."""
    pairs = [
        pair(state, state.left_before[one], state.left_after[other], value)
        for (one, other), value in alike.items()
        if one in state.left_before and other in state.left_after
    ]
    allowed = [one for one in pairs if state.may(one.before, one.after)]
    return sorted(allowed, key=lambda one: (-one.total, one.before.item_id, one.after.item_id))


def _take_sure(state: State, alike: Alike) -> int:
    pairs = _open(state, alike)
    totals: dict[tuple[str, str], list[float]] = {}
    for one in pairs:
        totals.setdefault(("before", one.before.item_id), []).append(one.total)
        totals.setdefault(("after", one.after.item_id), []).append(one.total)
    taken = 0
    for one in pairs:
        of_both = (
            totals["before", one.before.item_id][:2], totals["after", one.after.item_id][:2],
        )  # fmt: skip
        is_first = all(of_one[0] == one.total for of_one in of_both)
        lead = one.total - max((of_one[1] for of_one in of_both if of_one[1:]), default=0.0)
        if is_first and one.is_sure(lead):
            state.take(one.before, one.after, one.likeness)
            taken += 1
    return taken


def _candidates(state: State, alike: Alike) -> list[Pair]:
    return [one for one in _open(state, alike) if one.may_be()]


def _in_order(state: State, doubtful: Iterable[Pair]) -> list[Match]:
    before: dict[str, list[Pair]] = {}
    after: dict[str, list[Pair]] = {}
    for one in doubtful:
        before.setdefault(one.before.item_id, []).append(one)
        after.setdefault(one.after.item_id, []).append(one)
    found = list(state.found)
    for item in state.left_before.values():
        of_it = before.get(item.item_id, [])
        ids = tuple(one.after.item_id for one in of_it)
        found.append(
            Match(item, None, max((one.likeness for one in of_it), default=None), None, ids)
        )
    for item in state.left_after.values():
        of_it = after.get(item.item_id, [])
        ids = tuple(one.before.item_id for one in of_it)
        found.append(
            Match(None, item, max((one.likeness for one in of_it), default=None), None, ids)
        )
    places = {item.item_id: number for number, item in enumerate(state.before)}
    later = {item.item_id: number for number, item in enumerate(state.after)}
    far = len(places)
    return sorted(
        found,
        key=lambda one: (
            places.get(one.before.item_id, far) if one.before else far,
            later.get(one.after.item_id, 0) if one.after else 0,
        ),
    )
