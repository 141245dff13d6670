-- Rules and formulas, each in one place; they stay in the published database for its readers.

-- The next date on or after a day; null where the words give none.
create or replace macro next_due_on(cadence, due_on, due_month, day) as case
    when cadence = 'once' then due_on
    when cadence = 'monthly' then last_day(day)
    when cadence = 'quarterly' then last_day((date_trunc('quarter', day) + interval 2 month)::date)
    when cadence = 'yearly' and due_month is not null then
        last_day(make_date(year(day) + (due_month < month(day))::integer, due_month, 1))
end;

-- Why that date, or why none.
create or replace macro due_reason(cadence, meeting, due_on, due_month, by_when) as case
    when by_when is null then 'No deadline is written beside it.'
    when cadence = 'once' and due_on is null then 'The words give no single day.'
    when cadence = 'once' then 'A fixed date: the last day of "' || by_when || '".'
    when cadence = 'monthly' then 'Monthly: the last day of each month.'
    when cadence = 'quarterly' then 'Quarterly: the last day of each calendar quarter.'
    when cadence = 'yearly' and due_month is not null then
        'Yearly: the last day of ' || monthname(make_date(2000, due_month, 1)) || '.'
    when meeting is not null then 'The meeting calendar has no date for "' || meeting || '".'
    when cadence in ('ongoing', 'as needed') then 'No date: ' || cadence || '.'
    when cadence is not null then 'The year or month of the first is not written.'
    else 'The words give no date.'
end;

create or replace macro deadline_status(next_due_on, status, day) as case
    when next_due_on is null or status in ('Completed', 'Dropped') then 'Not applicable'
    when next_due_on < day then 'Overdue'
    else 'Due'
end;

-- Reporting periods: those of so many months that follow each other from a year's first month.

create or replace macro period_starts_on(period_id) as (left(period_id, 7) || '-01')::date;

create or replace macro period_months(period_id) as regexp_extract(period_id, '/P(\d+)M', 1)::integer;

create or replace macro period_ends_on(period_id) as
    (period_starts_on(period_id) + to_months(period_months(period_id)) - interval 1 day)::date;

-- Whether a period is one of a calendar's own: the table of periods also names those of other calendars.
create or replace macro is_own_period(starts_on, months, year_start_month) as
    (month(starts_on) - year_start_month + 12) % months = 0;

-- The last day of the newest period that has ended before a day.
create or replace macro last_ended_on(months, year_start_month, day) as (
    date_trunc('month', day) - to_months((month(day) - year_start_month + 12) % months) - interval 1 day
)::date;

-- The last day of the period that holds a day.
create or replace macro period_end_of(months, year_start_month, day) as
    (last_ended_on(months, year_start_month, day) + interval 1 day + to_months(months) - interval 1 day)::date;

-- Whether what is reported for every period is there for the newest that has ended before a day.
-- The first period asked for ends on first_ends_on (null: none is), the newest reported on reported_ends_on.
create or replace macro reporting_status(
    is_closed, first_ends_on, reported_ends_on, months, year_start_month, grace_days, day
) as case
    when is_closed then 'Not applicable'
    when reported_ends_on >= last_ended_on(months, year_start_month, day) then 'Reported'
    when first_ends_on is null or first_ends_on > last_ended_on(months, year_start_month, day) then 'Not applicable'
    when day <= last_ended_on(months, year_start_month, day) + grace_days then 'Due'
    else 'Overdue'
end;

create or replace macro length_words(months) as
    case months when 1 then 'month' when 3 then 'quarter' when 6 then 'half-year' else 'year' end;

-- Where something stands, in a sentence: `update.xlsx, Progress, cell G7`.
create or replace macro source_words(source) as
    regexp_replace(source, '^(.*)!(.*)!(.*)$', '\1, \2, cell \3');

-- Numbers in sentences.

create or replace macro number_words(x, decimals) as
    format('{:,.' || decimals::integer || 'f}', round(x::double, decimals::integer) + 0.0::double);

