"""The columns of an export as numpy and Arrow hold them: every different text once.

What a text means is looked up once for every spelling of a column, never once for every row.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from loaders.long_rows import Flags, Numbers
from loaders.surveys.records import Spelling

MOST_TOLD = 200
"""So many spellings of a column are told, unless all are asked for."""
NOTHING = -1
"""The place of a blank cell's text."""
_AROUND = " \t\r\n\u00a0\u200b\u2060\ufeff"


@dataclass(frozen=True)
class TextColumn:
    """The cells of one column, or the answers to one question, from the top."""

    texts: pa.StringArray
    """The different texts, blanks at the ends cut off, each once, as they first appear."""
    places: Numbers
    """For every cell which of the texts it has; NOTHING where it is blank."""
    rows: Numbers
    """Its row, as on the screen."""
    respondents: Numbers
    """Its respondent: of one row per respondent, the row."""

    @cached_property
    def filled(self) -> int:
        """How many cells are not blank."""
        return int(np.count_nonzero(self.places >= 0))

    @property
    def different(self) -> int:
        """How many different texts there are."""
        return len(self.texts)

    def spellings(self, most: int | None = MOST_TOLD) -> tuple[Spelling, ...]:
        """The different texts, the most frequent first, then the first; all with `most` None."""
        filled = np.flatnonzero(self.places >= 0)
        counts = np.bincount(self.places[filled], minlength=len(self.texts))
        first = np.zeros(len(self.texts), np.int64)
        # Of cells with one text the last that is written stays: the first of the column.
        first[self.places[filled[::-1]]] = filled[::-1]
        kept = np.argsort(-counts, kind="stable")[:most]
        texts = self.texts.take(pa.array(kept)).to_pylist()
        rows = self.rows[first[kept]]
        found = zip(texts, counts[kept].tolist(), rows.tolist(), strict=True)
        return tuple(Spelling(text, count, row) for text, count, row in found)

    def only(self, is_kept: Flags) -> "TextColumn":
        """The cells with a true flag, and their texts."""
        texts, places = packed(self.texts, self.places[is_kept])
        return TextColumn(texts, places, self.rows[is_kept], self.respondents[is_kept])

    def without(self, is_blank: Flags) -> "TextColumn":
        """The same rows, those with a true flag blank."""
        places = np.where(is_blank, np.int32(NOTHING), self.places)
        return TextColumn(*packed(self.texts, places), self.rows, self.respondents)

    def repeated(self) -> Numbers:
        """Rows that fill a cell for a respondent who has a filled one above."""
        filled = np.flatnonzero(self.places >= 0)
        _, first = np.unique(self.respondents[filled], return_index=True)
        return np.delete(self.rows[filled], first)

    def contradicting(self) -> Numbers:
        """Rows whose text is another than the first that their respondent has."""
        filled = np.flatnonzero(self.places >= 0)
        _, first, of = np.unique(self.respondents[filled], return_index=True, return_inverse=True)
        places = self.places[filled]
        is_another: Flags = places != places[first][of]
        return self.rows[filled][is_another]


def column_of(texts: pa.ChunkedArray, rows: Numbers) -> TextColumn:
    """A column of one row per respondent; blanks at the ends of its texts are cut off."""
    found = texts.combine_chunks().dictionary_encode()
    found = pa.concat_arrays(found.chunks) if isinstance(found, pa.ChunkedArray) else found
    bare = pc.utf8_trim(pc.utf8_trim_whitespace(found.dictionary), characters=_AROUND)
    bare = pc.utf8_trim_whitespace(bare)
    bare = pc.if_else(pc.equal(bare, ""), None, bare).dictionary_encode()
    meant = np.append(numbers(bare.indices), np.int32(NOTHING))
    return TextColumn(bare.dictionary, meant[numbers(found.indices)], rows, rows)


def packed(texts: pa.StringArray, places: Numbers) -> tuple[pa.StringArray, Numbers]:
    """Texts without those that no cell has, and the cells' new places."""
    used = np.unique(places[places >= 0])
    anew = np.full(len(texts) + 1, NOTHING, np.int32)
    anew[used] = np.arange(len(used), dtype=np.int32)
    return texts.take(pa.array(used)), anew[places]


def numbers(places: pa.Int32Array) -> npt.NDArray[np.int32]:
    """Places of texts as numpy holds them; NOTHING where null."""
    found: npt.NDArray[np.int32] = pc.fill_null(places, NOTHING).to_numpy(zero_copy_only=False)
    return found
