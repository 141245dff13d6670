"""From sheets to a plan: which goal each table stands under, and the codes of its items."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from loaders.cells import Cell, Sheet, Workbook
from loaders.plans.codes import number
from loaders.plans.headers import LEVELS, level_name_of
from loaders.plans.lines import (
    Heading,
    heading,
    is_demonstration,
    is_key,
    key_of,
    statement,
    years_of,
)
from loaders.plans.nodes import Detail, Node, Plan, Reading
from loaders.plans.strategies import DETAILS, BandReader
from loaders.plans.tables import (
    Band,
    Prose,
    Table,
    bands,
    has_spacer_rows,
    rows_are_records,
    segments,
)
from loaders.problems import Problem

_RANK = {
    "focus area": 0, "priority": 0, "pillar": 0, "theme": 0, "area": 0,
    "goal": 1, "objective": 2, "outcome": 2,
}  # fmt: skip
_NUMBERED = re.compile(r"^\s*#?(\d+(?:\.\d+)*)[.):\s]\s*(\S.*)$", re.DOTALL)


@dataclass(slots=True)
class Outline:
    """Builds the plan while its sheets go by."""

    workbook: Workbook
    plan: Plan = field(default_factory=Plan)
    problems: list[Problem] = field(default_factory=list)
    open_headings: list[tuple[int, Node]] = field(default_factory=list)
    sheets: dict[str, list[Node]] = field(default_factory=dict)
    """Sheet to the items that it gave."""
    parents: dict[tuple[Node | None, str], Node] = field(default_factory=dict)
    """(what is above, number and words) to a parent that a flat table named."""
    unread: dict[str, list[Cell]] = field(default_factory=dict)
    """Sheet to its lines beside the tables that are nothing known."""

    def read(self) -> None:
        """Read every sheet; in a Word document a heading holds on into the next table."""
        for sheet in self.workbook.sheets:
            if self.workbook.format != "docx":
                self.open_headings = []
            for segment in segments(sheet):
                if isinstance(segment, Prose):
                    self._prose(segment)
                else:
                    self._table(segment)
        self._add_sheet_areas()
        self._warn_of_unread_prose()
        self.problems += number(self.workbook, self.plan.tops)

    def _prose(self, prose: Prose) -> None:
        text = prose.cell.text
        untold = self.open_headings[-1][1] if self.open_headings else None
        if found := heading(text):
            self._open(found, prose)
        elif said := statement(text):
            setattr(self.plan, said[0], said[1])
        elif is_key(text):
            self._add_key(prose)
        elif is_demonstration(text):
            self.plan.is_demonstration = True
        elif untold and not untold.text:
            untold.text = text.strip()
        elif not (self.plan.title or self.plan.tops or prose.sheet.is_hidden):
            self.plan.title = " ".join(text.split())
            self.plan.title_source = self.workbook.source(prose.sheet, prose.cell)
            self.plan.years = years_of(text)
        else:
            self.unread.setdefault(prose.sheet.name, []).append(prose.cell)

    def _add_key(self, prose: Prose) -> None:
        source = self.workbook.source(prose.sheet, prose.cell)
        for code, name in key_of(prose.cell.text).items():
            first = self.plan.key.setdefault(code, name)
            self.plan.key_sources.setdefault(code, source)
            if first != name:
                message = f"{code} is '{first}' further up and '{name}' here; the first is used"
                self._warn(prose.sheet, prose.cell, message)

    def _open(self, found: Heading, prose: Prose) -> None:
        rank = _RANK.get(found.level_name, 0)
        while self.open_headings and self.open_headings[-1][0] >= rank:
            self.open_headings.pop()
        parent = self.open_headings[-1][1] if self.open_headings else None
        node = self._node(found.level_name, found.text, prose.sheet, prose.cell)
        node.number, node.name = found.number, found.name
        self._place(node, parent)
        if found.level_name != "outcome" or parent is None:  # else it says what its goal is for
            self.open_headings.append((rank, node))

    def _node(self, level_name: str, text: str, sheet: Sheet, cell: Cell) -> Node:
        return Node(level_name, text, sheet, cell, self.workbook.source(sheet, cell))

    def _place(self, node: Node, parent: Node | None) -> None:
        node.parent = parent
        (parent.children if parent else self.plan.tops).append(node)
        self.sheets.setdefault(node.sheet.name, []).append(node)

    def _table(self, table: Table) -> None:
        level_name = level_name_of(table.header[table.item_field].text)
        reader = BandReader(self.workbook, table, level_name, _are_fractions(table))
        parents: dict[str, Cell] = {}
        found = bands(table)
        nodes: list[Node] = []
        for band in found:
            parent = self._parent(table, band, parents)
            strategies = reader.read(band)
            for node in strategies.nodes:
                self._place(node, parent)
            if not strategies.nodes and parent is not None:
                reader.set_parent(band, parent)
            self._share(strategies.shared, parent, strategies.nodes)
            self.problems += strategies.problems
            nodes += strategies.nodes
        self._spread(table, found, reader)
        if found and rows_are_records(table) and has_spacer_rows(table):
            _share_lone(table, nodes)
        _doubt_last(table, nodes)
        self._complain(table, reader)

    def _parent(self, table: Table, band: Band, parents: dict[str, Cell]) -> Node | None:
        """The node above a band: by its own parent columns, or the heading that is open."""
        parent = self._heading_above(len(LEVELS))
        is_heading = True
        for rank, name in enumerate(LEVELS):
            if lines := band.lines.get(name) if name in table.parent_fields else None:
                for below in LEVELS[rank:]:
                    parents.pop(below, None)
                parents[name] = lines[0].cell
            if name in parents:
                above = self._heading_above(rank) if is_heading else parent
                parent, is_heading = self._found_or_new(table, name, parents[name], above), False
        return parent

    def _heading_above(self, rank: int) -> Node | None:
        """The open heading of the lowest level above a rank."""
        return next((node for above, node in reversed(self.open_headings) if above < rank), None)

    def _found_or_new(self, table: Table, name: str, cell: Cell, parent: Node | None) -> Node:
        text = " ".join(cell.text.split())
        headed, numbered = heading(text), _NUMBERED.match(text)
        words = headed.text if headed else numbered[2] if numbered else text
        written = headed.number if headed else numbered[1] if numbered else None
        known = (parent, f"{written} {words.casefold()}")
        if known not in self.parents:
            node = self._node(level_name_of(table.header[name].text), words, table.sheet, cell)
            node.number = written
            node.name = words if name == "area" else None
            self._place(node, parent)
            self.parents[known] = node
        return self.parents[known]

    def _share(self, shared: Sequence[Detail], parent: Node | None, nodes: Sequence[Node]) -> None:
        for node in [parent] if parent else nodes:
            node.details += shared

    def _spread(self, table: Table, found: Sequence[Band], reader: BandReader) -> None:
        """Give a detail that is merged over rows to their items, or to the goal over all rows."""
        nodes = self.sheets.get(table.sheet.name, [])
        for name, kind in DETAILS.items():
            cells = {cell.address: cell for band in found for cell in band.spans.get(name, [])}
            for cell in cells.values():
                rows = range(cell.row, cell.row + cell.rows)
                beside = [
                    node
                    for node in nodes
                    if node.cell.row in rows and node.level_name == reader.level_name
                ]
                covered = [
                    band
                    for band in found
                    if band.last_row >= rows[0] and band.first_row <= rows[-1]
                ]
                parent = beside[0].parent if beside else None
                is_whole = parent is not None and len(covered) == len(found)
                source = self.workbook.source(table.sheet, cell)
                for line in (words for words in cell.text.split("\n") if words.strip()):
                    detail = Detail(kind, line.strip(" \t·•"), source)
                    for node in [parent] if is_whole and parent else beside:
                        node.details.append(detail)

    def _add_sheet_areas(self) -> None:
        """Where every sheet begins its goals anew and names no area, its own name is the area's."""
        tops = self.plan.tops
        names = list(dict.fromkeys(node.sheet.name for node in tops))
        numbers = [node.number for node in tops if node.number]
        is_anew = len(set(numbers)) < len(numbers)
        if self.workbook.format == "docx" or len(names) < 2 or not is_anew:  # noqa: PLR2004
            return
        if any(_RANK.get(node.level_name, 1) == 0 for node in tops):
            return
        areas: dict[str, Node] = {}
        for node in list(tops):
            name = node.sheet.name
            if name not in areas:
                areas[name] = self._node("focus area", name, node.sheet, node.cell)
                areas[name].name = name
                says = f"No focus area is written on this sheet, so its name '{name}' is taken"
                self._warn(node.sheet, node.cell, says)
            node.parent = areas[name]
            areas[name].children.append(node)
        self.plan.tops = list(areas.values())

    def _warn_of_unread_prose(self) -> None:
        for sheet in self.workbook.sheets:
            cells = self.unread.get(sheet.name, [])
            if cells and (sheet.is_prose or sheet.name in self.sheets):
                words = " ".join(cells[0].text.split())[:40]
                message = (
                    f"'{words}' stands beside the tables and is not read"
                    if len(cells) == 1
                    else f"{len(cells)} lines stand beside the tables and are not read, "
                    f"the first is '{words}'"
                )
                self._warn(sheet, cells[0], message)

    def _complain(self, table: Table, reader: BandReader) -> None:
        for cell in [] if table.is_continued else table.unread_headers:
            message = f"Column '{cell.text}' is none that a plan's table has, so it is not read"
            self._warn(table.sheet, cell, message)
        for cell in table.outside:
            message = f"'{cell.text[:40]}' stands outside the table's columns, so it is not read"
            self._warn(table.sheet, cell, message)
        cells = [cell for those in table.cells.values() for cell in those]
        for cell in [cell for cell in cells if cell.is_hidden]:
            message = "It stands in a hidden row or column and is read all the same"
            self._warn(table.sheet, cell, message)
        if reader.are_fractions:
            self._warn_of_ones(table)

    def _warn_of_ones(self, table: Table) -> None:
        cells = [cell for cell in table.cells["percent_complete"] if _number_of(cell) is not None]
        if all(_number_of(cell) in (0, 1) for cell in cells):
            message = "1 is read as 100%, as Excel stores it, since the column holds only 0 and 1"
            self._warn(table.sheet, next(cell for cell in cells if _number_of(cell) == 1), message)

    def _warn(self, sheet: Sheet, cell: Cell, message: str) -> None:
        self.problems.append(
            Problem(self.workbook.file_name, message, sheet.name, cell.address, is_warning=True)
        )


