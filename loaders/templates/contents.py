"""What the update workbook asks for: every measure and plan item, for the periods that are due."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import duckdb

from loaders.periods import Calendar, Period, period_of

MOST_MISSED = 8
"""Missed periods of one measure that are asked for; older ones are written in by hand."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose workbook it is; None is everybody's, every plan's, or the period that is due."""

    owner: str | None = None
    plan_ids: tuple[str, ...] | None = None
    period: Period | None = None
    day: date = field(default_factory=date.today)


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One measure and period."""

    measure_id: str
    code: str
    name: str
    unit: str
    owners: str
    is_deliverable: bool
    decimals: int | None
    period: str
    last_period: str | None
    last_value: float | str | None
    benchmark: float | None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One measure, period and group that was reported before."""

    measure_id: str
    code: str
    name: str
    period: str
    dimension: str
    group_name: str


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One plan item and period."""

    item_id: str
    plan: str
    code: str
    text: str
    owners: str
    period: str
    last_status: str | None


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that one update workbook asks for."""

    values: list[ValueRow]
    groups: list[GroupRow]
    progress: list[ProgressRow]


def contents(
    published: duckdb.DuckDBPyConnection,
    groups: Mapping[str, list[tuple[str, str]]],
    wanted: Wanted,
    progress_period: tuple[Period, Calendar],
) -> Contents:
    """Read what is due from a publication attached as `published`.

    `groups` gives the dimensions and groups of each measure_id, from the ledger, since they are
    not published; `progress_period` is the period that progress is reported for.
    """
    values, group_rows = [], []
    for measure in _measures(published, wanted):
        calendar = Calendar(measure["year_kind"], measure["year_start_month"])
        asked = _periods(measure, calendar, wanted)
        values += [_value_row(measure, calendar, period) for period in asked]
        group_rows += [
            GroupRow(
                measure["measure_id"],
                measure["code"],
                measure["name"],
                period.label(calendar),
                *one,
            )
            for period in asked[-1:]
            for one in groups.get(measure["measure_id"], [])
        ]
    return Contents(values, group_rows, _progress(published, wanted, progress_period))


def _measures(published: duckdb.DuckDBPyConnection, wanted: Wanted) -> list[dict[str, Any]]:
    return _rows(
        published,
        """
        select
            measure.*, now.period_id as last_period_id, now.period as last_period,
            now.actual as last_value, now.state as last_state,
            (
                select map_from_entries(list((period_id, benchmark)))
                from published.measure_benchmark as given
                where given.measure_id = measure.measure_id and benchmark is not null
            ) as benchmarks
        from published.measure
        left join published.measure_now as now using (measure_id)
        where ($owner::varchar is null or list_contains(owners, $owner))
            and ($plan_ids::varchar[] is null or measure_id in (
                select measure_id from published.item_measure
                where list_contains($plan_ids, plan_id)
            ))
        order by measure_id
        """,
        owner=wanted.owner,
        plan_ids=wanted.plan_ids and list(wanted.plan_ids),
    )


def _periods(measure: dict[str, Any], calendar: Calendar, wanted: Wanted) -> list[Period]:
    """The periods to ask for: the last that has ended, and those missed before it."""
    months = measure["months"]
    if wanted.period is not None:
        return _within(wanted.period, months, calendar)
    last = period_of(wanted.day, calendar, months).previous()
    newest = measure["last_value"] is not None or measure["last_state"] is not None
    if not newest or measure["last_period_id"] is None:
        return [last]
    missed = [last]
    while missed[0].previous() > Period.from_id(measure["last_period_id"]):
        missed.insert(0, missed[0].previous())
        if len(missed) == MOST_MISSED:
            break
    return missed


def _within(wide: Period, months: int, calendar: Calendar) -> list[Period]:
    """The periods of a length that end within another."""
    found = []
    period = period_of(wide.starts_on, calendar, months)
    while period.ends_on <= wide.ends_on:
        found.append(period)
        period = period.next()
    return found


def _value_row(measure: dict[str, Any], calendar: Calendar, period: Period) -> ValueRow:
    is_deliverable = measure["kind"] == "deliverable"
    return ValueRow(
        measure["measure_id"],
        measure["code"],
        measure["name"],
        measure["unit"] or ("" if measure["statistic"] != "mean rating" else _scale(measure)),
        ", ".join(measure["owners"]),
        is_deliverable,
        measure["decimals"],
        period.label(calendar),
        measure["last_period"],
        measure["last_state"] if is_deliverable else measure["last_value"],
        _benchmark(measure, period),
    )


def _benchmark(measure: dict[str, Any], period: Period) -> float | None:
    """What the period's value is held against; the target itself where nothing else is given."""
    if measure["benchmark_basis"] == "target":
        return float(measure["target"])
    found = (measure["benchmarks"] or {}).get(period.period_id)
    return None if found is None else float(found)


def _scale(measure: dict[str, Any]) -> str:
    low, high = measure["scale_low"], measure["scale_high"]
    return "" if low is None or high is None else f"{low:g} to {high:g}"


def _progress(
    published: duckdb.DuckDBPyConnection, wanted: Wanted, reported: tuple[Period, Calendar]
) -> list[ProgressRow]:
    period, calendar = reported
    found = _rows(
        published,
        """
        select item.item_id, plan.title as plan, item.code, coalesce(item.name, item.text) as text,
            array_to_string(item.owners, ', ') as owners, item.status as last_status
        from published.plan_item as item join published.plan using (plan_id)
        where is_lowest and coalesce(status, '') not in ('Completed', 'Dropped')
            and ($owner::varchar is null or list_contains(item.owners, $owner))
            and ($plan_ids::varchar[] is null or list_contains($plan_ids, plan_id))
        order by plan.parent_plan_id nulls first, plan_id, ordinal
        """,
        owner=wanted.owner,
        plan_ids=wanted.plan_ids and list(wanted.plan_ids),
    )
    label = (wanted.period or period).label(calendar)
    return [ProgressRow(period=label, **row) for row in found]


def _rows(connection: duckdb.DuckDBPyConnection, sql: str, **values: Any) -> list[dict[str, Any]]:
    cursor = connection.execute(sql, values)
    names = [entry[0] for entry in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
