"""Where an item stands: under which other, by what the plan has shown of its levels so far."""

from dataclasses import dataclass, field

from loaders.outlines.labels import rung_of
from loaders.outlines.line import Line
from loaders.plans.nodes import Node, Plan

PART = "part"
"""What is called an item that stands under a named one and says nothing of its own level."""


@dataclass(frozen=True, slots=True)
class Open:
    """An item that what follows may stand under, with the line that it began in."""

    node: Node
    line: Line


@dataclass(slots=True)
class Tree:
    """The items so far, and those that are open, from the top."""

    plan: Plan
    open: list[Open] = field(default_factory=list)
    levels: list[str] = field(default_factory=list)
    """The plan's levels that have names, from the top."""
    rungs: dict[str, int] = field(default_factory=dict)
    """Level to its rung; a name that is none of the usual ones takes that of its neighbour."""

    @property
    def current(self) -> Node | None:
        """The item that a line without a word of its own belongs to."""
        return self.open[-1].node if self.open else None

    def add(self, node: Node, line: Line) -> None:
        """Place an item whose level has a name."""
        self._learn(node, line)
        rank = self.levels.index(node.level_name)
        while self.open and self._rank(self.open[-1].node) >= rank:
            self.open.pop()
        self._place(node)
        # An outcome under a goal says what the goal is for; what follows is the goal's.
        if node.level_name != "outcome" or node.parent is None:
            self.open.append(Open(node, line))

    def add_part(self, node: Node, line: Line) -> None:
        """Place an item without a word for its level, under the nearest that it is deeper than."""
        while self.open and self.open[-1].node.level_name == PART:
            if _is_deeper(line, self.open[-1].line):
                break
            self.open.pop()
        while len(self.open) > 1 and not _may_be_under(line, self.open[-1]):
            self.open.pop()
        self._place(node)
        self.open.append(Open(node, line))

    def is_inside(self, line: Line) -> bool:
        """Whether a line stands under the open item at the top by its bullet or how it is set."""
        if not self.open:
            return False
        top = self.open[0].line
        if line.heading and top.heading:
            return line.heading > top.heading
        return line.is_bulleted or line.depth > top.depth

    def announced(self, node: Node) -> Node | None:
        """An earlier item that only names this one, as a list at the beginning does."""
        beside = node.parent.children if node.parent else self.plan.tops
        for one in beside[:-1]:
            is_bare = not (one.children or one.sub_items or one.details or one.who)
            is_same = one.number == node.number and (
                node.number is not None or one.text.casefold() == node.text.casefold()
            )
            if is_bare and is_same and one.level_name == node.level_name:
                return one
        return None

    def close_to(self, heading: int) -> None:
        """Close whatever stands under a heading of this depth or a deeper one."""
        while self.open and (self.open[-1].line.heading or heading) >= heading:
            self.open.pop()

    def close_level(self, level_name: str) -> None:
        """Close an item of a level, where it is the last that is open."""
        if self.open and self.open[-1].node.level_name == level_name:
            self.open.pop()

    def remove(self, node: Node) -> None:
        """Take out an item that has nothing under it."""
        (node.parent.children if node.parent else self.plan.tops).remove(node)
        self.open = [one for one in self.open if one.node is not node]

    def _place(self, node: Node) -> None:
        node.parent = self.current
        (node.parent.children if node.parent else self.plan.tops).append(node)

    def _rank(self, node: Node) -> float:
        """Its level counted from the top; a part is half a level below what it stands under."""
        if node.level_name in self.levels:
            return self.levels.index(node.level_name)
        return 0.5 + (self._rank(node.parent) if node.parent else 0)

    def _learn(self, node: Node, line: Line) -> None:
        """Find the place of a level's name when it is met first."""
        if node.level_name in self.levels:
            return
        last = next(
            (one for one in reversed(self.open) if one.node.level_name in self.levels), None
        )
        usual = rung_of(node.level_name)
        rung = max(self.rungs.values(), default=0) if usual is None else usual
        self.rungs[node.level_name] = rung
        above = [place for place, name in enumerate(self.levels) if self.rungs[name] <= rung]
        place = above[-1] + 1 if above else 0
        if last and (_is_dotted_under(node, last.node) or _is_deeper(line, last.line)):
            place = max(place, self.levels.index(last.node.level_name) + 1)
        self.levels.insert(place, node.level_name)


def _is_dotted_under(node: Node, above: Node) -> bool:
    return bool(node.number and above.number and node.number.startswith(f"{above.number}."))


def _may_be_under(line: Line, above: Open) -> bool:
    """Whether a line without a level's word may stand under an item."""
    number = above.node.number
    if line.number and "." in line.number and number:
        return line.number.startswith(f"{number}.")
    if line.heading and above.line.heading:
        return line.heading > above.line.heading
    return line.depth >= above.line.depth


def _is_deeper(line: Line, other: Line) -> bool:
    if line.heading and other.heading:
        return line.heading > other.heading
    if other.heading or line.heading:
        return other.heading is not None
    return line.depth > other.depth
