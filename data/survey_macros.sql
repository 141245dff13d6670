-- Rules and formulas of surveys; like the others they stay in the published database.

-- As far up one scale as a rating is on another: 4 on 1 to 5 is 5.5 on 1 to 7.
create or replace macro same_height(rating, low, high, to_low, to_high) as
    round(to_low + (rating - low) * (to_high - to_low)::double / (high - low), 9);

-- Above the middle of the scale: 4 and 5 on 1 to 5, 3 and 4 on 1 to 4.
create or replace macro is_favorable(rating, low, high) as rating * 2 > low + high;

-- What a mean is held against, the first of: its measure's target, the question's own, the setting.
create or replace macro survey_target_basis(
    direction, measure_target, measure_low, measure_high, question_target, low, high
) as case
    when direction = 'within a range' then null
    when measure_target is not null and coalesce(measure_low, low) = low and coalesce(measure_high, high) = high
        then 'measure'
    when measure_target is not null then 'same height on this scale'
    when question_target is not null then 'question'
    when low = 1 and high = 5 then 'setting'
    else 'same height on this scale'
end;

create or replace macro survey_target(
    direction, measure_target, measure_low, measure_high, question_target, low, high, setting
) as case
    when direction = 'within a range' then null
    when measure_target is not null then
        same_height(measure_target, coalesce(measure_low, low), coalesce(measure_high, high), low, high)
    else coalesce(question_target, same_height(setting, 1, 5, low, high))
end;

create or replace macro survey_status(n, minimum_responses, mean, target, direction, tolerance) as case
    when n = 0 then 'No data'
    when n < minimum_responses then 'Too few responses'
    when target is null then 'No target set'
    when short_of(mean, target, direction) <= 0 then 'Met target'
    when tolerance is null then 'Off track'
    else near_or_off(short_of(mean, target, direction), tolerance)
end;

-- Clearly, when the whole interval is on that side of the target. Its best end is the one that
-- short_of calls least short.
create or replace macro survey_verdict(mean, mean_low, mean_high, target, direction) as case
    when mean is null or target is null then null
    when short_of(mean, target, direction) <= 0 then
        if(short_of(if(direction = 'lower', mean_high, mean_low), target, direction) <= 0, 'clearly met', 'met')
    else if(short_of(if(direction = 'lower', mean_low, mean_high), target, direction) > 0, 'clearly not met', 'not met')
end;

create or replace macro change_verdict(change_low, change_high) as case
    when change_low > 0 then 'higher'
    when change_high < 0 then 'lower'
    when change_low is not null then 'no clear change'
end;

-- Half the width of the 95% interval of a difference of two means (Welch 1947, with the degrees of
-- freedom of Satterthwaite 1946). Null where a mean has no spread of its own; 0 where all agree.
create or replace macro welch_degrees(a, n, b, m) as
    (a + b) ** 2 / (a ** 2 / (n - 1) + b ** 2 / (m - 1));

create or replace macro welch_half_width(sd, n, other_sd, other_n) as case
    when n < 2 or other_n < 2 then null
    when sd = 0 and other_sd = 0 then 0.0::double
    else sqrt(sd ** 2 / n + other_sd ** 2 / other_n)
        * student_t(if(
            n > 1 and other_n > 1 and sd + other_sd > 0,
            welch_degrees(sd ** 2 / n, n, other_sd ** 2 / other_n, other_n), null
        ), 0.975)
end;

-- Groups in order: by the first number in their names, then by name; catch-alls come last.

create or replace macro group_number(group_name) as
    try_cast(replace(regexp_extract(group_name, '\d[\d,]*(\.\d+)?'), ',', '') as double);

create or replace macro group_rank(group_name) as 0;
