create table equity_trend as
select
    measure_id,
    dimension,
    group_name,
    within_dimension,
    months,
    trend_periods as periods,
    trend_first_period as first_period,
    trend_last_period as last_period,
    trend_slope as slope,
    trend_low as slope_low,
    trend_high as slope_high,
    trend_verdict as verdict,
    trend_reason as reason
from equity_gap as gap
join (select measure_id, months as own_months from measure) as measure using (measure_id)
where not is_reference
-- One a group: the periods that the measure has, or else those with most values.
qualify row_number() over (
    partition by measure_id, dimension, group_name, within_dimension
    order by months = own_months desc, trend_periods desc, months, ends_on desc
) = 1
order by measure_id, dimension, within_dimension, group_name;

comment on table equity_trend is 'One row per measure, dimension, group and what its gap is measured within: the weighted line through the gaps of all periods';
comment on column equity_trend.measure_id is 'The measure';
comment on column equity_trend.dimension is 'What the people are divided by, as in equity_gap';
comment on column equity_trend.group_name is 'The group';
comment on column equity_trend.within_dimension is 'Overall, or the other dimension, as in equity_gap';
comment on column equity_trend.months is 'Length of the periods in months';
comment on column equity_trend.periods is 'Number of periods with a gap that is shown';
comment on column equity_trend.first_period is 'The first of them; null under four';
comment on column equity_trend.last_period is 'The last of them';
comment on column equity_trend.slope is 'How much wider the gap becomes per period, whichever way round it is; negative where it narrows; null under four periods';
comment on column equity_trend.slope_low is 'Lower end of its 95% interval';
comment on column equity_trend.slope_high is 'Upper end of that interval';
comment on column equity_trend.verdict is 'narrowed, widened, reversed or no clear change; null under four periods';
comment on column equity_trend.reason is 'Why that verdict, in one sentence';
