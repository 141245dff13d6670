"""What of dimensions and groups stands in a ledger, and what the rows of a file bring to it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import duckdb

from loaders.breakdowns.known_records import (
    KnownBreakdown,
    KnownBreakdowns,
    KnownDimension,
    KnownGroup,
    folded,
)

BREAKDOWN_TABLES = ("dimension", "dimension_group", "measure_breakdown")
_KEYS = {
    "dimension": "lower(dimension)",
    "dimension_group": "lower(dimension), lower(group_name)",
    "measure_breakdown": "measure_id",
}
_Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def breakdowns_of(connection: duckdb.DuckDBPyConnection) -> KnownBreakdowns:
    """What stands in a ledger now."""
    rows = {table: _standing(connection, table) for table in BREAKDOWN_TABLES}
    in_use = connection.execute(
        "select distinct dimension, group_name from measure_value semi join live_load "
        "using (load_id) where dimension <> 'Overall'"
    ).fetchall()
    known = breakdowns_with(KnownBreakdowns(), rows)
    return replace(known, in_use=frozenset((folded(one), folded(group)) for one, group in in_use))


def breakdowns_with(known: KnownBreakdowns, rows: _Rows) -> KnownBreakdowns:
    """The same, and what new rows say; they stand whole, and a withdrawn one takes its key out."""
    dimensions, groups = dict(known.dimensions), dict(known.groups)
    measures = dict(known.measures)
    for row in rows.get("dimension", ()):
        key = folded(row["dimension"])
        dimensions.pop(key, None)
        if not row["is_withdrawn"]:
            dimensions[key] = _dimension(row)
    for row in rows.get("dimension_group", ()):
        of_group = folded(row["dimension"]), folded(row["group_name"])
        groups.pop(of_group, None)
        if not row["is_withdrawn"]:
            groups[of_group] = _group(row)
    for row in rows.get("measure_breakdown", ()):
        measures.pop(row["measure_id"], None)
        if not row["is_withdrawn"]:
            measures[row["measure_id"]] = _breakdown(row)
    return KnownBreakdowns(dimensions, groups, measures, known.in_use)


def _standing(connection: duckdb.DuckDBPyConnection, table: str) -> list[dict[str, Any]]:
    key = _KEYS[table]
    found = connection.execute(
        f"from {table} semi join live_load using (load_id) qualify row_number() over "
        f"(partition by {key} order by load_id desc, source) = 1 order by {key}"
    )
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _dimension(row: Mapping[str, Any]) -> KnownDimension:
    return KnownDimension(
        row["dimension"], row["ordinal"], row["is_ordered"], row.get("reference"),
        row.get("reference_group"), row["is_expected"], tuple(row["synonyms"]),
    )  # fmt: skip


def _group(row: Mapping[str, Any]) -> KnownGroup:
    return KnownGroup(
        row["dimension"], row["group_name"], row["ordinal"], tuple(row["synonyms"]),
        row.get("parent_dimension"), row.get("parent_group"), row["is_overlapping"],
        row["is_unknown"],
    )  # fmt: skip


def _breakdown(row: Mapping[str, Any]) -> KnownBreakdown:
    return KnownBreakdown(
        row["measure_id"], row["about"], row.get("process"), tuple(row["dimensions"])
    )
