create temp table equity_group_spelling as
with listed as ( -- the newest row of every group that the catalogue has
    select named.dimension, entry.* exclude (dimension)
    from ledger.dimension_group as entry
    semi join ledger.live_load using (load_id)
    join equity_dimension_spelling as named on named.spelling = folded(entry.dimension)
    qualify row_number() over (
        partition by named.dimension, folded(group_name) order by load_id desc, entry.source
    ) = 1
),
catalogued as (from listed where not is_withdrawn),
used as (
    select distinct load_id, unnest(group_parts(dimension, group_name)) as part
    from (select distinct load_id, dimension, group_name from ledger.measure_value where dimension <> 'Overall')
    semi join ledger.live_load using (load_id)
    union all
    select distinct load_id, (dimension, group_name)
    from ledger.survey_group
    semi join (
        select load_id, wave_id
        from ledger.survey semi join ledger.live_wave using (wave_id, load_id)
        where respondents >= getvariable('minimum_responses')
    ) using (load_id, wave_id)
    semi join (from ledger.survey_question where measure_id is not null) using (load_id, wave_id)
),
known as (
    select dimension, folded(group_name) as spelling, group_name, 1 as precedence, load_id from catalogued
    union all
    select dimension, folded(unnest(synonyms)), group_name, 2, load_id from catalogued
    union all
    select named.dimension, folded(part[2]), part[2], 3, used.load_id
    from used join equity_dimension_spelling as named on named.spelling = folded(part[1])
    union all -- what only others are said to lie in
    select named.dimension, folded(parent_group), parent_group, 4, catalogued.load_id
    from catalogued
    join equity_dimension_spelling as named on named.spelling = folded(coalesce(parent_dimension, catalogued.dimension))
    where parent_group is not null
),
spelled as (
    from known
    qualify row_number() over (partition by dimension, spelling order by precedence, load_id desc, group_name) = 1
)
select
    spelled.dimension,
    spelled.spelling,
    spelled.group_name,
    dense_rank() over (
        partition by spelled.dimension
        order by coalesce(is_unknown, group_rank(spelled.group_name) > 1), coalesce(catalogued.ordinal, 2147483647),
            group_rank(spelled.group_name),
            if(starts_with_number(spelled.group_name), group_number(spelled.group_name), null), spelled.group_name
    )::integer as ordinal,
    parent.dimension as parent_dimension,
    parent.group_name as parent_group,
    coalesce(is_overlapping, false) as is_overlapping,
    coalesce(is_unknown, group_rank(spelled.group_name) > 1) as is_unknown,
    catalogued.group_name is not null as is_catalogued,
    catalogued.load_id,
    catalogued.source
from spelled
left join catalogued on catalogued.dimension = spelled.dimension and catalogued.group_name = spelled.group_name
left join equity_dimension_spelling as above on above.spelling = folded(coalesce(parent_dimension, catalogued.dimension))
left join spelled as parent on parent.dimension = above.dimension and parent.spelling = folded(catalogued.parent_group);

comment on table equity_group_spelling is 'One row per dimension and spelling of a group of it, in lower case, with the group that it means; private';
