"""Asks calamine what single cells of a workbook show, in a small workbook made of them alone."""

import re
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from loaders.cells import Cell
from loaders.readers import calamine
from loaders.readers.assemble import cells_of
from loaders.readers.facts import Facts
from loaders.readers.number_formats import Shown

_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NAME = "asked"
_STYLE = re.compile(r'^<c [^>]*\bs="(\d+)"')
_CONTENT_TYPES = (
    f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_OFFICE}.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    f'ContentType="{_OFFICE}.worksheet+xml"/></Types>'
)


def shown(
    cells: Sequence[str], styles: bytes | None, formats: Mapping[str, Shown], *, is_1904: bool
) -> list[Cell | None]:
    """What cells show that are written so (`<c s="3"><v>46234</v></c>`); None where blank.

    `styles` is the part of their workbook that tells their formats, `formats` what it says of
    percentages and months, `is_1904` how it counts days.
    Raises CalamineFailed when calamine cannot read one of them.
    """
    if not cells:
        return []
    rows = "".join(f"<row>{cell}</row>" for cell in cells)
    parts: dict[str, str | bytes | None] = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _relations(r1="officeDocument xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": _relations(
            r1="worksheet worksheets/sheet1.xml", r2="styles styles.xml"
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_SHEETS}" xmlns:r="{_LINKS}">'
            f'<workbookPr date1904="{int(is_1904)}"/>'
            f'<sheets><sheet name="{_NAME}" sheetId="1" r:id="r1"/></sheets></workbook>'
        ),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{_SHEETS}"><sheetData>{rows}</sheetData></worksheet>'
        ),
        "xl/styles.xml": styles,
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"{_NAME}.xlsx")
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in parts.items():
                if content is not None:
                    archive.writestr(name, content)
        with calamine.opened(path, "xlsx") as book:
            found: list[Cell | None] = [None] * len(cells)
            facts = Facts(_NAME, shown=_shown(cells, formats))
            for cell in cells_of(facts, calamine.values(book, _NAME)):
                found[cell.row - 1] = cell
    return found


def _shown(cells: Sequence[str], formats: Mapping[str, Shown]) -> dict[tuple[int, int], Shown]:
    found = {}
    for row, cell in enumerate(cells, start=1):
        style = _STYLE.search(cell)
        if style is not None and style[1] in formats:
            found[row, 1] = formats[style[1]]
    return found


def _relations(**targets: str) -> str:
    entries = "".join(
        f'<Relationship Id="{key}" Type="{_LINKS}/{value.split()[0]}" Target="{value.split()[1]}"/>'
        for key, value in targets.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{entries}</Relationships>'
