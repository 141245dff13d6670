"""What the attributes of rows and cells say, of which there are few different ones."""

import re
from dataclasses import dataclass
from enum import IntEnum, auto

from loaders.readers.plain_tags import NotPlain, Places

_ATTRIBUTES = re.compile(r'"((?:\s+[\w:.]+="[^"<]*")*)\s*/?')
_ATTRIBUTE = re.compile(r'([\w:.]+)="([^"]*)"')


class Type(IntEnum):
    """How the value of a cell is to be understood."""

    NUMBER = 0
    SHARED = auto()
    TEXT = auto()
    INLINE = auto()
    ERROR = auto()
    DATE = auto()
    """A number that is shown as a day or time."""
    ASKED = auto()
    """A duration, a boolean and whatever else: calamine is asked."""


TYPES = {
    None: Type.NUMBER,
    "n": Type.NUMBER,
    "s": Type.SHARED,
    "str": Type.TEXT,
    "inlineStr": Type.INLINE,
    "e": Type.ERROR,
}


@dataclass(frozen=True, slots=True)
class Written:
    """The attributes of some cells."""

    distinct: list[str]
    of_cell: Places

    def of(self, places: Places) -> "Written":
        """Those of some of the cells."""
        return Written(self.distinct, self.of_cell[places])

    def at(self, places: Places) -> list[str]:
        """Those of some of the cells, one by one."""
        return [self.distinct[one] for one in self.of_cell[places].tolist()]


def attributes_of(written: str) -> str:
    """The attributes behind a closing quote. Raises NotPlain for other notations."""
    match = _ATTRIBUTES.fullmatch(written)
    if match is None:
        raise NotPlain("the attributes of a cell are not written as usual")
    return match[1]


def named(attributes: str) -> dict[str, str]:
    """The attributes by name."""
    return dict(_ATTRIBUTE.findall(attributes))
