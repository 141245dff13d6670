"""The lines of a sheet in their order, with what tells how deep each stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from loaders.cells import Cell, Sheet
from loaders.header_words import header_words
from loaders.outlines.labels import label_of
from loaders.outlines.statements import principles_or_values, vision_or_mission
from loaders.plans.headers import field_of

_BULLET = re.compile(r"^(?P<sign>[·•●▪■◦○‣⁃∙*–—-]|o(?=\s{2}|\t))\s*(?=\S)")
_LABEL = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivx]{1,4})[.)]\s+(?=\S)")
_DEEPER = "◦○o"
_MARKED_DOWN = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}")
_HEADING = re.compile(r"^Heading (\d)$", re.IGNORECASE)
_LIST_STYLE = re.compile(r"^List (?:Bullet|Number|Continue) (\d)$", re.IGNORECASE)
_TAB = 4
_HEADER_ROWS = 20
"""Rows from the top in which a header with the level's column may stand."""
_LONGEST_HEADING = 150
_LEVEL_HEADERS = {"level", "kind", "type", "item type", "level name"}
_TEXT_HEADERS = {"text", "item", "plan item", "description", "wording", "name", "what"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is read."""

    sheet: Sheet
    cell: Cell
    text: str
    """Without bullet or number before it, and without marks of Markdown."""
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


@dataclass(slots=True)
class _Columns:
    """Where a sheet of two columns or more has the level's word, the text, and fields."""

    level: int
    text: int
    fields: dict[int, str] = field(default_factory=dict)


def is_of_lines(sheet: Sheet) -> bool:
    """Whether a sheet is read line by line: most rows have a cell or two, or a level's word."""
    rows = sheet.rows()
    if any(_header(row) for row in rows[:_HEADER_ROWS]):
        return True
    return 2 * sum(len(row) > 2 for row in rows) < len(rows)  # noqa: PLR2004 - level and text


def lines_of(sheet: Sheet) -> list[Line]:
    """The lines of a sheet, those of a cell one by one; blank ones are left out."""
    found = list(_lines(sheet))
    starts = [place for place, line in enumerate(found) if label_of(line.text)]
    for first, last in pairwise([*starts, len(found)]):
        section = found[first + 1 : last]
        for place in _heads(section):
            found[first + 1 + place] = replace(section[place], may_head=True)
    return found


def _heads(section: Sequence[Line]) -> Iterator[int]:
    """Places of the lines between two items that may head others: short, unmarked, set in least.

    In a text without sentences every such line may; among sentences only what a list follows; in
    cells, where a list needs no marks, only where others have them or are set in further.
    """
    among_sentences = any(line.is_prose and not line.is_marked for line in section)
    least = min((line.depth for line in section), default=0)
    is_mixed = any(line.is_marked or line.depth > least for line in section)
    for place, line in enumerate(section):
        following = section[place + 1 : place + 2]
        leads = bool(following) and (following[0].is_marked or following[0].depth > line.depth)
        is_short = not (line.is_marked or line.is_prose or line.text.endswith(":"))
        may = is_mixed if not line.sheet.is_prose else leads or not among_sentences
        if is_short and line.depth == least and may:
            yield place


def _lines(sheet: Sheet) -> Iterator[Line]:
    columns: _Columns | None = None
    for row in sheet.rows():
        if len(row) > 1 and (found := _header(row)):
            columns = found
        elif line := _of_columns(sheet, row, columns):
            yield line
        else:
            for cell in row:
                yield from _of_cell(sheet, cell)


def _header(row: Sequence[Cell]) -> _Columns | None:
    """Read `Level | Text | Owner | ...`."""
    named = {header_words(cell.text): cell.column for cell in reversed(row)}
    levels = [column for words, column in named.items() if words in _LEVEL_HEADERS]
    texts = [column for words, column in named.items() if words in _TEXT_HEADERS]
    if not levels or not texts:
        return None
    found = _Columns(levels[0], texts[0])
    for cell in row:
        name = "partners" if is_partners(cell.text) else field_of(cell.text)
        if name and cell.column not in {found.level, found.text}:
            found.fields[cell.column] = name
    return found


def is_partners(text: str) -> bool:
    """Whether a label or header names those who work on it together."""
    return header_words(text) in {
        "partner", "project partner", "with", "in partnership with", "collaborator",
        "collaborating partner", "key partner", "partner organization", "partner agency",
    }  # fmt: skip


def _of_columns(sheet: Sheet, row: Sequence[Cell], columns: _Columns | None) -> Line | None:
    """The line of a row that has a level's word in one cell and the text in the next."""
    if len(row) < 2:  # noqa: PLR2004
        return None
    word, text = row[0], row[1]
    fields: dict[int, str] = {}
    if columns:
        by_column = {cell.column: cell for cell in row}
        if columns.level not in by_column or columns.text not in by_column:
            return None
        word, text, fields = by_column[columns.level], by_column[columns.text], columns.fields
    called = word.text.strip().rstrip(":")
    whole = f"{called}: {text.text.strip()}"
    if not any(read(whole) for read in (label_of, vision_or_mission, principles_or_values)):
        return None
    beside = tuple((fields[cell.column], cell) for cell in row if cell.column in fields)
    return Line(sheet, text, whole, beside=beside)


def _of_cell(sheet: Sheet, cell: Cell) -> Iterator[Line]:
    style = sheet.styles.get(cell.row, "") if sheet.is_prose else ""
    for raw in cell.text.splitlines():
        words = raw.strip()
        if not words.strip("-=_*# "):
            continue
        hashes = len(words) - len(words.lstrip("#")) if re.match(r"#+\s", words) else 0
        words = _MARKED_DOWN.sub("", words.lstrip("# ") if hashes else words)
        bullet = _BULLET.match(words)
        words = words[bullet.end() :] if bullet else words
        numbered = _LABEL.match(words)
        number = numbered[0].strip(" .()") if numbered else None
        words = words[numbered.end() :] if numbered else words
        heading = _HEADING.match(style)
        depth = cell.column - 1 + _set_in(raw) + _depth_of(sheet, cell, style)
        if bullet and bullet["sign"] in _DEEPER and not sheet.is_prose:
            depth += 1
        yield Line(
            sheet, cell, words, number, bullet is not None, depth,
            int(heading[1]) if heading else hashes or None,
        )  # fmt: skip


def _set_in(raw: str) -> int:
    blanks = raw.expandtabs(_TAB)
    return len(blanks) - len(blanks.lstrip(" \xa0"))


def _depth_of(sheet: Sheet, cell: Cell, style: str) -> int:
    """How deep Word has a paragraph on its list."""
    listed = _LIST_STYLE.match(style)
    return int(listed[1]) - 1 if listed else sheet.depths.get(cell.row, 0)
