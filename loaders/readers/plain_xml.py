"""Cuts the XML of plain rows of a sheet into cells, a stretch at a time, and no object a cell."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from loaders.readers.plain_tags import (
    BYTE_BITS,
    REFERENCE,
    ROW_NUMBER,
    Bytes,
    Flags,
    NotPlain,
    Places,
    Tag,
    Tags,
    Words,
    tags_of,
)

_WORD_BYTES = 8
_PADDING = bytes(2 * _WORD_BYTES)
_MOST_DIGITS = 7
_MOST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of rows, cut. One entry a row where a name begins with `row_`, else one a cell."""

    data: bytes
    tags: Tags
    row_numbers: Places
    row_attributes: pa.DictionaryArray
    """What follows a row's number up to `>`, from the quote that closes the number."""
    row_of: Places
    """Index of the row that the cell stands in."""
    columns: Places
    attributes: pa.DictionaryArray
    """What follows a cell's reference up to `>`, from the quote that closes the reference."""
    has_value: Flags
    has_formula: Flags
    is_inline: Flags
    starts: Places
    """Where the value's text begins and ends in `data`; where there is none, both the same."""
    ends: Places

    def values(self, cells: Places) -> pa.StringArray:
        """The text of the values of some cells, as written."""
        return slices(self.data, self.starts[cells], self.ends[cells])

    def inner(self, cells: Places) -> list[str]:
        """All that is written inside some cells that have a value."""
        tags = self.tags
        starts = tags.ends[tags.of(Tag.CELL, Tag.CELL_CLOSED)[cells]] + 1
        ends = tags.starts[tags.of(Tag.CELL_END)]
        found: list[str] = slices(
            self.data, starts, ends[np.searchsorted(ends, starts)]
        ).to_pylist()
        return found


def cut(stretch: bytes) -> Cut:
    """Cut whole rows, from the `<` of a first `<row` to the `>` of a last `</row>`.

    Raises NotPlain for what is written in another way than office programs write plain rows.
    """
    data, buffer, words = words_of(stretch)
    tags = tags_of(buffer, words)
    of_rows, of_cells = tags.of(Tag.ROW, Tag.ROW_CLOSED), tags.of(Tag.CELL, Tag.CELL_CLOSED)
    rows_at = tags.starts[of_rows] + ROW_NUMBER
    row_numbers, digits = _numbers(words[rows_at])
    per_row = np.diff(np.append(np.searchsorted(of_cells, of_rows), len(of_cells)))
    row_of = np.repeat(np.arange(len(of_rows)), per_row)
    columns, numbers_at = _columns(buffer, tags.starts[of_cells] + REFERENCE)
    # The number with the quote that closes it; shifted by all bits of a word, one becomes none.
    masks = (np.uint64(1) << (BYTE_BITS * (digits + 1)).astype(np.uint64)) - np.uint64(1)
    if not (words[numbers_at] & masks[row_of] == (words[rows_at] & masks)[row_of]).all():
        raise NotPlain("a cell names another row than the one it stands in")
    if not ((np.diff(columns) > 0) | (np.diff(row_of) > 0)).all():
        raise NotPlain("the cells of a row do not stand from the left to the right")
    return Cut(
        data,
        tags,
        row_numbers,
        slices(data, rows_at + digits, tags.ends[of_rows]).dictionary_encode(),
        row_of,
        columns,
        slices(data, numbers_at + digits[row_of], tags.ends[of_cells]).dictionary_encode(),
        *_values(tags, of_cells),
    )


def _numbers(words: Words) -> tuple[Places, Places]:
    """The number that each word begins with, and how many digits it has."""
    numbers, digits = np.zeros(len(words), np.int64), np.zeros(len(words), np.int64)
    goes_on = np.ones(len(words), bool)
    for place in range(_MOST_DIGITS):
        digit = (words >> np.uint64(BYTE_BITS * place)).astype(np.uint8) - np.uint8(ord("0"))
        goes_on &= digit <= 9  # noqa: PLR2004 - what stands before 0 has wrapped to beyond it
        numbers = np.where(goes_on, numbers * 10 + digit, numbers)
        digits += goes_on
    if not (digits > 0).all() or not (np.diff(numbers) > 0).all():
        raise NotPlain("its rows are not numbered from the top")
    return numbers, digits


def _columns(buffer: Bytes, at: Places) -> tuple[Places, Places]:
    """The number of the column that is named at each place, and where its row's number begins."""
    columns, after = np.zeros(len(at), np.int64), at.copy()
    goes_on = np.ones(len(at), bool)
    for _ in range(_MOST_LETTERS):
        letter = buffer[after] - np.uint8(ord("A"))
        goes_on &= letter < 26  # noqa: PLR2004 - letters
        if not goes_on.any():
            break
        columns = np.where(goes_on, columns * 26 + letter + 1, columns)
        after += goes_on
    if not (columns > 0).all():
        raise NotPlain("a cell has no column")
    return columns, after


def _values(tags: Tags, of_cells: Places) -> tuple[Flags, Flags, Flags, Places, Places]:
    """Whether each cell has a value, a formula, an inline text; and where the value's text is."""
    count = len(of_cells)
    has_formula, is_inline = np.zeros(count, bool), np.zeros(count, bool)
    values = tags.of(Tag.VALUE)
    if len(values) == count and (values == of_cells + 1).all():
        ends = tags.starts[values + 1]
        return np.ones(count, bool), has_formula, is_inline, tags.ends[values] + 1, ends
    has_value = np.zeros(count, bool)
    starts = tags.starts[of_cells]
    ends = starts.copy()
    for tag in (Tag.VALUE, Tag.VALUE_CLOSED, Tag.TEXT, Tag.TEXT_CLOSED):
        found = tags.of(tag)
        cells = _cells_of(found, of_cells)
        has_value[cells] = True
        is_inline[cells] = tag in {Tag.TEXT, Tag.TEXT_CLOSED}
        if tag in {Tag.VALUE, Tag.TEXT}:
            starts[cells], ends[cells] = tags.ends[found] + 1, tags.starts[found + 1]
    has_formula[_cells_of(tags.of(Tag.FORMULA, Tag.FORMULA_CLOSED), of_cells)] = True
    return has_value, has_formula, is_inline, starts, ends


def _cells_of(found: Places, of_cells: Places) -> Places:
    """Index of the cell that each of these tags stands in."""
    return np.searchsorted(of_cells, found) - 1


def words_of(stretch: bytes) -> tuple[bytes, Bytes, Words]:
    """The stretch with some zeros after it, its bytes, and the eight bytes from each place on."""
    data = stretch + _PADDING
    words = np.ndarray((len(stretch) + _WORD_BYTES,), "<u8", data, strides=(1,))
    return data, np.frombuffer(data, np.uint8), words


def slices(data: bytes, starts: Places, ends: Places) -> pa.StringArray:
    """The texts that begin and end at these places, which ascend, as an array."""
    offsets = np.empty(2 * len(starts) + 1, np.int32)
    offsets[:-1:2], offsets[1::2], offsets[-1] = starts, ends, len(data)
    # Every second entry of this array is one of them; those between are what is left out.
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(data)]
    both = pa.Array.from_buffers(pa.binary(), 2 * len(starts), buffers)
    try:
        return both.take(pa.array(np.arange(0, 2 * len(starts), 2))).cast(pa.string())
    except pa.ArrowInvalid:
        raise NotPlain("it holds letters that are not UTF-8") from None
