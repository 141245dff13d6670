"""Which words head the columns of benchmarks, one row each or one column a period."""

import re

from loaders.cells import Cell, Kind
from loaders.flat.headers import Headers
from loaders.measures.headers import CODE, NAME, OTHERS, SOURCE

_BENCHMARK_FIELDS = {
    "code": CODE,
    "name": NAME,
    "unit": ("unit", "unit of measure"),
    "owner": ("owner",),
    "source": SOURCE,
}
_BENCHMARK = (
    "benchmark", "benchmark value", "interim target", "interim value", "interim benchmark",
    "milestone value", "annual target", "yearly target", "quarterly target",
)  # fmt: skip
_NOT_OF_BENCHMARKS = {
    "of_values": (
        "value", "actual", "actual value", "result", "current value", "new value", "dimension",
        "last value", "last period", "status by decision",
    ),
    "of_measures": (
        "kind", "statistic", "direction", "baseline", "target", "frequency", "tolerance",
        "definition",
    ),
    "of_a_plan": OTHERS["of_a_plan"],
}  # fmt: skip

BENCHMARKS = Headers(
    "benchmarks",
    {
        **_BENCHMARK_FIELDS,
        "period": (
            "period", "reporting period", "quarter", "month", "year", "fiscal year", "for period",
            "by period", "benchmark period", "for", "by",
        ),
        "benchmark": _BENCHMARK,
        **_NOT_OF_BENCHMARKS,
    },
    needs=(frozenset({"code", "period", "benchmark"}),),
    never=frozenset(_NOT_OF_BENCHMARKS),
)  # fmt: skip
"""One row a measure and period."""

_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\b(?:s|f)?fy ?'?\d\d(?!\d)", re.IGNORECASE)


def is_period(cell: Cell) -> bool:
    """Whether a header names a period: it is a date, a year, or words with a year in them."""
    return cell.kind is Kind.DATE or _A_YEAR.search(cell.text) is not None


BENCHMARKS_BY_COLUMN = Headers(
    "benchmarks by column",
    {**_BENCHMARK_FIELDS, "period": ("period",), **_NOT_OF_BENCHMARKS},
    needs=(frozenset({"code"}),),
    never=frozenset({"period", *_NOT_OF_BENCHMARKS}),
    also=is_period,
)
"""One row a measure, one column a period."""
