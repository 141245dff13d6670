create table equity_reference as
with pooled as ( -- over all periods, so that it is the same for all of them
    select
        measure_id, dimension, group_name, count(*) as periods, sum(denominator) as people,
        round(sum(if(kind = 'mean', rate * denominator, numerator)) / sum(denominator), 9) as rate
    from equity_rate
    where len(dimensions) = 1 and dimension <> 'Overall' and kind in ('rate', 'mean')
        and is_presented and not is_overlapping and not is_unknown
    group by measure_id, dimension, group_name
),
large as (
    from pooled qualify 10 * people >= sum(people) over (partition by measure_id, dimension)
),
best as ( -- one that has its rate in most periods; others could not be compared with in the rest
    select measure_id, dimension, group_name
    from large join measure using (measure_id)
    where direction <> 'within a range'
    qualify row_number() over (
        partition by measure_id, dimension
        order by periods desc, adverse_sign(direction) * large.rate, group_name
    ) = 1
),
asked as (
    select distinct measure_id, rate.dimension, known.reference, stated.group_name as stated
    from equity_rate as rate
    left join equity_dimension as known using (dimension)
    left join equity_group_spelling as stated
        on stated.dimension = known.dimension and stated.spelling = folded(known.reference_group)
        and known.reference = 'group'
    where len(dimensions) = 1 and rate.dimension <> 'Overall' and kind in ('rate', 'mean')
)
select
    asked.measure_id,
    asked.dimension,
    case
        when asked.reference = 'overall' then 'Overall'
        else coalesce(given.group_name, best.group_name, 'Overall')
    end as reference_group,
    case
        when reference_group = 'Overall' then 'overall'
        when given.group_name is not null then 'stated'
        else 'best large group'
    end as reference_kind
from asked
left join (select distinct measure_id, dimension, group_name from equity_rate) as given
    on given.measure_id = asked.measure_id and given.dimension = asked.dimension and given.group_name = stated
left join best on best.measure_id = asked.measure_id and best.dimension = asked.dimension
order by measure_id, dimension;

comment on table equity_reference is 'One row per measure and dimension: the group that gaps are measured from, in all periods';
comment on column equity_reference.measure_id is 'The measure';
comment on column equity_reference.dimension is 'The dimension';
comment on column equity_reference.reference_group is 'The group; Overall for all together';
comment on column equity_reference.reference_kind is 'stated in the catalogue; best large group: the best rate over all periods among groups with at least a tenth of the people; overall, where that is stated or no group can be chosen';
