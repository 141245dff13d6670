"""What a file holds once it is opened: sheets of cells that know their address."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.long_rows import LongRows

Value = str | int | float | bool | datetime | date | time | timedelta | None


class Kind(StrEnum):
    """What a cell shows to the person who looks at it."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"
    """An error value such as #DIV/0!; `Cell.value` is its text."""
    FORMULA = "formula"
    """A formula that was never calculated; `Cell.value` is None."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is not blank; rows and columns count from 1, as on the screen."""

    row: int
    column: int
    value: Value
    kind: Kind
    rows: int = 1
    """Rows that the merged range covers whose top left corner this is; 1 when not merged."""
    columns: int = 1
    is_hidden: bool = False
    """Its row or its column is hidden."""

    @property
    def address(self) -> str:
        """The cell's name on its sheet, such as `B7`."""
        return f"{column_letters(self.column)}{self.row}"

    @property
    def text(self) -> str:
        """The value as a person reads it; whole numbers without `.0`, dates as ISO dates."""
        match self.value:
            case None:
                return ""
            case bool():
                return "TRUE" if self.value else "FALSE"
            case float() if self.value.is_integer():
                return str(int(self.value))
            case datetime() if self.value.time() == time():
                return self.value.date().isoformat()
            case date() | time():
                return self.value.isoformat()
        return str(self.value)


@dataclass(slots=True)
class Sheet:
    """Cells by (row, column). A blank cell is absent; a merged range stands at its top left.

    A sheet of very many rows is `long`: it has its first rows as cells, and all of them, those
    too, as columns.
    """

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    is_hidden: bool = False
    is_prose: bool = False
    """Paragraphs of a Word document between two tables, one a row, all in column A."""
    styles: dict[int, str] = field(default_factory=dict)
    """On a prose sheet: row to Word's paragraph style, such as `Heading 2`."""
    depths: dict[int, int] = field(default_factory=dict)
    """On a prose sheet: row to its depth on Word's list, of those below its first level."""
    long: "LongRows | None" = None

    def rows(self) -> list[list[Cell]]:
        """The rows that are not blank, from the top, each with its cells from the left."""
        rows: dict[int, list[Cell]] = {}
        for (row, _), cell in sorted(self.cells.items()):
            rows.setdefault(row, []).append(cell)
        return list(rows.values())


@dataclass(slots=True)
class Workbook:
    """An opened file; for a Word document, prose and tables as sheets in their order."""

    file_name: str
    format: str
    """xlsx, xlsm, xlsb, xls, ods, csv, tsv, txt, docx or ics: what it is, whatever it is called."""
    reader: str
    """Which library read it, such as `calamine` or `openpyxl (calamine could not: ...)`."""
    sheets: list[Sheet] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What the reader has to say of the whole file, such as `encoding: Windows-1252`."""

    def source(self, sheet: Sheet, cell: Cell) -> str:
        """Where a value came from: `file!sheet!cell`."""
        return f"{self.file_name}!{sheet.name}!{cell.address}"


def column_letters(column: int) -> str:
    """Name of a column, counted from 1: 1 is `A`, 27 is `AA`."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
