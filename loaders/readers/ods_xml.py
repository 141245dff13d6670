"""Follows the elements of an .ods file's content; handlers for expat."""

import re
from collections.abc import Iterator

from loaders.readers.facts import MOST_ROWS, Facts

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_CALCEXT = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_HIDDEN = ("collapse", "filter")
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
_ASIDE = (_OFFICE + "annotation", _TABLE + "tracked-changes", _TABLE + "shapes")
"""Elements whose text and tables are not the sheet's."""
_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?$|Err:\d+$")
_MOST_REPEATED = 1_000
"""Equal errors or percentages in one direction that are kept, each at its place."""


class OdsScan:
    """Fills `sheets` while the parser runs. Raises ValueError for counts that are no numbers."""

    def __init__(self) -> None:
        self.sheets: list[Facts] = []
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._next_column_definition = 1
        self._cell: dict[str, str] | None = None
        self._words: list[str] = []
        self._aside = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if self._aside or name in _ASIDE:
            self._aside += 1
        elif name in _CELLS:
            self._cell, self._words = attributes, []
            self._columns = _count(attributes, "number-columns-repeated")
        elif name == _TABLE + "table-row":
            self._start_row(attributes)
        elif name == _TABLE + "table":
            is_hidden = attributes.get(_TABLE + "style-name", "") in self._hidden_styles
            self.sheets.append(Facts(attributes.get(_TABLE + "name", ""), is_hidden))
            self._row, self._rows, self._next_column_definition = 0, 1, 1
        elif name == _TABLE + "table-column":
            self._define_columns(attributes)
        elif name == _STYLE + "style":
            self._style = attributes.get(_STYLE + "name", "")
        elif name == _STYLE + "table-properties" and attributes.get(_TABLE + "display") == "false":
            self._hidden_styles.add(self._style)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if self._aside:
            self._aside -= 1
        elif name in _CELLS and self._cell is not None:
            self._end_cell(self._cell)
            self._column += self._columns
            self._cell = None
        elif name == _TABLE + "table-row":
            self._row += self._rows - 1

    def text(self, words: str) -> None:
        """Take text; only that of cells is kept."""
        if self._cell is not None and not self._aside:
            self._words.append(words)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row, self._column = self._row + 1, 1
        self._rows = _count(attributes, "number-rows-repeated")
        if attributes.get(_TABLE + "visibility") in _HIDDEN and self.sheets:
            # A hidden rest of the sheet is one row repeated a million times.
            self.sheets[-1].hidden_rows.update(range(self._row, self._row + self._rows))

    def _define_columns(self, attributes: dict[str, str]) -> None:
        first = self._next_column_definition
        self._next_column_definition += _count(attributes, "number-columns-repeated")
        if attributes.get(_TABLE + "visibility") in _HIDDEN and self.sheets:
            self.sheets[-1].hidden_columns.append((first, self._next_column_definition - 1))

    def _end_cell(self, cell: dict[str, str]) -> None:
        facts, place = self.sheets[-1], (self._row, self._column)
        words = "".join(self._words).strip()
        kind = cell.get(_OFFICE + "value-type", "")
        formula = _TABLE + "formula" in cell
        if words or kind not in {"", "string"}:
            facts.filled += self._rows * self._columns
            facts.stretch(*place, self._rows, self._columns)
        if kind == "percentage":
            for row, column in self._repeated():
                facts.shown[row, column] = "percent"
        if cell.get(_CALCEXT + "value-type") == "error" or (formula and _ERROR.match(words)):
            for row, column in self._repeated():
                facts.errors[row, column] = words or "#VALUE!"
        elif formula and not kind and not words:
            facts.uncalculated.add(place)
            facts.stretch(*place)
        rows = _count(cell, "number-rows-spanned")
        columns = _count(cell, "number-columns-spanned")
        if rows > 1 or columns > 1:
            bottom, right = self._row + rows - 1, self._column + columns - 1
            facts.merged.append((*place, bottom, right))

    def _repeated(self) -> Iterator[tuple[int, int]]:
        """The places of equal cells, written once."""
        for row in range(self._row, self._row + min(self._rows, _MOST_REPEATED)):
            for column in range(self._column, self._column + min(self._columns, _MOST_REPEATED)):
                yield row, column


def _count(attributes: dict[str, str], name: str) -> int:
    return min(max(int(attributes.get(_TABLE + name, "1")), 1), MOST_ROWS)
