create table equity_rate as
with told as (
    select
        cell.*,
        period.label as period,
        hidden.cell_key is not null as hidden,
        measure.decimals,
        measure.unit,
        coalesce(held.benchmark, if(benchmark_basis = 'target' and measure.months = cell.months, target, null)) as benchmark,
        if(measure.months = cell.months, target, null) as target
    from equity_cell as cell
    join measure using (measure_id)
    join period using (year_kind, year_start_month, period_id)
    left join equity_hidden as hidden using (cell_key)
    left join measure_benchmark as held using (measure_id, period_id)
)
select
    measure_id,
    period_id,
    dimension,
    group_name,
    period,
    months,
    starts_on,
    ends_on,
    dimensions,
    groups,
    kind,
    if(hidden, null, if(kind = 'count', value, numerator)) as numerator,
    if(hidden, null, denominator) as denominator,
    if(hidden or kind = 'count', null, value) as rate,
    if(is_proportion and not hidden, rate_factor(unit) * wilson_low(numerator, denominator), null) as rate_low,
    if(is_proportion and not hidden, rate_factor(unit) * wilson_high(numerator, denominator), null) as rate_high,
    hidden,
    if(hidden, group_hidden_reason(), null) as hidden_reason,
    null::varchar as reliability,
    null::varchar as reliability_reason,
    not hidden as is_presented,
    is_computed,
    is_overlapping,
    is_unknown,
    benchmark,
    target,
    null::varchar as standing,
    null::varchar as standing_reason,
    decimals,
    load_id,
    source
from told
order by measure_id, starts_on, months, dimension = 'Overall' desc, dimension, group_name;

comment on table equity_rate is 'One row per measure, period, dimension and group of people; all of them are a group too';
