"""Items whose words are the same, where it is clear which is which."""

from collections.abc import Callable, Hashable, Iterable

from loaders.matching.place import folded_code
from loaders.matching.records import Item
from loaders.matching.state import State
from loaders.matching.words import folded

_Key = Callable[[Item], Hashable]


def take_exact(state: State) -> None:
    """Match the items whose words stand once in both versions; of several, those in one place."""
    _take(state, lambda item: folded(item.text), lambda item: folded(item.text))
    while _take_in_place(state):
        pass
    _take(state, _with_code, _with_code)


def _take_in_place(state: State) -> int:
    """How many of the same words are matched by what stands above them."""
    matched = state.places.matched
    return _take(
        state,
        lambda item: (folded(item.text), matched.get(item.parent_id or "", item.parent_id is None)),
        lambda item: (folded(item.text), item.parent_id or True),
    )


def _with_code(item: Item) -> Hashable:
    return folded(item.text), folded_code(item.code), item.level_name


def _take(state: State, before_key: _Key, after_key: _Key) -> int:
    before = _grouped(state.left_before.values(), before_key)
    after = _grouped(state.left_after.values(), after_key)
    taken = 0
    for key, items in before.items():
        others = after.get(key, [])
        if len(items) == len(others) == 1 and state.may(items[0], others[0]):
            state.take(items[0], others[0], 100.0)
            taken += 1
    return taken


def _grouped(items: Iterable[Item], key: _Key) -> dict[Hashable, list[Item]]:
    found: dict[Hashable, list[Item]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found
