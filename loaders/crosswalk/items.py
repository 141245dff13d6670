"""Which plan item a header or a cell of a grid names, by its code or its words."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.cells import Cell, Kind
from loaders.crosswalk.coverage import folded
from loaders.known import Known, KnownItem

_DECIMAL = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@dataclass(slots=True)
class Items:
    """The items of every plan, to be looked up by every cell."""

    known: Known
    worded: dict[str, list[KnownItem]] = field(init=False)

    def __post_init__(self) -> None:
        """Put the items by their words."""
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
