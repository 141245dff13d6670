"""Finds the tags in the XML of a sheet's plain rows, a stretch at a time, without an object a tag.

Only what office programs write for plain rows is known here; over anything else `NotPlain` is
raised, and the slower readers, which know all of XML, read the sheet.
"""

from dataclasses import dataclass
from enum import IntEnum, auto

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]
"""Indexes of bytes, of tags, of cells or of rows."""
Flags = npt.NDArray[np.bool_]
Bytes = npt.NDArray[np.uint8]
Words = npt.NDArray[np.uint64]

BYTE_BITS = 8


class NotPlain(Exception):  # noqa: N818 - the slower reader is asked
    """The rows are written in a way that is not known here; the message says in which."""


class Tag(IntEnum):
    """What stands between `<` and `>`; one that closes itself comes right after its own."""

    ROW = 1
    ROW_CLOSED = auto()
    ROW_END = auto()
    CELL = auto()
    CELL_CLOSED = auto()
    CELL_END = auto()
    VALUE = auto()
    VALUE_CLOSED = auto()
    VALUE_END = auto()
    FORMULA = auto()
    FORMULA_CLOSED = auto()
    FORMULA_END = auto()
    INLINE = auto()
    INLINE_END = auto()
    TEXT = auto()
    TEXT_CLOSED = auto()
    TEXT_END = auto()


_WRITTEN = {
    Tag.ROW: b'<row r="',
    Tag.ROW_END: b"</row>",
    Tag.CELL: b'<c r="',
    Tag.CELL_END: b"</c>",
    Tag.VALUE: b"<v",
    Tag.VALUE_END: b"</v>",
    Tag.FORMULA: b"<f",
    Tag.FORMULA_END: b"</f>",
    Tag.INLINE: b"<is>",
    Tag.INLINE_END: b"</is>",
    Tag.TEXT: b"<t",
    Tag.TEXT_END: b"</t>",
}
REFERENCE = len(_WRITTEN[Tag.CELL])
ROW_NUMBER = len(_WRITTEN[Tag.ROW])

_CELL_OR_END = (Tag.CELL, Tag.CELL_CLOSED, Tag.ROW_END)
_ROW = (Tag.ROW, Tag.ROW_CLOSED)
_VALUE_OR_END = (Tag.VALUE, Tag.VALUE_CLOSED, Tag.CELL_END)
_FOLLOWED_BY = {
    Tag.ROW: _CELL_OR_END,
    Tag.ROW_CLOSED: _ROW,
    Tag.ROW_END: _ROW,
    Tag.CELL: (*_VALUE_OR_END, Tag.FORMULA, Tag.FORMULA_CLOSED, Tag.INLINE),
    Tag.CELL_CLOSED: _CELL_OR_END,
    Tag.CELL_END: _CELL_OR_END,
    Tag.VALUE: (Tag.VALUE_END,),
    Tag.VALUE_END: (Tag.CELL_END,),
    Tag.VALUE_CLOSED: (Tag.CELL_END,),
    Tag.FORMULA: (Tag.FORMULA_END,),
    Tag.FORMULA_CLOSED: _VALUE_OR_END,
    Tag.FORMULA_END: _VALUE_OR_END,
    Tag.INLINE: (Tag.TEXT, Tag.TEXT_CLOSED),
    Tag.INLINE_END: (Tag.CELL_END,),
    Tag.TEXT: (Tag.TEXT_END,),
    Tag.TEXT_CLOSED: (Tag.INLINE_END,),
    Tag.TEXT_END: (Tag.INLINE_END,),
}
"""No tag stands in two places of a row, so these pairs are the whole grammar."""


@dataclass(frozen=True, slots=True)
class Tags:
    """Every tag of a stretch of rows, in their order."""

    kinds: Bytes
    starts: Places
    """Where its `<` stands."""
    ends: Places
    """Where its `>` stands."""

    def of(self, *kinds: Tag) -> Places:
        """Which of the tags are of these kinds."""
        found = self.kinds == kinds[0]
        for kind in kinds[1:]:
            found |= self.kinds == kind
        return np.flatnonzero(found)


def tags_of(buffer: Bytes, words: Words) -> Tags:
    """The tags of whole rows; `words` are the eight bytes that begin at each place of `buffer`."""
    starts = np.flatnonzero(buffer == ord("<"))
    ends = _ends(buffer, starts)
    begins = words[starts]
    kinds = _BY_TWO[(begins >> np.uint64(BYTE_BITS)).astype(np.uint16)]
    if not ((begins & _MASK[kinds]) == _WORD[kinds]).all():
        raise NotPlain("it has elements that plain rows do not have")
    kinds += (buffer[ends - 1] == ord("/")) & _MAY_CLOSE[kinds]
    if not (
        len(kinds)
        and _IS_PAIR[Tag.ROW_END, kinds[0]]
        and _IS_PAIR[kinds[-1], Tag.ROW]
        and _IS_PAIR.ravel()[kinds[:-1].astype(np.intp) * len(_IS_PAIR) + kinds[1:]].all()
    ):
        raise NotPlain("its elements stand in an order that plain rows do not have")
    return Tags(kinds, starts, ends)


def _ends(buffer: Bytes, starts: Places) -> Places:
    ends = np.flatnonzero(buffer == ord(">"))
    if len(ends) == len(starts) and (starts < ends).all() and (ends[:-1] < starts[1:]).all():
        return ends
    # A text may hold that sign too.
    following = np.searchsorted(ends, starts)
    if len(following) and following[-1] >= len(ends):
        raise NotPlain("a tag is not closed")
    return ends[following]


def _tables() -> tuple[Bytes, Words, Words, Flags, Flags]:
    """By the two letters after `<`, the tag; by the tag, what it begins with and what follows."""
    count = max(Tag) + 1
    by_two, may_close = np.zeros(1 << 16, np.uint8), np.zeros(count, bool)
    word, mask = np.zeros(count, np.uint64), np.zeros(count, np.uint64)
    word[0] = 1  # what is no tag has no letters under a mask of none, and so never equals this
    for tag, written in _WRITTEN.items():
        for sign in (b" ", b">", b"/") if len(written) == len(b"<f") else (b"",):
            by_two[int.from_bytes((written + sign)[1:3], "little")] = tag
        word[tag] = int.from_bytes(written, "little")
        mask[tag] = (1 << (BYTE_BITS * len(written))) - 1
        may_close[tag] = written[:2] != b"</" and tag is not Tag.INLINE
    is_pair = np.zeros((count, count), bool)
    for tag, following in _FOLLOWED_BY.items():
        is_pair[tag, list(following)] = True
    return by_two, word, mask, may_close, is_pair


_BY_TWO, _WORD, _MASK, _MAY_CLOSE, _IS_PAIR = _tables()
