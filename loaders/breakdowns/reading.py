"""Reads the rows of the sheets on dimensions, groups and breakdowns, as far as they can be read.

What a blank cell leaves open is as it is known; what nobody ever said has its usual value.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from loaders.breakdowns.known_records import (
    KnownBreakdown,
    KnownBreakdowns,
    KnownDimension,
    KnownGroup,
    folded,
)
from loaders.breakdowns.parts import joined_dimensions
from loaders.breakdowns.words import (
    about_of,
    dimensions_of,
    names_of,
    process_of,
    reference_of,
    yes_or_no,
)
from loaders.flat.findings import Findings, Line
from loaders.flat.tables import FlatTable
from loaders.measures.fields import Fields, whole_number
from loaders.subjects import Subjects
from loaders.updates.allowed import is_withdraw
from loaders.updates.entries import OVERALL
from loaders.updates.values_sheet import measure_of

_T = TypeVar("_T")
_R = TypeVar("_R", KnownDimension, KnownGroup, KnownBreakdown)
_MOST_ORDER = 100_000


@dataclass(frozen=True, slots=True)
class Read(Generic[_R]):
    """One row and what stands with it; `is_withdrawn` takes all of it back."""

    line: Line
    says: _R
    is_withdrawn: bool


def read_dimensions(
    table: FlatTable, known: KnownBreakdowns, found: Findings
) -> Iterator[Read[KnownDimension]]:
    """The rows of a sheet of dimensions; what is wrong goes to `found`."""
    last = max((one.ordinal for one in known.dimensions.values()), default=0)
    for fields in _rows(table, found):
        name = _name(fields, "dimension")
        if name is None:
            continue
        before = known.dimensions.get(folded(name))
        was = before or KnownDimension(name, last + 1)
        if (is_withdrawn := _withdraws(fields)) is None:
            continue
        reference, group = was.reference, was.reference_group
        if not is_withdrawn and (words := fields.words("reference")):
            reference, group = reference_of(words)
        now = KnownDimension(
            name,
            _or(_order(fields, is_withdrawn), was.ordinal),
            _or(_flag(fields, "is_ordered", is_withdrawn), was.is_ordered),
            reference,
            group,
            _or(_flag(fields, "is_expected", is_withdrawn), was.is_expected),
            _or(_names(fields, is_withdrawn), was.synonyms),
        )
        last = max(last, now.ordinal)
        yield Read(fields.line, now, is_withdrawn)


def read_groups(
    table: FlatTable, known: KnownBreakdowns, found: Findings
) -> Iterator[Read[KnownGroup]]:
    """The rows of a sheet of groups; a parent's dimension is blank where it is the same."""
    last: dict[str, int] = {}
    for (of, _), one in known.groups.items():
        last[of] = max(last.get(of, 0), one.ordinal)
    for fields in _rows(table, found):
        written, name = _name(fields, "dimension"), _name(fields, "group")
        if written is None or name is None or (withdrawn := _withdraws(fields)) is None:
            continue
        dimension = _known_spelling(written, known)
        key = folded(dimension)
        before = known.groups.get((key, folded(name)))
        was = before or KnownGroup(dimension, name, last.get(key, 0) + 1)
        now = KnownGroup(
            dimension,
            name,
            _or(_order(fields, withdrawn), was.ordinal),
            _or(_names(fields, withdrawn), was.synonyms),
            *_parent(fields, was, withdrawn),
            _or(_flag(fields, "is_overlapping", withdrawn), was.is_overlapping),
            _or(_flag(fields, "is_unknown", withdrawn), was.is_unknown),
        )
        last[key] = max(last.get(key, 0), now.ordinal)
        yield Read(fields.line, now, withdrawn)


