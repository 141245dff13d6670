"""Reads the table of shared texts of an .xlsx file as one column, without an object a text."""

from typing import IO

import numpy as np
import pyarrow as pa

from loaders.readers.plain_stretches import Stretches
from loaders.readers.plain_tags import Bytes, NotPlain, Words
from loaders.readers.plain_texts import Ask, is_as_shown, replaced
from loaders.readers.plain_xml import slices, words_of

_ENTRY, _TEXT, _TEXT_END, _ENTRY_END = 1, 2, 3, 4
_PLAIN = np.array([_ENTRY, _TEXT, _TEXT_END, _ENTRY_END])
_WRITTEN = {
    _ENTRY: (b"<si>", b"<si/", b"<si "),
    _TEXT: (b"<t>", b"<t "),
    _TEXT_END: (b"</t>",),
    _ENTRY_END: (b"</si",),
}


def shared_texts(stream: IO[bytes], ask: Ask) -> pa.StringArray:
    """Every shared text in its order; null where it shows nothing.

    Raises NotPlain for a table that is written in another way than office programs write it.
    """
    parts = [_texts(stretch, ask) for stretch in Stretches(stream, "sst", "si")]
    return pa.concat_arrays([pa.array([], pa.string()), *parts])


def _texts(stretch: bytes, ask: Ask) -> pa.StringArray:
    data, buffer, words = words_of(stretch)
    starts = np.flatnonzero(buffer == ord("<"))
    kinds = _kinds(words[starts])
    entries = np.flatnonzero(kinds == _ENTRY)
    if not len(entries) or entries[0]:
        raise NotPlain("its table of texts begins with something else")
    ends = np.append(starts[entries[1:]], len(stretch))
    tags = np.append(kinds, np.zeros(len(_PLAIN), np.uint8))[entries[:, None] + np.arange(4)]
    is_plain = np.diff(np.append(entries, len(kinds))) == len(_PLAIN)
    is_plain &= (tags == _PLAIN).all(axis=1)
    # Where an entry is not plain, an empty text stands in its place until it is asked for.
    begins = starts[entries]
    finishes = begins.copy()
    tag_ends = np.flatnonzero(buffer == ord(">"))
    plain = entries[is_plain]
    begins[is_plain] = tag_ends[np.searchsorted(tag_ends, starts[plain + 1])] + 1
    finishes[is_plain] = starts[plain + 2]
    texts = slices(data, begins, finishes)
    asked = np.flatnonzero(~(is_plain & is_as_shown(texts)))
    cells = [
        _as_cell(stretch[start:end])
        for start, end in zip(starts[entries[asked]].tolist(), ends[asked].tolist(), strict=True)
    ]
    found = [None if cell is None else cell.text for cell in ask(cells)]
    return replaced(texts, asked, found)


def _kinds(begins: Words) -> Bytes:
    kinds = np.zeros(len(begins), np.uint8)
    for kind, written in _WRITTEN.items():
        for sign in written:
            mask = np.uint64((1 << (8 * len(sign))) - 1)
            kinds[begins & mask == np.uint64(int.from_bytes(sign, "little"))] = kind
    return kinds


def _as_cell(entry: bytes) -> str:
    """An entry of the table as a cell that holds the text itself."""
    try:
        written = entry.decode().rstrip()
    except UnicodeDecodeError:
        raise NotPlain("its table of texts holds letters that are not UTF-8") from None
    inside = written.removeprefix("<si").removesuffix("</si>")
    end = "" if inside == "/>" else "</is>"
    return f'<c t="inlineStr"><is{inside}{end}</c>'
