"""The reporting periods that the marts know, with their names in every calendar in use."""

from datetime import date, timedelta
from typing import Any

import duckdb
import pyarrow as pa

from loaders.calendars import LENGTHS, Calendar, Period, all_periods

_BEYOND = timedelta(days=2 * 366)
"""How long before the first and after the last period in use the names go on."""
_FIRST, _LAST = date(1900, 1, 1), date(2200, 1, 1)
"""A year beyond these is a slip of the keyboard, and gets no neighbours."""
_PERIODS = """
    select distinct period_id from (
        select load_id, period_id from ledger.measure_value
        union all select load_id, period_id from ledger.benchmark
        union all select load_id, period_id from ledger.status_override
        union all select load_id, period_id from ledger.item_progress
        union all select load_id, unnest([baseline_period_id, target_period_id]) from ledger.measure
        union all select load_id, target_period_id from ledger.measure_reading
        union all select load_id, strftime(ends_on, '%Y-%m/P1M') from ledger.survey
            semi join (from ledger.survey_question where measure_id is not null) as tied
                using (load_id, wave_id)
    ) semi join ledger.load_state using (load_id)
    where period_id is not null
"""
_CALENDARS = """
    select distinct year_kind, year_start_month
    from ledger.measure semi join ledger.load_state using (load_id)
"""
_SCHEMA = pa.schema(
    [
        ("year_kind", pa.string()),
        ("year_start_month", pa.int32()),
        ("period_id", pa.string()),
        ("label", pa.string()),
        ("months", pa.int32()),
        ("starts_on", pa.date32()),
        ("ends_on", pa.date32()),
    ]
)


def periods_in_use(
    connection: duckdb.DuckDBPyConnection, progress_calendar: Calendar, day: date
) -> pa.Table:
    """Every period of every calendar in use, from two years before the first to two after the last.

    One row per calendar (`year_kind`, `year_start_month`) and period. A period in use that is
    not one of a calendar's own, as after a measure changed its year, is named by its months.
    """
    used = [Period.from_id(found) for (found,) in connection.execute(_PERIODS).fetchall()]
    calendars = {progress_calendar} | {
        Calendar(*found) for found in connection.execute(_CALENDARS).fetchall()
    }
    first = max(_FIRST, min([day, *(period.starts_on for period in used)])) - _BEYOND
    last = min(_LAST, max([day, *(period.ends_on for period in used)])) + _BEYOND
    rows = [
        _row(calendar, period)
        for calendar in sorted(calendars, key=lambda one: (one.kind, one.start_month))
        for period in sorted({*used, *_own(calendar, first, last)})
    ]
    return pa.Table.from_pylist(rows, schema=_SCHEMA)


def _own(calendar: Calendar, first: date, last: date) -> list[Period]:
    return [period for months in LENGTHS for period in all_periods(calendar, months, first, last)]


def _row(calendar: Calendar, period: Period) -> dict[str, Any]:
    return {
        "year_kind": calendar.kind,
        "year_start_month": calendar.start_month,
        "period_id": period.period_id,
        "label": period.label(calendar),
        "months": period.months,
        "starts_on": period.starts_on,
        "ends_on": period.ends_on,
    }
