"""Groups that the period before has and a period has not."""

from collections.abc import Iterator

import duckdb

from loaders.breakdowns.divisions import Names
from loaders.breakdowns.odd import Odd
from loaders.calendars import Period
from loaders.known import Known

_MOST_NAMED = 5
_PRESENT = """
create or replace temp table present as
with one_of as (
    select distinct cell_no, of_dimension as dimension, of_group as group_name
    from division join component using (dimension, group_name)
)
select measure_id, split_part(period_id, '/', 2) as length, period_id, dimension, group_name,
    bool_or(is_new) as is_new, arg_min(source, (length(source), source)) filter (is_new) as source
from cell_figure join one_of using (cell_no)
group by all
"""
_MISSING = """
with held as (
    select measure_id, length, period_id, dimension, bool_or(is_new) as is_new,
        arg_min(source, (length(source), source)) as source,
        lag(period_id) over (
            partition by measure_id, length, dimension order by period_id
        ) as before
    from present group by measure_id, length, period_id, dimension
),
gone as (
    select held.*, earlier.group_name
    from held join present as earlier
        on earlier.measure_id = held.measure_id and earlier.period_id = held.before
        and earlier.dimension = held.dimension
    where held.is_new and not exists (
        from present as now
        where now.measure_id = held.measure_id and now.period_id = held.period_id
            and now.dimension = held.dimension and now.group_name = earlier.group_name
    )
)
select source, measure_id, period_id, before, dimension, list(group_name order by group_name)
from gone
group by source, measure_id, period_id, before, dimension
order by length(source), source, dimension
"""


def missing_groups(
    connection: duckdb.DuckDBPyConnection, known: Known, names: Names
) -> Iterator[Odd]:
    """Groups that values of the period before have, by each dimension.

    Reads the tables of `divisions`, and makes `present` of them: which groups of each dimension a
    measure and period has.
    """
    connection.execute(_PRESENT)
    for source, measure_id, period_id, before, dimension, groups in connection.execute(
        _MISSING
    ).fetchall():
        calendar = known.measures[measure_id].calendar
        shown = [names[dimension, one] for one in groups[:_MOST_NAMED]]
        more = f" and {len(groups) - _MOST_NAMED} more" if len(groups) > _MOST_NAMED else ""
        label = Period.from_id(before).label(calendar)
        of = names[dimension, ""]
        says = f"has no value by {of} of {', '.join(shown)}{more}, which {label} has"
        yield Odd(source, measure_id, period_id, f" {says}; write 0 where there was nobody")
