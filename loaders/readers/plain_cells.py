"""Says what the cells of a cut stretch of rows show, a column at a time."""

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.cells import Kind
from loaders.long_codes import Code, Codes
from loaders.long_rows import LongRows
from loaders.readers.plain_attributes import TYPES, Type, Written, attributes_of, named
from loaders.readers.plain_dates import counts_days, dates_shown
from loaders.readers.plain_numbers import numbers_shown
from loaders.readers.plain_tags import Flags, NotPlain, Places
from loaders.readers.plain_texts import BLANK, Answers, flags, is_as_shown, replaced
from loaders.readers.plain_xml import Cut

_TRUE = ("1", "true", "on")


@dataclass(slots=True)
class PlainCells:
    """Turns the cuts of one sheet into rows."""

    strings: pa.StringArray
    """The workbook's shared texts; null where one shows nothing."""
    answers: Answers
    _styles: dict[str, Type] = field(default_factory=dict)
    """Style to what a number in it is."""

    def rows(self, cut: Cut) -> LongRows:
        """The rows of a cut that are not blank. Raises NotPlain."""
        written = [attributes_of(one) for one in cut.attributes.dictionary.to_pylist()]
        kinds = [self._type(one) for one in written]
        of_cell = cut.attributes.indices.to_numpy()
        types = np.array(kinds, np.uint8)[of_cell]
        if (cut.is_inline != (cut.has_value & (types == Type.INLINE))).any():
            raise NotPlain("a text stands where a value should")
        long = LongRows(cut.row_numbers.astype(np.int32), {}, {}, _hidden(cut))
        # Cells that have a format alone are none; there may be very many.
        is_cell = cut.has_value | cut.has_formula | (types == Type.ERROR)
        columns = np.where(is_cell, cut.columns, 0)
        for column in np.flatnonzero(np.bincount(columns[is_cell])).tolist():
            cells = np.flatnonzero(columns == column)
            texts, codes = self._column(cut, cells, types[cells], Written(written, of_cell[cells]))
            places = cut.row_of[cells]
            if len(places) < len(long.rows):
                taken = np.full(len(long.rows), -1, np.int64)
                taken[places] = np.arange(len(places))
                texts = texts.take(pa.array(taken, mask=taken < 0))
                codes = np.append(codes, np.uint8(Code.BLANK))[taken]
            long.texts[column] = pa.chunked_array([texts])
            long.codes[column] = codes
        return _without_blank(long)

    def _type(self, attributes: str) -> Type:
        found = named(attributes)
        kind = TYPES.get(found.get("t"), Type.ASKED)
        if kind is Type.NUMBER and "s" in found:
            style = found["s"]
            if style not in self._styles:
                self._styles[style] = self._type_in(style)
            return self._styles[style]
        return kind

    def _type_in(self, style: str) -> Type:
        (cell,) = self.answers.ask([f'<c s="{style}"><v>1.5</v></c>'])
        if cell is not None and cell.kind is Kind.NUMBER:
            return Type.NUMBER
        return Type.DATE if counts_days(style, self.answers.ask) else Type.ASKED

    def _column(
        self, cut: Cut, cells: Places, types: Codes, attributes: Written
    ) -> tuple[pa.StringArray, Codes]:
        """Text and code of each of these cells; null and blank where nothing is shown."""
        values = cut.values(cells)
        is_valued = cut.has_value[cells]
        codes = np.zeros(len(cells), np.uint8)
        special = _uncalculated(values, is_valued, cut.has_formula[cells], types)
        codes[special] = Code.FORMULA
        parts = [(np.flatnonzero(special), pa.array([""] * int(special.sum()), pa.string()))]
        left = (is_valued | (types == Type.ERROR)) & ~special
        for kind in np.flatnonzero(np.bincount(types[left])).tolist():
            at = np.flatnonzero(left & (types == kind))
            some = values if len(at) == len(cells) else values.take(pa.array(at))
            texts, codes[at] = self._shown(Type(kind), cut, cells[at], some, attributes.of(at))
            parts.append((at, texts))
        return _together(parts, len(cells)), codes

    def _shown(
        self, kind: Type, cut: Cut, cells: Places, values: pa.StringArray, attributes: Written
    ) -> tuple[pa.StringArray, Codes]:
        match kind:
            case Type.SHARED:
                return self._shared(values)
            case Type.ERROR:
                return _errors(values)
            case Type.NUMBER:
                texts, is_known = numbers_shown(values)
                code = Code.NUMBER
            case Type.DATE:
                texts, is_known = dates_shown(values)
                code = Code.DATE
            case Type.TEXT | Type.INLINE:
                texts, is_known, code = values, is_as_shown(values), Code.TEXT
            case Type.ASKED:
                texts, is_known, code = values, np.zeros(len(values), bool), Code.BLANK
        codes = np.full(len(values), code, np.uint8)
        asked = np.flatnonzero(~is_known)
        if len(asked):
            if kind is Type.INLINE:
                inside = cut.inner(cells[asked])
            else:
                inside = [f"<v>{one}</v>" for one in values.take(pa.array(asked)).to_pylist()]
            others, codes[asked] = self.answers.of(attributes.at(asked), inside)
            texts = replaced(texts, asked, others)
        return texts, codes

    def _shared(self, values: pa.StringArray) -> tuple[pa.StringArray, Codes]:
        try:
            texts = self.strings.take(values.cast(pa.int32()))
        except (pa.ArrowInvalid, IndexError):
            raise NotPlain("a cell refers to a text that is not there") from None
        return texts, np.where(flags(texts.is_valid()), Code.TEXT, Code.BLANK).astype(np.uint8)


