"""The rows of the ledger that a catalogue becomes."""

from collections.abc import Iterable
from typing import Any

from loaders.cells import Cell, Workbook
from loaders.flat.tables import FlatTable
from loaders.measures.benchmarks import Benchmark
from loaders.measures.catalogue import Measure
from loaders.measures.fields import Fields
from loaders.rows import Rows


def ledger_rows(
    workbook: Workbook, measures: Iterable[Measure], benchmarks: Iterable[Benchmark]
) -> Rows:
    """The rows of each table, without the load."""
    those = list(measures)
    found: Rows = {
        "measure": [_measure(workbook, measure) for measure in those],
        "measure_item": [row for measure in those for row in _items(workbook, measure)],
        "benchmark": [_benchmark(workbook, benchmark) for benchmark in benchmarks],
    }
    return {table: rows for table, rows in found.items() if len(rows)}


def _measure(workbook: Workbook, measure: Measure) -> dict[str, Any]:
    fields, terms, levels = Fields(measure.line), measure.terms, measure.levels
    return {
        "source": _source(workbook, measure, "code"),
        "measure_id": measure.measure_id,
        "code": measure.code,
        "name": measure.name,
        "definition": fields.words("definition"),
        "kind": terms.kind,
        "statistic": terms.statistic,
        "unit": terms.unit or None,
        "direction": levels.direction,
        "range_low": levels.low,
        "range_high": levels.high,
        "tolerance": levels.tolerance,
        "baseline": levels.baseline,
        "baseline_period_id": levels.baseline_period and levels.baseline_period.period_id,
        "target": levels.target,
        "target_period_id": levels.target_period and levels.target_period.period_id,
        "frequency": terms.frequency,
        "months": terms.months,
        "year_kind": terms.calendar.kind,
        "year_start_month": terms.calendar.start_month,
        "numerator": fields.words("numerator"),
        "denominator": fields.words("denominator"),
        "scale_low": terms.scale_low,
        "scale_high": terms.scale_high,
        "decimals": measure.decimals,
        "owners": list(measure.owners),
        "source_note": fields.words("source"),
        "from_words": None,
        "is_demonstration": measure.is_demonstration,
    }


def _items(workbook: Workbook, measure: Measure) -> list[dict[str, Any]]:
    return [
        {
            "source": _source(workbook, measure, "items"),
            "measure_id": measure.measure_id,
            "plan_id": measure.links.plan_id,
            "item_code": code,
        }
        for code in measure.links.item_codes
    ]


def _benchmark(workbook: Workbook, benchmark: Benchmark) -> dict[str, Any]:
    period = benchmark.period
    return {
        "source": _at(workbook, benchmark.table, benchmark.cell),
        "measure_id": benchmark.measure.measure_id,
        "period_id": period.period_id,
        "months": period.months,
        "starts_on": period.starts_on,
        "ends_on": period.ends_on,
        "value": benchmark.value,
        "source_note": benchmark.source_note,
        "is_withdrawn": benchmark.is_withdrawn,
    }


def _source(workbook: Workbook, measure: Measure, name: str) -> str:
    line = measure.line
    return _at(workbook, line.table, line.row.cells[name])


def _at(workbook: Workbook, table: FlatTable, cell: Cell) -> str:
    return workbook.source(table.sheet, cell)
