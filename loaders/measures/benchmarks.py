"""Reads benchmarks: one row a measure and period, or one column a period."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.cells import Cell
from loaders.flat.checks import BROKEN
from loaders.flat.findings import Findings, Line
from loaders.flat.tables import FlatTable
from loaders.known import KnownMeasure
from loaders.measures.amounts import Amount, amount, looks_like_a_fraction
from loaders.measures.checks import why_not
from loaders.measures.directions import IN_RANGE
from loaders.measures.headers import BENCHMARKS
from loaders.measures.period_columns import period_columns, period_words
from loaders.periods import Period, parse_period
from loaders.subjects import Subjects, UnknownSubject
from loaders.units import unit_of


@dataclass(frozen=True, slots=True)
class Benchmark:
    """The value that a measure should have reached by a period."""

    table: FlatTable
    cell: Cell
    """Where its value stands."""
    measure: KnownMeasure
    period: Period
    value: float | None
    source_note: str | None
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell for a value, and the one that names its period."""

    line: Line
    cell: Cell
    period: Cell
    is_column: bool

    @property
    def name(self) -> str:
        """What its column is called."""
        if not self.is_column:
            return self.line.table.column_name("benchmark")
        return f"Benchmark of {period_words(self.period)}"


def benchmarks_of(
    tables: Sequence[FlatTable], subjects: Subjects, faulty: set[str], found: Findings
) -> list[Benchmark]:
    """Every benchmark of these tables, long, wide, or beside the measures of a catalogue.

    Rows of `faulty` measures are left out: they are wrong in the catalogue and not here.
    """
    benchmarks = []
    for table in tables:
        for row in table.rows:
            line = Line(table, row, found)
            places = list(_places(line))
            if not places and table.headers is not BENCHMARKS:
                continue
            measure = _measure(line, subjects, faulty, has_value=bool(places))
            if measure is None:
                continue
            benchmarks += [one for place in places if (one := _benchmark(place, measure))]
    return benchmarks


def _measure(
    line: Line, subjects: Subjects, faulty: set[str], *, has_value: bool
) -> KnownMeasure | None:
    code = line.row.cells.get("code")
    if code is not None and code.kind in BROKEN:
        return None
    try:
        measure = subjects.measure("", line.code("code"), "")
    except UnknownSubject as error:
        if has_value or "code" in line.row.cells:
            line.refuse(error.field, str(error))
        return None
    if measure.measure_id in faulty:
        return None
    if measure.kind == "deliverable":
        line.refuse("code", f"is {measure.code}, a deliverable, which has no benchmarks")
        return None
    return measure


def _places(line: Line) -> Iterator[_Place]:
    """The cells of a row that hold benchmarks, each with its period."""
    table, row = line.table, line.row
    if table.headers is not BENCHMARKS:
        for column in period_columns(table):
            cell = row.others.get(column)
            if cell is not None and cell.kind not in BROKEN:
                yield _Place(line, cell, table.others[column], is_column=True)
        return
    value, period = row.cells.get("benchmark"), row.cells.get("period")
    if value is not None and period is None:
        line.refuse("period", "should be given: when the benchmark is to be reached")
    if period is not None and value is None and "code" in row.cells:
        line.warn("benchmark", "is blank, so nothing changes")
    if value is not None and period is not None and {value.kind, period.kind}.isdisjoint(BROKEN):
        yield _Place(line, value, period, is_column=False)


def _benchmark(place: _Place, measure: KnownMeasure) -> Benchmark | None:
    line = place.line
    period = _period(place, measure)
    found = _amount(place, measure)
    if period is None or found is None or (found.number is None and not found.is_withdrawn):
        return None
    note = line.row.text("source") or None
    return Benchmark(
        line.table, place.cell, measure, period, found.number, note, found.is_withdrawn
    )


def _amount(place: _Place, measure: KnownMeasure) -> Amount | None:
    """What the cell gives; None where it is no one value that the measure can have."""
    try:
        found = amount(place.cell, measure.unit)
    except ValueError as error:
        _say(place, str(error), is_warning=False)
        return None
    says = why_not(found.number, measure) if found.number is not None else ""
    if found.low is not None:
        says = f"should be one value, not '{place.cell.text}'"
    elif found.bound not in {"", measure.direction}:
        least = "at least" if found.bound == "higher" else "at most"
        says = f"is {least} {found.number:,.10g}, although {measure.direction} is better"
    elif found.period:
        says = f"should be a value without a period, not '{place.cell.text}'"
    if says:
        _say(place, says, is_warning=False)
        return None
    for warning in _warnings(place, measure, found):
        _say(place, warning, is_warning=True)
    return found


def _warnings(place: _Place, measure: KnownMeasure, found: Amount) -> Iterator[str]:
    yield from found.warnings
    if found.number is None:
        return
    number, ends = f"{found.number:,.10g}", (measure.baseline, measure.target)
    if looks_like_a_fraction(place.cell, found.number, is_percent=unit_of(measure.unit).is_percent):
        yield f"is read as {number}%; write {found.number * 100:g} if that is meant"
    elif measure.direction == IN_RANGE:
        yield f"is not used, because {measure.code} is to stay within a range"
    elif None not in ends:
        low, high = sorted(end for end in ends if end is not None)
        if not low <= found.number <= high:
            yield (
                f"is {number}, not between the baseline of {measure.baseline:,.10g} and the "
                f"target of {measure.target:,.10g} of {measure.code}"
            )


def _period(place: _Place, measure: KnownMeasure) -> Period | None:
    cell = place.period
    value = period_words(cell)
    try:
        return parse_period(value, measure.calendar, measure.months)
    except ValueError as error:
        if place.is_column:
            _say(place, f"of {measure.code} stands in a column that {error}", is_warning=False)
        else:
            place.line.refuse("period", f"{error}, for {measure.code}")
        return None


def _say(place: _Place, says: str, *, is_warning: bool) -> None:
    sheet, found = place.line.table.sheet.name, place.line.found
    found.say(sheet, place.cell.address, f"{place.name} {says}", is_warning=is_warning)