def _hidden(cut: Cut) -> Flags:
    """Whether each row is hidden."""
    found = [
        named(attributes_of(written)).get("hidden") in _TRUE
        for written in cut.row_attributes.dictionary.to_pylist()
    ]
    hidden: Flags = np.array(found, bool)[cut.row_attributes.indices.to_numpy()]
    return hidden


def _uncalculated(
    values: pa.StringArray, is_valued: Flags, has_formula: Flags, types: Codes
) -> Flags:
    """Formulas without a stored result; a text result may be empty, a number cannot."""
    if not has_formula.any():
        return has_formula
    is_blank = flags(pc.match_substring_regex(values, BLANK))
    may_be_empty = (types == Type.TEXT) & is_valued
    found: Flags = has_formula & is_blank & ~may_be_empty & (types != Type.ERROR)
    return found


def _errors(values: pa.StringArray) -> tuple[pa.StringArray, Codes]:
    texts = pc.utf8_trim_whitespace(values)
    if flags(pc.match_substring(texts, "&")).any():
        raise NotPlain("an error value is written with entities")
    texts = pc.if_else(pc.equal(texts, ""), "#VALUE!", texts)
    return texts, np.full(len(values), Code.ERROR, np.uint8)


def _together(parts: list[tuple[Places, pa.StringArray]], count: int) -> pa.StringArray:
    """One column of texts that stand at these places; null elsewhere."""
    parts = [part for part in parts if len(part[0])]
    if len(parts) == 1 and len(parts[0][0]) == count:
        return parts[0][1]
    taken = np.full(count, -1, np.int64)
    if parts:
        places = np.concatenate([part[0] for part in parts])
        taken[places] = np.arange(len(places))
    texts = pa.concat_arrays([pa.array([], pa.string()), *(part[1] for part in parts)])
    return texts.take(pa.array(taken, mask=taken < 0))


def _without_blank(long: LongRows) -> LongRows:
    is_filled = np.zeros(len(long.rows), bool)
    for codes in long.codes.values():
        is_filled |= codes != Code.BLANK
    return long if is_filled.all() else long.only(is_filled)
