"""From sheets to a plan: which goal each table stands under, and the codes of its items."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.cells import Cell, Sheet, Workbook
from loaders.plans.headers import LEVELS, level_name_of
from loaders.plans.lines import Heading, heading, is_demonstration, key_of, statement, years_of
from loaders.plans.nodes import Detail, Node, Plan
from loaders.plans.strategies import DETAILS, BandReader
from loaders.plans.tables import Band, Prose, Table, bands, segments
from loaders.problems import Problem

_RANK = {
    "focus area": 0,
    "priority": 0,
    "pillar": 0,
    "theme": 0,
    "area": 0,
    "goal": 1,
    "outcome": 1,
    "objective": 2,
}
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
    """(what is above, the words) to a parent that a flat table named."""

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
        _number(self.plan.tops, "")

    def _prose(self, prose: Prose) -> None:
        text = prose.cell.text
        if found := heading(text):
            self._open(found, prose)
        elif said := statement(text):
            setattr(self.plan, said[0], said[1])
        elif key := key_of(text):
            self.plan.key |= key
            self.plan.key_source = self.workbook.source(prose.sheet, prose.cell)
        elif is_demonstration(text):
            self.plan.is_demonstration = True
        elif not (self.plan.title or self.plan.tops or prose.sheet.is_hidden):
            self.plan.title = " ".join(text.split())
            self.plan.title_source = self.workbook.source(prose.sheet, prose.cell)
            self.plan.years = years_of(text)

    def _open(self, found: Heading, prose: Prose) -> None:
        rank = _RANK.get(found.level_name, 0)
        while self.open_headings and self.open_headings[-1][0] >= rank:
            self.open_headings.pop()
        node = self._node(found.level_name, found.text, prose.sheet, prose.cell)
        node.number, node.name = found.number, found.name
        self._place(node, self.open_headings[-1][1] if self.open_headings else None)
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
        for band in found:
            parent = self._parent(table, band, parents)
            strategies = reader.read(band)
            for node in strategies.nodes:
                self._place(node, parent)
            self._share(strategies.shared, parent, strategies.nodes)
            self.problems += strategies.problems
        self._spread(table, found, reader)
        self._complain(table)

    def _parent(self, table: Table, band: Band, parents: dict[str, Cell]) -> Node | None:
        """The node above a band: by its own parent columns, or the heading that is open."""
        parent = self.open_headings[-1][1] if self.open_headings else None
        for name in table.parent_fields:
            if lines := band.lines.get(name):
                for below in LEVELS[LEVELS.index(name) :]:
                    parents.pop(below, None)
                parents[name] = lines[0].cell
            if name in parents:
                parent = self._found_or_new(table, name, parents[name], parent)
        return parent

    def _found_or_new(self, table: Table, name: str, cell: Cell, parent: Node | None) -> Node:
        text = " ".join(cell.text.split())
        headed, numbered = heading(text), _NUMBERED.match(text)
        words = headed.text if headed else numbered[2] if numbered else text
        known = (parent, words.casefold())
        if known not in self.parents:
            node = self._node(level_name_of(table.header[name].text), words, table.sheet, cell)
            node.number = headed.number if headed else numbered[1] if numbered else None
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

    def _complain(self, table: Table) -> None:
        for cell in table.unread_headers:
            self._warn(
                table,
                cell,
                f"Column '{cell.text}' is none that a plan's table has, so it is not read",
            )
        for cell in table.outside:
            self._warn(
                table,
                cell,
                f"'{cell.text[:40]}' stands outside the table's columns, so it is not read",
            )
        for cell in [cell for cells in table.cells.values() for cell in cells if cell.is_hidden]:
            self._warn(table, cell, "It stands in a hidden row or column and is read all the same")

    def _warn(self, table: Table, cell: Cell, message: str) -> None:
        self.problems.append(
            Problem(
                self.workbook.file_name, message, table.sheet.name, cell.address, is_warning=True
            )
        )


def _are_fractions(table: Table) -> bool:
    """Whether every percentage of the table is stored as a fraction of 1, some between 0 and 1."""
    values = [
        cell.value
        for cell in table.cells.get("percent_complete", [])
        if isinstance(cell.value, int | float)
    ]
    return all(value <= 1 for value in values) and any(0 < value < 1 for value in values)


def _number(nodes: Sequence[Node], prefix: str) -> None:
    """Give every node its code; a number that is missing or stands twice gets the next free one."""
    taken: set[str] = set()
    for place, node in enumerate(nodes, start=1):
        number = node.number or str(place)
        code = number if "." in number or not prefix else f"{prefix}.{number}"
        original, copy = code, 2
        while code in taken:
            code, copy = f"{original}-{copy}", copy + 1
        taken.add(code)
        node.code = code
        _number(node.children, code)
