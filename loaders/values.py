"""What people type into the cell of a value."""

from dataclasses import dataclass
from typing import Literal

from loaders.cells import Cell, Kind
from loaders.spelling import plain, shortened


@dataclass(frozen=True, slots=True)
class Parsed:
    """A value cell as it was meant, in the unit of its measure (percent 61.2, not 0.612)."""

    number: float | None
    kind: Literal["number", "blank", "withdraw", "not available"]
    written: Literal["", "percent", "money", "ratio"] = ""
    """Which sign stood beside the number."""
    warnings: tuple[str, ...] = ()
    """Half sentences that go on from the column's name."""
    numerator: float | None = None
    denominator: float | None = None


def parse_value(cell: Cell | None, unit: str) -> Parsed:
    """Read a value; None is a blank cell. Raises ValueError with half a sentence."""
    if cell is None or (cell.kind is Kind.TEXT and not plain(cell.text)):
        return Parsed(None, "blank")
    if cell.kind is Kind.TEXT and plain(cell.text).lower() == "withdraw":
        return Parsed(None, "withdraw")
    try:
        return Parsed(float(cell.text.rstrip("%")), "number")
    except ValueError:
        raise ValueError(f"should be a number, not '{shortened(cell.text)}'") from None
