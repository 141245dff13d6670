-- Rules and formulas of shares, and of who is selected; they stay in the published database.

-- Standard error of the logarithm of a group's share of events over its share of people: x of n in
-- the group, all_x of all_n with it (delta method; the group and the others are independent).
create or replace macro representation_error(x, n, all_x, all_n, is_proportion) as sqrt(greatest(
    0.0::double,
    x * if(is_proportion, 1 - x / n, 1) * (1 / x - 1 / all_x) ** 2
    + if(all_n > n, (all_x - x) * if(is_proportion, 1 - (all_x - x) / (all_n - n), 1) / all_x ** 2, 0)
));

-- `48 of 80`.
create or replace macro of_words(x, n) as number_words(x, 0) || ' of ' || number_words(n, 0);

-- Whether a rate of x in n is under four fifths of the highest, in whole numbers: of 36 in 50 against
-- 9 in 10 binary fractions would say so (29 CFR 1607.4 D).
create or replace macro is_under_four_fifths(x, n, top_x, top_n) as
    10 * x::hugeint * top_n::hugeint < 8 * top_x::hugeint * n::hugeint;

-- Whether a burden of x in n is over five quarters of the lowest.
create or replace macro is_over_five_quarters(x, n, top_x, top_n) as
    4 * x::hugeint * top_n::hugeint > 5 * top_x::hugeint * n::hugeint;

-- How many more would reach four fifths, and how many fewer five quarters.
create or replace macro more_to_four_fifths(x, n, top_x, top_n) as
    ((8 * top_x::hugeint * n::hugeint + 10 * top_n::hugeint - 1) // (10 * top_n::hugeint) - x)::bigint;

create or replace macro fewer_to_five_quarters(x, n, top_x, top_n) as
    (x - (5 * top_x::hugeint * n::hugeint) // (4 * top_n::hugeint))::bigint;

-- `p < 0.001`, `p = 0.012`.
create or replace macro p_words(p) as if(p < 0.001, 'p < 0.001', 'p = ' || number_words(p, 3));

-- A ratio to two decimals, on the side of the limit that it is on: 0.799 is under 0.80, and 1.251 over 1.25.
create or replace macro ratio_words(ratio, process, four_fifths) as number_words(
    if(four_fifths <> 'fails', ratio, if(process = 'burden', ceil(ratio * 100), floor(ratio * 100)) / 100), 2
);

-- `Black: 12 of 40 selected (30.0%), 0.50 times the 60.0% of White (48 of 80), which is under four fifths. ...`
create or replace macro selection_words(
    group_name, process, selected, pool, share_of_pool, top_group, top_selected, top_pool, ratio, four_fifths,
    fisher_p, more_needed, is_overlapping, is_unknown
) as
    group_name || ': ' || of_words(selected, pool) || if(process = 'burden', ' affected', ' selected')
        || coalesce(' (' || number_words(100 * selected / pool, 1) || '%)', '')
    || case
        when is_unknown then '. A group that is not known is not assessed.'
        when is_overlapping then '. A group that is counted beside the others is not assessed.'
        when coalesce(share_of_pool < 2, true) then
            coalesce('. With ' || number_words(share_of_pool, 1) || '% of the pool it is not assessed, as groups under 2% are not.', '.')
        when top_group is null then '. It is not assessed, as its numbers are not whole.'
        when four_fifths = 'not assessed' and process = 'selection' and top_selected = 0 then '. Nobody was selected from any group.'
        when four_fifths = 'not assessed' then '. No other group is large enough to compare it with.'
        when group_name = top_group then
            if(process = 'burden', ', the lowest rate', ', the highest rate') || '; the others are compared with it.'
        else
            coalesce(', ' || ratio_words(ratio, process, four_fifths) || ' times', ', against')
            || ' the ' || number_words(100 * top_selected / top_pool, 1) || '% of ' || top_group
            || ' (' || of_words(top_selected, top_pool) || '), which is '
            || case
                when four_fifths = 'fails' and process = 'burden' then 'over five quarters. '
                when four_fifths = 'fails' then 'under four fifths. '
                when process = 'burden' then 'not over five quarters'
                else 'not under four fifths'
            end
            || if(
                four_fifths = 'fails',
                number_words(more_needed, 0) || if(process = 'burden', ' fewer', ' more') || ' would reach it', ''
            )
            || if(
                fisher_p < 0.05, '; chance alone seldom makes such a difference (', '; chance alone may make such a difference ('
            ) || p_words(fisher_p) || ').'
    end;
