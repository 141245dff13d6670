"""Makes small Excel and Word files from their parts, odd and hostile ones too."""

import struct
import zipfile
from pathlib import Path

_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MAIN = "application/vnd.openxmlformats-officedocument."


def zipped(path: Path, parts: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def relations(**targets: str) -> str:
    """Relations by id: `r1="worksheet worksheets/sheet1.xml"`."""
    entries = "".join(
        f'<Relationship Id="{key}" Type="{_LINKS}/{value.split()[0]}" Target="{value.split()[1]}"/>'
        for key, value in targets.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{entries}</Relationships>'


def excel_parts(rows: str, shared: str | None = None, after: str = "", before: str = "") -> dict:
    """The parts of a workbook with one sheet 'Plan'; `rows` is the inside of its sheetData."""
    links = {"r1": "worksheet worksheets/sheet1.xml"}
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_MAIN}spreadsheetml.sheet.main+xml"/>'
            '<Override PartName="/xl/worksheets/sheet1.xml" '
            f'ContentType="{_MAIN}spreadsheetml.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": relations(r1="officeDocument xl/workbook.xml"),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_SHEETS}" xmlns:r="{_LINKS}"><sheets>'
            '<sheet name="Plan" sheetId="1" r:id="r1"/></sheets></workbook>'
        ),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{_SHEETS}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
        ),
    }
    if shared is not None:
        links["r2"] = "sharedStrings sharedStrings.xml"
        parts["xl/sharedStrings.xml"] = shared.replace("<sst", f'<sst xmlns="{_SHEETS}"', 1)
    parts["xl/_rels/workbook.xml.rels"] = relations(**links)
    return parts


def excel(path: Path, rows: str, shared: str | None = None, after: str = "", before: str = ""):
    return zipped(path, excel_parts(rows, shared, after, before))


def strict(parts: dict) -> dict:
    """The same workbook in the dialect that Excel calls strict."""
    return {
        name: content.replace(_SHEETS, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replace(_LINKS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        .replace(_WORDS, "http://purl.oclc.org/ooxml/wordprocessingml/main")
        for name, content in parts.items()
    }


def word_parts(body: str, numbering: str = "", styles: str = "") -> dict:
    """The parts of a document; elements without a prefix are Word's own."""
    kind = f"{_MAIN}wordprocessingml."
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}{content}+xml"/>'
        for name, content in (
            ("document", "document.main"),
            ("numbering", "numbering"),
            ("styles", "styles"),
        )
    )
    space = f'xmlns:w="{_WORDS}" xmlns:r="{_LINKS}"'
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f"{overrides}</Types>"
        ),
        "_rels/.rels": relations(r1="officeDocument word/document.xml"),
        "word/_rels/document.xml.rels": relations(
            r1="numbering numbering.xml", r2="styles styles.xml"
        ),
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
        "word/numbering.xml": f"<w:numbering {space}>{numbering}</w:numbering>",
        "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>",
    }


def word(path: Path, body: str, numbering: str = "", styles: str = "") -> Path:
    return zipped(path, word_parts(body, numbering, styles))


def paragraph(text: str = "", properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def on_list(text: str, number: int, depth: int = 0) -> str:
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, place)


def list_definition(number: int, *levels: tuple[str, str], more: str = "") -> str:
    """An abstract list: each level its notation and text, such as ("lowerLetter", "%1)")."""
    entries = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{notation}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (notation, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{entries}</w:abstractNum>'


def list_use(number: int, definition: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{override}</w:num>'


def table(*rows: tuple[str, ...]) -> str:
    """A Word table; a cell that does not begin with `<` is one paragraph of text."""
    return (
        "<w:tbl>"
        + "".join(f"<w:tr>{''.join(_cell(cell) for cell in row)}</w:tr>" for row in rows)
        + "</w:tbl>"
    )


def _cell(content: str) -> str:
    if content.startswith("<w:tc>"):
        return content
    inside = content if content.startswith("<") else paragraph(content)
    return f"<w:tc>{inside}</w:tc>"


def binary_excel(path: Path, sheet: bytes) -> Path:
    """An .xlsb with one sheet 'Plan', made of the records given."""
    tab = struct.pack("<II", 0, 1) + _wide("r1") + _wide("Plan")
    return zipped(
        path,
        {
            "[Content_Types].xml": (
                f'<Types xmlns="{_TYPES}"><Default Extension="bin" ContentType='
                '"application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
            ),
            "_rels/.rels": relations(r1="officeDocument xl/workbook.bin"),
            "xl/_rels/workbook.bin.rels": relations(r1="worksheet worksheets/sheet1.bin"),
            "xl/workbook.bin": record(131)
            + record(153, bytes(12))
            + record(143)
            + record(156, tab)
            + record(144)
            + record(132),
            "xl/worksheets/sheet1.bin": record(129) + record(148, bytes(16)) + sheet + record(130),
        },
    )


def record(number: int, data: bytes = b"") -> bytes:
    kind = bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80, number >> 7])
    return kind + bytes([len(data)]) + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def compound(path: Path, name: str, content: bytes) -> Path:
    """An OLE file with one stream, which is long enough not to need the mini stream."""
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    stream = content.ljust(max(4096, -(-len(content) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    chain = [table, end, *range(3, sectors + 2), end]
    fat = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))

    def entry(label: str, kind: int, child: int, start: int, size: int) -> bytes:
        letters = (label + "\0").encode("utf-16-le") if label else b""
        return (
            letters.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(letters), kind, 1, free, free, child)
            + bytes(36)
            + struct.pack("<IQ", start, size)
        )

    directory = (
        entry("Root Entry", 5, 1, end, 0)
        + entry(name, 2, free, 2, len(stream))
        + entry("", 0, free, 0, 0) * 2
    )
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
        + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
        + struct.pack("<109I", 0, *[free] * 108)
    )
    path.write_bytes(header + fat + directory + stream)
    return path
