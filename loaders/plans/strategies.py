"""The items of one band of a table, each with what stands beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from loaders.cells import Cell, Workbook
from loaders.plans.alignment import Beside, beside
from loaders.plans.deadlines import Deadline, deadline
from loaders.plans.entries import Entry, Item, Line, entries, items, text_of
from loaders.plans.nodes import Detail, Node, Reading
from loaders.plans.statuses import STATUSES, percent, status
from loaders.plans.tables import Band, Table, each_cell_is_one, has_spacer_rows
from loaders.problems import Problem

DETAILS = {"resources": "resource", "measures": "measure", "reported": "reported"}
_UNSETTLED = ("by_when", "who")
_NOTHING = {"", "n/a", "na", "none", "not applicable", "-", "--", "–", "—", "tbd"}
_IS_VALUE: dict[str, Callable[[str], bool]] = {
    "by_when": lambda words: deadline(words) != Deadline(),
    "status": lambda words: status(words) is not None or words.lower() in _NOTHING,
}
_ALIGNED = (*_UNSETTLED, "code", "status", "percent_complete", "narrative", "serves")


@dataclass(slots=True)
class Strategies:
    """What one band holds."""

    nodes: list[Node]
    shared: list[Detail] = field(default_factory=list)
    """Details of the whole goal."""
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class BandReader:
    """Reads the bands of one table."""

    workbook: Workbook
    table: Table
    level_name: str
    are_fractions: bool
    """The table's percentages are fractions of 1, as Excel stores them."""

    def read(self, band: Band) -> Strategies:
        """The band's items with their fields, and the details that belong to all of them."""
        lines = band.lines.get(self.table.item_field, [])
        found = items(lines, each_cell_is_one=each_cell_is_one(self.table))
        result = Strategies([self._node(item) for item in found])
        result.problems += [self._joined_line(line, item) for item in found for line in item.joined]
        aligned = [
            (item, node) for item, node in zip(found, result.nodes, strict=True) if not item.is_note
        ]
        if aligned:
            self._align(band, aligned, result)
            self._add_details(band, [node for _, node in aligned], result)
        return result

    def set_parent(self, band: Band, parent: Node) -> None:
        """Give a parent what stands beside it in a row that holds no item."""
        result = Strategies([])
        for name in _ALIGNED:
            lines = [line for line in band.lines.get(name, []) if line.cell.row == band.first_row]
            if lines and name != "code":
                self._set(parent, name, Beside(Entry(lines)), lines, result.problems)
        for name, kind in DETAILS.items():
            lines = [line for line in band.lines.get(name, []) if line.cell.row == band.first_row]
            parent.details += self._details(kind, lines)

    def _node(self, item: Item) -> Node:
        source = self.workbook.source(self.table.sheet, item.cell)
        node = Node(
            "note" if item.is_note else self.level_name,
            text_of(item), self.table.sheet, item.cell, source, item.label,
            sub_items=item.sub_items,
        )  # fmt: skip
        if item.is_note and item.label:
            words = ("note", self.level_name)
            node.readings["kind"] = Reading(item.lines[0].text.strip(), words, source)
        return node

    def _align(self, band: Band, aligned: Sequence[tuple[Item, Node]], result: Strategies) -> None:
        found = [item for item, _ in aligned]
        columns = {
            name: entries(band.lines.get(name, []), len(found), _IS_VALUE.get(name, bool))
            for name in _ALIGNED
        }
        for name, those in beside(found, columns).items():
            for (_, node), what in zip(aligned, those, strict=True):
                self._set(node, name, what, band.lines.get(name, []), result.problems)
        for name in _UNSETTLED:
            self._doubt_merged(band, name, [node for _, node in aligned])

    def _doubt_merged(self, band: Band, name: str, nodes: Sequence[Node]) -> None:
        """Pasting from Word merges a cell over rows that it may not be meant for."""
        above = [cell for cell in band.spans.get(name, []) if cell.row < band.first_row]
        if above and has_spacer_rows(self.table):
            source = self.workbook.source(self.table.sheet, above[0])
            for node in nodes:
                words = getattr(node, name) or ""
                node.readings.setdefault(name, Reading(above[0].text, (words, ""), source))

    def _set(
        self, node: Node, name: str, what: Beside, column: Sequence[Line], problems: list[Problem]
    ) -> None:
        words = _joined(name, what.entry)
        if name in _UNSETTLED:
            setattr(node, name, words or None)
            if what.entry:
                cell = what.entry.lines[0].cell
                node.sources[name] = self.workbook.source(self.table.sheet, cell)
            readings = tuple(dict.fromkeys(_joined(name, entry) for entry in what.candidates))
            if len(readings) > 1:
                source = self.workbook.source(self.table.sheet, column[0].cell)
                node.readings[name] = Reading(_as_written(column), readings, source)
        elif what.candidates:
            cell = column[0].cell
            message = (
                f"{self.table.header[name].text} does not tell which of several lines it is for, "
                f"so it is left out for '{node.text[:40]}'; give every line a row of its own"
            )
            problems.append(self._problem(cell, message, is_warning=True))
        elif what.entry and words.strip().lower() not in _NOTHING:
            self._set_reported(node, name, words, what.entry.lines[0].cell, problems)

    def _set_reported(
        self, node: Node, name: str, words: str, cell: Cell, problems: list[Problem]
    ) -> None:
        header = self.table.header[name].text
        if name == "code":
            node.number = words.strip().rstrip(".)")
        elif name == "narrative":
            node.narrative = words
        elif name == "serves":
            node.serves = words
            node.sources[name] = self.workbook.source(self.table.sheet, cell)
        elif name == "status":
            node.status = status(words)
            if node.status is None:
                message = f"{header} should be one of {', '.join(STATUSES)}, not '{words}'"
                problems.append(self._problem(cell, message))
        else:
            node.percent_complete = self._percent(words, cell)
            if node.percent_complete is None:
                message = (
                    f"{header} should be a percentage from 0 to 100, like its neighbours, "
                    f"not '{words}'"
                )
                problems.append(self._problem(cell, message))

    def _percent(self, words: str, cell: Cell) -> float | None:
        if not isinstance(cell.value, int | float):
            return percent(words)
        if self.are_fractions:
            return round(cell.value * 100, 6)
        return percent(words) if cell.value == 0 or cell.value >= 1 else None

    def _add_details(self, band: Band, nodes: Sequence[Node], result: Strategies) -> None:
        for name, kind in DETAILS.items():
            spanning = band.spans.get(name, [])
            lines = [line for line in band.lines.get(name, []) if line.cell not in spanning]
            found = entries(lines, len(nodes), _begins_a_sentence)
            if len(found) == len(nodes):
                for node, entry in zip(nodes, found, strict=True):
                    node.details += self._details(kind, entry.lines)
            elif len(nodes) == 1:
                nodes[0].details += self._details(kind, lines)
            else:
                unclear = len(found) > 1 and not all(line.is_bulleted for line in lines)
                result.shared += self._details(kind, lines, is_ambiguous=unclear)

    def _details(
        self, kind: str, lines: Sequence[Line], *, is_ambiguous: bool = False
    ) -> list[Detail]:
        return [
            Detail(
                kind, line.words, self.workbook.source(self.table.sheet, line.cell), is_ambiguous
            )
            for line in lines
        ]

    def _joined_line(self, line: Line, item: Item) -> Problem:
        message = (
            f"'{line.words[:40]}' has no letter or number of its own and is read as going on with "
            f"'{item.label}'; give it one if it is meant by itself"
        )
        return self._problem(line.cell, message, is_warning=True)

    def _problem(self, cell: Cell, message: str, *, is_warning: bool = False) -> Problem:
        return Problem(
            self.workbook.file_name, message, self.table.sheet.name, cell.address, is_warning
        )


def _begins_a_sentence(words: str) -> bool:
    return words[:1].isupper() or words[:1].isdigit()


def _joined(name: str, entry: Entry | None) -> str:
    """An entry's words; lines stay apart where a line may hold one owner, or one item."""
    if entry is None:
        return ""
    is_kept = name in ("who", "narrative", "serves")
    return entry.words if is_kept else " ".join(entry.words.split("\n"))


def _as_written(column: Sequence[Line]) -> str:
    """The lines of a column with the blank lines between them."""
    texts = {line.position: line.text.rstrip() for line in column}
    return "\n".join(texts.get(place, "") for place in range(min(texts), max(texts) + 1))
