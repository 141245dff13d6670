"""What stops a load, or does not: always with its place and the way out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error of ours
    """A file or a request is refused; the message is one plain sentence for its user."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong (or, as a warning, odd) at one place of a file."""

    file_name: str
    message: str
    """The thing and the way out, such as `Status should be one of ..., not 'fine'`."""
    sheet: str = ""
    cell: str = ""
    is_warning: bool = False

    def __str__(self) -> str:
        place = [self.file_name]
        if self.sheet:
            place.append(f"sheet '{self.sheet}'")
        if self.cell:
            place.append(f"cell {self.cell}")
        return f"{', '.join(place)}: {self.message}"


def place_of(file_name: str, source: str) -> tuple[str, str]:
    """Sheet and cell of a source `file!sheet!cell`; a name may hold that sign too."""
    sheet, _, cell = source.removeprefix(f"{file_name}!").rpartition("!")
    return sheet, cell


def in_order(found: Iterable[Problem], sheets: Iterable[str]) -> list[Problem]:
    """Problems before warnings, each in the order of the sheets and as these are read."""
    order = {name: place for place, name in enumerate(sheets)}
    return sorted(
        found,
        key=lambda one: (one.is_warning, order.get(one.sheet, -1), reading_order(one)),
    )


def reading_order(problem: Problem) -> tuple[int, int, str]:
    """Sorts the problems of a sheet as it is read: row by row, each from the left."""
    found = _ADDRESS.fullmatch(problem.cell)
    if found is None:
        return 0, 0, ""
    # Z stands before AA.
    return int(found[2]), len(found[1]), found[1]
