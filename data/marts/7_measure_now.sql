create table measure_now as
with reported as (
    select *,
        row_number() over one = count(*) over (partition by measure_id) as is_newest,
        lag(actual) over one as previous,
        lag(period) over one as previous_period,
        lag(status) over one as previous_status,
        lag(rule_status) over one as previous_rule_status
    from measure_value
    where load_id is not null or is_overridden
    window one as (partition by measure_id order by ends_on, starts_on)
),
line as (
    select measure_id, list(actual order by starts_on, ends_on) as actuals,
        list(period order by starts_on, ends_on) as periods
    from measure_value
    where measure_id in (select measure_id from measure_value where actual is not null)
    group by measure_id
),
trend as (
    select measure_trend.*, case
        when projected > range_high then shown_decimals(projected, range_high, 'lower', tolerance, decimals)
        when projected < range_low then shown_decimals(projected, range_low, 'higher', tolerance, decimals)
        when projected is null or target is null then decimals
        else shown_decimals(projected, target, direction, tolerance, decimals)
    end as places
    from measure_trend
    join measure using (measure_id)
),
withdrawn as (
    select measure_id, arg_max(period, ends_on) as period
    from measure_value_history where is_standing and is_withdrawn group by measure_id
),
other as (
    select distinct measure_id
    from measure_value_history as told join measure using (measure_id)
    where is_standing and not is_withdrawn and told.months <> measure.months
)
select
    measure.measure_id,
    newest.period_id,
    newest.period,
    newest.starts_on,
    newest.ends_on,
    newest.actual,
    newest.state,
    newest.numerator,
    newest.denominator,
    newest.value_low,
    newest.value_high,
    newest.survey_id,
    newest.question_id,
    coalesce(newest.is_hidden, false) as is_hidden,
    newest.benchmark,
    newest.benchmark_period,
    coalesce(newest.benchmark_basis, measure.benchmark_basis) as benchmark_basis,
    measure.target,
    newest.shortfall,
    coalesce(newest.status, 'No data') as status,
    coalesce(
        newest.reason,
        case
            when other.measure_id is not null then other_length_reason(measure.months)
            when withdrawn.period is null then 'No value has been given yet.'
            else missing_reason(withdrawn.period, true, null)
        end
    ) as reason,
    coalesce(newest.is_overridden, false) as is_overridden,
    newest.note,
    newest.evidence,
    newest.source,
    newest.previous,
    newest.previous_period,
    newest.previous_status,
    round(newest.actual - newest.previous, 9) as change,
    -- By the rule: a decision changes no figure. What is older than the last period is no news.
    case
        when newest.ends_on >= last_ended_on(
            measure.months, measure.year_start_month, getvariable('as_of_on') - getvariable('reporting_grace_days')
        )
            then status_step(newest.rule_status, newest.previous_rule_status)
    end as status_change,
    trend.periods,
    trend.slope as trend_slope,
    trend.slope_low as trend_low,
    trend.slope_high as trend_high,
    trend.verdict as trend_verdict,
    if(
        measure.kind = 'deliverable', 'A deliverable has no trend.',
        trend_reason(
            trend.verdict, trend.periods, trend.slope, trend.slope_low, trend.slope_high,
            measure.months, measure.unit, slope_decimals(trend.slope, measure.unit, measure.decimals)
        )
    ) as trend_reason,
    trend.projected,
    trend.projected_low,
    trend.projected_high,
    case
        when trend.projected is not null and coalesce(measure.target, range_low, range_high) is not null then
            quantity_status(
                trend.projected, false, direction, range_low, range_high, measure.target, measure.target, tolerance
            )
    end as projected_status,
    case
        when measure.kind = 'deliverable' then 'A deliverable is not projected.'
        when measure.target_period is null then 'There is no target period to project to.'
        when not trend.is_ahead then 'The target period ' || measure.target_period || ' has come.'
        when trend.projected is null then too_short_reason('A projection', trend.periods)
        else projection_reason(
            trend.projected, trend.projected_low, trend.projected_high, trend.periods, measure.months,
            direction, range_low, range_high, measure.target, target_period, measure.unit, decimals,
            trend.places
        )
    end as projection_reason,
    coalesce(line.actuals, []) as sparkline,
    coalesce(line.periods, []) as sparkline_periods
