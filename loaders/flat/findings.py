"""Gathers what is wrong or odd on the sheets of one workbook, each at its cell."""

from dataclasses import dataclass, field

from loaders.cells import Cell, Kind
from loaders.flat.checks import BROKEN
from loaders.flat.tables import FlatTable, Row
from loaders.problems import Problem

MOST = 500
"""Cells that are listed of one kind of fault; who has more corrects a formula and not cells."""
_NAMES = {"id": "Id", "percent": "% complete", "status": "Status", "decided_by": "Decided by"}


@dataclass(slots=True)
class Findings:
    """The problems and warnings of one file."""

    file_name: str
    problems: list[Problem] = field(default_factory=list)

    def say(self, sheet: str, cell: str, message: str, *, is_warning: bool = False) -> None:
        """Add one problem, or one warning."""
        self.problems.append(Problem(self.file_name, message, sheet, cell, is_warning))

    def say_at(
        self, table: FlatTable, name: str, line: int, says: str, *, is_warning: bool = False
    ) -> None:
        """Add one at a field of a row; `says` goes on from the name of the field's column."""
        column = table.columns[name].column if name in table.columns else 1
        cell = Cell(line, column, None, Kind.TEXT).address
        message = f"{called(table, name)} {says}"
        self.say(table.sheet.name, cell, message, is_warning=is_warning)

    def say_rest(self, table: FlatTable, number: int) -> None:
        """Say that there are more of the last kind than are listed."""
        if number > 0:
            says = f"{number:,} more cells like the last of these are not listed"
            self.say(table.sheet.name, "", says, is_warning=self.problems[-1].is_warning)


def called(table: FlatTable, name: str) -> str:
    """What a table calls a field, or would."""
    header = table.columns.get(name)
    title = _NAMES.get(name, name.replace("_", " ").capitalize())
    return title if header is None else " ".join(header.text.split())


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table, with a place to say what is wrong with it."""

    table: FlatTable
    row: Row
    found: Findings

    def cell(self, name: str) -> Cell | None:
        """The cell of a field; None where it is blank."""
        return self.row.cells.get(name)

    def code(self, name: str) -> str:
        """The words of a short cell such as a code, blanks evened out."""
        return self.row.text(name)

    def address(self, name: str) -> str:
        """Where a field stands, or would stand; the row's first cell where it has no column."""
        cell = self.row.cells.get(name)
        if cell is not None:
            return cell.address
        header = self.table.columns.get(name)
        column = header.column if header is not None else 1
        return Cell(self.row.number, column, None, Kind.TEXT).address

    def refuse(self, name: str, says: str) -> None:
        """A problem at a field; `says` goes on from the column's name."""
        self._say(name, says, is_warning=False)

    def warn(self, name: str, says: str) -> None:
        """A warning at a field; `says` goes on from the column's name."""
        self._say(name, says, is_warning=True)

    def words(self, name: str) -> str | None:
        """What a cell of prose says; None where it is blank or shows no value."""
        cell = self.row.cells.get(name)
        if cell is None:
            return None
        if cell.kind in BROKEN:
            self.refuse(name, BROKEN[cell.kind].format(cell.text))
            return None
        return cell.text.strip() or None

    def gives(self, names: tuple[str, ...]) -> bool:
        """Whether any of these fields is filled in."""
        return any(name in self.row.cells for name in names)

    def _say(self, name: str, says: str, *, is_warning: bool) -> None:
        sheet, cell = self.table.sheet.name, self.address(name)
        says = f"{called(self.table, name)} {says}"
        self.found.say(sheet, cell, says, is_warning=is_warning)
