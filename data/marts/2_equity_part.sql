create temp table equity_part as
with given as (
    select distinct dimension as given_dimension, group_name as given_group, group_parts(dimension, group_name) as parts
    from (select distinct dimension, group_name, load_id from ledger.measure_value)
    semi join ledger.live_load using (load_id)
    where dimension <> 'Overall'
),
entry as (
    select given_dimension, given_group, unnest(parts) as part from given
),
named as (
    select
        given_dimension,
        given_group,
        list({dimension: own.dimension, group_name: own.group_name} order by folded(own.dimension)) as parts,
        bool_or(is_overlapping) as is_overlapping,
        bool_or(is_unknown) as is_unknown
    from entry
    join equity_dimension_spelling as named on named.spelling = folded(part[1])
    join equity_group_spelling as own on own.dimension = named.dimension and own.spelling = folded(part[2])
    group by all
)
select
    given_dimension,
    given_group,
    list_transform(parts, lambda part: part.dimension) as dimensions,
    list_transform(parts, lambda part: part.group_name) as groups,
    array_to_string(dimensions, ' × ') as dimension,
    array_to_string(groups, ' × ') as group_name,
    is_overlapping,
    is_unknown
from named
union all
select 'Overall', 'Overall', ['Overall'], ['Overall'], 'Overall', 'Overall', false, false;

comment on table equity_part is 'One row per dimension and group as values were given for, with what these mean; private';
