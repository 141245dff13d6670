"""The lines of one column beside a goal, and what stands in them: items or entries."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from loaders.cells import Cell
from loaders.plans.labels import follows, is_kind, kind_of, label_of, without_label

_BULLET = re.compile(r"^\s*[·•●▪■◦○‣⁃∙*–—-]\s+|^\s*[·•●▪■◦○‣⁃∙]")
_NOTE = re.compile(r"^\s*(?:\*+\s*)?(?:foot)?note\b\s*[:.-]|^\s*\*+\s*\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a column; positions count down the table, blank lines included."""

    position: int
    text: str
    cell: Cell

    @property
    def is_bulleted(self) -> bool:
        """Whether a bullet stands before the words."""
        return _BULLET.match(self.text) is not None

    @property
    def words(self) -> str:
        """The words without bullet and outer blanks."""
        return _BULLET.sub("", self.text, count=1).strip()


@dataclass(slots=True, eq=False)
class Entry:
    """Lines of one column that belong together: one deadline, one owner group, one resource."""

    lines: list[Line]

    @property
    def position(self) -> int:
        """Where it begins."""
        return self.lines[0].position

    @property
    def words(self) -> str:
        """As written, a line each."""
        return "\n".join(line.words for line in self.lines)


@dataclass(slots=True)
class Item:
    """A strategy of a cell: its label, words, sub-bullets and every line that it takes."""

    label: str | None
    lines: list[Line]
    sub_items: list[str] = field(default_factory=list)
    is_note: bool = False
    joined: list[Line] = field(default_factory=list)
    """Lines without a label, from cells of their own, that were taken to go on with it."""

    @property
    def position(self) -> int:
        """Where it begins."""
        return self.lines[0].position

    @property
    def cell(self) -> Cell:
        """The cell that it begins in."""
        return self.lines[0].cell


def lines_of(cell: Cell, position: int) -> list[Line]:
    """The lines of a cell that begins at a position; blank lines are counted, not kept."""
    texts = cell.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [Line(position + n, text, cell) for n, text in enumerate(texts) if text.strip()]


def height_of(cells: Iterable[Cell]) -> int:
    """Lines that a row takes: those of its tallest cell that is not merged downwards."""
    return max((cell.text.count("\n") + 1 for cell in cells if cell.rows == 1), default=1)


def groups(lines: Sequence[Line]) -> list[Entry]:
    """Entries that blank lines keep apart."""
    found: list[Entry] = []
    for line in lines:
        if found and line.position == found[-1].lines[-1].position + 1:
            found[-1].lines.append(line)
        else:
            found.append(Entry([line]))
    return found


def entries(
    lines: Sequence[Line], items: int, is_value: Callable[[str], bool] = bool
) -> list[Entry]:
    """The entries of a column beside so many items.

    Blank lines keep entries apart. Where that does not give one for each item, every line is an
    entry when each says something by itself (`is_value`) and there are no more than items.
    """
    by_group = groups(lines)
    by_line = [Entry([line]) for line in lines]
    in_one_cell = len({line.cell.address for line in lines}) == 1
    whole_cells = len({line.cell.address for line in lines}) == len(lines)
    if (
        len(by_group) < len(by_line) <= items != len(by_group)
        and (in_one_cell or whole_cells)
        and all(is_value(line.words) for line in lines)
    ):
        return by_line
    return by_group


def items(lines: Sequence[Line], *, each_cell_is_one: bool = False) -> list[Item]:
    """The items in the lines of a strategy column.

    Lines with a label of one kind (letters, or numbers) each begin an item; bullets below are its
    sub-items and other lines go on with it. Without labels every cell is one item, and every
    bullet when nothing but bullets stands in it. `each_cell_is_one` when every cell of the table
    begins with a label of whatever kind.
    """
    labels = [label_of(line.text) for line in lines]
    kind = kind_of(labels)
    found_items: list[Item] = []
    for place, (line, label) in enumerate(zip(lines, labels, strict=True)):
        is_new_cell = not found_items or line.cell is not found_items[-1].lines[-1].cell
        last = next((item.label for item in reversed(found_items) if item.label), None)
        is_next = is_kind(label, kind) and follows(label, last, labels[place + 1 :])
        if is_next or (label and each_cell_is_one and is_new_cell):
            found_items.append(_new_item(label, line))
        elif not found_items or (kind is None and _begins_unlabelled(line, found_items[-1])):
            found_items.append(_new_item("", line))
        else:
            _go_on(found_items[-1], line, is_new_cell=is_new_cell)
    return found_items


def text_of(item: Item) -> str:
    """The item's words as written, without its label; lines that go on are joined by blanks."""
    first = item.lines[0].text
    parts = [without_label(first) if item.label else item.lines[0].words]
    taken = set(item.sub_items)
    parts += [line.text for line in item.lines[1:] if line.words not in taken]
    return " ".join(part.strip() for part in parts)


def _new_item(label: str, line: Line) -> Item:
    words = without_label(line.text) if label else line.words
    return Item(label or None, [line], is_note=_NOTE.match(words) is not None)


def _go_on(item: Item, line: Line, *, is_new_cell: bool) -> None:
    item.lines.append(line)
    if line.is_bulleted or label_of(line.text):
        item.sub_items.append(line.words)
    elif is_new_cell and item.label:
        item.joined.append(line)


def _begins_unlabelled(line: Line, last: Item) -> bool:
    if line.cell is not last.cell:
        return True
    return line.is_bulleted and last.lines[0].is_bulleted
