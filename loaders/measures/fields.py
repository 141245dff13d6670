"""One row of a catalogue, field by field: what is wrong is said at its cell and reads as None."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from loaders.cells import Cell
from loaders.flat.checks import BROKEN
from loaders.flat.findings import Line
from loaders.spelling import shortened

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one row; cells that show no value are told of elsewhere and read as blank."""

    line: Line

    def cell(self, name: str) -> Cell | None:
        """The cell of a field; None where it is blank or broken."""
        cell = self.line.cell(name)
        return None if cell is None or cell.kind in BROKEN else cell

    def words(self, name: str) -> str | None:
        """What a cell says, with its line breaks; None where it is blank."""
        cell = self.cell(name)
        return (cell.text.strip() or None) if cell else None

    def read(self, name: str, parse: Callable[[Cell], _T]) -> _T | None:
        """What a parser makes of a cell; where it raises ValueError that is said, and None."""
        cell = self.cell(name)
        if cell is None:
            return None
        try:
            return parse(cell)
        except ValueError as error:
            self.line.refuse(name, str(error))
            return None

    def choose(self, name: str, parse: Callable[[str], _T]) -> _T | None:
        """The same for a cell that holds one of a few words."""
        return self.read(name, lambda cell: parse(cell.text))

    def tell(self, says: str) -> None:
        """A warning at the row's code, which it begins with."""
        line = self.line
        words = f"{line.code('code')} {says}".strip()
        line.found.say(line.table.sheet.name, line.address("code"), words, is_warning=True)

    def not_used(self, names: tuple[str, ...], says: str) -> None:
        """A warning at each of these fields that is filled in all the same."""
        for name in names:
            if self.cell(name) is not None:
                self.line.warn(name, says)


def whole_number(cell: Cell, least: int, most: int) -> int:
    """A whole number from least to most; raises ValueError for anything else."""
    try:
        number = float(cell.text)
    except ValueError:
        number = -1.5
    if not number.is_integer() or not least <= number <= most:
        says = f"should be a whole number from {least} to {most}, not '{shortened(cell.text)}'"
        raise ValueError(says)
    return int(number)
