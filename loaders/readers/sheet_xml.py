"""Follows the elements of one worksheet's XML; a handler for expat, so fast before pretty."""

import re
from collections.abc import Mapping
from xml.parsers.expat import XMLParserType

from loaders.readers.facts import MOST_COLUMNS, MOST_ROWS, Facts
from loaders.readers.number_formats import Shown

_DIGITS = "0123456789"
_RANGE = re.compile(r"\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$")
_TRUE = ("1", "true", "on")
_LONGEST_COLUMN = 7


class SheetScan:
    """Fills `facts` while the parser runs; call `finish` after the last element.

    Raises ValueError for a reference that is none.
    """

    def __init__(self, facts: Facts, parser: XMLParserType, formats: Mapping[str, Shown]) -> None:
        self._facts = facts
        self._formats = formats
        self._shows: Shown | None = None
        self._parser = parser
        self._row = 0
        self._column = 0
        self._type: str | None = None
        self._is_open = False
        self._has_formula = False
        self._text: str | None = None
        """What the open `<v>` holds, kept for errors and formulas alone; None outside one."""
        self._names: dict[str, str] = {}
        self._columns: dict[str, int] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element, whatever prefix its namespace has."""
        tag = self._names.get(name)
        if tag is None:
            tag = self._names[name] = name.rpartition(":")[2]
        if tag == "c":
            self._cell(attributes)
        elif tag in {"v", "is"}:
            self._value()
        elif tag == "f":
            self._has_formula = self._is_open
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "extLst":
            self._close()
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif tag == "col" and attributes.get("hidden") in _TRUE:
            first, last = int(attributes.get("min", "0")), int(attributes.get("max", "0"))
            self._facts.hidden_columns.append((first, last))

    def finish(self) -> None:
        """Settle the last cell."""
        if self._type == "e" or self._has_formula:
            self._settle()

    def _close(self) -> None:
        """Leave the cells: extensions name formulas too, of charts and rules."""
        self.finish()
        self._is_open = False

    def _cell(self, attributes: dict[str, str]) -> None:
        if self._type == "e" or self._has_formula:
            self._settle()
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            letters = reference.rstrip(_DIGITS)
            self._column = self._columns.get(letters) or self._number(letters)
            row = reference[len(letters) :]
            self._row = int(row) if row else self._row
        self._type = attributes.get("t")
        self._shows = self._formats.get(attributes.get("s", ""))
        self._is_open = True

    def _value(self) -> None:
        facts, row, column = self._facts, self._row, self._column
        facts.filled += 1
        (top, left), (bottom, right) = facts.first, facts.last
        if not (top <= row <= bottom and left <= column <= right):
            facts.stretch(row, column)
        if self._shows is not None:
            facts.shown[row, column] = self._shows
        if self._type == "e" or self._has_formula:
            self._text = ""
            self._parser.CharacterDataHandler = self._take

    def _take(self, text: str) -> None:
        self._text = (self._text or "") + text

    def _settle(self) -> None:
        self._parser.CharacterDataHandler = None
        place, text = (self._row, self._column), self._text
        value = (text or "").strip()
        if self._type == "e":
            self._facts.errors[place] = value or "#VALUE!"
        elif not value and (self._type != "str" or text is None):
            # A text result may be empty; a number cannot: the formula was never calculated.
            self._facts.uncalculated.add(place)
            self._facts.stretch(*place)
        self._type, self._has_formula, self._text = None, False, None

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.finish()
        self._is_open = False
        number = attributes.get("r")
        self._row = int(number) if number else self._row + 1
        self._column = 0
        if attributes.get("hidden") in _TRUE:
            self._facts.hidden_rows.add(self._row)

    def _merge(self, reference: str) -> None:
        match = _RANGE.match(reference)
        if match is None:
            return
        left, top, right, bottom = match.groups()
        first = (int(top), self._number(left))
        last = (int(bottom or top), self._number(right or left))
        if last[0] <= MOST_ROWS and last[1] <= MOST_COLUMNS:
            self._facts.merged.append((*first, *last))

    def _number(self, letters: str) -> int:
        plain = letters.strip("$").upper()
        if not plain.isascii() or not plain.isalpha() or len(plain) > _LONGEST_COLUMN:
            raise ValueError(letters)
        number = 0
        for letter in plain:
            number = number * 26 + ord(letter) - ord("A") + 1
        self._columns[letters] = number
        return number
