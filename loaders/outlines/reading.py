"""From lines to a plan: what each line says, and to which item it belongs."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.cells import Cell, Workbook
from loaders.outlines.details import DetailReader, field_and_words, partners_in
from loaders.outlines.labels import Label, is_phased, list_of
from loaders.outlines.line import Line
from loaders.outlines.lists import Listing
from loaders.outlines.opening import Opening
from loaders.outlines.statements import is_closing
from loaders.outlines.tree import Tree
from loaders.outlines.unnamed import Unnamed
from loaders.plans.nodes import Node, Plan
from loaders.plans.unread import warning
from loaders.problems import Problem


@dataclass(slots=True)
class OutlineReader:
    """Builds the plan while its lines go by."""

    workbook: Workbook
    fiscal_year_start_month: int
    plan: Plan = field(default_factory=Plan)
    problems: list[Problem] = field(default_factory=list)
    unread: dict[str, list[Cell]] = field(default_factory=dict)
    """Sheet to its lines that are nothing known."""
    partners: list[str] = field(default_factory=list)
    """Those of the whole plan, named before its items."""
    listing: Listing | None = None
    opening: Opening = field(init=False)
    tree: Tree = field(init=False)
    details: DetailReader = field(init=False)
    unnamed: Unnamed = field(init=False)

    def __post_init__(self) -> None:
        """Make the readers of its parts, which read into the same plan."""
        self.opening = Opening(self.workbook, self.plan)
        self.tree = Tree(self.plan)
        self.details = DetailReader(self.workbook, self.problems, self.fiscal_year_start_month)
        self.unnamed = Unnamed(self.workbook, self.tree, self.details)

    def read(self, lines: Sequence[Line]) -> None:
        """Read lines in their order."""
        for line in lines:
            if not (self._says_what_it_is(line) or self._is_listed(line)):
                self._end_list(line)
                self._rest(line)

    def _says_what_it_is(self, line: Line) -> bool:
        """Whether a line has a label of its own; it is read by it."""
        if line.label:
            self.listing = None
            self._add(line.label, line)
        elif listing := self.opening.section(
            line, is_under=bool(self.tree.open), is_inside=self.tree.is_inside(line)
        ):
            self.tree.open.clear()
            self.listing = listing
        elif self.opening.mark(line):
            self.listing = None
        elif not line.is_bulleted and (name := list_of(line.text)):
            self.listing = Listing("level", name)
        elif (said := field_and_words(line.text)) and self.tree.current:
            self.listing = None if said[1] else Listing("field", said[0])
            self.details.take(self.tree.current, *said, line)
        else:
            return False
        return True

    def _is_listed(self, line: Line) -> bool:
        """Whether a line is on the list that is open; it is added to it."""
        listing = self.listing
        if listing is None or is_closing(line.text) or not listing.takes(line):
            return False
        if listing.is_lead_in(line):
            if listing.kind == "statement" or not self.unnamed.take(line):
                self.unread.setdefault(line.sheet.name, []).append(line.cell)
            return True
        if listing.kind == "words":
            self.opening.add_words(listing.name, line.text)
        elif listing.kind == "statement":
            self.opening.state(listing.name, line.text, line)
        elif listing.kind == "field":
            if self.tree.current:
                self.details.take(self.tree.current, listing.name, line.text, line)
        elif listing.first and line.depth > listing.first.depth and self.tree.current:
            self.tree.current.sub_items.append(line.text)
        else:
            self._add(Label(listing.name, line.number, line.text, line.text), line)
        return True

    def _end_list(self, line: Line) -> None:
        """Close the list; what has no mark behind it is not its last item's."""
        if self.listing and self.listing.kind == "level" and not line.is_marked:
            self.tree.close_level(self.listing.name)
        self.listing = None

    def _add(self, label: Label, line: Line) -> None:
        source = self.workbook.source(line.sheet, line.cell)
        node = Node(label.level_name, label.text, line.sheet, line.cell, source)
        node.number = label.number or line.number
        self.details.name(node, label)
        self.tree.add(node, line)
        for name, cell in line.beside:
            self.details.take(node, name, cell.text, line, cell)
        if earlier := self.tree.announced(node):
            self.tree.remove(earlier)
            message = (
                f"It is named in {earlier.cell.address} too, with nothing under it there; "
                "they are read as one"
            )
            self.problems.append(warning(self.workbook, line.sheet, line.cell, message))

    def _rest(self, line: Line) -> None:
        if is_closing(line.text):
            self.tree.open.clear()
        if self.unnamed.take(line) or self.opening.title(line):
            return
        if not self.plan.tops:
            self.partners += partners_in(line.text)
        self.unread.setdefault(line.sheet.name, []).append(line.cell)

    def finish(self) -> None:
        """Give phases the partners of the whole plan; warn of what was kept without a level."""
        for node in self.plan.tops:
            if is_phased(node.level_name):
                self.details.add_partners(node, self.partners)
        kept = self.unnamed.kept
        if kept:
            says = (
                f"{len(kept)} lines under items, of which this is the first, have no word such as "
                "'Strategy:' or 'Task:' before them and are kept with the item above; put one "
                "before those that are items of their own"
            )
            self.problems.append(warning(self.workbook, kept[0].sheet, kept[0].cell, says))
        if behind := self.unnamed.paragraphs.behind:
            first = behind[0]
            says = "It stands below a list, and is kept with the item that the list is under"
            if len(behind) > 1:
                says = (
                    f"{len(behind)} paragraphs, of which this is the first, stand below a list, "
                    "and each is kept with the item that the list is under"
                )
            says += "; what is of the whole plan belongs above the first item"
            self.problems.append(warning(self.workbook, first.sheet, first.cell, says))
