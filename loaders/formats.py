"""Says what a file is by its content, whatever its name says, and refuses what is not read here."""

import re
import struct
from pathlib import Path

import olefile

from loaders.problems import Refused
from loaders.readers.package import Package
from loaders.readers.package_kind import kind_of_package
from loaders.settings import Limits

SPOKEN = {
    "xlsx": "an Excel workbook (.xlsx)",
    "xlsm": "an Excel workbook with macros (.xlsm)",
    "xlsb": "a binary Excel workbook (.xlsb)",
    "xls": "an old Excel workbook (.xls)",
    "ods": "a LibreOffice workbook (.ods)",
    "csv": "comma-separated text (.csv)",
    "tsv": "tab-separated text (.tsv)",
    "txt": "a text (.txt)",
    "docx": "a Word document (.docx)",
    "ics": "a calendar (.ics)",
}
"""What each format is to its user."""

WORKBOOK = "save it as an Excel workbook (.xlsx) and load that"
DOCUMENT = "save it as a Word document (.docx) and load that"
_COPY = "copy the table into an Excel workbook (.xlsx) and load that"

_BEGINNINGS = (
    (rb"%PDF-", "a PDF", _COPY),
    (rb"\{\\rtf", "a rich text (RTF) document", DOCUMENT),
    (rb"ID;P", "a SYLK file", WORKBOOK),
    (rb"MIME-Version:", "a web page archive", WORKBOOK),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|RIFF....WEBP|BM.{4}\0{4}", "a picture", _COPY),
    (
        rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh|\xfd7zXZ",
        "a packed archive",
        "unpack it and load what it holds",
    ),
    (rb"PAR1|ARROW1|.{8}DUCK|SQLite format 3", "a database file", WORKBOOK),
)
_MARKUP = (
    (rb"urn:schemas-microsoft-com:office:spreadsheet", "an Excel 2003 XML file", WORKBOOK),
    (rb"schemas.microsoft.com/office/word/2003", "a Word 2003 XML file", DOCUMENT),
    (rb"<(!doctype\s+html|html|head|body|table|meta|div)\b", "a web page (HTML)", WORKBOOK),
    (rb"\A\s*<\?xml\b", "an XML file", WORKBOOK),
)
_OLE_STREAMS = (
    ("workbook", "xls"),
    ("book", "xls"),
    ("worddocument", ("an old Word document (.doc)", DOCUMENT)),
    ("powerpoint document", ("an old PowerPoint file (.ppt)", _COPY)),
    ("__properties_version1.0", ("an Outlook message", _COPY)),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FILEPASS, _FIRST_RECORDS = 0x2F, 8
_CALENDAR = re.compile(rb"(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR\b", re.IGNORECASE)
_BIFF = re.compile(rb"\x09[\x00\x02\x04\x08][\x04\x06\x08\x10]\x00")
"""The first record of an Excel file older than 97 that is not wrapped in OLE."""


def recognize(path: Path, name: str, limits: Limits) -> str:
    """Return the format: xlsx, xlsm, xlsb, xls, ods, docx, ics or text.

    Raises Refused for what is empty, protected, damaged or of a format that is not read, and for
    a zipped file beyond the limits.
    """
    with path.open("rb") as file:
        beginning = file.read(4096)
    if not beginning.strip(b"\0 \t\r\n"):
        raise Refused(f"{name} is empty; load the file that has the rows in it.")
    if beginning.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(path, name, limits)
    if beginning.startswith(_OLE):
        return _ole(path, name)
    if _BIFF.match(beginning):
        return "xls"
    if _CALENDAR.match(beginning):
        return "ics"
    _refuse_unread(beginning, name)
    return "text"


def is_encrypted(path: Path) -> bool:
    """Whether an OLE file is a newer Office file, or an old workbook, behind a password."""
    with path.open("rb") as file:
        if file.read(8) != _OLE:
            return False
    try:
        with olefile.OleFileIO(str(path)) as ole:
            if ole.exists("EncryptedPackage"):
                return True
            stream = next((name for name in ("Workbook", "Book") if ole.exists(name)), None)
            return stream is not None and _has_password(ole.openstream(stream).read(4096))
    except Exception:  # noqa: BLE001 - a fuzzed container; `recognize` says that it is damaged
        return False


def _has_password(records: bytes) -> bool:
    """Whether a FILEPASS record stands among the first of an old workbook."""
    at = 0
    for _ in range(_FIRST_RECORDS):
        number, length = struct.unpack_from("<HH", records, at)
        if number == _FILEPASS:
            return True
        at += 4 + length
    return False


def _zipped(path: Path, name: str, limits: Limits) -> str:
    with Package(path, name, limits) as package:
        return kind_of_package(package, name)


def _ole(path: Path, name: str) -> str:
    try:
        with olefile.OleFileIO(str(path)) as ole:
            streams = {entry[0].lower() for entry in ole.listdir(streams=True)}
    except Exception:  # noqa: BLE001 - olefile raises all kinds over a fuzzed container
        raise Refused(
            f"{name} is damaged: it begins like an Excel file (.xls) and breaks off; "
            "open it in Excel, save it as .xlsx and load that."
        ) from None
    for stream, found in _OLE_STREAMS:
        if stream not in streams:
            continue
        if isinstance(found, str):
            return found
        raise Refused(f"{name} is {found[0]}; {found[1]}.")
    raise Refused(f"{name} is a Microsoft file of a kind that is not read here; {WORKBOOK}.")


def _refuse_unread(beginning: bytes, name: str) -> None:
    for pattern, what, way_out in _BEGINNINGS:
        if re.match(pattern, beginning, re.DOTALL):
            raise Refused(f"{name} is {what}; {way_out}.")
    plain = beginning.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip()
    if not plain.startswith((b"<", b"\xff\xfe<", b"\xfe\xff<")):
        return
    for pattern, what, way_out in _MARKUP:
        if re.search(pattern, plain, re.IGNORECASE):
            raise Refused(f"{name} is {what}; {way_out}.")
