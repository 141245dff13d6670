"""Groups that the period before has and a period has not."""

from collections.abc import Iterator

import duckdb

from loaders.breakdowns.divisions import Names
from loaders.breakdowns.odd import Odd
from loaders.calendars import Period
from loaders.known import Known

_MOST_NAMED = 5
_PARTS = """
create or replace temp table part as
select row_number() over (order by of_dimension, of_group)::integer as part_no,
    dense_rank() over (order by of_dimension)::integer as dimension_no, of_dimension, of_group
from (select distinct of_dimension, of_group from component)
"""
_PRESENT = """
create or replace temp table present as
with part_of as (
    select distinct cell_no, part_no
    from division join component using (dimension, group_name)
    join part using (of_dimension, of_group)
)
select span_no, part_no, bool_or(is_new) as is_new,
    arg_min(source, (length(source), source)) filter (is_new) as source
from cell_figure join part_of using (cell_no)
group by span_no, part_no
"""
_MISSING = """
with held as (
    select span_no, dimension_no, bool_or(is_new) as is_new,
        arg_min(source, (length(source), source)) as source
    from present join part using (part_no) group by span_no, dimension_no
),
following as (
    select held.*, lag(span_no) over (
        partition by measure_id, length, dimension_no order by period_id
    ) as before_no
    from held join span using (span_no)
),
gone as (
    select following.span_no, following.source, before_no, part_no
    from following
    join present as earlier on earlier.span_no = before_no
    join part using (part_no, dimension_no)
    anti join present as now
        on now.span_no = following.span_no and now.part_no = earlier.part_no
    where following.is_new
)
select source, span.measure_id, span.period_id, earlier.period_id, of_dimension,
    list(of_group order by of_group)
from gone join part using (part_no) join span using (span_no)
join span as earlier on earlier.span_no = before_no
group by source, span.measure_id, span.period_id, earlier.period_id, of_dimension
order by length(source), source, of_dimension
"""


def missing_groups(
    connection: duckdb.DuckDBPyConnection, known: Known, names: Names
) -> Iterator[Odd]:
    """Groups that values of the period before have, by each dimension.

    Reads the tables of `divisions`, and makes two of them: `part`, every group of every dimension,
    and `present`, those that a measure and period has.
    """
    connection.execute(_PARTS)
    connection.execute(_PRESENT)
    for source, measure_id, period_id, before, dimension, groups in connection.execute(
        _MISSING
    ).fetchall():
        calendar = known.measures[measure_id].calendar
        shown = ", ".join(f"'{names[dimension, one]}'" for one in groups[:_MOST_NAMED])
        more = f" and {len(groups) - _MOST_NAMED} more" if len(groups) > _MOST_NAMED else ""
        label = Period.from_id(before).label(calendar)
        of = names[dimension, ""]
        says = f"has no value by {of} of {shown}{more}, which {label} has"
        yield Odd(source, measure_id, period_id, f" {says}; write 0 where there was nobody")
