"""The groups of the table `figure`, taken apart into their dimensions: each spelling once.

`figure` is every value of some measures as it will stand, one row a measure, period and group:
measure_id, period_id, dimension, group_name, statistic, value, numerator, denominator, is_new (it
is not as what stands) and source (null where it stands already).
"""

import duckdb
import pyarrow as pa

from loaders.breakdowns.known_records import KnownBreakdowns, folded

Names = dict[tuple[str, str], str]
_COMPONENTS = """
create or replace temp table component as
with pair as (select distinct dimension, group_name from figure where dimension <> 'Overall'),
part as (
    select dimension, group_name, unnest(string_split(dimension, ' × ')) as dimension_words,
        unnest(string_split(group_name, ' × ')) as group_words
    from pair
)
select part.*, coalesce(known_dimension.name, lower(dimension_words)) as of_dimension,
    coalesce(known_group.name, lower(group_words)) as of_group, parent,
    coalesce(is_overlapping, false) as is_overlapping
from part
left join known_dimension on known_dimension.spelling = lower(dimension_words)
left join known_group
    on known_group.dimension = coalesce(known_dimension.name, lower(dimension_words))
    and known_group.spelling = lower(group_words)
"""
_DIVISIONS = """
create or replace temp table division as
with listed as (
    select dimension, group_name, list(of_dimension order by of_dimension) as dimensions,
        list(of_group order by of_dimension) as groups,
        list(coalesce(parent, of_group) order by of_dimension) as above,
        bool_or(is_overlapping) as is_overlapping
    from component group by all
    union all select 'Overall', 'Overall', [], [], [], false
),
numbered as (
    select dense_rank() over (order by dimensions, groups)::integer as cell_no,
        dense_rank() over (order by dimensions)::integer as table_no, *
    from listed
)
select numbered.* exclude (above), broader.cell_no as broader_no
from numbered
left join (select distinct cell_no, table_no, groups from numbered) as broader
    on broader.table_no = numbered.table_no and broader.groups = numbered.above
    and broader.cell_no <> numbered.cell_no
"""
_SPANS = """
create or replace temp table span as
select row_number() over (order by measure_id, period_id)::integer as span_no, measure_id,
    period_id, split_part(period_id, '/', 2) as length
from (select distinct measure_id, period_id from figure)
"""
_CELLS = """
create or replace temp table cell_figure as
with cell as (
    select span_no, cell_no, table_no, broader_no, is_overlapping, statistic, value, numerator,
        denominator, is_new, source
    from figure join span using (measure_id, period_id)
    join division using (dimension, group_name)
),
broader as (
    select distinct span_no, cell_no as broader_no
    from cell semi join (select broader_no as cell_no from division) using (cell_no)
)
select cell.* exclude (broader_no), broader.broader_no is not null as is_part
from cell left join broader using (span_no, broader_no)
"""


def lay_out_divisions(connection: duckdb.DuckDBPyConnection, known: KnownBreakdowns) -> None:
    """Make the tables `component`, `division`, `span` and `cell_figure` beside the table `figure`.

    `component` has each dimension of each group, as it is written and as the catalogue means it.
    `division` has a number for each group (`cell_no`) and each set of dimensions (`table_no`),
    with their names in small letters as the catalogue has them; the whole is the one of no
    dimensions. `span` numbers each measure and period. `cell_figure` is `figure` by these numbers;
    `is_part` are those that lie in another group of their table.
    """
    connection.register("known_dimension", _dimensions(known))
    connection.register("known_group", _groups(known))
    for statement in (_COMPONENTS, _DIVISIONS, _SPANS, _CELLS):
        connection.execute(statement)
    connection.unregister("known_dimension")
    connection.unregister("known_group")


def _dimensions(known: KnownBreakdowns) -> pa.Table:
    rows = [
        {"spelling": folded(spelling), "name": key}
        for key, one in known.dimensions.items()
        for spelling in {folded(name) for name in (one.name, *one.synonyms)}
    ]
    schema = pa.schema([("spelling", pa.string()), ("name", pa.string())])
    return pa.Table.from_pylist(rows, schema=schema)


def _groups(known: KnownBreakdowns) -> pa.Table:
    texts = ("dimension", "spelling", "name", "parent")
    schema = pa.schema([*[(name, pa.string()) for name in texts], ("is_overlapping", pa.bool_())])
    rows = [
        {
            "dimension": dimension,
            "spelling": spelling,
            "name": key,
            "parent": folded(one.parent)
            if one.parent and folded(one.parent_dimension or "") == dimension
            else None,
            "is_overlapping": one.is_overlapping,
        }
        for (dimension, key), one in known.groups.items()
        for spelling in {folded(name) for name in (one.name, *one.synonyms)}
    ]
    return pa.Table.from_pylist(rows, schema=schema)


def names_of(connection: duckdb.DuckDBPyConnection, known: KnownBreakdowns) -> Names:
    """Dimension and group in small letters to how they are spelled; no group: itself."""
    rows = connection.execute(
        "select of_dimension, of_group, max(dimension_words), max(group_words) from component "
        "group by all"
    ).fetchall()
    found: Names = {}
    for dimension, group, dimension_words, group_words in rows:
        found[dimension, ""] = dimension_words
        found[dimension, group] = group_words
    found |= {(key, ""): one.name for key, one in known.dimensions.items()}
    return found | {key: one.name for key, one in known.groups.items()}
