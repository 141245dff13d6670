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

create or replace macro item_too_few_reason(minimum_responses) as
    'A question that it is made of has fewer than ' || minimum_responses || ' answers, which it would tell.';

create or replace macro change_verdict(change_low, change_high) as case
    when change_low > 0 then 'higher'
    when change_high < 0 then 'lower'
    when change_low <= 0 then 'no clear change'
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

create or replace macro response_rate(respondents, invited) as
    if(invited > 0, 100.0::double * respondents / invited, null);

-- Groups in order: by the first number in their names, `under 5` before `5 to 9`; then by name;
-- those that say nothing come last.

create or replace macro group_number(group_name) as case
    when regexp_matches(group_name, '^(none|ninguno|ninguna)\b', 'i') then 0
    else try_cast(replace(regexp_extract(group_name, '\d[\d,]*(\.\d+)?'), ',', '') as double)
        - if(regexp_matches(group_name, '^(<|(under|less|fewer|below|up to|menos|hasta)\b)', 'i'), 0.5, 0)
end;

create or replace macro group_rank(group_name) as case
    when group_name = 'Not stated' then 3
    when regexp_matches(group_name, '^(prefer not|prefiero no|unknown|do(n.t| not) know)', 'i') then 2
    when regexp_matches(group_name, '^(other|otro|otra)', 'i') then 1
    else 0
end;

-- Sentences that say why.

create or replace macro answers_words(n) as number_words(n, 0) || if(n = 1, ' answer', ' answers');

-- As many decimals as it takes for mean and interval to lie on the side of the target where they are.
create or replace macro survey_decimals(mean, mean_low, mean_high, target, direction, tolerance) as
    if(mean is null or target is null, 2, greatest(
        shown_decimals(mean, target, direction, tolerance, greatest(2, written_decimals(target))),
        shown_decimals(coalesce(mean_low, mean), target, direction, null, 2),
        shown_decimals(coalesce(mean_high, mean), target, direction, null, 2)
    ))::integer;

create or replace macro target_tail(basis, low, high) as
    if(basis = 'same height on this scale', ' on this scale of ' || low || ' to ' || high, '');

create or replace macro verdict_words(verdict, direction, mean_low, mean_high, n, decimals) as case
    when mean_low is null then '; ' || answers_words(n) || ' give no interval'
    when mean_low = mean_high then '; all ' || answers_words(n) || ' agree'
    else case verdict
        when 'clearly met' then '; the whole '
        when 'clearly not met' then '; the whole '
        else ', but the '
    end
        || '95% interval (' || interval_words(mean_low, mean_high, '', decimals) || ', ' || answers_words(n) || ') '
        || case
            when verdict = 'clearly met' then 'reaches it'
            when verdict = 'not met' then 'reaches it'
            else if(verdict = 'met', 'goes ', 'is ') || if(direction = 'lower', 'above it', 'below it')
        end
end;

create or replace macro survey_reason(
    status, verdict, mean, mean_low, mean_high, n, minimum_responses, target, basis, low, high,
    direction, tolerance, decimals
) as case
    when status = 'No data' then 'Nobody gave a rating.'
    when status = 'Too few responses' then too_few_reason(minimum_responses)
    when status = 'No target set' then
        number_words(mean, decimals) || ' (' || answers_words(n)
        || ') has no target to be held against: its measure should stay within a range.'
    else comparison_words(mean, target, 'target', target_tail(basis, low, high), direction, '', decimals)
        || verdict_words(verdict, direction, mean_low, mean_high, n, decimals)
        || if(tolerance is null, '', near_words(status, tolerance, '')) || '.'
end;

-- As many decimals as it takes for a change that is not zero to be seen on its side of zero.
create or replace macro change_decimals(change, change_low, change_high) as coalesce(
    list_filter(
        range(2, 10),
        lambda d: sign(round(change, d::integer)) = sign(change)
            and sign(round(coalesce(change_low, change), d::integer)) = sign(coalesce(change_low, change))
            and sign(round(coalesce(change_high, change), d::integer)) = sign(coalesce(change_high, change))
    )[1], 9
)::integer;

create or replace macro change_words(change, decimals) as
    if(change = 0, 'the same mean', moved_words(change, '', decimals));

create or replace macro change_reason(previous_held_on, change, change_low, change_high, decimals) as case
    when previous_held_on is null then 'No earlier wave has it on this scale.'
    when change is null then 'No mean is shown for ' || day_words(previous_held_on) || ' to compare it with.'
    when change_low is null then
        'Since ' || day_words(previous_held_on) || ' ' || change_words(change, decimals)
        || ', but there are too few answers for an interval.'
    when change_low = change_high and change = 0 then
        'No change since ' || day_words(previous_held_on) || ': all answers agree.'
    when change_low <= 0 and change_high >= 0 then
        'No clear change since ' || day_words(previous_held_on) || ': ' || change_words(change, decimals)
        || ', but anything from ' || moved_words(change_low, '', decimals) || ' to '
        || moved_words(change_high, '', decimals) || ' fits the answers (95% interval).'
    else if(change > 0, 'Higher', 'Lower') || ' than on ' || day_words(previous_held_on) || ': '
        || change_words(change, decimals) || ' (95% interval '
        || interval_words(
            least(abs(change_low), abs(change_high)), greatest(abs(change_low), abs(change_high)), '', decimals
        ) || ').'
end;

-- What was left out.

-- One sentence for all, or it would tell the small ones from those that are hidden beside them.
create or replace macro hidden_reason() as
    'Not shown, so that nobody''s answers can be told from those of the group.';

create or replace macro columns_words(n, words) as
    if(n > 0, n || if(n = 1, ' column ', ' columns ') || words, null);

create or replace macro not_kept_words(columns) as 'Not published: ' || nullif(array_to_string(list_filter([
    columns_words(len(list_filter(columns, lambda c: c.taken_as = 'names a person')), 'with what tells a person'),
    columns_words(len(list_filter(columns, lambda c: c.taken_as = 'open answers')), 'with open answers'),
    columns_words(len(list_filter(columns, lambda c: c.taken_as = 'choice')), 'with choices'),
    columns_words(len(list_filter(columns, lambda c: c.taken_as = 'number without a scale')), 'with numbers on no known scale'),
    columns_words(len(list_filter(columns, lambda c: c.taken_as = 'left out')), 'left out by decision')
], lambda words: words is not null), ', '), '') || '.';

create or replace macro hidden_words(dimensions, hidden_up_to) as
    'Groups with ' || hidden_up_to || ' answers or fewer are hidden, and those that would give them back, in '
    || array_to_string(dimensions, ', ') || '.';

create or replace macro kept_back_words(dimensions, hidden_up_to, not_kept) as
    nullif(concat_ws(' ', hidden_words(dimensions, hidden_up_to), not_kept), '');
