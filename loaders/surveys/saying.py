"""Says what is wrong or odd about one export, each at its cell."""

from dataclasses import dataclass

from loaders.flat.findings import Findings
from loaders.surveys.columns import Column


@dataclass(frozen=True, slots=True)
class Saying:
    """The problems and warnings of one sheet."""

    found: Findings
    sheet: str

    def refuse(self, message: str, cell: str = "") -> None:
        """A problem at a cell of the sheet."""
        self.found.say(self.sheet, cell, message)

    def warn(self, message: str, cell: str = "") -> None:
        """A warning at a cell of the sheet."""
        self.found.say(self.sheet, cell, message, is_warning=True)

    def refuse_at(self, column: Column, message: str, row: int | None = None) -> None:
        """A problem in a row of a column; at its header without one."""
        self.refuse(message, _cell(column, row))

    def warn_at(self, column: Column, message: str, row: int | None = None) -> None:
        """A warning in a row of a column; at its header without one."""
        self.warn(message, _cell(column, row))


def _cell(column: Column, row: int | None) -> str:
    return column.header_cell if row is None else f"{column.letters}{row}"
