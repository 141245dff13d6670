"""What a workbook should say and openpyxl cannot: put into the parts of the file that it writes."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import openpyxl

_FIXED = b' customHeight="1"'
_END = b"</worksheet>"
_FIRST_PARTS = "xl/worksheets/sheet"


def save(book: openpyxl.Workbook, texts: Mapping[str, str], target: Path) -> None:
    """Save a workbook whose rows grow with what is written into them.

    `texts` gives, by the name of a sheet, the cells that keep numbers as they were typed, such as
    `J5:J90`: Excel marks none of them as a number stored as text.
    """
    written = BytesIO()
    book.save(written)
    parts = {
        f"{_FIRST_PARTS}{number}.xml": texts.get(sheet.title, "")
        for number, sheet in enumerate(book.worksheets, start=1)
    }
    with (
        zipfile.ZipFile(written) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as finished,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name in parts:
                content = _finished(content, parts[name])
            finished.writestr(name, content)


def _finished(sheet: bytes, cells: str) -> bytes:
    """A height that is not fixed is only the first one; the marks stand last but for pictures."""
    ignored = (
        f'<ignoredErrors><ignoredError sqref="{cells}" numberStoredAsText="1"/></ignoredErrors>'
    )
    body = sheet.replace(_FIXED, b"").removesuffix(_END)
    return body + (ignored.encode() if cells else b"") + _END
