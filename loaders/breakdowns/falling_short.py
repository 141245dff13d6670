"""Periods whose whole is suddenly short: rows of a year may be missing from a table."""

from collections.abc import Iterator

import duckdb

from loaders.breakdowns.odd import Odd
from loaders.calendars import Period
from loaders.known import Known

LEAST_SHORT = 0.10
"""Share that a period's whole has to lack of both neighbours', or of the only one's."""
_DEVIATIONS = 3
"""Less than so many standard deviations of a count, its square root, may be chance."""
_TOTALS = """
create or replace temp table total as
with summed as (
    select measure_id, length, period_id, table_no,
        sum(if(statistic = 'count', value, denominator)) as number, bool_or(is_new) as is_new,
        bool_and(source is not null) as is_of_file,
        arg_min(source, (length(source), source)) filter (is_new) as source
    from cell_figure join span using (span_no)
    where statistic in ('count', 'rate', 'mean rating') and not is_overlapping and not is_part
    group by all
    having number is not null
),
-- Of the whole where it is given, else of the table with the most periods.
best as (
    select measure_id, length, table_no
    from summed join (select distinct table_no, dimensions from division) using (table_no)
    group by measure_id, length, table_no
    qualify row_number() over (
        partition by measure_id, length
        order by any_value(len(dimensions)) > 0, count(*) desc, any_value(len(dimensions)), table_no
    ) = 1
),
parted as (
    select distinct measure_id
    from (select distinct span_no, table_no from cell_figure where is_new)
    join span using (span_no) join division using (table_no)
    where len(dimensions) > 0
)
select measure_id, length, period_id, number, is_new, is_of_file, source
from summed semi join best using (measure_id, length, table_no) semi join parted using (measure_id)
"""
_SHORT = f"""
with beside as (
    select *,
        lag(period_id) over following as before, lag(number) over following as number_before,
        lead(period_id) over following as after, lead(number) over following as number_after,
        lag(is_of_file) over following as may_tell_before,
        lead(is_of_file) over following as may_tell_after,
        coalesce(
            source, lag(source) over following, lead(source) over following
        ) as told_at
    from total
    window following as (partition by measure_id, length order by period_id)
),
held as (
    select *, least(number_before, number_after) as lower from beside
)
select told_at, measure_id, period_id, if(is_of_file, short_number_words(number), null),
    before, if(is_of_file and may_tell_before, short_number_words(number_before), null),
    round(100 * (1 - number / number_before)),
    after, if(is_of_file and may_tell_after, short_number_words(number_after), null),
    round(100 * (1 - number / number_after))
from held
where told_at is not null and lower > 0 and number < {1 - LEAST_SHORT} * lower
    and lower - number > {_DEVIATIONS} * sqrt(lower)
order by length(told_at), told_at
"""  # noqa: S608 - numbers of ours


def falling_short(connection: duckdb.DuckDBPyConnection, known: Known) -> Iterator[Odd]:
    """Counts, or people counted, of measures by group that lack much of the periods beside them.

    Reads the tables of `divisions`. Of what stands already no number is told: it may be hidden.
    """
    connection.execute(_TOTALS)
    for source, measure_id, period_id, number, *beside in connection.execute(_SHORT).fetchall():
        calendar = known.measures[measure_id].calendar
        parts = [
            _than(Period.from_id(other).label(calendar), words, share)
            for other, words, share in (beside[:3], beside[3:])
            if other is not None
        ]
        counts = "counts" if number is None else f"counts {number},"
        says = f"{counts} {' and '.join(parts)}; look whether something is missing"
        yield Odd(source, measure_id, period_id, f" {says}")


def _than(period: str, number: str | None, share: float) -> str:
    return (
        f"far fewer than {period}"
        if number is None
        else f"{share:.0f}% fewer than {period} ({number})"
    )
