"""The rows of the sheets Values and Groups: a measure and period each, with what it was before."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import duckdb

from loaders.periods import Calendar, Period
from loaders.templates.asked_periods import periods_asked
from loaders.templates.contents import GroupRow, ValueRow, Wanted
from loaders.templates.group_rows import Groups

MOST_GROUPS = 20_000
"""Rows of groups of one workbook; more of them come from a system and not from a keyboard."""
_Before = list[tuple[date, str, float | str | None]]


def value_rows(
    published: duckdb.DuckDBPyConnection, groups: Groups, wanted: Wanted
) -> tuple[list[ValueRow], list[GroupRow], int]:
    """Both sheets' rows from a publication attached as `published`, in the order of the codes.

    The third is the number of rows of groups that are left out.
    """
    measures = sorted(_measures(published, wanted), key=lambda one: _natural(one["code"]))
    before = _given(published)
    values: list[ValueRow] = []
    of_groups: list[GroupRow] = []
    for measure in measures:
        measure_id, code, name = (measure[key] for key in ("measure_id", "code", "name"))
        calendar = Calendar(measure["year_kind"], measure["year_start_month"])
        asked = periods_asked(measure, calendar, wanted)
        told = before.get(measure_id, [])
        values += [_value_row(measure, calendar, period, told) for period in asked]
        is_mean = measure["statistic"] == "mean rating"
        of_groups += [
            GroupRow(measure_id, code, name, period.label(calendar), *one, is_mean)
            for period in asked[-1:]
            for one in groups.get(measure_id, [])
        ]
    return values, of_groups[:MOST_GROUPS], max(len(of_groups) - MOST_GROUPS, 0)


def _measures(published: duckdb.DuckDBPyConnection, wanted: Wanted) -> list[dict[str, Any]]:
    cursor = published.execute(
        """
        select
            measure.*, reported_ends_on, coalesce(is_finished, false) as is_finished,
            frequency in ('monthly', 'quarterly', 'twice a year', 'yearly') as is_repeated,
            (
                select map_from_entries(list((period_id, benchmark)))
                from published.measure_benchmark as given
                where given.measure_id = measure.measure_id and benchmark is not null
            ) as benchmarks
        from published.measure left join published.measure_due as due using (measure_id)
        where ($owner::varchar is null or list_contains(owners, $owner))
            and (
                $plan_ids::varchar[] is null
                or measure_id in (
                    select measure_id from published.item_measure
                    where list_contains($plan_ids, plan_id)
                )
                or $of_no_plan and measure_id not in (
                    select measure_id from published.item_measure
                )
            )
        """,
        {
            "owner": wanted.owner,
            "plan_ids": wanted.plan_ids and list(wanted.plan_ids),
            "of_no_plan": wanted.has_measures_of_no_plan,
        },
    )
    names = [entry[0] for entry in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _given(published: duckdb.DuckDBPyConnection) -> dict[str, _Before]:
    """Measure to the periods that have a value, the earliest first, with their value or state."""
    rows = published.execute(
        "select measure_id, ends_on, period, actual, state from published.measure_value "
        "where load_id is not null order by measure_id, ends_on"
    ).fetchall()
    found: dict[str, _Before] = {}
    for measure_id, ends_on, period, actual, state in rows:
        found.setdefault(measure_id, []).append(
            (ends_on, period, actual if state is None else state)
        )
    return found


def _value_row(
    measure: Mapping[str, Any], calendar: Calendar, period: Period, told: _Before
) -> ValueRow:
    last = next((one for one in reversed(told) if one[0] <= period.ends_on), (None, None, None))
    return ValueRow(
        measure["measure_id"],
        measure["code"],
        measure["name"],
        measure["unit"] or ("" if measure["statistic"] != "mean rating" else _scale(measure)),
        ", ".join(measure["owners"]),
        measure["kind"] == "deliverable",
        measure["decimals"],
        period.label(calendar),
        last[1],
        last[2],
        _benchmark(measure, period),
    )


def _benchmark(measure: Mapping[str, Any], period: Period) -> float | None:
    """What the period's value is held against; the target itself where nothing else is given."""
    if measure["benchmark_basis"] == "target":
        return None if measure["target"] is None else float(measure["target"])
    found = (measure["benchmarks"] or {}).get(period.period_id)
    return None if found is None else float(found)


def _scale(measure: Mapping[str, Any]) -> str:
    low, high = measure["scale_low"], measure["scale_high"]
    return "" if low is None or high is None else f"{low:g} to {high:g}"


def _natural(code: str) -> list[tuple[bool, int, str]]:
    """Orders 1.2 before 1.10."""
    parts = re.findall(r"\d+|\D+", code.casefold())
    return [(part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts]
