"""The cells that hold benchmarks, each with its period, and what stands in them."""

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.cells import Cell
from loaders.flat.checks import BROKEN
from loaders.flat.findings import Line
from loaders.known import KnownMeasure
from loaders.measures.amounts import Amount, amount, looks_like_a_fraction
from loaders.measures.benchmark_headers import BENCHMARKS
from loaders.measures.checks import why_not
from loaders.measures.directions import IN_RANGE
from loaders.measures.period_columns import period_columns, period_words
from loaders.periods import Period, parse_period
from loaders.units import unit_of


@dataclass(frozen=True, slots=True)
class Place:
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


def places_of(line: Line) -> Iterator[Place]:
    """The cells of a row that hold benchmarks, each with its period."""
    table, row = line.table, line.row
    if table.headers is not BENCHMARKS:
        for column in period_columns(table):
            cell = row.others.get(column)
            if cell is None:
                continue
            place = Place(line, cell, table.others[column], is_column=True)
            if cell.kind in BROKEN:
                say(place, BROKEN[cell.kind].format(cell.text), is_warning=False)
            else:
                yield place
        return
    value, period = row.cells.get("benchmark"), row.cells.get("period")
    if value is not None and period is None:
        line.refuse("period", "should be given: when the benchmark is to be reached")
    if value is not None and period is not None and {value.kind, period.kind}.isdisjoint(BROKEN):
        yield Place(line, value, period, is_column=False)


def amount_of(place: Place, measure: KnownMeasure) -> Amount | None:
    """What the cell gives; None where it is no one value that the measure can have."""
    try:
        found = amount(place.cell, measure.unit)
    except ValueError as error:
        say(place, str(error), is_warning=False)
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
        say(place, says, is_warning=False)
        return None
    for warning in _warnings(place, measure, found):
        say(place, warning, is_warning=True)
    return found


def _warnings(place: Place, measure: KnownMeasure, found: Amount) -> Iterator[str]:
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


def period_of(place: Place, measure: KnownMeasure) -> Period | None:
    """The period in the years of the measure; None where it is none, which is said."""
    cell = place.period
    value = period_words(cell)
    try:
        return parse_period(value, measure.calendar, measure.months)
    except ValueError as error:
        if place.is_column:
            say(place, f"of {measure.code} stands in a column that {error}", is_warning=False)
        else:
            place.line.refuse("period", f"{error}, for {measure.code}")
        return None


def say(place: Place, says: str, *, is_warning: bool) -> None:
    """A problem or warning at the cell of a benchmark; goes on from the name of its column."""
    sheet, found = place.line.table.sheet.name, place.line.found
    found.say(sheet, place.cell.address, f"{place.name} {says}", is_warning=is_warning)
