create temp table equity_margin as
with recursive rise as ( -- a group and all that it lies in
    select distinct dimension, group_name, dimension as to_dimension, group_name as to_group, is_overlapping, 0 as steps
    from equity_group_spelling
    union all
    select rise.dimension, rise.group_name, parent_dimension, parent_group, rise.is_overlapping or next.is_overlapping, steps + 1
    from rise
    join (select distinct dimension, group_name, parent_dimension, parent_group, is_overlapping from equity_group_spelling) as next
        on next.dimension = rise.to_dimension and next.group_name = rise.to_group
    where parent_group is not null and steps < 5
),
broader as ( -- where a table lists a group beside those that it is made of, only one of both counts
    select dimension, group_name, list(to_group order by steps) as broader
    from rise where dimension = to_dimension and steps > 0
    group by dimension, group_name
),
choice as (
    select rise.* exclude (is_overlapping), steps > 0 and is_overlapping as is_left_out, if(steps > 0, broader, null) as broader
    from (
        from rise
        union all
        select distinct dimension, group_name, null, null, is_overlapping, 6 from equity_group_spelling
    ) as rise
    left join broader using (dimension, group_name)
),
part as (select distinct dimension, group_name, dimensions, groups from equity_part where dimension <> 'Overall'),
summed as (
    select
        part.dimension,
        part.group_name,
        list_sort(list_filter([
            {fold: folded(one.to_dimension), dimension: one.to_dimension, group_name: one.to_group},
            {fold: folded(two.to_dimension), dimension: two.to_dimension, group_name: two.to_group},
            {fold: folded(three.to_dimension), dimension: three.to_dimension, group_name: three.to_group}
        ], lambda way: way.dimension is not null)) as parts,
        list_concat(
            list_transform(one.broader, lambda wide: array_to_string(list_concat([wide], groups[2:]), ' × ')),
            list_transform(two.broader, lambda wide: array_to_string([groups[1], wide, groups[3]], ' × ')),
            list_transform(three.broader, lambda wide: array_to_string([groups[1], groups[2], wide], ' × '))
        ) as unless_groups,
        one.steps + 7 * coalesce(two.steps, 0) + 49 * coalesce(three.steps, 0) as way
    from part
    join choice as one on one.dimension = dimensions[1] and one.group_name = groups[1]
    left join choice as two on two.dimension = dimensions[2] and two.group_name = groups[2]
    left join choice as three on three.dimension = dimensions[3] and three.group_name = groups[3]
    where not (one.is_left_out or coalesce(two.is_left_out, false) or coalesce(three.is_left_out, false))
        and way > 0
)
select
    dimension,
    group_name,
    way,
    unless_groups,
    if(parts = [], ['Overall'], list_transform(parts, lambda part: part.dimension)) as to_dimensions,
    if(parts = [], ['Overall'], list_transform(parts, lambda part: part.group_name)) as to_groups,
    array_to_string(to_dimensions, ' × ') as to_dimension,
    array_to_string(to_groups, ' × ') as to_group
from summed
where len(list_distinct(to_dimensions)) = len(to_dimensions);

comment on table equity_margin is 'One row per dimension and group and a coarser part of people that it adds up to with others; private';
