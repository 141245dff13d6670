"""Reads .ods: calamine for the values, the XML itself for what is hidden or an error."""

from pathlib import Path
from xml.parsers import expat

from loaders.cells import Workbook
from loaders.problems import Refused
from loaders.readers import calamine
from loaders.readers.assemble import sheet_of
from loaders.readers.facts import Facts
from loaders.readers.ods_xml import OdsScan
from loaders.readers.package import BROKEN, Package
from loaders.settings import Limits

_CHUNK = 262_144


def read(path: Path, name: str, limits: Limits) -> Workbook:
    """Read a LibreOffice workbook. Raises Refused for what calamine cannot open."""
    with Package(path, name, limits) as package:
        sheets = _scan(package)
    for facts in sheets:
        facts.check_area(name, limits.cells)
    try:
        with calamine.opened(path, "ods") as book:
            found = [sheet_of(facts, calamine.values(book, facts.name)) for facts in sheets]
    except calamine.CalamineFailed as failed:
        raise Refused(
            f"{name} is damaged: no reader can open it; open it in LibreOffice, save it as .xlsx "
            "and load that."
        ) from failed
    return Workbook(name, "ods", "calamine", found)


def _scan(package: Package) -> list[Facts]:
    scan = OdsScan()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.text
    try:
        with package.open("content.xml") as stream:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk)
            parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, KeyError, *BROKEN):
        raise package.damaged("its content cannot be read") from None
    return scan.sheets
