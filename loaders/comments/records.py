"""What is read of rounds and comments."""

from dataclasses import dataclass
from datetime import date

from loaders.comments.known_records import KnownComment, KnownDisposition, KnownRound
from loaders.flat.findings import Line


@dataclass(frozen=True, slots=True)
class Round:
    """A comment round and its row."""

    line: Line
    as_read: KnownRound
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, and the field of its row that it stands in."""

    line: Line
    field: str
    as_read: KnownComment
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class Disposition:
    """What became of a comment, and its row."""

    line: Line
    as_read: KnownDisposition
    is_withdrawn: bool


NO_DAY = date.min
"""Of what has a problem, and so never becomes a row."""