-- Without zeros at the end: 2 and 1.8, not 2.000 and 1.800.
create or replace macro short_number_words(x) as
    regexp_replace(number_words(x, 9), '\.?0+$', '');

create or replace macro is_money(unit) as coalesce(unit in ('$', '€', '£'), false);

-- A number with the sign of its unit, but without its words: 61.2%, -$1,234, 12.
create or replace macro sign_words(words, unit) as
    regexp_replace(words, '^(-?)', '\1' || if(is_money(unit), unit, '')) || if(unit = '%', '%', '');

-- 1 day, 1 family, 1 move per 1,000 days in care.
create or replace macro singular(unit) as
    regexp_replace(regexp_replace(unit, '^(\w+)ies\b', '\1y'), '^(\w*[^su\W])s\b', '\1');

-- A number with its unit: 61.2%, $1,234, 12 days, 1 day.
create or replace macro figure_words(words, unit) as
    sign_words(words, unit)
    || if(coalesce(unit, '') in ('', '%') or is_money(unit), '', ' ' || if(words = '1', singular(unit), unit));

-- A difference of two numbers: 1.8 points, $1,234, 3.
create or replace macro difference_words(words, unit) as
    sign_words(words, if(unit = '%', '', unit)) || if(unit = '%', if(words = '1', ' point', ' points'), '');

-- The measure's benchmarks, targets and status.

-- The decimals that a number has as written, up to 3; 0 for a number that was computed.
create or replace macro written_decimals(x) as coalesce(
    list_filter([0, 1, 2, 3], lambda d: round(x::double, d) = x::double)[1], 0
);

-- How far an actual is from reaching a mark, in the unit of the measure; zero or less when it does.
-- Rounded, so that 63.0 - 61.2 is 1.8 and no hair more.
create or replace macro short_of(actual, mark, direction) as
    round(if(direction = 'lower', actual - mark, mark - actual)::double, 9);

-- The same for a range; null where it has no ends.
create or replace macro short_of_range(actual, range_low, range_high) as
    if(actual is null or coalesce(range_low, range_high) is null, null, round(greatest(0.0::double, range_low - actual, actual - range_high), 9));

-- What a measure is where it has no actual of its own: 100 times, or so many times, the numerator over the denominator.
create or replace macro actual_of(value, numerator, denominator, statistic, unit) as coalesce(
    value,
    case when denominator <> 0 and statistic in ('rate', 'mean rating') then
        numerator / denominator * case
            when unit = '%' then 100
            when regexp_matches(unit, '\bper [0-9][0-9,]*\b')
                then replace(regexp_extract(unit, '\bper ([0-9][0-9,]*)', 1), ',', '')::double
            else 1
        end
    end
);

-- The straight path from the baseline at the end of its period to the target at the end of its own.
create or replace macro path_value(baseline, baseline_ends_on, target, target_ends_on, day) as
    baseline + (target - baseline) * (day - baseline_ends_on) / (target_ends_on - baseline_ends_on);

-- Off track once the target period has ended before the day.
create or replace macro deliverable_status(state, target_ends_on, day) as case
    when state is null then 'No data'
    when state = 'Done' then 'Met target'
    when target_ends_on is null then 'No target set'
    when target_ends_on < day then 'Off track'
    when state = 'In progress' then 'On track'
    else 'Near'
end;

create or replace macro near_or_off(short, tolerance) as
    if(short <= round(coalesce(tolerance, 0), 9), 'Near', 'Off track');

create or replace macro quantity_status(
    actual, is_too_few, direction, range_low, range_high, target, benchmark, tolerance
) as case
    when is_too_few then 'Too few responses'
    when actual is null then 'No data'
    when direction = 'within a range' and range_low is null and range_high is null then 'No target set'
    when direction = 'within a range' and short_of_range(actual, range_low, range_high) = 0 then 'Met target'
    when direction = 'within a range' then
        near_or_off(short_of_range(actual, range_low, range_high), tolerance)
    when short_of(actual, target, direction) <= 0 then 'Met target'
    when benchmark is null then 'No target set'
    when short_of(actual, benchmark, direction) <= 0 then 'On track'
    else near_or_off(short_of(actual, benchmark, direction), tolerance)
