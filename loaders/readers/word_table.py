"""Turns one Word table into a sheet: merged cells, blank lines and inner tables included."""

from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from lxml.etree import _Element

from loaders.cells import Cell, Kind, Sheet
from loaders.readers.word_text import blocks, wrapped

if TYPE_CHECKING:
    from loaders.readers.word import Lines


class Table:
    """One table; its cells are read once, in the order in which Word counts its lists."""

    def __init__(self, table: _Element, lines: "Lines") -> None:
        self._table = table
        self._lines = lines
        self.notes: list[str] = []

    def sheet(self, name: str) -> Sheet:
        """Return the table as a sheet; a cell's paragraphs are its lines, the blank ones too."""
        sheet = Sheet(name)
        open_cells: dict[int, tuple[int, int]] = {}
        row = 0
        for entry in wrapped(self._table, "w:tr"):
            if entry.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
                continue
            row += 1
            column = 1 + _number(entry.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
            for cell in wrapped(entry, "w:tc"):
                columns = _number(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1)
                text = self._text(cell, name)
                origin = open_cells.get(column)
                if _merge(cell) == "continue" and origin is not None:
                    _extend(sheet, origin, row)
                else:
                    open_cells[column] = (row, column)
                    if text.strip():
                        sheet.cells[row, column] = Cell(
                            row, column, text, Kind.TEXT, columns=columns
                        )
                column += columns
        return sheet

    def _text(self, cell: _Element, name: str) -> str:
        lines = []
        for block in blocks(cell):
            if block.tag == qn("w:tbl"):
                lines.extend(self._inner(block, name))
                note = f"{name}: a table inside a cell was read as lines"
                if note not in self.notes:
                    self.notes.append(note)
            elif (line := self._lines.line(block)) is not None:
                lines.append(line)
        return "\n".join(lines)

    def _inner(self, table: _Element, name: str) -> list[str]:
        return [
            "\t".join(self._text(cell, name) for cell in wrapped(row, "w:tc"))
            for row in wrapped(table, "w:tr")
        ]


def _merge(cell: _Element) -> str:
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return "" if merge is None else merge.get(qn("w:val"), "continue")


def _extend(sheet: Sheet, origin: tuple[int, int], row: int) -> None:
    cell = sheet.cells.get(origin)
    if cell is not None:
        sheet.cells[origin] = Cell(
            cell.row, cell.column, cell.value, cell.kind, row - cell.row + 1, cell.columns
        )


def _number(element: _Element | None, default: int) -> int:
    text = element.get(qn("w:val"), "") if element is not None else ""
    return int(text) if text.isdecimal() else default
