-- Rules of a measure's benchmarks, targets and status; they stay in the published database.

-- The decimals that a number has as written, up to 3; 0 for a number that was computed.
create or replace macro written_decimals(x) as coalesce(
    list_filter([0, 1, 2, 3], lambda d: round(x::double, d) = x::double)[1], 0
);

-- The decimals to show where none are given: 0 for counts and amounts, 1 for others.
create or replace macro usual_decimals(statistic, unit) as
    if(statistic in ('count', 'amount') and unit is distinct from '%', 0, 1);

-- How far an actual is from reaching a mark, in the unit of the measure; zero or less when it does.
-- Rounded, so that 63.0 - 61.2 is 1.8 and no hair more.
create or replace macro short_of(actual, mark, direction) as
    round(if(direction = 'lower', actual - mark, mark - actual)::double, 9);

-- The same for a range; null where it has no ends.
create or replace macro short_of_range(actual, range_low, range_high) as
    if(actual is null or coalesce(range_low, range_high) is null, null, round(greatest(0.0::double, range_low - actual, actual - range_high), 9));

-- What one numerator of one denominator is in the unit of a rate: 100 in percent, 1,000 per 1,000 days.
create or replace macro rate_factor(unit) as case
    when unit = '%' then 100.0::double
    when regexp_matches(unit, '\bper [0-9][0-9,]*\b')
        then replace(regexp_extract(unit, '\bper ([0-9][0-9,]*)', 1), ',', '')::double
    else 1.0::double
end;

-- What a measure is where it has no actual of its own: 100 times, or so many times, the numerator over the denominator.
create or replace macro actual_of(value, numerator, denominator, statistic, unit) as coalesce(
    value,
    if(denominator <> 0 and statistic in ('rate', 'mean rating'), numerator / denominator * rate_factor(unit), null)
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
