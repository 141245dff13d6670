"""Lines under an item that say nothing of their own level: bullets, headings, sentences."""

from dataclasses import dataclass, field

from loaders.cells import Workbook
from loaders.outlines.details import DetailReader
from loaders.outlines.labels import is_phased
from loaders.outlines.line import Line
from loaders.outlines.paragraphs import Paragraphs
from loaders.outlines.tree import PART, Tree
from loaders.plans.nodes import Node

ACTIVITY = "activity"
"""What a list under a phase lists."""


@dataclass(slots=True)
class Unnamed:
    """Gives such lines to the item that is open."""

    workbook: Workbook
    tree: Tree
    details: DetailReader
    paragraphs: Paragraphs = field(init=False)
    described: set[int] = field(default_factory=set)
    """Identities of items that have their paragraph."""
    kept: list[Line] = field(default_factory=list)
    """Lines that were kept as words of their item and are none of their own."""

    def __post_init__(self) -> None:
        """Make the reader of paragraphs."""
        self.paragraphs = Paragraphs(self.workbook)

    def take(self, line: Line) -> bool:
        """Give a line to the open item; False where none is open or it is no part of it."""
        current = self.tree.current
        if current is None:
            return False
        if not current.text:
            current.text = line.text
        elif line.heading is not None:
            self.tree.close_to(line.heading)
            return self.tree.current is not None and self._part(line)
        elif self._goes_on(current, line):
            return True
        elif self._is_numbered(line) or line.may_head:
            self._part(line)
        elif line.is_marked or (_is_cell(line) and not self._describes(current, line)):
            self._listed(line)
        else:
            return self._sentence(current, line)
        return True

    def _part(self, line: Line) -> bool:
        self._close_activities()
        self.tree.add_part(self._node(PART, line), line)
        return True

    def _is_numbered(self, line: Line) -> bool:
        """Whether its number is one under an open item's, such as 1.2 under 1."""
        written = line.number or ""
        numbers = (one.node.number for one in self.tree.open)
        return any(number and written.startswith(f"{number}.") for number in numbers)

    def _listed(self, line: Line) -> None:
        """An activity under a phase; elsewhere, and below an activity, words of the item."""
        top = self.tree.open[-1]
        in_phase = any(is_phased(one.node.level_name) for one in self.tree.open)
        self.paragraphs.list_one(line)
        if not in_phase or (top.node.level_name == ACTIVITY and line.depth > top.line.depth):
            top.node.sub_items.append(line.text)
            self.kept += [] if in_phase else [line]
            return
        node = self._node(ACTIVITY, line)
        self.details.activity(node)
        self.tree.add(node, line)

    def _sentence(self, current: Node, line: Line) -> bool:
        """What stands first under an item describes it; what follows, where it is no mere name.

        Dates and partners are read of all.
        """
        self._close_activities()
        current = self.tree.current or current
        if is_phased(current.level_name):
            self.details.prose(current, line.text)
        is_first = not (id(current) in self.described or current.sub_items or current.children)
        if not (is_first or line.text.endswith(":") or self.paragraphs.is_one(line)):
            return False
        self.described.add(id(current))
        self.paragraphs.add(current, line)
        return True

    def _goes_on(self, current: Node, line: Line) -> bool:
        """Whether a line is the rest of the bullet above it; it is added to it."""
        if line.is_marked or line.text.endswith(":") or not self.paragraphs.goes_on(line):
            return False
        if current.sub_items:
            current.sub_items[-1] += f" {line.text}"
        else:
            current.text += f" {line.text}"
        self.paragraphs.last = line
        return True

    def _describes(self, current: Node, line: Line) -> bool:
        """Whether a cell under a phase is no activity: a paragraph, before anything else."""
        is_first = not (current.children or current.sub_items or id(current) in self.described)
        is_phase = is_phased(current.level_name)
        return is_first and is_phase and line.is_paragraph

    def _close_activities(self) -> None:
        while self.tree.open and self.tree.open[-1].node.level_name == ACTIVITY:
            self.tree.open.pop()

    def _node(self, level_name: str, line: Line) -> Node:
        source = self.workbook.source(line.sheet, line.cell)
        return Node(level_name, line.text, line.sheet, line.cell, source, number=line.number)


def _is_cell(line: Line) -> bool:
    """Whether a line is a cell of a worksheet: a list there needs no bullets."""
    return not line.sheet.is_prose and not line.text.endswith(":")
