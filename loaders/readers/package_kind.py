"""Says which of the formats a zipped file is, or what else it is."""

from loaders.problems import Refused
from loaders.readers.package import Package

_MAIN_PARTS = (
    ("spreadsheetml.sheet.main+xml", "xlsx"),
    ("spreadsheetml.template.main+xml", "xlsx"),
    ("ms-excel.sheet.macroenabled.main+xml", "xlsm"),
    ("ms-excel.template.macroenabled.main+xml", "xlsm"),
    ("ms-excel.addin.macroenabled.main+xml", "xlsm"),
    ("ms-excel.sheet.binary.macroenabled.main", "xlsb"),
    ("wordprocessingml.document.main+xml", "docx"),
    ("wordprocessingml.template.main+xml", "docx"),
    ("ms-word.document.macroenabled.main+xml", "docx"),
    ("ms-word.template.macroenabledtemplate.main+xml", "docx"),
)
_MAIN_NAMES = (
    ("xl/workbook.bin", "xlsb"),
    ("xl/workbook.xml", "xlsx"),
    ("word/document.xml", "docx"),
)
_UNREAD = (
    ("ppt/", "a PowerPoint file", "copy the table into an Excel workbook (.xlsx) and load that"),
    ("visio/", "a Visio drawing", "copy the table into an Excel workbook (.xlsx) and load that"),
    ("index/", "an Apple Numbers or Pages file", "export it as .xlsx or .docx and load that"),
)


def kind_of_package(package: Package, name: str) -> str:
    """Which of the formats a zipped file is. Raises Refused when none."""
    types = package.tree("[Content_Types].xml")
    for entry in types if types is not None else ():
        content = entry.get("ContentType", "").lower()
        for ending, kind in _MAIN_PARTS:
            if content.endswith(ending):
                return kind
    if package.has("content.xml"):
        return _open_document(package, name)
    for part, kind in _MAIN_NAMES:
        if package.has(part):
            return kind
    for folder, what, way_out in _UNREAD:
        if any(part.startswith(folder) for part in package.parts):
            raise Refused(f"{name} is {what}; {way_out}.")
    raise Refused(f"{name} is a zip archive and no workbook; unpack it and load what it holds.")


def _open_document(package: Package, name: str) -> str:
    manifest = package.tree("META-INF/manifest.xml") if package.has("mimetype") else None
    if manifest is not None and any(
        child.tag.endswith("}encryption-data") for child in manifest.iter()
    ):
        raise Refused(
            f"{name} is protected with a password; save a copy without one and load that."
        )
    mimetype = b"opendocument.spreadsheet"
    if package.has("mimetype"):
        with package.open("mimetype") as stream:
            mimetype = stream.read(200)
    if b"opendocument.text" in mimetype:
        raise Refused(f"{name} is a LibreOffice text (.odt); save it as .docx and load that.")
    if b"spreadsheet" not in mimetype:
        raise Refused(f"{name} is no LibreOffice workbook; save the table as .xlsx and load that.")
    return "ods"