end;

-- 4 is best; null for those that say nothing of success.
create or replace macro status_rank(status) as case status
    when 'Met target' then 4 when 'On track' then 3 when 'Near' then 2 when 'Off track' then 1
end;

create or replace macro status_step(status, previous) as case sign(status_rank(status) - status_rank(previous))
    when 1 then 'better' when -1 then 'worse' when 0 then 'same'
end;

-- Sentences that say why.

-- As many decimals as it takes for the rounded numbers to compare like the true ones.
create or replace macro shown_decimals(actual, mark, direction, tolerance, decimals) as (coalesce(
    list_filter(
        range(decimals, 10),
        lambda d: sign(short_of(round(actual, d::integer), round(mark, d::integer), direction))
                = sign(short_of(actual, mark, direction))
            and (short_of(round(actual, d::integer), round(mark, d::integer), direction) <= coalesce(tolerance, 0))
                = (short_of(actual, mark, direction) <= coalesce(tolerance, 0))
    )[1], 9
))::integer;

-- `the 63.0% benchmark`, `the benchmark of 12`.
create or replace macro mark_words(mark, name, unit, decimals) as
    if(
        unit = '%' or is_money(unit),
        'the ' || sign_words(number_words(mark, decimals), unit) || ' ' || name,
        'the ' || name || ' of ' || number_words(mark, decimals)
    );

-- `1.8 points short of the 63.0% benchmark`.
create or replace macro distance_words(actual, mark, name, tail, direction, unit, decimals) as
    case
        when round(actual, decimals::integer) = round(mark, decimals::integer) then 'at '
        else difference_words(
            number_words(abs(round(actual, decimals::integer) - round(mark, decimals::integer)), decimals), unit
        ) || case
            when direction <> 'lower' and actual < mark then ' short of '
            when actual < mark then ' below '
            else ' above '
        end
    end
    || mark_words(mark, name, unit, decimals) || tail
    || if(
        direction = 'lower' and round(actual, decimals::integer) <> round(mark, decimals::integer),
        ', and lower is better', ''
    );

-- `61.2% is 1.8 points short of the 63.0% benchmark`.
create or replace macro comparison_words(actual, mark, name, tail, direction, unit, decimals) as
    figure_words(number_words(actual, decimals), unit) || ' is '
    || distance_words(actual, mark, name, tail, direction, unit, decimals);

create or replace macro near_words(status, tolerance, unit) as case
    when status not in ('Near', 'Off track') then ''
    when coalesce(tolerance, 0) = 0 then '; no tolerance is set'
    else '; near is within ' || difference_words(short_number_words(tolerance), unit)
end;

-- `, on the straight path from 55.0% in 2023 Q4 to the target of 70.0% for 2028 Q4`.
create or replace macro path_words(baseline, baseline_period, target, target_period, unit, decimals) as
    ', on the straight path from ' || sign_words(number_words(baseline, decimals), unit) || ' in ' || baseline_period
    || ' to ' || mark_words(target, 'target', unit, decimals) || ' for ' || target_period;

create or replace macro range_words(range_low, range_high, unit) as case
    when range_high is null then 'at least ' || sign_words(short_number_words(range_low), unit)
    when range_low is null then 'at most ' || sign_words(short_number_words(range_high), unit)
    else sign_words(short_number_words(range_low), unit) || ' to ' || sign_words(short_number_words(range_high), unit)
end;

create or replace macro range_distance_words(actual, range_low, range_high, unit, decimals) as case
    when actual < range_low then
        difference_words(number_words(round(range_low, decimals::integer) - round(actual, decimals::integer), decimals), unit)
        || ' below'
    when actual > range_high then
        difference_words(number_words(round(actual, decimals::integer) - round(range_high, decimals::integer), decimals), unit)
        || ' above'
    else 'within'
