"""Where items stand: what is above them, what is under them, and what they are called."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from loaders.matching.records import Item


@lru_cache(maxsize=50_000)
def folded_code(code: str) -> str:
    """A code as people mean it: `#1.2.A)` is 1.2.a."""
    return code.strip(" #.)(").casefold()


class Places:
    """Of the items of two versions, with the pairs that are matched so far."""

    def __init__(self, before: Sequence[Item], after: Sequence[Item]) -> None:
        self.matched: dict[str, str] = {}
        """Item before to item after."""
        self._under = _children(before), _children(after)

    def is_same_parent(self, before: Item, after: Item) -> bool:
        """Whether both stand under the same item, or both at the top."""
        if before.parent_id is None or after.parent_id is None:
            return before.parent_id is None and after.parent_id is None
        return self.matched.get(before.parent_id) == after.parent_id

    def kin(self, before: Item, after: Item) -> float:
        """The share of what stands under them that is the same, 0 to 1."""
        mine = self._under[0].get(before.item_id, [])
        theirs = set(self._under[1].get(after.item_id, []))
        if not mine or not theirs:
            return 0.0
        same = sum(self.matched.get(child) in theirs for child in mine)
        return same / max(len(mine), len(theirs))


def is_same_code(before: Item, after: Item) -> bool:
    """Whether both have the same code."""
    return bool(before.code) and folded_code(before.code) == folded_code(after.code)


def _children(items: Sequence[Item]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for item in items:
        if item.parent_id is not None:
            found.setdefault(item.parent_id, []).append(item.item_id)
    return found
