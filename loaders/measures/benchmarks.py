"""Reads benchmarks: one row a measure and period, or one column a period."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.cells import Cell
from loaders.flat.checks import BROKEN
from loaders.flat.findings import Findings, Line
from loaders.flat.tables import FlatTable
from loaders.known import KnownMeasure
from loaders.measures.benchmark_headers import BENCHMARKS
from loaders.measures.benchmark_places import Place, amount_of, period_of, places_of
from loaders.periods import Period
from loaders.subjects import Subjects, UnknownSubject


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
            places = list(places_of(line))
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


def _benchmark(place: Place, measure: KnownMeasure) -> Benchmark | None:
    line = place.line
    period = period_of(place, measure)
    found = amount_of(place, measure)
    if period is None or found is None or (found.number is None and not found.is_withdrawn):
        return None
    note = line.row.text("source") or None
    return Benchmark(
        line.table, place.cell, measure, period, found.number, note, found.is_withdrawn
    )
