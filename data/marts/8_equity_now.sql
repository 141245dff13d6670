create table equity_now as
with newest as (
    select measure_id, rate.dimension, rate.period_id, rate.period, rate.starts_on, rate.ends_on
    from equity_rate as rate
    join measure using (measure_id)
    where len(dimensions) = 1 and rate.dimension <> 'Overall'
    qualify row_number() over (
        partition by measure_id, rate.dimension
        order by rate.months = measure.months desc, rate.ends_on desc, rate.months
    ) = 1
),
counted as (
    select
        newest.*,
        count(*) as groups,
        count(*) filter (hidden) as hidden,
        count(*) filter (not hidden and not is_presented) as unreliable,
        coalesce(list(group_name order by group_ordinal) filter (standing = 'clearly short' and not is_unknown), [])
            as clearly_short,
        any_value(coalesce(benchmark, target)) filter (standing = 'clearly short') as mark,
        if(count(benchmark) > 0, 'benchmark', 'target') as mark_name,
        arg_max(group_name, rate) filter (kind = 'count' and is_presented) as largest_group,
        max(rate) filter (kind = 'count' and is_presented) as largest_share
    from newest
    join equity_rate as rate using (measure_id, period_id, dimension)
    group by all
),
within as (
    select newest.measure_id, newest.dimension, list(rate.group_name order by rate.dimension, group_ordinal) as clearly_short_within
    from newest
    join equity_rate as rate
        on rate.measure_id = newest.measure_id and rate.period_id = newest.period_id
        and len(dimensions) = 2 and list_contains(dimensions, newest.dimension)
    where standing = 'clearly short' and not is_unknown
    group by all
),
compared as (
    select measure_id, period_id, dimension, count(gap) as gaps
    from equity_gap where within_dimension = 'Overall'
    group by all
),
widest as ( -- of the gaps that are not in a group's favour: a clear one before others
    select gap.*
    from equity_gap as gap
    join measure using (measure_id)
    join equity_rate as rate using (measure_id, period_id, dimension, group_name)
    where within_dimension = 'Overall' and gap * adverse_sign(direction) > 0 and not is_unknown
    qualify row_number() over (
        partition by measure_id, gap.period_id, gap.dimension order by is_clear desc, abs(gap) desc, group_name
    ) = 1
)
select
    counted.measure_id,
    counted.dimension,
    counted.period_id,
    counted.period,
    counted.starts_on,
    counted.ends_on,
    groups,
    hidden,
    unreliable,
    reference.reference_group,
    widest.group_name as widest_group,
    gap as widest_gap,
    gap_low as widest_gap_low,
    gap_high as widest_gap_high,
    ratio as widest_ratio,
    people as widest_people,
    is_clear as is_widest_clear,
    trend_verdict as widest_trend_verdict,
    clearly_short,
    coalesce(clearly_short_within, []) as clearly_short_within,
    concat_ws(
        ' ',
        if(len(clearly_short) > 0, clearly_short_words(clearly_short, groups, mark, mark_name, unit, decimals), null),
        case
            when hidden + unreliable = groups then shown_words(groups, hidden, unreliable) || '.'
            when is_clear then says
            when largest_share is not null then largest_group || ' is the largest of '
                || groups_words(groups - hidden) || ': ' || number_words(largest_share, 1) || '%.'
            when gaps is not null and direction <> 'within a range' then
                not_behind_words(reference.reference_group, gaps, hidden + unreliable)
            else shown_words(groups, hidden, unreliable) || '.'
        end
    ) as says
from counted
join measure using (measure_id)
left join within on within.measure_id = counted.measure_id and within.dimension = counted.dimension
left join equity_reference as reference on reference.measure_id = counted.measure_id and reference.dimension = counted.dimension
left join compared
    on compared.measure_id = counted.measure_id and compared.period_id = counted.period_id
    and compared.dimension = counted.dimension
left join widest
    on widest.measure_id = counted.measure_id and widest.period_id = counted.period_id
    and widest.dimension = counted.dimension
order by counted.measure_id, counted.dimension;

comment on table equity_now is 'One row per measure and dimension: what its newest period with groups finds';
comment on column equity_now.measure_id is 'The measure';
comment on column equity_now.dimension is 'The dimension';
comment on column equity_now.period_id is 'The newest period with groups, of the measure''s own length where there is one';
comment on column equity_now.period is 'Name of the period';
comment on column equity_now.starts_on is 'First day of the period';
comment on column equity_now.ends_on is 'Last day of the period';
comment on column equity_now.groups is 'Number of groups';
comment on column equity_now.hidden is 'How many of them are hidden for privacy';
comment on column equity_now.unreliable is 'How many of them are too few to be reliable';
comment on column equity_now.reference_group is 'What gaps are measured from; null where people are only counted';
comment on column equity_now.widest_group is 'The group that is farthest behind it, a clear gap before others; null where none is behind';
comment on column equity_now.widest_gap is 'Its gap, in the unit of the measure';
comment on column equity_now.widest_gap_low is 'Lower end of the 95% interval';
comment on column equity_now.widest_gap_high is 'Upper end of that interval';
comment on column equity_now.widest_ratio is 'Its ratio, as in equity_gap';
comment on column equity_now.widest_people is 'How many are behind that gap';
comment on column equity_now.is_widest_clear is 'True where the whole interval is on one side of zero';
comment on column equity_now.widest_trend_verdict is 'narrowed, widened, reversed or no clear change';
comment on column equity_now.clearly_short is 'Groups whose whole interval is short of the benchmark, or else the target';
comment on column equity_now.clearly_short_within is 'The same among groups of this and another dimension, such as Black × Coast';
comment on column equity_now.says is 'What that finds, in a few sentences';
