# ruff: noqa: SLF001 (python-docx has no public way to shade, number or unmerge)
"""Writes a demonstration plan as a Word document with tables and Word's own lettered list."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import docx
from demo_lines import BULLET, one_cell, text
from demo_words import Area, Goal, Plan
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

INCHES = (2.7, 1.05, 0.8, 1.35, 1.45, 1.2, 0.8, 0.75)
CHARACTERS = tuple((inches - 0.15) * 14.5 for inches in INCHES)
INK = RGBColor(0x1F, 0x2A, 0x44)
LIST = f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="90">
<w:multiLevelType w:val="hybridMultilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/>
<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="260" w:hanging="260"/></w:pPr></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/>
<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="520" w:hanging="220"/></w:pPr>
<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr></w:lvl>
</w:abstractNum>"""


def write(plan: Plan, path: Path) -> None:
    """Write title, front lines, and a heading and a table for each goal; the key stands last."""
    document = docx.Document()
    _set_up(document)
    document.add_paragraph(plan.title, style="Title")
    for line in plan.front_lines:
        document.add_paragraph(line, style="Subtitle" if line is plan.front[0] else None)
    lettered = _lettered(document)
    for area in plan.areas:
        document.add_heading(area.line, 1)
        for goal in area.goals:
            document.add_heading(area.goal(goal), 2)
            _table(document, area, goal, lettered)
    document.add_paragraph()
    document.add_paragraph(plan.key)
    describe(document, plan.title)
    document.save(str(path))


def _set_up(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Inches(11), Inches(8.5)
    section.left_margin = section.right_margin = Inches(0.45)
    section.top_margin = section.bottom_margin = Inches(0.6)
    section.footer.paragraphs[0].text = "Demonstration data"
    set_fonts(document, {"Normal": 9, "Title": 20, "Heading 1": 13, "Heading 2": 10.5})


def set_fonts(document: Document, sizes: Mapping[str, float]) -> None:
    """Give styles a font of a size in points, and headings the colour of ink."""
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.size, style.font.name = Pt(size), "Calibri"
        style.font.color.rgb = INK if name != "Normal" else None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)


def describe(document: Document, title: str) -> None:
    """Say in its properties whose it is and what it is called; the template's picture goes."""
    properties = document.core_properties
    properties.author = properties.last_modified_by = "Headway demonstration"
    properties.title, properties.comments = title, ""
    relations = document.part.package.rels
    for key in [key for key, link in relations.items() if link.reltype.endswith("thumbnail")]:
        relations.pop(key)


def _lettered(document: Document) -> int:
    """Add a list that Word letters itself, a) b) c), with bullets inside; its number."""
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(LIST))
    return int(numbering.add_num(90).numId)


def _table(document: Document, area: Area, goal: Goal, lettered: int) -> None:
    table = document.add_table(rows=0, cols=goal.columns, style="Table Grid")
    table.autofit = False
    for column, inches in zip(table.columns, INCHES, strict=False):
        column.width = Inches(inches)
    _row(table, area.headers[: goal.columns])
    _head(table)
    letters = area.letters(goal)
    if goal.layout == "rows":
        _rows(table, goal, letters)
        return
    signs = [""] * len(letters) if goal.layout == "list" else letters
    cells = _row(table, one_cell(goal, signs, CHARACTERS))
    if goal.layout == "list":
        for paragraph in cells[0].paragraphs:
            _number(paragraph, lettered)


def _rows(table: Table, goal: Goal, letters: list[str]) -> None:
    for item, sign in zip(goal.items, letters, strict=True):
        others = (item.resources, item.measures, item.reported, item.status, str(item.percent))
        _row(table, [text(item, sign), str(item.by_when), item.who, *others])
    for column, name in ((4, "measures"), (5, "reported")):
        top = 1
        for index, item in enumerate(goal.items, 1):
            words = getattr(item, name)
            top = top if words == "^" else index
            if words == "^":
                cell = table.cell(top, column).merge(table.cell(index, column))
                _keep(cell, getattr(goal.items[top - 1], name))


def _keep(cell: _Cell, words: str) -> None:
    """Leave one paragraph with these words, whatever a merge has gathered."""
    for paragraph in cell.paragraphs[1:]:
        cell._tc.remove(paragraph._p)
    cell.paragraphs[0].text = words


def _row(table: Table, values: Sequence[str]) -> Sequence[_Cell]:
    """Add a row that stays on one page; every line of a value becomes a paragraph."""
    row = table.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    cells: Sequence[_Cell] = list(row.cells)
    for cell, value, inches in zip(cells, values, INCHES, strict=False):
        cell.width = Inches(inches)
        for index, line in enumerate("" if value == "^" else value.split("\n") if value else ""):
            paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
            paragraph.text = line
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.space_after = Pt(0)
    return cells


def _head(table: Table) -> None:
    """Make the first row bold, shaded and repeated on every page."""
    row = table.rows[0]
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in row.cells:
        shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="E4EAF2"/>')
        cell._tc.get_or_add_tcPr().append(shade)
        for run in cell.paragraphs[0].runs:
            run.bold = True
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _number(paragraph: Paragraph, lettered: int) -> None:
    if not paragraph.text:
        return
    is_bullet = paragraph.text.startswith(BULLET)
    paragraph.text = paragraph.text.removeprefix(BULLET)
    properties: Any = paragraph._p.get_or_add_pPr()
    numbered = properties.get_or_add_numPr()
    numbered.get_or_add_ilvl().val = int(is_bullet)
    numbered.get_or_add_numId().val = lettered
