"""Paragraphs under an item: all are its words, those that follow each other as one."""

from dataclasses import dataclass, field

from loaders.cells import Workbook
from loaders.outlines.line import Line
from loaders.plans.nodes import Node


@dataclass(slots=True)
class Paragraphs:
    """Keeps the paragraphs of items, each in its place among what is listed under the item."""

    workbook: Workbook
    last: Line | None = None
    """The last line that was kept with any item."""
    bullet: Line | None = None
    """The bullet that this line is, or goes on with."""
    place: tuple[int, int, int] | None = None
    """The item of the last paragraph, and how much stood under it then."""
    behind: list[Line] = field(default_factory=list)
    """Paragraphs below a list, which may be its item's or of the whole plan."""

    def add(self, node: Node, line: Line) -> None:
        """Keep a paragraph; what directly follows another goes on with it in a new line."""
        if self.place == _place(node):
            node.sub_items[-1] += f"\n{line.text}"
        else:
            self.behind += [line] if node.sub_items or node.children else []
            node.sub_items.append(line.text)
        self.place, self.last, self.bullet = _place(node), line, None

    def list_one(self, line: Line) -> None:
        """Remember a line of a list, which others may go on with."""
        self.last = line
        self.bullet = line if line.is_marked else None

    def is_one(self, line: Line) -> bool:
        """Whether a line is a paragraph: sentences, or what the one above goes on with."""
        return line.is_prose or line.is_paragraph or self._follows(line)

    def goes_on(self, line: Line) -> bool:
        """Whether a line is the rest of a bullet of a text whose lines are cut off."""
        bullet = self.bullet
        return bullet is not None and line.depth > bullet.depth and self._cut(line)

    def _follows(self, line: Line) -> bool:
        return self.last is not None and not self.last.is_marked and self._cut(line)

    def _cut(self, line: Line) -> bool:
        """Whether a line of a text stands right below the last one, where paragraphs do not."""
        last = self.last
        is_text = self.workbook.format == "txt"
        return is_text and last is not None and line.cell.row == last.cell.row + 1


def _place(node: Node) -> tuple[int, int, int]:
    return id(node), len(node.children), len(node.sub_items)
