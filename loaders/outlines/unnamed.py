"""Lines under an item that say nothing of their own level: bullets, headings, sentences."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.cells import Workbook
from loaders.outlines.details import DetailReader
from loaders.outlines.labels import PHASED, label_of
from loaders.outlines.lines import Line
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
    described: set[int] = field(default_factory=set)
    """Identities of items that have their paragraph."""
    kept: list[Line] = field(default_factory=list)
    """Lines that were kept as words of their item and are none of their own."""

    def take(self, lines: Sequence[Line], place: int) -> bool:
        """Give a line to the open item; False where none is open or it has its words already."""
        line, current = lines[place], self.tree.current
        if current is None:
            return False
        if not current.text:
            current.text = line.text
        elif line.heading is not None:
            return self._heading(line)
        elif _is_marked(line) and line.number and "." in line.number and self._is_numbered(line):
            self.tree.add_part(self._node(PART, line), line)
        elif _is_marked(line) or _is_cell(line):
            self._listed(lines, place)
        elif line.text.endswith(":"):
            self.described.add(id(current))
        elif _is_part(lines, place):
            self.tree.add_part(self._node(PART, line), line)
        else:
            return self._sentence(current, line)
        return True

    def _heading(self, line: Line) -> bool:
        self.tree.close_to(line.heading or 0)
        if self.tree.current is None:
            return False
        self.tree.add_part(self._node(PART, line), line)
        return True

    def _is_numbered(self, line: Line) -> bool:
        """Whether its number is one under an open item's, such as 1.2 under 1."""
        numbers = [one.node.number for one in self.tree.open]
        return any(number and (line.number or "").startswith(f"{number}.") for number in numbers)

    def _listed(self, lines: Sequence[Line], place: int) -> None:
        line = lines[place]
        top = self.tree.open[-1]
        is_phased = any(one.node.level_name.split()[-1] in PHASED for one in self.tree.open)
        if not is_phased:
            top.node.sub_items.append(line.text)
            self.kept.append(line)
        elif not _is_marked(line) and _is_part(lines, place):
            self.tree.add_part(self._node(PART, line), line)
        elif top.node.level_name == ACTIVITY and line.depth > top.line.depth:
            top.node.sub_items.append(line.text)
        else:
            node = self._node(ACTIVITY, line)
            self.details.activity(node)
            self.tree.add(node, line)

    def _sentence(self, current: Node, line: Line) -> bool:
        """The first paragraph under an item describes it; dates and partners are read of all."""
        owner = next((one.node for one in self.tree.open if one.node.level_name != ACTIVITY), None)
        if owner is not None and owner.level_name.split()[-1] in PHASED:
            self.details.prose(owner, line.text)
        if id(current) in self.described or current.sub_items or current.children:
            return False
        self.described.add(id(current))
        current.sub_items.append(line.text)
        return True

    def _node(self, level_name: str, line: Line) -> Node:
        source = self.workbook.source(line.sheet, line.cell)
        return Node(level_name, line.text, line.sheet, line.cell, source, number=line.number)


def _is_marked(line: Line) -> bool:
    return line.is_bulleted or line.number is not None


def _is_cell(line: Line) -> bool:
    """Whether a line is a cell of a worksheet: a list there needs no bullets."""
    return not line.sheet.is_prose and not line.text.endswith(":")


def _is_part(lines: Sequence[Line], place: int) -> bool:
    """Whether an unmarked line heads what follows: a list, or its like where nothing is prose."""
    line, following = lines[place], lines[place + 1 : place + 2]
    if line.is_prose:
        return False
    if following and (_is_marked(following[0]) or following[0].depth > line.depth):
        return label_of(following[0].text) is None
    return line.sheet.is_prose and not line.in_prose