end || ' the range of ' || range_words(range_low, range_high, unit);

create or replace macro range_reason(status, actual, range_low, range_high, tolerance, unit, decimals) as
    figure_words(number_words(actual, decimals), unit) || ' is '
    || range_distance_words(actual, range_low, range_high, unit, decimals)
    || near_words(status, tolerance, unit) || '.';

create or replace macro day_words(day) as strftime(day, '%-d %b %Y');

-- `day` where the status rests on that day, else null.
create or replace macro deliverable_reason(state, status, period, target_period, day) as
    case
        when state = 'Done' then 'Done, as reported for ' || period
        when status = 'No target set' then state || ', as reported for ' || period || '; no target period is set'
        when status = 'Off track' then state || ', as reported for ' || period || ', though it was due'
        else state || ', as reported for ' || period || '; it is due'
    end
    || case
        when target_period is null or status = 'No target set' then ''
        when state = 'Done' then '; it was due by the end of ' || target_period
        else ' by the end of ' || target_period || coalesce(' (as of ' || day_words(day) || ')', '')
    end
    || '.';

-- A value for a period that still runs is of a part of it, unless a survey held within it gave it.
create or replace macro unended_words(reason, is_running) as
    if(is_running, regexp_replace(reason, '\.$', '; the period has not ended.'), reason);

create or replace macro missing_reason(period, is_withdrawn, denominator) as case
    when is_withdrawn then 'The value for ' || period || ' was withdrawn.'
    when denominator = 0 then 'The denominator for ' || period || ' is 0, so there is no value.'
    else 'No value was given for ' || period || '.'
end;

create or replace macro other_length_reason(months) as
    'No value has been given yet for a ' || length_words(months)
    || '; those for periods of another length are in its history.';

create or replace macro too_few_reason(minimum_responses) as
    'Fewer than ' || minimum_responses || ' responses, so the mean is not shown.';

create or replace macro value_hidden_reason() as
    'Hidden for privacy: with it, a value of too few people could be computed.';

-- What a value is held against in a sentence: its name, and the words after it.
create or replace macro mark_name(status, basis) as case
    when status = 'Met target' or basis = 'target' then 'target'
    when basis = 'baseline' then 'baseline'
    else 'benchmark'
end;

create or replace macro mark_tail(status, basis, period, benchmark_period, target_period) as case
    when status = 'Met target' or basis = 'target' then coalesce(' for ' || target_period, '')
    when basis = 'baseline' then ' of ' || benchmark_period || ', which holds until the first benchmark'
    when basis = 'straight path' or benchmark_period = period then ' for ' || period
    else ' for ' || benchmark_period || ', which still holds'
end;

-- Its first benchmark or baseline is for first_period; null where none ever holds.
create or replace macro no_target_reason(actual, target, first_period, direction, unit, decimals, target_period) as case
    when target is not null then
        comparison_words(actual, target, 'target', coalesce(' for ' || target_period, ''), direction, unit, decimals)
        || '; no benchmark holds ' || coalesce('before ' || first_period, 'yet') || '.'
    when first_period is not null then
        figure_words(number_words(actual, decimals), unit)
        || ' has no target to be held against; its first benchmark is for ' || first_period || '.'
    else figure_words(number_words(actual, decimals), unit)
        || ' has neither a benchmark nor a target to be held against.'
end;

-- Trend and projection.

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

create or replace macro periods_words(periods, months) as
    periods || ' ' || length_words(months) || if(periods = 1, '', 's');

-- `0.51 to 1.13`, `$6,411 to $29,899`
create or replace macro interval_words(low, high, unit, decimals) as
    sign_words(number_words(low, decimals), unit) || ' to ' || sign_words(number_words(high, decimals), unit);

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

-- `3 on track`; null for none, so that a list leaves it out.
create or replace macro counted_words(number, words) as if(number > 0, number || ' ' || words, null);
