"""What stops a load, or does not: always with its place and the way out."""

from dataclasses import dataclass


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
