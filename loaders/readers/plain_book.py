"""Reads the large sheets of one .xlsx file in columns, with the texts and formats they share."""

from functools import partial
from xml.etree.ElementTree import Element

import pyarrow as pa

from loaders.problems import Refused
from loaders.progress import Progress
from loaders.readers import plain_sheet
from loaders.readers.asking import shown
from loaders.readers.calamine import CalamineFailed
from loaders.readers.facts import Facts
from loaders.readers.number_formats import Shown, formats_shown
from loaders.readers.package import BROKEN, Package
from loaders.readers.plain_cells import PlainCells
from loaders.readers.plain_strings import shared_texts
from loaders.readers.plain_tags import NotPlain
from loaders.readers.plain_texts import Answers

_TRUE = ("1", "true", "on")


class PlainBook:
    """What the sheets of a workbook need of it: its formats, and the large ones its texts."""

    def __init__(
        self, package: Package, main: str, root: Element, most_cells: int, progress: Progress | None
    ) -> None:
        self._package = package
        self._related = dict(package.relationships(main).values())
        self._is_1904 = any(
            entry.get("date1904") in _TRUE
            for entry in root
            if entry.tag.rpartition("}")[2] == "workbookPr"
        )
        self._most_cells = most_cells
        self._progress = progress
        self._cells: PlainCells | None = None
        self.formats = self._formats()

    def _formats(self) -> dict[str, Shown]:
        """The formats that matter; none where the part that tells them cannot be read."""
        try:
            return formats_shown(self._package.tree(self._related.get("styles", "")))
        except Refused:
            return {}

    def read(self, blank: Facts, part: str) -> Facts:
        """The facts of a sheet with all its rows; of `blank` are its name and whether it is hidden.

        Raises NotPlain for a sheet that is not written as office programs write it.
        """
        facts = Facts(blank.name, blank.is_hidden)
        try:
            if self._cells is None:
                self._cells = self._prepared()
            with self._package.open(part) as stream:
                plain_sheet.read(stream, facts, self._cells, partial(self._tell, part))
        except CalamineFailed as failed:
            raise NotPlain(str(failed)) from failed
        except BROKEN:
            raise self._package.damaged(f"its sheet '{facts.name}' cannot be read") from None
        return facts

    def _tell(self, part: str, facts: Facts, done: int) -> None:
        facts.check_area(self._package.name, self._most_cells)
        if self._progress is not None:
            share = done / max(self._package.size(part), 1)
            self._progress(share, f"Reading sheet '{facts.name}'")

    def _prepared(self) -> PlainCells:
        ask = partial(
            shown,
            styles=self._content("styles"),
            formats=self.formats,
            is_1904=self._is_1904,
        )
        part = self._related.get("sharedStrings", "")
        strings = pa.array([], pa.string())
        if self._package.has(part):
            try:
                with self._package.open(part) as stream:
                    strings = shared_texts(stream, ask)
            except BROKEN:
                raise self._package.damaged("its table of texts cannot be read") from None
        return PlainCells(strings, Answers(ask))

    def _content(self, kind: str) -> bytes | None:
        part = self._related.get(kind, "")
        if not self._package.has(part):
            return None
        with self._package.open(part) as stream:
            return stream.read()
