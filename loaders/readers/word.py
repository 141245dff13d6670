"""Reads .docx: every table is a sheet, and so is every run of paragraphs between two tables."""

import warnings
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element

from loaders.cells import Cell, Kind, Sheet, Workbook
from loaders.readers.package import Package
from loaders.readers.transitional import transitional
from loaders.readers.word_lists import ListLabels
from loaders.readers.word_table import Table
from loaders.readers.word_text import blocks, is_mark_deleted, paragraph_text
from loaders.settings import Limits

_TRACKED = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")
_UNREAD = (
    ("w:footnoteReference", "footnotes are not read"),
    ("w:endnoteReference", "endnotes are not read"),
    ("w:txbxContent", "text boxes are not read"),
    ("w:altChunk", "a document put in whole from another file is not read"),
    ("w:vanish", "hidden text is left out"),
)


def read(path: Path, name: str, limits: Limits) -> Workbook:
    """Read a Word document. Raises Refused for one that python-docx cannot open."""
    with Package(path, name, limits) as package:
        broken = package.damaged("its text cannot be read")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            document = docx.Document(transitional(path))
        return _read(document, name)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except Exception as error:
        raise broken from error


def _read(document: Document, name: str) -> Workbook:
    book = Workbook(name, "docx", "python-docx")
    body = document.element.body
    book.notes.extend(_notes(body))
    lines = Lines(document)
    prose, tables = Sheet("Text 1", is_prose=True), 0
    row = 0
    for block in blocks(body):
        if block.tag == qn("w:tbl"):
            tables += 1
            prose, row = _finish(book, prose), 0
            table = Table(block, lines)
            book.sheets.append(table.sheet(f"Table {tables}"))
            book.notes.extend(table.notes)
            continue
        line = lines.line(block)
        if line is None:
            continue
        row += 1
        if line.strip():
            prose.cells[row, 1] = Cell(row, 1, line, Kind.TEXT)
            prose.styles[row] = lines.style(block)
            if depth := lines.depth(block):
                prose.depths[row] = depth
    _finish(book, prose)
    return book


def _finish(book: Workbook, prose: Sheet) -> Sheet:
    """Keep the paragraphs so far if they say anything; return the sheet for the next."""
    if prose.cells:
        book.sheets.append(prose)
    number = sum(sheet.is_prose for sheet in book.sheets) + 1
    return Sheet(f"Text {number}", is_prose=True)


class Lines:
    """The paragraphs of a document as lines; ask for every paragraph once, in order."""

    def __init__(self, document: Document) -> None:
        numbering = next(
            (
                relation.target_part.element
                for relation in document.part.rels.values()
                if relation.reltype.endswith("/numbering") and not relation.is_external
            ),
            None,
        )
        self._labels = ListLabels(numbering, document.styles.element)
        self._names = {style.style_id: style.name or "" for style in document.styles}
        self._joined = ""

    def line(self, paragraph: _Element) -> str | None:
        """Text with the label that Word shows; None where the paragraph joins the next one.

        A blank paragraph on a list stays blank, though Word counts it and shows its label.
        """
        text = self._joined + paragraph_text(paragraph)
        if is_mark_deleted(paragraph):
            self._joined = text
            return None
        self._joined = ""
        label = self._labels.label(paragraph)
        return f"{label} {text}" if label and text.strip() else text

    def depth(self, paragraph: _Element) -> int:
        """How deep it stands on its list, 0 for the first level and off lists."""
        return self._labels.depth(paragraph)

    def style(self, paragraph: _Element) -> str:
        """Name of the paragraph's style, such as `Heading 2`."""
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return self._names.get(style.get(qn("w:val"), "") if style is not None else "", "Normal")


def _notes(body: _Element) -> Iterator[str]:
    if any(_has(body, name) for name in _TRACKED):
        yield "tracked changes: insertions were read, deletions were left out"
    for name, note in _UNREAD:
        if _has(body, name):
            yield note


def _has(body: _Element, name: str) -> bool:
    return next(body.iter(qn(name)), None) is not None
