"""The columns of a grid that stand for plan items or plans, and what their marks mean."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.cells import Cell, Sheet
from loaders.crosswalk.coverage import Legend, coverage_of, legend_of, said_by, stated
from loaders.crosswalk.headers import GRID
from loaders.crosswalk.items import Items
from loaders.flat.tables import FlatTable, heads, tables
from loaders.known import KnownItem

_LEAST = 0.5
"""Share of a column's cells that have to say a coverage."""
_MOST_WORDS = 3
"""Of the code of an item and its coverage."""
_CODE_FIRST = re.compile(r"^(?P<code>[\w.]*\d[\w.]*)\s*[:.)–—-]?\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of a grid: whose coverage its cells say."""

    header: Cell
    item: KnownItem | None
    plan_id: str | None
    legend: Legend
    meant: str | None
    """What its header, or what stands over it, says that a mark means."""
    is_of_several: bool = False
    """Items of several plans have the code that it is headed with."""
    alike: Sequence[str] = ()
    """Codes that are one number, where it is headed with a number: 1.1 and 1.10."""

    @property
    def is_unclear(self) -> bool:
        """Whether its header may mean several items."""
        return self.is_of_several or bool(self.alike)

    @property
    def name(self) -> str:
        """Its header in one line."""
        return " ".join(self.header.text.split())


def grids(sheet: Sheet) -> list[FlatTable]:
    """The tables of requirements down the side whose columns hold a coverage each."""
    if sheet.long is not None or not heads(sheet, GRID):
        return []
    return [table for table in tables(sheet, GRID) if any(covering(table))]


def covering(table: FlatTable) -> Iterator[Cell]:
    """The headers of the columns in which at least half of the cells say a coverage."""
    legend = legend_in(table)
    for column, header in table.others.items():
        cells = [row.others[column] for row in table.rows if column in row.others]
        if cells and sum(_says(cell, legend) for cell in cells) >= _LEAST * len(cells):
            yield header


def legend_in(table: FlatTable) -> dict[str, str]:
    """The signs that lines above, below and beside a table explain."""
    return legend_of(cell.text for cell in (*table.above, *table.notes, *table.outside))


def is_legend(cell: Cell) -> bool:
    """Whether a line explains signs."""
    return bool(legend_of([cell.text]))


def names_something(table: FlatTable, items: Items) -> bool:
    """Whether a column names a plan or an item that is known, as in no checklist."""
    return any(one.plan_id is not None or one.is_unclear for one in columns_in(table, items))


def columns_in(table: FlatTable, items: Items) -> list[GridColumn]:
    """The columns whose header names a plan or an item, or whose cells say a coverage."""
    legend, found = legend_in(table), []
    those = {cell.column for cell in covering(table)}
    for column, header in table.others.items():
        over = table.over.get(column)
        named, plan_id = _named(header.text, over.text if over else "", items)
        alike = items.alike(header, named[0].plan_id if len(named) == 1 else None)
        if not named and plan_id is None and column not in those:
            continue
        texts = [header.text, *([over.text] if over else [])]
        brackets = [part for text in texts for part in re.findall(r"\(([^()]*)\)", text)]
        meant = next(
            (one for text in [*brackets, *texts[1:]] if (one := stated(text)) is not None), None
        )
        own = legend | legend_of(brackets)
        item = named[0] if len(named) == 1 and not alike else None
        plan_id = None if alike else plan_id
        several = len(named) > 1
        found.append(GridColumn(header, item, plan_id, own, meant, several, alike))
    return found


def _named(text: str, over: str, items: Items) -> tuple[Sequence[KnownItem], str | None]:
    """The items, or else the plan, that a header names; its plan may stand over or before it."""
    words = " ".join(re.sub(r"\([^()]*\)", " ", text).split())
    plan_id = items.known.plan(over)
    before, _, behind = words.partition(":")
    if behind.strip() and (own := items.known.plan(before)):
        plan_id, words = own, behind.strip()
    led = _CODE_FIRST.match(words)
    for one in (words, led["code"] if led else ""):
        if found := items.called(one, plan_id):
            return found, found[0].plan_id if len(found) == 1 else None
    return [], items.known.plan(words)


def _says(cell: Cell, legend: Legend) -> bool:
    """Whether a cell says a coverage, alone or beside the code of an item."""
    whole = said_by(cell.text, legend)
    if whole.coverage is not None or whole.is_mark or whole.meaning:
        return True
    for part in re.split(r"[;,\n]", cell.text):
        words = re.findall(r"[^\s:()]+", part)
        has_code = any(any(sign.isdigit() for sign in word) for word in words)
        if has_code and len(words) <= _MOST_WORDS and any(coverage_of(one) for one in words):
            return True
    return False