def _share_lone(table: Table, nodes: Sequence[Node]) -> None:
    """In a table pasted from Word, what stands alone in its column may be for the whole goal."""
    parent = nodes[0].parent if nodes else None
    for name, kind in DETAILS.items():
        cells = table.cells.get(name, [])
        if parent is None or len(nodes) < 2 or len(cells) != 1 or cells[0].rows > 1:  # noqa: PLR2004
            continue
        lone = [detail for detail in nodes[0].details if detail.kind == kind]
        nodes[0].details = [detail for detail in nodes[0].details if detail.kind != kind]
        parent.details += [replace(detail, is_ambiguous=True) for detail in lone]


def _doubt_last(table: Table, nodes: Sequence[Node]) -> None:
    """Words alone below a table may be a note and no item, where every item has more beside it."""
    filled = {
        row
        for name, cells in table.cells.items()
        if name != table.item_field
        for cell in cells
        for row in range(cell.row, cell.row + cell.rows)
    }
    lone = list(takewhile(lambda node: node.cell.row not in filled, reversed(nodes)))
    if len(lone) == len(nodes) or any(node.number for node in lone):
        return
    if all(node.cell.row in filled for node in nodes[: len(nodes) - len(lone)]):
        for node in lone:
            words = (node.level_name, "note")
            node.readings.setdefault("kind", Reading(node.text, words, node.source))


def _are_fractions(table: Table) -> bool:
    """Whether every percentage of the table is stored as a fraction of 1."""
    values = [
        value
        for cell in table.cells.get("percent_complete", [])
        if (value := _number_of(cell)) is not None
    ]
    return all(value <= 1 for value in values) and any(0 < value <= 1 for value in values)


def _number_of(cell: Cell) -> float | None:
    return cell.value if isinstance(cell.value, int | float) else None
