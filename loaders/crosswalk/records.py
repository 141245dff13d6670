"""What is read of a crosswalk: frameworks, their requirements, and links to plan items."""

from dataclasses import dataclass

from loaders.cells import Cell
from loaders.flat.findings import Line
from loaders.known import KnownItem


@dataclass(frozen=True, slots=True)
class Framework:
    """One framework and its row, or the row of the first requirement that names it."""

    line: Line
    framework_id: str
    name: str
    issuer: str | None
    source_note: str | None
    is_demonstration: bool
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement and its row."""

    line: Line
    framework_id: str
    code: str
    heading: str | None
    program: str | None
    text: str
    ordinal: int
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class Link:
    """That an item covers a requirement, or does so no more."""

    line: Line
    framework_id: str
    requirement_code: str
    item: KnownItem
    coverage: str
    note: str | None
    is_withdrawn: bool
    cell: Cell | None = None
    """Where it stands in a grid."""

    @property
    def address(self) -> str:
        """Where it stands."""
        return self.cell.address if self.cell else self.line.address("requirement")
