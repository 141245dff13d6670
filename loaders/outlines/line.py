"""One line of an outline, with what tells what it is and how deep it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.cells import Cell, Sheet
from loaders.outlines.labels import Label, label_of

_BULLET = re.compile(r"^(?P<sign>[·•●▪■◦○‣⁃∙*–—-]|o(?=\s{2}|\t))\s*(?=\S)")
_LABEL = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivx]{1,4})[.)]\s+(?=\S)")
_DEEPER = "◦○o"
_MARKED_DOWN = re.compile(r"(?<!\w)(\*{1,3})(\S(?:.*?\S)?)\1(?!\w)")
_HEADING = re.compile(r"^Heading (\d)$", re.IGNORECASE)
_LIST_STYLE = re.compile(r"^List (?:Bullet|Number|Continue) (\d)$", re.IGNORECASE)
_TAB = 4
_LONGEST_HEADING = 150


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is read."""

    sheet: Sheet
    cell: Cell
    text: str
    """Without bullet or number before it, and without marks of Markdown."""
    label: Label | None = None
    """The level, number and words of a line that says its level."""
    number: str | None = None
    """The number of a list before it, such as `1.2` or `b`."""
    is_bulleted: bool = False
    depth: int = 0
    """How far it is set in: by its column, its blanks, or its place in Word's list."""
    heading: int | None = None
    """1 for `Heading 1`; None for what is no heading."""
    beside: tuple[tuple[str, Cell], ...] = ()
    """What columns say of it, as (field, cell)."""
    may_head: bool = False
    """By what stands between the items above and below it, it may head lines that follow."""

    @property
    def is_marked(self) -> bool:
        """Whether a bullet or a number stands before it."""
        return self.is_bulleted or self.number is not None

    @property
    def is_prose(self) -> bool:
        """Whether it is a sentence or more, and no heading or item of a list."""
        is_long = len(self.text) > _LONGEST_HEADING
        return self.heading is None and (
            is_long or self.text.rstrip("*_ ").endswith((".", "!", "?"))
        )

    @property
    def is_paragraph(self) -> bool:
        """Whether it is more than one sentence."""
        return re.search(r"[.!?]\s+[A-Z]", self.text) is not None


def lines_of_cell(sheet: Sheet, cell: Cell) -> Iterator[Line]:
    """The lines of one cell; those of signs alone are left out."""
    style = sheet.styles.get(cell.row, "") if sheet.is_prose else ""
    heading = _HEADING.match(style)
    for raw in cell.text.splitlines():
        words = raw.strip()
        if not words.strip("-=_*# "):
            continue
        hashes = len(words) - len(words.lstrip("#")) if re.match(r"#+\s", words) else 0
        words = _MARKED_DOWN.sub(r"\2", words.lstrip("# ") if hashes else words)
        bullet = _BULLET.match(words)
        words = words[bullet.end() :] if bullet else words
        numbered = _LABEL.match(words)
        words = words[numbered.end() :] if numbered else words
        yield Line(
            sheet,
            cell,
            words,
            label_of(words),
            numbered[0].strip(" .()") if numbered else None,
            is_bulleted=bullet is not None,
            depth=_depth(sheet, cell, raw, bullet["sign"] if bullet else ""),
            heading=int(heading[1]) if heading else hashes or None,
        )


def _depth(sheet: Sheet, cell: Cell, raw: str, sign: str) -> int:
    """How far a line is set in: by its column, its blanks and bullet, or Word's list."""
    blanks = raw.expandtabs(_TAB)
    set_in = len(blanks) - len(blanks.lstrip(" \xa0"))
    if not sheet.is_prose:
        return cell.column - 1 + set_in + (sign in _DEEPER if sign else 0)
    listed = _LIST_STYLE.match(sheet.styles.get(cell.row, ""))
    return set_in + (int(listed[1]) - 1 if listed else sheet.depths.get(cell.row, 0))
