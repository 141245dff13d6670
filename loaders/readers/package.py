"""A zipped office file: checked before anything is parsed, then its parts by name."""

import posixpath
import zipfile
import zlib
from pathlib import Path
from typing import IO, Self
from xml.etree.ElementTree import Element
from xml.parsers import expat

from defusedxml import DefusedXmlException, ElementTree

from loaders.problems import Refused
from loaders.settings import Limits

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
"""What `zipfile` raises over a damaged part; RuntimeError for an encrypted one."""

_MILLION = 1_000_000
_MOST_PARTS = 20_000
_CHUNK = 65_536


class Package:
    """The parts of one zipped file. A part's name is looked up without regard to case.

    Opening raises Refused for a damaged or encrypted zip, for one beyond the limits, and for XML
    that declares a document type.
    """

    def __init__(self, path: Path, name: str, limits: Limits) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(path)
        except (*BROKEN, ValueError):
            raise self.damaged("it is cut off or overwritten") from None
        self.parts = {_plain(entry.filename): entry for entry in self._zip.infolist()}
        try:
            self._check(limits)
            self._check_document_types()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def damaged(self, how: str) -> Refused:
        """Return the refusal of a damaged file; `how` completes `it is damaged: ...`."""
        return Refused(
            f"{self.name} is damaged: {how}; open it in the program that wrote it, "
            "save it anew and load that."
        )

    def open(self, part: str) -> IO[bytes]:
        """One part as a stream. Raises KeyError where there is none, else one of BROKEN."""
        return self._zip.open(self.parts[_plain(part)])

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return _plain(part) in self.parts

    def size(self, part: str) -> int:
        """Bytes of a part when unpacked."""
        return self.parts[_plain(part)].file_size

    def tree(self, part: str) -> Element | None:
        """Return a small part as a tree, None where there is none; Refused for what is not XML."""
        if not self.has(part):
            return None
        try:
            with self.open(part) as stream:
                root = ElementTree.parse(stream, forbid_dtd=True).getroot()
        except DefusedXmlException:
            raise self._declares(part) from None
        except (ElementTree.ParseError, ValueError, LookupError, *BROKEN):
            raise self.damaged(f"its part {part} cannot be read") from None
        return root if isinstance(root, Element) else None

    def relationships(self, part: str) -> dict[str, tuple[str, str]]:
        """Return what a part refers to: id to (last word of the type, name of the part)."""
        folder, file = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for entry in root if root is not None else ():
            target = entry.get("Target", "").replace("\\", "/")
            kind = entry.get("Type", "").rpartition("/")[2]
            name = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            found[entry.get("Id", "")] = (kind, name)
        return found

    def _check(self, limits: Limits) -> None:
        entries = self._zip.infolist()
        if not entries:
            raise self.damaged("there is nothing in it")
        if len(entries) != len(self.parts) or len(entries) > _MOST_PARTS:
            raise self.damaged("it holds two parts of the same name, or far too many")
        if any(entry.flag_bits & 1 for entry in entries):
            raise Refused(f"{self.name} is protected with a password; save a copy without one.")
        whole = sum(entry.file_size for entry in entries)
        largest = max(entry.file_size for entry in entries)
        ratio = max((_ratio(entry) for entry in entries), default=0)
        for value, limit, setting, unit in (
            (whole / _MILLION, limits.unpacked_mb, "unpacked_mb", "MB unpacked"),
            (largest / _MILLION, limits.part_mb, "part_mb", "MB in one part"),
            (ratio, limits.compression_ratio, "compression_ratio", "times its packed size"),
        ):
            if value > limit:
                raise Refused(
                    f"{self.name} would need {value:,.0f} {unit}, more than the {limit:,} that "
                    f"`{setting}` under [limits] in headway.toml allows; delete what is not "
                    "needed from it, or raise that limit."
                )

    def _check_document_types(self) -> None:
        for name, entry in self.parts.items():
            if name.endswith((".xml", ".rels")):
                try:
                    declares = _declares_type(self._zip, entry)
                except BROKEN:
                    raise self.damaged(f"its part {entry.filename} cannot be unpacked") from None
                # Old OpenOffice names the type of its manifest and declares nothing in it.
                if declares and not (name == "meta-inf/manifest.xml" and declares == "names"):
                    raise self._declares(entry.filename)

    def _declares(self, part: str) -> Refused:
        return Refused(
            f"{self.name} declares XML entities in {part}, which no office program writes and "
            "which can harm; save it anew from Excel, Word or LibreOffice and load that."
        )


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _ratio(entry: zipfile.ZipInfo) -> float:
    if entry.file_size <= _MILLION:
        return 0
    return entry.file_size / max(entry.compress_size, 1)


def _declares_type(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str:
    """Whether XML `names` a document type, `declares` one of its own, or neither (empty)."""
    found: list[str] = []
    parser = expat.ParserCreate()
    started = False

    def doctype(_name: str, _system: str | None, _public: str | None, has_subset: bool) -> None:
        found.append("declares" if has_subset else "names")

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal started
        started = True

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = start
    with archive.open(entry) as stream:
        while not started and not found and (chunk := stream.read(_CHUNK)):
            try:
                parser.Parse(chunk)
            except expat.ExpatError:
                break  # not XML; whoever needs the part will say so
    return found[0] if found else ""
