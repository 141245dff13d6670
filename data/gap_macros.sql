-- Rules and sentences of gaps between groups; they stay in the published database.

-- Gaps: a group minus what it is compared with, in the unit of the measure.

-- 1 where more of it is worse, -1 where less is; null where neither is, as within a range.
create or replace macro adverse_sign(direction) as
    case direction when 'lower' then 1 when 'higher' then -1 end;

-- How many of the people had what nobody wants: those of whom it happened, or did not.
create or replace macro adverse_events(numerator, denominator, direction) as
    if(direction = 'higher', denominator - numerator, numerator);

create or replace macro ratio_reason(kind, is_proportion, direction, events, other_events) as case
    when kind = 'mean' then 'A mean has no ratio.'
    when direction = 'within a range' then 'Neither more nor less of it is worse.'
    when not is_proportion and direction = 'higher' then 'More of it is better, and nobody counts what did not happen.'
    when events = 0 or other_events = 0 then 'not estimable'
end;

-- Half of what the logarithm of a ratio of two rates is from its ends, in normal quantiles: from
-- events x and people n of both; of events over exposure without the people.
create or replace macro log_ratio_error(x, n, other_x, other_n, is_proportion) as
    sqrt(greatest(0.0::double, 1 / x + 1 / other_x - if(is_proportion, 1 / n + 1 / other_n, 0)));

-- As many decimals as it takes for a gap and its interval to be seen on their sides of zero.
create or replace macro gap_decimals(gap, gap_low, gap_high, decimals) as coalesce(
    list_filter(
        range(decimals, 10),
        lambda d: sign(round(gap, d::integer)) = sign(gap)
            and sign(round(coalesce(gap_low, gap), d::integer)) = sign(coalesce(gap_low, gap))
            and sign(round(coalesce(gap_high, gap), d::integer)) = sign(coalesce(gap_high, gap))
    )[1], 9
)::integer;

-- `6.2 points below`, `the same as`.
create or replace macro side_words(gap, unit, decimals) as if(
    gap = 0, 'the same as',
    difference_words(number_words(abs(gap), decimals), unit) || if(gap < 0, ' below', ' above')
);

-- `58.3% for Lakes is 6.2 points below the 64.5% for Coast (95% interval 2.1 to 10.4).`
create or replace macro gap_words(
    name, rate, reference, reference_rate, gap, gap_low, gap_high, direction, unit, decimals
) as
    figure_words(number_words(rate, decimals), unit) || ' for ' || name || ' is ' || side_words(gap, unit, decimals)
    || ' the ' || figure_words(number_words(reference_rate, decimals), unit) || ' for ' || reference
    || case
        when gap_low is null then '; too little is known for an interval'
        when gap_low > 0 or gap_high < 0 then ' (95% interval ' || interval_words(
            least(abs(gap_low), abs(gap_high)), greatest(abs(gap_low), abs(gap_high)), if(unit = '%', '', unit), decimals
        ) || ')' || if(direction = 'lower', ', and lower is better', '')
        else ', but anything from ' || side_words(gap_low, unit, decimals) || ' to '
            || side_words(gap_high, unit, decimals) || ' fits the numbers (95% interval)'
    end || '.';

-- `1.4 times as likely to miss it`, without the number of times.
create or replace macro adverse_words(direction, is_proportion) as case
    when direction = 'higher' then 'as likely to miss it'
    when is_proportion then 'as likely to have it'
    else 'as often'
end;

-- `Missing it is 1.4 times as likely for Lakes (1.1 to 1.7).`
create or replace macro gap_ratio_words(name, ratio, ratio_low, ratio_high, direction, is_proportion) as
    ' ' || if(direction = 'higher', 'Missing it', 'It') || ' is ' || number_words(ratio, 1) || ' times as '
    || if(is_proportion, 'likely', 'frequent') || ' for ' || name
    || ' (' || number_words(ratio_low, 1) || ' to ' || number_words(ratio_high, 1) || ').';

-- `At the rate of Coast, 37 more would have counted as "Payments on time".`
create or replace macro gap_people_words(people, reference, direction, numerator) as
    ' At the rate of ' || reference || ', ' || number_words(people, 0)
    || if(direction = 'higher', ' more', ' fewer') || ' would have '
    || case
        when length(numerator) <= 100 and not starts_with(numerator, 'Those ')
            then 'counted as "' || numerator || '"'
        when direction = 'higher' then 'reached it'
        else 'had it'
    end || '.';