from measure
join trend using (measure_id)
left join reported as newest on newest.measure_id = measure.measure_id and newest.is_newest
left join line on line.measure_id = measure.measure_id
left join withdrawn on withdrawn.measure_id = measure.measure_id
left join other on other.measure_id = measure.measure_id
order by measure.code, measure.measure_id;

comment on table measure_now is 'One row per measure, with the newest period that has a value or a decision';
comment on column measure_now.measure_id is 'The measure';
comment on column measure_now.period_id is 'The newest period; null while there is none';
comment on column measure_now.period is 'Name of that period';
comment on column measure_now.starts_on is 'First day of that period';
comment on column measure_now.ends_on is 'Last day of that period';
comment on column measure_now.actual is 'The value, in the unit of the measure';
comment on column measure_now.state is 'Not started, In progress or Done, for a deliverable';
comment on column measure_now.numerator is 'Numerator; null with too few responses and where hidden';
comment on column measure_now.denominator is 'Denominator; the number of responses for a mean rating; null with too few and where hidden';
comment on column measure_now.value_low is 'Lower end of the 95% interval of a mean that comes from a survey';
comment on column measure_now.value_high is 'Upper end of that interval';
comment on column measure_now.survey_id is 'The survey that the value comes from';
comment on column measure_now.question_id is 'The question of that survey';
comment on column measure_now.is_hidden is 'True where that period has a value that is not shown for privacy';
comment on column measure_now.benchmark is 'The benchmark in force in that period';
comment on column measure_now.benchmark_period is 'Name of the period that it was given for';
comment on column measure_now.benchmark_basis is 'given; baseline (it holds until the first that is given); straight path (from baseline to target, by date); target; none';
comment on column measure_now.target is 'Where the measure should end';
comment on column measure_now.shortfall is 'How far short of the benchmark, or outside the range; negative beyond it';
comment on column measure_now.status is 'Met target, On track, Near, Off track, No target set, Too few responses or No data';
comment on column measure_now.reason is 'Why that status, in one sentence';
comment on column measure_now.is_overridden is 'True where a person set the status against the rule';
comment on column measure_now.note is 'The newest note beside it';
comment on column measure_now.evidence is 'Where the newest evidence is';
comment on column measure_now.source is 'Where the value stands: file!sheet!cell';
comment on column measure_now.previous is 'The value before';
comment on column measure_now.previous_period is 'Name of the period of the value before';
comment on column measure_now.previous_status is 'The status then';
comment on column measure_now.change is 'actual - previous';
comment on column measure_now.status_change is 'better, worse or same by the rule than the period before; null where one of the two says nothing of success, or a later period is overdue';
comment on column measure_now.periods is 'Number of periods with a value';
comment on column measure_now.trend_slope is 'Change per period along the straight line through all values; null under four periods';
comment on column measure_now.trend_low is 'Lower end of its 95% interval';
comment on column measure_now.trend_high is 'Upper end of its 95% interval';
comment on column measure_now.trend_verdict is 'improving, worsening or no clear change; rising or falling for a measure that should stay within a range; null under four periods';
comment on column measure_now.trend_reason is 'The trend in one sentence with its numbers, or why there is none';
comment on column measure_now.projected is 'Where that line is at the target period';
comment on column measure_now.projected_low is 'Lower end of the 95% interval for a single value then';
comment on column measure_now.projected_high is 'Upper end of that interval';
comment on column measure_now.projected_status is 'Met target, Near or Off track, by the projected value against the target';
comment on column measure_now.projection_reason is 'The projection in one sentence with its numbers, or why there is none';
comment on column measure_now.sparkline is 'Every value in order of time; null for a missed period';
comment on column measure_now.sparkline_periods is 'Names of these periods';
