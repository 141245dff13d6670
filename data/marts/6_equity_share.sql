create table equity_share as
with part as (
    from equity_rate where dimension <> 'Overall' and len(dimensions) <= 2 and kind in ('count', 'rate')
),
placed as ( -- each with what it is a share of: all, and where it lies in two groups, either of them
    select *, 'Overall' as within_dimension, 'Overall' as within_group from part
    union all
    select *, dimensions[1], groups[1] from part where len(dimensions) = 2
    union all
    select *, dimensions[2], groups[2] from part where len(dimensions) = 2
),
paired as (
    select
        placed.* exclude (hidden, numerator, denominator),
        placed.hidden or entire.hidden as is_hidden,
        if(is_hidden, null, placed.numerator) as count,
        if(is_hidden, null, entire.numerator) as whole,
        if(is_hidden, null, placed.denominator) as people,
        if(is_hidden, null, entire.denominator) as all_people
    from placed
    join equity_rate as entire
        on entire.measure_id = placed.measure_id and entire.period_id = placed.period_id
        and entire.dimension = within_dimension and entire.group_name = within_group
),
shared as (
    select *,
        -- What is given for all may be less than what is given for a part.
        whole > 0 and count <= whole as has_share,
        has_share and people > 0 and people <= all_people as has_people,
        if(has_share, 100 * count / whole, null) as share,
        if(has_people, 100 * people / all_people, null) as availability,
        if(has_people and count > 0, share / availability, null) as representation,
        if(has_people and count > 0, representation_error(count, people, whole, all_people, is_proportion), null) as error
    from paired
)
select
    measure_id,
    period_id,
    dimension,
    group_name,
    within_dimension,
    within_group,
    period,
    months,
    starts_on,
    ends_on,
    dimensions,
    groups,
    group_ordinal,
    kind,
    count,
    whole,
    share,
    if(has_share, 100 * wilson_low(count, whole), null) as share_low,
    if(has_share, 100 * wilson_high(count, whole), null) as share_high,
    availability,
    representation,
    representation * exp(-z95() * error) as representation_low,
    representation * exp(z95() * error) as representation_high,
    is_hidden as hidden,
    case
        when is_hidden then group_hidden_reason()
        when whole = 0 then 'There is nothing to share.'
        when count > whole then 'It counts more than the whole that was given.'
    end as reason,
    is_overlapping,
    is_unknown,
    load_id,
    source
from shared
order by measure_id, starts_on, months, dimension, within_dimension <> 'Overall', within_dimension, group_ordinal;

comment on table equity_share is 'One row per measure, period, dimension, group and what it is a share of: of all, and for a group of two dimensions also of each of its two groups';
comment on column equity_share.measure_id is 'The measure';
comment on column equity_share.period_id is 'The period';
comment on column equity_share.dimension is 'What the people are divided by; of two, their names joined by ×';
comment on column equity_share.group_name is 'The group';
comment on column equity_share.within_dimension is 'Overall, or the dimension whose group is the whole';
comment on column equity_share.within_group is 'The group that is the whole; Overall for all';
comment on column equity_share.period is 'Name of the period';
comment on column equity_share.months is 'Length of the period in months';
comment on column equity_share.starts_on is 'First day of the period';
comment on column equity_share.ends_on is 'Last day of the period';
comment on column equity_share.dimensions is 'The dimensions, one by one';
comment on column equity_share.groups is 'The group of each of them';
comment on column equity_share.group_ordinal is 'Place of the group in the order of its dimension';
comment on column equity_share.kind is 'count or rate: what of the measure is shared, its count or its numerator';
comment on column equity_share.count is 'How many the group has; null where it or the whole is hidden';
comment on column equity_share.whole is 'How many the whole has; null where it or the group is hidden';
comment on column equity_share.share is 'The group''s percent of the whole';
comment on column equity_share.share_low is 'Lower end of its 95% interval (Wilson)';
comment on column equity_share.share_high is 'Upper end of that interval';
comment on column equity_share.availability is 'The group''s percent of the denominator of the whole; null for counts';
comment on column equity_share.representation is 'Share over availability: 1 is even, 2 is twice its part; null without any';
comment on column equity_share.representation_low is 'Lower end of its 95% interval, on the logarithm';
comment on column equity_share.representation_high is 'Upper end of that interval';
comment on column equity_share.hidden is 'True where the group or the whole is hidden for privacy';
comment on column equity_share.reason is 'Why there is no share';
comment on column equity_share.is_overlapping is 'True for a group that is counted beside the others and not with them';
comment on column equity_share.is_unknown is 'True for those whose group is not known';
comment on column equity_share.load_id is 'The load that brought the group''s number';
comment on column equity_share.source is 'Where it stands: file!sheet!cell';
