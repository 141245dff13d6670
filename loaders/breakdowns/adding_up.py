"""Groups that do not add up to their whole, and parts of several dimensions to their margins."""

from collections.abc import Iterator

import duckdb

from loaders.breakdowns.odd import Odd

MOST_APART = 0.01
"""Share by which sums may be another where they are no whole numbers, which are often rounded."""
_FIGURES = (
    ("value", "statistic = 'count' or statistic = 'amount'", ""),
    ("numerator", "statistic = 'rate'", "the numerators of "),
    ("denominator", "statistic in ('rate', 'mean rating')", "the denominators of "),
)
_COVERS = """
create or replace temp table cover as
with named as (
    select table_no, any_value(dimension) as named, any_value(dimensions) as dimensions
    from division group by table_no
),
grid as (
    select span_no, table_no, bool_or(is_new) as is_new, count(*) as cells
    from cell_figure group by all
),
shown as (select * from grid join named using (table_no)),
held as (
    select fine.span_no, fine.table_no as fine_no, coarse.table_no as coarse_no,
        fine.named, fine.dimensions as fine_dimensions, coarse.dimensions as coarse_dimensions
    from shown as fine join shown as coarse using (span_no)
    where len(fine.dimensions) > len(coarse.dimensions) and fine.cells > 1
        and list_has_all(fine.dimensions, coarse.dimensions)
        and (fine.is_new or coarse.is_new)
)
-- Against the nearest margins alone: these are held against those above them.
from held
where not exists (
    from shown as between
    where between.span_no = held.span_no
        and between.table_no <> held.fine_no and between.table_no <> held.coarse_no
        and list_has_all(between.dimensions, held.coarse_dimensions)
        and list_has_all(held.fine_dimensions, between.dimensions)
)
"""
_PROJECTED = """
create or replace temp table projected as
with place as (
    select distinct fine_no, coarse_no,
        list_transform(coarse_dimensions, lambda one: list_position(fine_dimensions, one)) as places
    from cover
),
target as (
    select distinct cell_no, coarse_no, list_select(groups, places) as groups
    from place join division on division.table_no = fine_no
)
select target.cell_no, coarse_no, coarse.cell_no as coarse_cell
from target
join (select distinct table_no as coarse_no, groups, cell_no from division) as coarse
    using (coarse_no, groups)
"""
_UNLIKE = """
with summed as (
    select cover.span_no, named, coarse_no, fine_no, coarse_cell,
        sum({figure}) as number, bool_or(is_new) as is_new,
        count(*) = count({figure}) as is_complete,
        bool_and(coalesce({figure} = floor({figure}), true)) as has_whole_numbers,
        bool_and(source is not null) as is_of_file,
        arg_min(source, (length(source), source)) filter (is_new) as source
    from cover
    join cell_figure
        on cell_figure.span_no = cover.span_no and table_no = fine_no
    join projected using (cell_no, coarse_no)
    where ({statistics}) and not is_overlapping and not is_part
    group by all
),
held as (
    select summed.* exclude (source, is_of_file), coarse.{figure} as should,
        coalesce(summed.source, coarse.source) as source,
        -- Where no group stands already, what stands of all is no secret.
        is_of_file and (coarse.source is not null or summed.span_no not in (
            select span_no from cell_figure join division using (cell_no)
            where source is null and len(dimensions) > 0
        )) as may_be_told,
        has_whole_numbers and coarse.{figure} = floor(coarse.{figure}) as is_exact
    from summed join cell_figure as coarse
        on coarse.span_no = summed.span_no and coarse.cell_no = coarse_cell
    where is_complete and coarse.{figure} is not null and (summed.is_new or coarse.is_new)
),
unlike as (
    from held
    where if(is_exact, number <> should, abs(number - should) > {most_apart} * abs(should))
),
spelled as (
    select cell_no, any_value(dimension) as dimension, any_value(group_name) as group_name
    from division group by cell_no
)
select source, measure_id, period_id, named, dimension, group_name,
    short_number_words(round(number, 6)), short_number_words(round(abs(number - should), 6)),
    number > should, short_number_words(round(should, 6)), may_be_told,
    count(*) over (partition by span_no, fine_no, coarse_no) - 1
from unlike join span using (span_no) join spelled on spelled.cell_no = coarse_cell
qualify row_number() over (
    partition by span_no, fine_no, coarse_no
    order by abs(number - should) desc, coarse_cell
) = 1
order by length(source), source
"""


def not_adding_up(connection: duckdb.DuckDBPyConnection) -> Iterator[Odd]:
    """Sums over the tables of `divisions` that are not what stands for their whole.

    Groups that are counted beside the others, and those inside another group of the same table,
    are left aside. Of each table and its margin the largest difference is told; but no number
    that what stands already could be computed from, because it may be hidden.
    """
    connection.execute(_COVERS)
    connection.execute(_PROJECTED)
    for figure, statistics, which in _FIGURES:
        sql = _UNLIKE.format(figure=figure, statistics=statistics, most_apart=MOST_APART)
        for row in connection.execute(sql).fetchall():
            yield _odd(which, *row)


def _odd(  # noqa: PLR0913, PLR0917 - a row of the query
    which: str,
    source: str,
    measure_id: str,
    period_id: str,
    named: str,
    dimension: str,
    group: str,
    number: str,
    apart: str,
    is_more: bool,
    should: str,
    may_be_told: bool,
    others: int,
) -> Odd:
    is_overall = dimension == "Overall"
    whole = f"the {should} of the whole" if is_overall else f"the {should} of {dimension}: {group}"
    differ = f"{apart} {'more' if is_more else 'fewer'} than {whole}"
    more = f"; so do {others} more of {dimension}" if others > 1 else ""
    more = f"; so does another of {dimension}" if others == 1 else more
    subject = f"{which}{named}" if which else named
    alike = f"{subject} {is_more} {dimension}"
    if not may_be_told:
        verb = "do" if which else "does"
        to = "what stands for the whole" if is_overall else f"what stands for {dimension}: {group}"
        return Odd(
            source, measure_id, period_id, f": {subject} {verb} not add up to {to}{more}", alike
        )
    verb = "add" if which else "adds"
    says = f": {subject} {verb} up to {number}, {differ}{more}"
    return Odd(source, measure_id, period_id, says, alike)
