-- Rules and formulas of values by group; like the others they stay in the published database.

-- A spelling without regard to case and blanks.
create or replace macro folded(words) as lower(trim(regexp_replace(words, '\s+', ' ', 'g')));

-- The groups of a value, one or several: 'Black × Coast' of 'Ethnicity × Region' is two.
create or replace macro group_parts(dimension, group_name) as
    if(
        len(string_split(dimension, ' × ')) = len(string_split(group_name, ' × ')),
        list_zip(string_split(dimension, ' × '), string_split(group_name, ' × ')),
        list_zip([dimension], [group_name])
    );

-- `18 to 24`, `under 5`, `Age 65 and over`: such groups stand in the order of their numbers.
create or replace macro starts_with_number(group_name) as
    regexp_matches(group_name, '^([<>≤≥]|\d|(under|less|fewer|below|up to|over|more|ages?|none)\b)', 'i');

-- Intervals, all of 95%.

create or replace macro z95() as 1.959963984540054::double;

-- Of a proportion x of n, 0 to 1 (Wilson 1927); exact at its ends.
create or replace macro wilson_end(x, n, side) as
    (x + z95() ** 2 / 2 + side * z95() * sqrt(greatest(0.0::double, x * (n - x) / n) + z95() ** 2 / 4)) / (n + z95() ** 2);

create or replace macro wilson_low(x, n) as if(x = 0, 0.0::double, wilson_end(x, n, -1));

create or replace macro wilson_high(x, n) as if(x = n, 1.0::double, wilson_end(x, n, 1));

-- The same by Clopper and Pearson (1934); reliability is judged by its width.
create or replace macro clopper_pearson_low(x, n) as
    if(x = 0, 0.0::double, beta_quantile(if(x > 0, x, null), n - x + 1, 0.025));

create or replace macro clopper_pearson_high(x, n) as
    if(x = n, 1.0::double, beta_quantile(x + 1, if(x < n, n - x, null), 0.975));

-- Of x events (Garwood 1936).
create or replace macro poisson_low(x) as
    if(x = 0, 0.0::double, chi_square_quantile(if(x > 0, 2 * x, null), 0.025) / 2);

create or replace macro poisson_high(x) as chi_square_quantile(2 * x + 2, 0.975) / 2;

-- Half of the interval of a mean of n ratings (Student 1908).
create or replace macro t_half_width(sd, n) as student_t(if(n > 1, n - 1, null), 0.975) * sd / sqrt(n);

-- Half the way from a difference of two rates to an end of its interval, from the ways to the ends
-- of their own: of proportions by Newcombe (1998, method 10) from Wilson's, of events over exposure
-- alike from Garwood's (Donner and Zou 2002).
create or replace macro squared_and_added(way, other_way) as sqrt(way ** 2 + other_way ** 2);

-- Reliability, which is another thing than privacy.

-- Whether a proportion may be presented (NCHS, Vital and Health Statistics 2/175): n is compared as
-- an integer, the width of Clopper and Pearson's interval by itself and beside the proportion.
create or replace macro proportion_reliability(x, n, width) as case
    when round(n) < 30 then 'unreliable'
    when width >= 0.30 then 'unreliable'
    when x = 0 or x = n then 'review'
    when width <= 0.05 then null
    when width / (x / n) > 1.30 then 'unreliable'
    when width / (1 - x / n) > 1.30 then 'complement unreliable'
end;

-- The same for events over exposure (NCHS, Vital and Health Statistics 2/200).
create or replace macro event_reliability(x, width) as
    if(round(x) < 10 or width / x > 1.60, 'unreliable', null);

create or replace macro reliability_reason(reliability, kind, is_proportion, n, events, minimum_responses) as case
    when reliability is null then null
    when reliability = 'review' then
        'Nobody or everybody: such a rate should be looked at by a person before it is quoted.'
    when reliability = 'complement unreliable' then
        'The rate can be relied on, but what it leaves to 100% cannot.'
    when kind = 'mean' then 'Too few to be reliable: fewer than ' || minimum_responses || ' responses.'
    when not is_proportion and round(events) < 10 then 'Too few to be reliable: fewer than 10 events.'
    when is_proportion and round(n) < 30 then 'Too few to be reliable: fewer than 30.'
    else 'Too few to be reliable: the 95% interval is too wide.'
end;

-- How a rate stands to what was due: clearly, when its whole interval is on that side.
create or replace macro standing_of(rate, rate_low, rate_high, mark, direction, range_low, range_high) as case
    when rate is null then null
    when direction = 'within a range' then case
        when coalesce(range_low, range_high) is null then null
        when coalesce(rate_high < range_low, false) or coalesce(rate_low > range_high, false) then 'clearly short'
        when short_of_range(rate, range_low, range_high) > 0 then 'short'
        when short_of_range(rate_low, range_low, range_high) = 0
            and short_of_range(rate_high, range_low, range_high) = 0 then 'clearly reaches'
        else 'reaches'
    end
    when mark is null then null
    when short_of(rate, mark, direction) <= 0 then
        if(short_of(if(direction = 'lower', rate_high, rate_low), mark, direction) <= 0, 'clearly reaches', 'reaches')
    else if(short_of(if(direction = 'lower', rate_low, rate_high), mark, direction) > 0, 'clearly short', 'short')
end;

-- `58.3% is 6.7 points short of the 65.0% target; its whole 95% interval (50.1% to 63.0%) is short of it.`
create or replace macro standing_reason(
    standing, rate, rate_low, rate_high, mark, mark_name, direction, range_low, range_high, unit, decimals
) as
    if(
        direction = 'within a range',
        figure_words(number_words(rate, decimals), unit) || ' is '
        || range_distance_words(rate, range_low, range_high, unit, decimals),
        comparison_words(rate, mark, mark_name, '', direction, unit, decimals)
    )
    || case
        when rate_low is null then ''
        when starts_with(standing, 'clearly') then '; so is the whole 95% interval, '
            || interval_words(rate_low, rate_high, unit, decimals)
        else '; the 95% interval, ' || interval_words(rate_low, rate_high, unit, decimals) || ', has both'
    end || '.';

-- Why a group's numbers are not there; one sentence for all, or it would tell the small ones.
create or replace macro group_hidden_reason() as
    'Hidden for privacy: it, or another group beside it, counts too few people.';
