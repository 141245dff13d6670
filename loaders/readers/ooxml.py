"""Scans the XML of .xlsx and .xlsm for what calamine leaves out, before calamine sees it."""

from xml.parsers import expat

from loaders.progress import Progress
from loaders.readers.facts import Facts
from loaders.readers.package import BROKEN, Package
from loaders.readers.plain_book import PlainBook
from loaders.readers.plain_tags import NotPlain
from loaders.readers.sheet_xml import SheetScan

LARGE_BYTES = 4_000_000
"""A sheet whose XML is larger is read in columns, right here."""
_CHUNK = 262_144
_SMALLEST_STRING = len("<si/>")
_FEW_STRINGS = 1_000_000


def scan(
    package: Package, most_cells: int, progress: Progress | None = None
) -> tuple[list[Facts], list[str]]:
    """Return the facts of every worksheet in the order of the tabs, and notes on some.

    A chart sheet is no sheet; a tab may have no sheet behind it, which is noted.
    Raises Refused for a workbook without a readable list of sheets, for a sheet that covers more
    than `most_cells`, and for counts that cannot be true.
    """
    main = _main_part(package)
    parts = package.relationships(main)
    for kind, part in parts.values():
        if kind == "sharedStrings" and package.has(part):
            _check_strings(package, part)
    root = package.tree(main)
    sheets = [entry for entry in root.iter() if _is_sheet(entry.tag)] if root is not None else []
    if root is None or not sheets:
        raise package.damaged("it lists no sheets")
    found, notes = [], []
    plain = PlainBook(package, main, root, most_cells, progress)
    for entry in sheets:
        relation = next((v for k, v in entry.attrib.items() if k.endswith("}id")), "")
        kind, part = parts.get(relation, ("worksheet", ""))
        if kind != "worksheet":
            continue
        facts = Facts(entry.get("name", ""), entry.get("state", "visible") != "visible")
        if not package.has(part):
            notes.append(f"the file lists a sheet '{facts.name}' and does not hold it")
            continue
        found.append(_filled(package, part, facts, plain, notes))
        found[-1].check_area(package.name, most_cells)
    if not found and notes:
        raise package.damaged("it holds none of the sheets that it lists")
    return found, notes


def _main_part(package: Package) -> str:
    for kind, part in package.relationships("").values():
        if kind == "officeDocument" and package.has(part):
            return part
    return "xl/workbook.xml"


def _is_sheet(tag: str) -> bool:
    return tag.rpartition("}")[2] == "sheet"


def _filled(package: Package, part: str, facts: Facts, plain: PlainBook, notes: list[str]) -> Facts:
    if package.size(part) > LARGE_BYTES:
        try:
            return plain.read(facts, part)
        except NotPlain as why:
            notes.append(f"sheet '{facts.name}' was read cell by cell, because {why}")
    _scan_sheet(package, part, facts, plain)
    return facts


def _scan_sheet(package: Package, part: str, facts: Facts, plain: PlainBook) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    scan = SheetScan(facts, parser, plain.formats)
    parser.StartElementHandler = scan.start
    try:
        with package.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk)
            parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, *BROKEN):
        raise package.damaged(f"its sheet '{facts.name}' cannot be read") from None
    scan.finish()


def _check_strings(package: Package, part: str) -> None:
    """Refuse a string table that claims more strings than it has room for.

    Calamine allocates what is claimed: a part of 200 bytes can ask for 51 GB and abort the process.
    """
    claims: list[str] = []
    parser = expat.ParserCreate()

    def start(_name: str, attributes: dict[str, str]) -> None:
        if not claims:
            claims.append(attributes.get("uniqueCount", ""))

    parser.StartElementHandler = start
    try:
        with package.open(part) as stream:
            while not claims and (chunk := stream.read(_CHUNK)):
                parser.Parse(chunk)
    except (expat.ExpatError, *BROKEN):
        raise package.damaged("its table of texts cannot be read") from None
    claimed = int(claims[0]) if claims and claims[0].isdecimal() else 0
    if claimed > max(package.size(part) // _SMALLEST_STRING, _FEW_STRINGS):
        raise package.damaged(f"it claims to hold {claimed:,} texts and has no room for them")
