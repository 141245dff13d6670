create table equity_disclosure as
with member as ( -- of nested groups the finest, so that nobody is counted twice
    select rate.*, coalesce(rate.denominator, rate.numerator) as people
    from equity_rate as rate
    anti join equity_group as within
        on within.dimension = rate.dimension and within.parent_dimension = rate.dimension
        and within.parent_group = rate.group_name
    where rate.dimension <> 'Overall' and not rate.is_overlapping
),
counted as (
    select measure_id, period_id, dimension, sum(people) as shown
    from member group by all
),
listed as (
    select
        measure_id, period_id, dimension, any_value(period) as period, any_value(months) as months,
        any_value(starts_on) as starts_on, any_value(ends_on) as ends_on,
        count(*)::integer as cells, (count(*) filter (hidden))::integer as hidden
    from equity_rate where dimension <> 'Overall'
    group by measure_id, period_id, dimension
),
listing as ( -- where groups are not all that there are, what is not shown is not all hidden
    select measure_id, period_id, dimension, sum(if(kind = 'count', cell.value, denominator)) as people
    from equity_cell as cell
    anti join equity_group as within
        on within.dimension = cell.dimension and within.parent_dimension = cell.dimension
        and within.parent_group = cell.group_name
    where cell.dimension <> 'Overall' and not is_overlapping
    group by all
),
whole as (
    select measure_id, period_id, coalesce(denominator, numerator) as everybody
    from equity_rate where dimension = 'Overall' and not hidden
)
select
    listed.measure_id,
    listed.period_id,
    listed.dimension,
    listed.period,
    months,
    starts_on,
    ends_on,
    cells,
    listed.hidden,
    100 * listed.hidden / cells as share_hidden,
    case
        when listed.hidden = 0 then 0.0::double
        when listing.people < everybody then null
        when everybody > 0 and coalesce(shown, 0) <= everybody then 100 * (everybody - coalesce(shown, 0)) / everybody
    end as people_hidden
from listed
left join counted using (measure_id, period_id, dimension)
left join listing using (measure_id, period_id, dimension)
left join whole using (measure_id, period_id)
order by listed.measure_id, starts_on, months, listed.dimension;

comment on table equity_disclosure is 'One row per measure, period and dimension that it is broken down by: how much of it is hidden for privacy';
comment on column equity_disclosure.measure_id is 'The measure';
comment on column equity_disclosure.period_id is 'The period';
comment on column equity_disclosure.dimension is 'What the people are divided by; several have their names joined by ×';
comment on column equity_disclosure.period is 'Name of the period';
comment on column equity_disclosure.months is 'Length of the period in months';
comment on column equity_disclosure.starts_on is 'First day of the period';
comment on column equity_disclosure.ends_on is 'Last day of the period';
comment on column equity_disclosure.cells is 'Number of groups';
comment on column equity_disclosure.hidden is 'How many of them are hidden';
comment on column equity_disclosure.share_hidden is 'That in percent of the groups';
comment on column equity_disclosure.people_hidden is 'Percent of all counted who are in none of the groups that are shown, from published numbers alone; null where all together are hidden, and where the groups leave some of the whole out';
