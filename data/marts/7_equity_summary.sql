create table equity_summary as
with member as (
    select rate.*, unit, direction,
        is_presented and rate is not null and denominator > 0 as is_told
    from equity_rate as rate
    join (select measure_id, unit, direction from measure) using (measure_id)
    -- A broader group of the same dimension has its people counted with the groups in it.
    anti join equity_group as within
        on within.dimension = rate.dimension and within.parent_dimension = rate.dimension
        and within.parent_group = rate.group_name
    where rate.dimension <> 'Overall' and len(dimensions) = 1 and rate.kind in ('rate', 'mean')
        and not rate.is_overlapping and not rate.is_unknown
),
listed as (
    select
        measure_id, period_id, dimension, kind,
        any_value(period) as period, any_value(months) as months,
        any_value(starts_on) as starts_on, any_value(ends_on) as ends_on,
        any_value(unit) as unit, any_value(direction) as direction, any_value(is_proportion) as is_proportion,
        count(*)::integer as groups,
        coalesce(list(group_name order by group_ordinal) filter (is_told), []) as names,
        coalesce(list(rate order by group_ordinal) filter (is_told), []) as rates,
        coalesce(list(numerator order by group_ordinal) filter (is_told), []) as events,
        coalesce(list(denominator order by group_ordinal) filter (is_told), []) as people,
        coalesce(list(
            if(kind = 'mean', (rate_high - rate_low) / 2 / student_t(if(denominator > 1, denominator - 1, null), 0.975), null)
            order by group_ordinal
        ) filter (is_told), []) as errors
    from member
    group by measure_id, period_id, dimension, kind
),
summed as (
    select
        listed.*,
        chosen.reference_group,
        unnest(equity_summaries({
            rates: rates, events: events, people: people, errors: errors, listed: groups,
            is_rate: kind = 'rate', is_proportion: is_proportion, factor: rate_factor(unit), direction: direction,
            is_ordered: is_ordered, reference: list_position(names, chosen.reference_group)::integer
        }), recursive := true)
    from listed
    join equity_dimension using (dimension)
    join equity_reference as chosen using (measure_id, dimension)
)
select
    measure_id,
    period_id,
    dimension,
    summary,
    abbreviation,
    ordinal,
    period,
    months,
    starts_on,
    ends_on,
    value,
    value_low,
    value_high,
    interval_kind,
    scale,
    unit,
    meaning,
    note,
    reference_group,
    groups,
    len(rates) as groups_used
from summed
order by measure_id, starts_on, months, dimension, ordinal;

comment on table equity_summary is 'One row per measure, period, dimension and summary of its groups, from the rates that are shown';
comment on column equity_summary.measure_id is 'The measure';
comment on column equity_summary.period_id is 'The period';
comment on column equity_summary.dimension is 'What the people are divided by';
comment on column equity_summary.summary is 'Name of the summary';
comment on column equity_summary.abbreviation is 'Its abbreviation';
comment on column equity_summary.ordinal is 'Its place among the summaries';
comment on column equity_summary.period is 'Name of the period';
comment on column equity_summary.months is 'Length of the period in months';
comment on column equity_summary.starts_on is 'First day of the period';
comment on column equity_summary.ends_on is 'Last day of the period';
comment on column equity_summary.value is 'Its value, from the groups that are shown and large enough; null where note says why there is none';
comment on column equity_summary.value_low is 'Lower end of its 95% interval';
comment on column equity_summary.value_high is 'Upper end of that interval; a simulated one lies above the value where groups hardly differ';
comment on column equity_summary.interval_kind is 'Where the interval comes from: standard error, logarithm, Newcombe, Walter, or simulated with so many draws';
comment on column equity_summary.scale is 'What the value counts: unit of the measure, squared unit, percent, ratio, per 1,000, or index from -1 to 1';
comment on column equity_summary.unit is 'Unit of the measure';
comment on column equity_summary.meaning is 'What it says, in one sentence';
comment on column equity_summary.note is 'Why there is no value, or what to know of it';
comment on column equity_summary.reference_group is 'The group that the differences from the reference are measured from, as gaps are; Overall is none';
comment on column equity_summary.groups is 'How many groups there are, without those that overlap and the unknown';
comment on column equity_summary.groups_used is 'How many of them it is computed from; shares and the mean are of these alone';
