"""Packs the XML of one sheet and its texts into a workbook, as Excel does."""

import zipfile
from collections.abc import Iterable
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


class Texts:
    """The shared texts of a workbook."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        """The number of a text, which may be new."""
        return self.numbers.setdefault(text, len(self.numbers))


def write_book(path: Path, sheet: str, pieces: Iterable[str], texts: Texts, styles: str) -> Path:
    """A workbook with one sheet, whose XML comes in pieces that may still add texts.

    `styles` is what stands inside the part that tells the formats of cells.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for piece in pieces:
                part.write(piece.encode())
        entries = "".join(f"<si><t>{text}</t></si>" for text in texts.numbers)
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{entries}</sst>')
        archive.writestr("xl/styles.xml", f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>')
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{_LINKS}">'
            f'<sheets><sheet name="{sheet}" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        for name, content in _PARTS.items():
            archive.writestr(name, content)
    return path


def _relations(**targets: str) -> str:
    entries = "".join(
        f'<Relationship Id="{key}" Type="{_LINKS}/{value.split()[0]}" Target="{value.split()[1]}"/>'
        for key, value in targets.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{entries}</Relationships>'


_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_OFFICE}.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" '
        f'ContentType="{_OFFICE}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": _relations(r1="officeDocument xl/workbook.xml"),
    "xl/_rels/workbook.xml.rels": _relations(
        r1="worksheet worksheets/sheet1.xml",
        r2="styles styles.xml",
        r3="sharedStrings sharedStrings.xml",
    ),
}
