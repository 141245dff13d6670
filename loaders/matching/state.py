"""What is matched of two versions so far, and what is left of either."""

from collections.abc import Sequence

from loaders.matching.place import Places
from loaders.matching.records import Item, Match, Relation, Said


class State:
    """Two versions while they are matched."""

    def __init__(self, before: Sequence[Item], after: Sequence[Item], said: Said) -> None:
        self.before = before
        self.after = after
        self.said = said
        self.places = Places(before, after)
        self.left_before = {item.item_id: item for item in before}
        self.left_after = {item.item_id: item for item in after}
        self.found: list[Match] = []

    def may(self, before: Item, after: Item) -> bool:
        """Whether nobody said that they are not the same."""
        return (before.item_id, after.item_id) not in self.said.other

    def take(
        self, before: Item, after: Item, likeness: float, relation: Relation | None = None
    ) -> None:
        """Match two items; those of a relation may be taken again."""
        self.found.append(Match(before, after, likeness, relation))
        self.left_before.pop(before.item_id, None)
        self.left_after.pop(after.item_id, None)
        if relation is None:
            self.places.matched[before.item_id] = after.item_id
        else:  # what stands under the first part stands where it stood
            self.places.matched.setdefault(before.item_id, after.item_id)
