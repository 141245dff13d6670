"""Rewrites a strict, macro or template Word file into the plain dialect that python-docx reads."""

import io
import re
import zipfile
from pathlib import Path

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_PLAIN = rb"http://schemas.openxmlformats.org/\1/2006/"
_MAIN = re.compile(
    rb"application/(vnd\.ms-word\.(document\.macroEnabled|template\.macroEnabledTemplate)"
    rb"|vnd\.openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml",
    re.IGNORECASE,
)
_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = "[Content_Types].xml"


def transitional(path: Path) -> io.BytesIO | str:
    """Return the file's path if it is plain already, else a copy of it that is."""
    with zipfile.ZipFile(path) as source:
        relations = source.read("_rels/.rels") if "_rels/.rels" in source.namelist() else b""
        if not _MAIN.search(source.read(_TYPES)) and not _STRICT.search(relations):
            return str(path)
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as plain:
            for entry in source.infolist():
                content = source.read(entry)
                if entry.filename.endswith((".xml", ".rels")):
                    content = _STRICT.sub(_PLAIN, _MAIN.sub(_DOCUMENT, content))
                plain.writestr(entry.filename, content)
    target.seek(0)
    return target