-- The trend of a gap: a line through all periods, weighted by 1 / error ** 2. An error is half the
-- width of a gap's interval over z, which is never 0 as the usual one of a rate of 0% would be.

create or replace macro gap_error(gap_low, gap_high) as (gap_high - gap_low) / (2 * z95());

-- Where the line is after a way from its middle, and how sure that is.
create or replace macro is_clearly_off(fitted, way, weight, spread) as
    abs(fitted) > z95() * sqrt(1 / weight + way ** 2 / spread);

-- The gap that is followed: of the line's two ends the wider one says which way round it is.
create or replace macro gap_side(first_gap, last_gap) as
    if(abs(first_gap) >= abs(last_gap), sign(first_gap), sign(last_gap));

create or replace macro gap_trend_verdict(slope, slope_error, first_gap, is_first_clear, last_gap, is_last_clear) as case
    when abs(slope) <= z95() * slope_error then 'no clear change'
    when is_first_clear and is_last_clear and first_gap * last_gap < 0 then 'reversed'
    when abs(last_gap) < abs(first_gap) then 'narrowed'
    else 'widened'
end;

-- `narrower by 0.8 points`
create or replace macro gap_moved_words(slope, unit, decimals) as
    if(slope < 0, 'narrower', 'wider') || ' by ' || difference_words(number_words(abs(slope), decimals), unit);

-- `Narrowed: by 0.8 points a quarter over 12 quarters (95% interval 0.3 to 1.3).`
create or replace macro gap_trend_reason(verdict, periods, slope, slope_low, slope_high, months, unit, decimals) as case
    when verdict is null then too_short_reason('The trend of a gap', periods)
    when verdict = 'no clear change' then
        'No clear change: ' || gap_moved_words(slope, unit, decimals) || ' a ' || length_words(months) || ' over '
        || periods_words(periods, months) || ', but anything from ' || gap_moved_words(slope_low, unit, decimals)
        || ' to ' || gap_moved_words(slope_high, unit, decimals) || ' fits the numbers (95% interval).'
    else upper(verdict[1]) || verdict[2:] || ': '
        || difference_words(number_words(abs(slope), decimals), unit) || ' a '
        || length_words(months) || ' over ' || periods_words(periods, months) || ' (95% interval '
        || interval_words(
            least(abs(slope_low), abs(slope_high)), greatest(abs(slope_low), abs(slope_high)), if(unit = '%', '', unit), decimals
        ) || ').'
end;

-- What the newest period finds.

-- `Lakes, Plains and 3 others`
create or replace macro names_words(names) as case
    when len(names) > 5 then array_to_string(names[:4], ', ') || ' and ' || (len(names) - 4) || ' others'
    when len(names) > 1 then array_to_string(names[:-2], ', ') || ' and ' || names[-1]
    else names[1]
end;

create or replace macro groups_words(n) as n || if(n = 1, ' group', ' groups');

-- `All 6 groups are shown`, `2 of 6 groups are hidden for privacy, 1 is too few to be reliable`
create or replace macro shown_words(groups, hidden, unreliable) as case
    when hidden + unreliable = 0 then if(groups = 1, 'The only group is shown', 'All ' || groups || ' groups are shown')
    else array_to_string(list_filter([
        if(hidden > 0, hidden || ' of ' || groups_words(groups) || if(hidden = 1, ' is', ' are') || ' hidden for privacy', null),
        if(
            unreliable > 0,
            unreliable || if(hidden > 0, '', ' of ' || groups_words(groups)) || if(unreliable = 1, ' is', ' are') || ' too few to be reliable',
            null
        )
    ], lambda words: words is not null), ', ')
end;

-- `No group that is shown is clearly behind Coast.` Of those that are not shown nothing is known.
create or replace macro not_behind_words(reference, gaps, silent) as if(
    gaps = 0, 'Nothing is shown to compare ' || if(reference = 'Overall', 'all together', reference) || ' with.',
    'No group ' || if(silent > 0, 'that is shown ', '') || 'is clearly behind '
        || if(reference = 'Overall', 'all together', reference) || '.'
);

-- `Clearly short of the 65.0% target: Lakes and Plains, of 5 groups.`
create or replace macro clearly_short_words(names, groups, mark, mark_name, unit, decimals) as
    'Clearly short of ' || coalesce(mark_words(mark, mark_name, unit, decimals), 'its range') || ': '
    || names_words(names) || ', of ' || groups_words(groups) || '.';
