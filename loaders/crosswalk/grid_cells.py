"""What one cell of a grid says: which items cover the requirement of its row, and how far."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.cells import Cell, Kind
from loaders.crosswalk.coverage import denies, said_by
from loaders.crosswalk.grid_columns import GridColumn
from loaders.crosswalk.items import Items
from loaders.flat.checks import BROKEN
from loaders.flat.findings import Line
from loaders.known import KnownItem
from loaders.spelling import shortened
from loaders.updates.allowed import is_withdraw


@dataclass(frozen=True, slots=True)
class Mark:
    """One filled cell of a grid."""

    line: Line
    column: GridColumn
    cell: Cell

    def refuse(self, says: str) -> None:
        """A problem at it; `says` goes on from the column's name."""
        sheet = self.line.table.sheet.name
        self.line.found.say(sheet, self.cell.address, f"{self.column.name} {says}")

    def warn(self, says: str) -> None:
        """A warning at it; `says` goes on from the column's name."""
        sheet, says = self.line.table.sheet.name, f"{self.column.name} {says}"
        self.line.found.say(sheet, self.cell.address, says, is_warning=True)


@dataclass(frozen=True, slots=True)
class Told:
    """What a cell says of one item, or of a whole plan."""

    mark: Mark
    item: KnownItem | None
    """None where it says of the plan that none of its items covers it."""
    coverage: str | None
    """`full`, `partial`, blank to take a link back; None where it says that nothing is covered."""
    note: str = ""

    @property
    def plan_id(self) -> str | None:
        """The plan that it is about."""
        return self.mark.column.plan_id


def said_in(mark: Mark, items: Items) -> Iterator[Told]:
    """What a cell says of each item that it speaks of; what is wrong is said at it."""
    column, cell = mark.column, mark.cell
    if cell.kind in BROKEN:
        mark.refuse(BROKEN[cell.kind].format(cell.text))
    elif column.item is None:
        yield from _of_plan(mark, items)
    elif is_withdraw(cell.text):
        yield Told(mark, column.item, "")
    elif denies(cell.text, column.legend):
        yield Told(mark, column.item, None)
    else:
        coverage, note = _coverage(mark, cell.text)
        if coverage:
            yield Told(mark, column.item, coverage, note)


def _coverage(mark: Mark, words: str) -> tuple[str, str]:
    """Coverage and note of words; blank where they say none, or with a problem."""
    said = said_by(words, mark.column.legend)
    coverage = mark.column.meant if said.is_mark else said.coverage
    if coverage is not None:
        return coverage, said.rest
    shown = shortened(words, 40)
    if said.is_mark:
        sign = words.split(maxsplit=1)[0].strip(":;,(")
        mark.refuse(
            f"has '{shown}', which does not say how far it is covered; write 'full' or 'partial', "
            f"or a line such as '{sign} = full' above the table"
        )
    elif said.meaning:
        mark.refuse(
            f"has '{shown}', which stands for '{shortened(said.meaning, 40)}' here and says no "
            "coverage; write 'full' or 'partial', or leave it blank for neither"
        )
    else:
        mark.refuse(f"should be 'full' or 'partial', blank for neither, not '{shown}'")
    return "", ""


def _of_plan(mark: Mark, items: Items) -> Iterator[Told]:
    """The items that a cell below a plan names, each with its coverage: `1.2 full; 1.3 partial`."""
    plan, text = mark.column.plan_id or "", mark.cell.text
    if mark.cell.kind is Kind.DATE:
        mark.refuse(f"has the date {text}; Excel makes one of 1-2, so format the column as text")
        return
    head, sign, tail = text.partition(":")
    shared = said_by(head, mark.column.legend).coverage if sign else None
    for part in re.split(r"[;,\n]", tail if shared else text):
        words = part.strip(" ().")
        item, said = _item_in(words, plan, items)
        if denies(said if item else words, mark.column.legend):
            yield Told(mark, item, None)
        elif not words or (item is None and said_by(words, mark.column.legend).coverage == ""):
            continue
        elif item is None:
            _refuse_item(mark, words)
        elif is_withdraw(said):
            yield Told(mark, item, "")
        elif coverage := (shared or mark.column.meant if not said else _coverage(mark, said)[0]):
            yield Told(mark, item, coverage)
        elif not said:
            mark.refuse(f"does not say how far {words} covers it; write '{words} full'")


def _item_in(words: str, plan: str, items: Items) -> tuple[KnownItem | None, str]:
    """The item that words begin or end with, and the other words."""
    if item := items.one(words, plan):
        return item, ""
    first, _, behind = words.partition(" ")
    before, _, last = words.rpartition(" ")
    for code, rest in ((first, behind), (last, before)):
        if rest and (item := items.one(code.strip(" ():=–-"), plan)):
            return item, rest.strip(" ():=–-")
    return None, ""


def _refuse_item(mark: Mark, words: str) -> None:
    says = f"should name the plan's items with their coverage, such as '1.2 full', not '{words}'"
    said = said_by(words, mark.column.legend)
    if said.coverage or said.is_mark:
        says = (
            f"has '{shortened(words, 40)}', which does not say which of the plan's items covers "
            "it; write the item's code too, such as '1.2 full', or give every item a column"
        )
    mark.refuse(says)
