"""What the marts' SQL calls of the formulas of equity: functions of a DuckDB connection."""

from collections.abc import Mapping
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from duckdb.func import FunctionNullHandling, PythonUDFType
from duckdb.sqltypes import BIGINT, DOUBLE, DuckDBPyType

from loaders.equity.groups import Groups, errors_of_counts, errors_of_proportions
from loaders.equity.intervals import fisher_exact
from loaders.equity.named import NAMED
from loaders.equity.summaries import Summary, summarize

_TABLE = (
    "STRUCT(rates DOUBLE[], events DOUBLE[], people DOUBLE[], errors DOUBLE[], listed INTEGER, "
    "is_rate BOOLEAN, is_proportion BOOLEAN, factor DOUBLE, direction VARCHAR, "
    "is_ordered BOOLEAN, reference INTEGER)"
)
_COLUMNS = [
    ("ordinal", pa.int32()),
    ("abbreviation", pa.string()),
    ("summary", pa.string()),
    ("scale", pa.string()),
    ("meaning", pa.string()),
    ("value", pa.float64()),
    ("value_low", pa.float64()),
    ("value_high", pa.float64()),
    ("interval_kind", pa.string()),
    ("note", pa.string()),
]
_SUMMARIES = (
    "STRUCT(ordinal INTEGER, abbreviation VARCHAR, summary VARCHAR, scale VARCHAR, "
    "meaning VARCHAR, value DOUBLE, value_low DOUBLE, value_high DOUBLE, interval_kind VARCHAR, "
    "note VARCHAR)[]"
)


def register(connection: duckdb.DuckDBPyConnection) -> None:
    """Give a connection `equity_summaries(table)` and `fisher_exact(x, n, other_x, other_n)`.

    The first takes a struct of what is shown of the groups of a dimension and lists a struct a
    summary: rates in the unit of the measure, `factor` of it to a proportion; events null for
    means, errors null for rates; reference is a place from 1. The second is the two-sided p.
    """
    connection.create_function(
        "equity_summaries",
        _summaries,
        [DuckDBPyType(_TABLE)],
        DuckDBPyType(_SUMMARIES),
        type=PythonUDFType.ARROW,
    )
    connection.create_function(
        "fisher_exact",
        _fisher_exact,
        [BIGINT] * 4,
        DOUBLE,
        type=PythonUDFType.ARROW,
        null_handling=FunctionNullHandling.SPECIAL,
    )


def _summaries(tables: pa.ChunkedArray) -> pa.Array:
    rows = [
        [_row(one) for one in summarize(_groups(table), table["listed"], table["is_ordered"])]
        for table in tables.to_pylist()
    ]
    return pa.array(rows, type=pa.list_(pa.struct(_COLUMNS)))


def _groups(table: Mapping[str, Any]) -> Groups | None:
    """The groups that a row of SQL tells of; None when none of them is shown."""
    if not table["rates"]:
        return None
    rates, people = np.array(table["rates"], float), np.array(table["people"], float)
    errors, factor = None, table["factor"]
    if table["is_rate"]:
        spread = errors_of_proportions if table["is_proportion"] else errors_of_counts
        errors = spread(np.array(table["events"], float), people, factor)
    elif None not in table["errors"]:
        errors = np.array(table["errors"], float)
    better = {"higher": True, "lower": False}.get(table["direction"])
    scale = factor if table["is_rate"] and table["is_proportion"] else None
    place = table["reference"] and table["reference"] - 1
    return Groups(rates, errors, people, better, scale, place, table["is_ordered"])


def _row(one: Summary) -> dict[str, object]:
    named = NAMED[one.abbreviation]
    return {
        "ordinal": list(NAMED).index(one.abbreviation) + 1,
        "abbreviation": one.abbreviation,
        "summary": named.name,
        "scale": named.scale,
        "meaning": named.meaning,
        "value": one.estimate.value,
        "value_low": one.estimate.low,
        "value_high": one.estimate.high,
        "interval_kind": one.interval_kind,
        "note": one.note,
    }


def _fisher_exact(
    events: pa.ChunkedArray,
    people: pa.ChunkedArray,
    other_events: pa.ChunkedArray,
    other_people: pa.ChunkedArray,
) -> pa.Array:
    columns = (events, people, other_events, other_people)
    rows = zip(*(column.to_pylist() for column in columns), strict=True)
    return pa.array([None if None in row else fisher_exact(*row) for row in rows], pa.float64())
