-- The trend and the projection of a measure; they stay in the published database.

create or replace macro lowest_value(statistic, unit, scale_low, least_actual) as case
    when statistic = 'mean rating' then scale_low
    when (statistic in ('rate', 'count', 'amount') or unit = '%') and least_actual >= 0 then 0.0::double
end;

create or replace macro highest_value(statistic, unit, scale_high, most_actual) as case
    when statistic = 'mean rating' then scale_high
    when statistic = 'rate' and unit = '%' and most_actual <= 100 then 100.0::double
end;

create or replace macro trend_verdict(direction, slope_low, slope_high) as case
    when slope_low is null then null
    when slope_low <= 0 and slope_high >= 0 then 'no clear change'
    when direction = 'within a range' then if(slope_low > 0, 'rising', 'falling')
    when (slope_low > 0) = (direction = 'higher') then 'improving'
    else 'worsening'
end;

-- `up by 0.82 points`
create or replace macro moved_words(x, unit, decimals) as
    if(x < 0, 'down', 'up') || ' by ' || difference_words(number_words(abs(x), decimals), unit);

-- Why there is no line through fewer than four values.
create or replace macro too_short_reason(what, periods) as
    what || ' needs at least 4 periods with a value; there '
    || case periods when 0 then 'are none' when 1 then 'is 1' else 'are ' || periods end || '.';

-- A slope has one decimal more than the values, unless it is large or in whole money.
create or replace macro slope_decimals(slope, unit, decimals) as
    coalesce(
        list_filter(
            range(decimals + if(abs(slope) >= 100 or is_money(unit) and decimals = 0, 0, 1), 10),
            lambda d: round(slope, d::integer) <> 0 or slope = 0
        )[1], 9
    )::integer;

create or replace macro trend_reason(verdict, periods, slope, slope_low, slope_high, months, unit, decimals) as case
    when verdict is null then too_short_reason('A trend', periods)
    when slope_low = 0 and slope_high = 0 then
        'No clear change: the same value in all ' || periods_words(periods, months) || '.'
    when verdict = 'no clear change' then
        'No clear change: ' || moved_words(slope, unit, decimals) || ' a ' || length_words(months) || ' over '
        || periods_words(periods, months) || ', but anything from ' || moved_words(slope_low, unit, decimals)
        || ' to ' || moved_words(slope_high, unit, decimals) || ' fits the values (95% interval).'
    else upper(verdict[1]) || verdict[2:] || ': ' || moved_words(slope, unit, decimals) || ' a '
        || length_words(months) || ' over ' || periods_words(periods, months) || ' (95% interval '
        || interval_words(least(abs(slope_low), abs(slope_high)), greatest(abs(slope_low), abs(slope_high)), if(unit = '%', '', unit), decimals)
        || ').'
end;

create or replace macro projection_reason(
    projected, projected_low, projected_high, periods, months,
    direction, range_low, range_high, target, target_period, unit, decimals, places
) as
    'If the trend of ' || periods_words(periods, months) || ' goes on, ' || target_period || ' brings '
    || figure_words(number_words(projected, places), unit) || ' (95% interval '
    || interval_words(projected_low, projected_high, unit, decimals) || ')'
    || case
        when direction = 'within a range' then
            coalesce(', ' || range_distance_words(projected, range_low, range_high, unit, places), '')
        when target is null then ''
        else ', ' || distance_words(projected, target, 'target', '', direction, unit, places)
    end || '.';
