"""The lines of one column beside a goal, and what stands in them: items or entries."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from loaders.cells import Cell

_BULLET = re.compile(r"^\s*[·•●▪■◦○‣⁃∙*–—-]\s+|^\s*[·•●▪■◦○‣⁃∙]")
_LABEL = re.compile(r"^\s*\(?(?P<label>[A-Za-z]|\d{1,2}|[ivx]{2,4})[.)]\s+(?=\S)")
_NOTE = re.compile(r"^\s*(?:\*+\s*)?(?:foot)?note\b\s*[:.-]|^\s*\*+\s*\S", re.IGNORECASE)
_LARGEST_GAP = 3
"""Letters that may be missing between two items before the next is taken for a sub-item."""


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


def entries(lines: Sequence[Line], items: int) -> list[Entry]:
    """The entries of a column beside so many items: blank-line groups, or lines if those fit."""
    by_group = groups(lines)
    by_line = [Entry([line]) for line in lines]
    return by_line if len(by_line) == items != len(by_group) else by_group


def items(lines: Sequence[Line]) -> list[Item]:
    """The items in the lines of a strategy column.

    Lines with a label of one kind (letters, or numbers) each begin an item; bullets below are its
    sub-items and other lines go on with it. Without labels every cell is one item, and every
    bullet when nothing but bullets stands in it.
    """
    kind = next(
        (_kind(found["label"]) for line in lines if (found := _LABEL.match(line.text))), None
    )
    found_items: list[Item] = []
    for line in lines:
        label = _LABEL.match(line.text)
        if label and _kind(label["label"]) == kind and _follows(label["label"], found_items):
            found_items.append(_new_item(label["label"].lower(), line, line.text[label.end() :]))
        elif not found_items or (kind is None and _begins_unlabelled(line, found_items[-1])):
            found_items.append(_new_item(None, line, line.words))
        else:
            _go_on(found_items[-1], line)
    return found_items


def text_of(item: Item) -> str:
    """The item's words as written, without its label; lines that go on are joined by blanks."""
    first = item.lines[0].text
    label = _LABEL.match(first) if item.label else None
    parts = [first[label.end() :] if label else item.lines[0].words]
    taken = set(item.sub_items)
    parts += [line.text for line in item.lines[1:] if line.words not in taken]
    return " ".join(part.strip() for part in parts)


def _new_item(label: str | None, line: Line, words: str) -> Item:
    return Item(label, [line], is_note=_NOTE.match(words) is not None)


def _go_on(item: Item, line: Line) -> None:
    item.lines.append(line)
    if line.is_bulleted or _LABEL.match(line.text):
        item.sub_items.append(line.words)


def _begins_unlabelled(line: Line, last: Item) -> bool:
    if line.cell is not last.cell:
        return True
    return line.is_bulleted and last.lines[0].is_bulleted


def _kind(label: str) -> str:
    return "number" if label.isdigit() else "letter"


def _follows(label: str, before: Sequence[Item]) -> bool:
    """Whether a label goes on with the list: `i)` after `c)` is a sub-item, after `h)` an item."""
    last = next((item.label for item in reversed(before) if item.label), None)
    if last is None or _rank(label) == 1:
        return True
    is_one_letter = label.isdigit() or len(label) == 1
    return is_one_letter and 0 <= _rank(label) - _rank(last) <= _LARGEST_GAP


def _rank(label: str) -> int:
    return int(label) if label.isdigit() else ord(label.lower()[0]) - ord("a") + 1
