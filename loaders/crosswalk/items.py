"""Which plan item a header or a cell of a grid names, by its code or its words."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.cells import Cell, Kind
from loaders.crosswalk.coverage import folded
from loaders.crosswalk.known_records import KnownLink
from loaders.known import Known, KnownItem

_DECIMAL = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@dataclass(slots=True)
class Items:
    """The items of every plan, to be looked up by every cell."""

    known: Known
    worded: dict[str, list[KnownItem]] = field(init=False)
    by_id: dict[tuple[str, str], KnownItem] = field(init=False)
    """By plan and item."""

    def __post_init__(self) -> None:
        """Put the items by their words and by their ids."""
        self.by_id = {(one.plan_id, one.item_id): one for one in self.known.items}
        self.worded = defaultdict(list)
        for item in self.known.items:
            self.worded[folded(item.text)].append(item)

    def called(self, words: str, plan_id: str | None) -> Sequence[KnownItem]:
        """Those of a plan, None for any, with this code, or else with these words."""
        if not words.strip():
            return []
        coded = self.known.items_with_code(words, plan_id)
        worded = self.worded.get(folded(words), [])
        return coded or [one for one in worded if plan_id in {None, one.plan_id}]

    def one(self, words: str, plan_id: str | None) -> KnownItem | None:
        """The only one of these; None for none or several."""
        found = self.called(words, plan_id)
        return found[0] if len(found) == 1 else None

    def of_link(self, link: KnownLink) -> KnownItem | None:
        """The item that was linked: by its words, or else by its id where it was reworded."""
        worded = self.worded.get(folded(link.item_text), [])
        those = [one for one in worded if one.plan_id == link.plan_id]
        named = self.by_id.get((link.plan_id, link.item_id))
        return named if not those or named in those else those[0]

    def alike(self, cell: Cell, plan_id: str | None) -> list[str]:
        """The codes that a cell with a number may mean where it is not one alone: 1.1 and 1.10."""
        if cell.kind is not Kind.NUMBER:
            return []
        found = {
            item.code
            for item in self.known.items
            if plan_id in {None, item.plan_id} and _number(item.code) == float(cell.text)
        }
        return sorted(found, key=len) if found - {cell.text} else []


def _number(code: str) -> float | None:
    return float(code) if _DECIMAL.fullmatch(code) else None
