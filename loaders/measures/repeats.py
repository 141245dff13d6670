"""Benchmarks that stand twice, and different."""

from collections.abc import Sequence

from loaders.flat.findings import Findings
from loaders.measures.benchmarks import Benchmark


def check_benchmarks(benchmarks: Sequence[Benchmark], found: Findings) -> None:
    """A problem at every benchmark of a measure and period that has another in the file."""
    by_key: dict[tuple[str, str], list[Benchmark]] = {}
    for benchmark in benchmarks:
        key = benchmark.measure.measure_id, benchmark.period.period_id
        by_key.setdefault(key, []).append(benchmark)
    for those in by_key.values():
        for one in those if len(those) > 1 else []:
            places = [_place(other, one) for other in those if other is not one]
            period = one.period.label(one.measure.calendar)
            says = (
                f"{one.measure.code} has its benchmark for {period} in {' and '.join(places)} too"
            )
            found.say(one.table.sheet.name, one.cell.address, f"{says}; keep one of them")


def _place(other: Benchmark, beside: Benchmark) -> str:
    address = other.cell.address
    if other.table.sheet is beside.table.sheet:
        return address
    return f"{address} of sheet '{other.table.sheet.name}'"
