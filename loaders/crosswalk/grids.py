"""Reads a grid: requirements down the side, a column for each plan item, a coverage in the cells.

| Requirement | 1.2.a | 1.3     | Division's plan |
| Item 1      | full  |         | 2.1 partial     |
| Item 2      |       | partial |                 |

A mark such as x says how far something is covered only where a line such as `x = full` does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.cells import Cell, Kind
from loaders.crosswalk.coverage import said_by
from loaders.crosswalk.frameworks import framework_of
from loaders.crosswalk.grid_columns import GridColumn, columns_in
from loaders.crosswalk.headers import GRID
from loaders.crosswalk.items import Items
from loaders.crosswalk.known_records import Frameworks, folded
from loaders.crosswalk.naming import requirements_named
from loaders.crosswalk.records import Link
from loaders.flat.checks import BROKEN
from loaders.flat.findings import Findings, Line
from loaders.flat.tables import FlatTable
from loaders.known import Known, KnownItem
from loaders.measures.fields import Fields
from loaders.spelling import shortened
from loaders.updates.allowed import is_withdraw


@dataclass(frozen=True, slots=True)
class _Mark:
    """One filled cell of a grid."""

    line: Line
    column: GridColumn
    cell: Cell

    def refuse(self, says: str) -> None:
        sheet = self.line.table.sheet.name
        self.line.found.say(sheet, self.cell.address, f"{self.column.name} {says}")


def grid_links(
    tables: Sequence[FlatTable], frameworks: Frameworks, known: Known, found: Findings
) -> list[Link]:
    """Every link that the cells of these grids say."""
    items = Items(known)
    links: list[Link] = []
    for table in tables:
        columns = _read_columns(table, items, found)
        of_table = _frameworks_of(table, frameworks)
        for row in table.rows if columns else []:
            links += _of_row(Line(table, row, found), columns, of_table, items)
    return links


def _read_columns(table: FlatTable, items: Items, found: Findings) -> list[GridColumn]:
    """Those that name a plan or an item; in a grid, one that names none is a problem."""
    columns, is_grid = columns_in(table, items), table.headers is GRID
    for one in columns:
        if one.plan_id is None and (is_grid or one.is_of_several):
            says = f"'{one.name}' should be a plan, or the code or words of a plan item"
            if one.is_of_several:
                says = (
                    f"'{one.name}' is an item of several plans; write the plan's title over it, or "
                    "before it with a colon"
                )
            found.say(table.sheet.name, one.header.address, says)
    named = [one for one in columns if one.plan_id is not None]
    taken = {one.header.column for one in columns if is_grid or one in named or one.is_of_several}
    for column, header in table.others.items():
        if column not in taken:
            words = " ".join(header.text.split())[:40]
            says = f"Column '{words}' is none that {table.kind} have, so it is not read"
            found.say(table.sheet.name, header.address, says, is_warning=True)
    return named


def _frameworks_of(table: FlatTable, frameworks: Frameworks) -> Frameworks:
    """Where no column names it, the one framework that the sheet or what stands above does."""
    if "framework" in table.columns:
        return frameworks
    above = folded(" ".join([table.sheet.name, *(cell.text for cell in table.above)]))
    named = {
        key: one
        for key, one in frameworks.items()
        if re.search(rf"\b(?:{re.escape(key)}|{re.escape(folded(one.name))})\b", above)
    }
    return named if len(named) == 1 else frameworks


def _of_row(
    line: Line, columns: Sequence[GridColumn], frameworks: Frameworks, items: Items
) -> list[Link]:
    marks = [
        _Mark(line, column, cell)
        for column in columns
        if (cell := line.row.others.get(column.header.column)) is not None
    ]
    said = [pair for mark in marks for pair in _said(mark, items)]
    if not said:
        return []
    fields = Fields(_with_requirement(line))
    framework = framework_of(fields.line, frameworks)
    requirements = requirements_named(fields, framework) if framework else []
    if framework is None:
        return []
    return [
        Link(
            line, framework.framework_id, requirement.code, item, coverage or "full",
            note or None, is_withdrawn=not coverage, cell=mark.cell,
        )
        for requirement in requirements
        for mark, item, coverage, note in said
    ]  # fmt: skip


def _with_requirement(line: Line) -> Line:
    """The row with its code, or else its words, under the name that a link has for it."""
    named = next((one for one in ("code", "text", "words") if one in line.table.columns), "")
    table = replace(
        line.table, columns=line.table.columns | {"requirement": line.table.columns[named]}
    )
    cells = dict(line.row.cells)
    if named in cells:
        cells["requirement"] = cells[named]
    return Line(table, replace(line.row, cells=cells), line.found)


def _said(mark: _Mark, items: Items) -> Iterator[tuple[_Mark, KnownItem, str, str]]:
    """Item, coverage (blank to take a link back) and note, for each item that a cell speaks of."""
    column, cell = mark.column, mark.cell
    if cell.kind in BROKEN:
        mark.refuse(BROKEN[cell.kind].format(cell.text))
    elif column.item is None:
        yield from _of_plan(mark, items)
    elif is_withdraw(cell.text):
        yield mark, column.item, "", ""
    else:
        coverage, note = _coverage(mark, cell.text)
        if coverage:
            yield mark, column.item, coverage, note


def _coverage(mark: _Mark, words: str) -> tuple[str, str]:
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


def _of_plan(mark: _Mark, items: Items) -> Iterator[tuple[_Mark, KnownItem, str, str]]:
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
        if not words or (item is None and said_by(words, mark.column.legend).coverage == ""):
            continue
        if item is None:
            _refuse_item(mark, words)
        elif is_withdraw(said):
            yield mark, item, "", ""
        elif coverage := (shared or mark.column.meant if not said else _coverage(mark, said)[0]):
            yield mark, item, coverage, ""
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


def _refuse_item(mark: _Mark, words: str) -> None:
    says = f"should name the plan's items with their coverage, such as '1.2 full', not '{words}'"
    said = said_by(words, mark.column.legend)
    if said.coverage or said.is_mark:
        says = (
            f"has '{shortened(words, 40)}', which does not say which of the plan's items covers "
            "it; write the item's code too, such as '1.2 full', or give every item a column"
        )
    mark.refuse(says)