def read_breakdowns(
    table: FlatTable, known: KnownBreakdowns, subjects: Subjects, found: Findings
) -> Iterator[Read[KnownBreakdown]]:
    """The rows of a sheet of breakdowns, or of a catalogue of measures that says them too."""
    for fields in _rows(table, found):
        if not fields.line.gives(("about", "process", "dimensions")):
            continue
        measure = measure_of(fields.line, subjects)
        withdrawn = _withdraws(fields)
        if measure is None or withdrawn is None:
            continue
        was = known.measures.get(measure.measure_id, KnownBreakdown(measure.measure_id))
        if not withdrawn:
            was = _said_of_measure(fields, was)
        yield Read(fields.line, was, withdrawn)


def _said_of_measure(fields: Fields, was: KnownBreakdown) -> KnownBreakdown:
    about = fields.choose("about", about_of)
    process = (
        fields.choose("process", process_of) if fields.cell("process") is not None else was.process
    )
    words = fields.words("dimensions")
    dimensions = was.dimensions
    if words is not None:
        dimensions = tuple(map(joined_dimensions, dimensions_of(words)))
    return replace(was, about=about or was.about, process=process, dimensions=dimensions)


def _rows(table: FlatTable, found: Findings) -> Iterator[Fields]:
    for row in table.rows:
        yield Fields(Line(table, row, found))


def _name(fields: Fields, field: str) -> str | None:
    """The name of a dimension or group; None where it is told to be wrong."""
    line = fields.line
    words = line.code(field)
    if not words:
        if line.cell(field) is None:
            line.refuse(field, "should be given")
        return None
    if folded(words) == folded(OVERALL):
        line.refuse(field, "should be one way to part people, not 'Overall', which is all of them")
        return None
    if "×" in words:
        line.refuse(field, "should be one name; × joins several of them in sheets of values")
        return None
    return words


def _known_spelling(dimension: str, known: KnownBreakdowns) -> str:
    """The dimension's own name where it is written by another."""
    key = known.dimension(dimension)
    if key is None or key == folded(dimension):
        return dimension
    return known.dimensions[key].name


def _withdraws(fields: Fields) -> bool | None:
    """Whether a row takes back what stands; None where it says something else too."""
    row = fields.line.row
    given = {name: cell for name, cell in row.cells.items() if name not in _KEYS}
    words = {name: is_withdraw(cell.text) for name, cell in given.items()}
    if any(words.values()) and not all(words.values()):
        for name in (name for name, withdraws in words.items() if not withdraws):
            fields.line.refuse(name, "should be blank where the row is withdrawn")
        return None
    return any(words.values())


_KEYS = {"dimension", "group", "code", "measure"}


def _parent(fields: Fields, was: KnownGroup, withdrawn: bool) -> tuple[str | None, str | None]:
    """Dimension and group that it is part of, as written; a blank dimension is looked for later."""
    words = fields.words("parent")
    if withdrawn or words is None:
        if not withdrawn and fields.words("parent_dimension"):
            fields.line.refuse("parent_dimension", "should stand beside the group of it")
        return was.parent_dimension, was.parent
    names = names_of(words)
    if len(names) > 1:
        fields.line.refuse("parent", "should be one group")
    if not names:
        return None, None
    dimension = fields.words("parent_dimension")
    return (" ".join(dimension.split()) if dimension else None), names[0]


def _order(fields: Fields, withdrawn: bool) -> int | None:
    if withdrawn:
        return None
    return fields.read("order", lambda cell: whole_number(cell, 0, _MOST_ORDER))


def _flag(fields: Fields, name: str, withdrawn: bool) -> bool | None:
    return None if withdrawn else fields.choose(name, yes_or_no)


def _names(fields: Fields, withdrawn: bool) -> tuple[str, ...] | None:
    words = None if withdrawn else fields.words("synonyms")
    if words is None:
        return None
    names = names_of(words)
    if len(names) == 1 and "," in names[0]:
        fields.line.warn(
            "synonyms", f"is taken for one name, '{names[0]}'; write ; between several"
        )
    return names


def _or(given: _T | None, otherwise: _T) -> _T:
    return otherwise if given is None else given
