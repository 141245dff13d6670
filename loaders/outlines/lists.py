"""The list that a line such as `Guiding Principles` or `Strategies:` opens, and what is on it."""

from dataclasses import dataclass

from loaders.outlines.lines import Line


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
            self.first = line
            return True
        if _is_marked(self.first):
            return _is_marked(line)
        return self.kind != "words" and not _is_marked(line) and _follows(line, self.first)


def _is_marked(line: Line) -> bool:
    return line.is_bulleted or line.number is not None


def _follows(line: Line, first: Line) -> bool:
    """Whether lines without bullets may be of one list: on one sheet, equally deep, no prose."""
    return line.sheet is first.sheet and line.depth == first.depth and not line.is_prose
