"""A catalogue of measures and their benchmarks; each table on any sheet, under any title.

| Code | Measure             | Unit | Direction | Baseline         | Target             | ...
| PAY  | Families with pay   | %    | higher    | 61.2% (FFY 2024) | 66% by FFY 2028    |

| Code | Period   | Benchmark |        or     | Code | Benchmark FFY 2026 | Benchmark FFY 2027 |
| PAY  | FFY 2026 | 63        |               | PAY  | 63                 | 64.5               |
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.cells import Sheet, Workbook
from loaders.day_order import unclear_in
from loaders.flat.checks import broken_cells, unread
from loaders.flat.findings import Findings
from loaders.flat.tables import FlatTable, tables
from loaders.measures.benchmark_headers import BENCHMARKS, BENCHMARKS_BY_COLUMN
from loaders.measures.benchmarks import Benchmark, benchmarks_of
from loaders.measures.catalogue import Measure, measures_of
from loaders.measures.checks import check_measures
from loaders.measures.headers import MEASURES
from loaders.measures.ledger_rows import ledger_rows
from loaders.measures.period_columns import is_of_benchmarks, period_columns
from loaders.measures.repeats import check_benchmarks
from loaders.options import Options
from loaders.plans.headers import columns_of
from loaders.problems import Problem, in_order, reading_order
from loaders.rows import Rows
from loaders.subjects import Subjects

__all__ = ["NAME", "Records", "claims", "read", "rows", "validate"]

NAME = "measures"
_PERIODS = ("period", "baseline_period", "target_period")


@dataclass(frozen=True, slots=True)
class Records:
    """What the catalogues and benchmarks of one workbook say."""

    workbook: Workbook
    sheets: dict[str, str]
    """Sheet to one sentence of what was recognized on it."""
    found: list[Problem]
    measures: list[Measure]
    benchmarks: list[Benchmark]


def claims(sheet: Sheet) -> bool:
    """Whether a sheet holds measures or benchmarks."""
    return bool(_tables(sheet))


def read(workbook: Workbook, options: Options) -> Records | None:
    """The measures and benchmarks of a workbook; None when it has none."""
    places = [table for sheet in workbook.sheets for table in _tables(sheet)]
    if not places:
        return None
    found = Findings(workbook.file_name)
    for table in places:
        found.problems += _general(workbook.file_name, table)
    catalogues = [table for table in places if table.headers is MEASURES]
    measures = measures_of(catalogues, options, found)
    check_measures(measures, found)
    known = options.known.with_measures(measure.known() for measure in measures)
    faulty = _faulty(measures, found)
    benchmarks = benchmarks_of(places, Subjects(known), faulty, found)
    check_benchmarks(benchmarks, found)
    sheets = {
        sheet.name: _says(sheet, places, measures, benchmarks)
        for sheet in workbook.sheets
        if any(table.sheet is sheet for table in places)
    }
    return Records(workbook, sheets, found.problems, measures, benchmarks)


def validate(records: Records) -> list[Problem]:
    """Every problem and warning, in the order of the sheets and their cells."""
    return in_order(records.found, [sheet.name for sheet in records.workbook.sheets])


def rows(records: Records) -> Rows:
    """The rows of each ledger table, without the load."""
    return ledger_rows(records.workbook, records.measures, records.benchmarks)


def _tables(sheet: Sheet) -> list[FlatTable]:
    # A row of benchmarks with the measure's name heads a catalogue by its words too.
    found = tables(sheet, BENCHMARKS, BENCHMARKS_BY_COLUMN, MEASURES)
    return [table for table in found if is_of_benchmarks(table) and not _is_of_a_plan(table)]


def _is_of_a_plan(table: FlatTable) -> bool:
    """Whether it has a measure beside each of a plan's items."""
    return columns_of([*table.columns.values(), *table.others.values()]) is not None


def _general(file_name: str, table: FlatTable) -> Iterator[Problem]:
    """What is wrong or odd about any table; a column of benchmarks is none that is not read."""
    yield from broken_cells(file_name, table)
    yield from unclear_in(file_name, table, _PERIODS)
    read_columns = {table.others[column].address for column in period_columns(table)}
    for one in unread(file_name, table):
        if one.cell not in read_columns:
            yield one


def _faulty(measures: Sequence[Measure], found: Findings) -> set[str]:
    """The measures with a problem in their rows."""
    rows_with_problems = {
        (problem.sheet, reading_order(problem)[0])
        for problem in found.problems
        if not problem.is_warning
    }
    return {
        measure.measure_id
        for measure in measures
        if (measure.line.table.sheet.name, measure.line.row.number) in rows_with_problems
    }


def _says(
    sheet: Sheet,
    places: Sequence[FlatTable],
    measures: Sequence[Measure],
    benchmarks: Sequence[Benchmark],
) -> str:
    """`7 measures, 12 benchmarks`."""
    of_sheet = {
        "measure": sum(measure.line.table.sheet is sheet for measure in measures),
        "benchmark": sum(benchmark.table.sheet is sheet for benchmark in benchmarks),
    }
    holds = {
        "measure": any(t.sheet is sheet and t.headers is MEASURES for t in places),
        "benchmark": any(t.sheet is sheet and t.headers is not MEASURES for t in places),
    }
    return ", ".join(
        f"{number:,} {noun}{'' if number == 1 else 's'}"
        for noun, number in of_sheet.items()
        if number or holds[noun]
    )
