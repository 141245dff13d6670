"""From sheets to a plan: which goal each table stands under, and the codes of its items."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

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
from loaders.plans.nodes import Detail, Node, ParentNamed, Plan
from loaders.plans.organizations import organization_line
from loaders.plans.parents import parent_line
from loaders.plans.sharing import doubt_last, share_lone, spread
from loaders.plans.strategies import BandReader
from loaders.plans.tables import (
    Band,
    Prose,
    Table,
    bands,
    has_spacer_rows,
    rows_are_records,
    segments,
)
from loaders.plans.unread import are_fractions, beside_tables, in_table, warning
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
    told: dict[str, list[str]] = field(default_factory=dict)
    """Sheet to what else of the plan it tells, such as `title` or `key`."""
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
        self.problems += beside_tables(self.workbook, self.unread, {*self.sheets, *self.told})
        self.problems += number(self.workbook, self.plan.tops)

    def _prose(self, prose: Prose) -> None:
        text = prose.cell.text
        untold = self.open_headings[-1][1] if self.open_headings else None
        if found := heading(text):
            self._open(found, prose)
        elif said := statement(text):
            setattr(self.plan, said[0], said[1])
            self._tell(prose, said[0])
        elif is_key(text):
            self._add_key(prose)
            self._tell(prose, "key")
        elif parent := parent_line(text):
            named = ParentNamed(parent, prose.sheet, prose.cell)
            self.plan.parent_named = self.plan.parent_named or named
            self._tell(prose, "parent plan")
        elif organization := organization_line(text):
            self.plan.organization = self.plan.organization or organization
            self._tell(prose, "organization")
        elif is_demonstration(text):
            self.plan.is_demonstration = True
        elif untold and not untold.text:
            untold.text = text.strip()
        elif not (self.plan.title or self.plan.tops or prose.sheet.is_hidden):
            self.plan.title = " ".join(text.split())
            self.plan.title_source = self.workbook.source(prose.sheet, prose.cell)
            self.plan.years = years_of(text)
            self._tell(prose, "title")
        else:
            self.unread.setdefault(prose.sheet.name, []).append(prose.cell)

    def _tell(self, prose: Prose, what: str) -> None:
        told = self.told.setdefault(prose.sheet.name, [])
        if what not in told:
            told.append(what)

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
        reader = BandReader(self.workbook, table, level_name, are_fractions(table))
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
        spread(self.workbook, table, found, nodes)
        if found and rows_are_records(table) and has_spacer_rows(table):
            share_lone(table, nodes)
        doubt_last(table, nodes)
        self.problems += in_table(self.workbook, table)

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

    def _warn(self, sheet: Sheet, cell: Cell, message: str) -> None:
        self.problems.append(warning(self.workbook, sheet, cell, message))
