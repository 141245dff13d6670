"""The list that a line such as `Guiding Principles` or `Strategies:` opens, and what is on it."""

from dataclasses import dataclass

from loaders.outlines.line import Line


@dataclass(slots=True)
class Listing:
    """A list that is open."""

    kind: str
    """`level`, `statement`, `field`, or `words` of one text such as the vision."""
    name: str
    """The level, the kind of statement, the field, or `vision`."""
    first: Line | None = None

    def takes(self, line: Line) -> bool:
        """Whether a line is on it: all are like the first, with a bullet or number or without."""
        if line.heading is not None:
            return False
        if self.first is None:
            self.first = None if self.is_lead_in(line) else line
            return True
        if self.first.is_marked:
            return line.is_marked
        return self.kind != "words" and not line.is_marked and _follows(line, self.first)

    def is_lead_in(self, line: Line) -> bool:
        """Whether a line only leads to the list, such as `We will:`."""
        return self.first is None and not line.is_marked and line.text.endswith(":")


def _follows(line: Line, first: Line) -> bool:
    """Whether lines without bullets may be of one list: alike and no prose."""
    is_alike = line.depth == first.depth and line.text.isupper() == first.text.isupper()
    return line.sheet is first.sheet and is_alike and not line.is_prose
