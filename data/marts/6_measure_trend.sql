create table measure_trend as
with point as ( -- time in periods, so that a missed one leaves its room
    select measure_id, actual, ends_on, period, (12 * year(ends_on) + month(ends_on)) / months as time
    from measure_value
    join measure using (measure_id)
    where actual is not null
),
centred as (
    select *, time - avg(time) over one as time_off, actual - avg(actual) over one as actual_off
    from point
    window one as (partition by measure_id)
),
sloped as (
    select *, sum(time_off * actual_off) over one / sum(time_off * time_off) over one as slope
    from centred
    window one as (partition by measure_id)
),
fitted as (
    select
        measure_id,
        count(*) as periods,
        any_value(slope) as slope,
        avg(time) as mean_time,
        avg(actual) as mean_actual,
        sum(time_off * time_off) as spread,
        sqrt(sum((actual_off - slope * time_off) ** 2) / (count(*) - 2)) as noise,
        student_t(count(*) - 2, 0.975) as t,
        max(ends_on) as newest_ends_on,
        min(actual) as least,
        max(actual) as most
    from sloped
    group by measure_id
    having count(*) >= 4
),
projected as (
    select *,
        t * noise / sqrt(spread) as slope_margin,
        (12 * year(target_ends_on) + month(target_ends_on)) / months - mean_time as ahead,
        mean_actual + slope * ahead as projected,
        t * noise * sqrt(1 + 1.0 / periods + ahead ** 2 / spread) as margin,
        lowest_value(statistic, unit, scale_low, least) as lowest,
        highest_value(statistic, unit, scale_high, greatest(most, target)) as highest
    from measure
    join fitted using (measure_id)
)
select
    measure.measure_id,
    coalesce(counted.periods, 0) as periods,
    round(slope, 9) as slope,
    round(slope - slope_margin, 9) as slope_low,
    round(slope + slope_margin, 9) as slope_high,
    trend_verdict(
        measure.direction, round(slope - slope_margin, 9), round(slope + slope_margin, 9)
    ) as verdict,
    coalesce(
        measure.target_ends_on > coalesce(newest_ends_on, date '1-1-1')
            and measure.target_ends_on >= getvariable('as_of_on'), false
    ) as is_ahead,
    if(is_ahead and ahead is not null, round(greatest(lowest, least(highest, projected)), 9), null) as projected,
    if(is_ahead and ahead is not null, round(greatest(lowest, least(highest, projected - margin)), 9), null) as projected_low,
    if(is_ahead and ahead is not null, round(greatest(lowest, least(highest, projected + margin)), 9), null) as projected_high
from measure
left join projected using (measure_id)
left join (select measure_id, count(*) as periods from point group by measure_id) as counted using (measure_id)
order by measure.measure_id;

comment on table measure_trend is 'One row per measure: the straight line through all its values, by least squares, and where it leads';
comment on column measure_trend.measure_id is 'The measure';
comment on column measure_trend.periods is 'Number of periods with a value';
comment on column measure_trend.slope is 'Change per period along the line; null under four periods';
comment on column measure_trend.slope_low is 'Lower end of its 95% interval, by Student''s t with periods - 2 degrees of freedom';
comment on column measure_trend.slope_high is 'Upper end of that interval';
comment on column measure_trend.verdict is 'improving, worsening or no clear change, by which side of 0 the whole interval lies on; rising or falling for a measure that should stay within a range';
comment on column measure_trend.is_ahead is 'True while the target period is after the newest value and has not ended';
comment on column measure_trend.projected is 'The line at the target period; null when it has ended or there is none; percentages stay within 0 and 100, counts and amounts at 0 or more, ratings on their scale';
comment on column measure_trend.projected_low is 'Lower end of the 95% interval for a single value then';
comment on column measure_trend.projected_high is 'Upper end of that interval';
