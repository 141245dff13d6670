-- What an impact assessment finds, in words.

-- What stands beside an assessment in a list; `has_shares` when anybody shown is affected at all.
create or replace macro impact_verdict(is_hidden, gap_verdict, has_shares, is_uneven) as case
    when is_hidden then 'Hidden for privacy'
    when gap_verdict = 'wider gap' then 'Widens a gap'
    when gap_verdict = 'reversed gap' then 'Reverses a gap'
    when gap_verdict = 'narrower gap' then 'Narrows the gap'
    when gap_verdict = 'same gap' then 'Leaves the gap'
    when not has_shares then 'Not assessed'
    when is_uneven then 'Falls unevenly'
    else 'Falls evenly'
end;

create or replace macro impact_points_words(points) as
    number_words(abs(points), 1) || if(number_words(abs(points), 1) = '1.0', ' point', ' points');

-- Better on average, but the gap widens
create or replace macro impact_headline(average_verdict, gap_verdict) as
    upper(average_verdict[1]) || average_verdict[2:]
    || if((average_verdict = 'better on average') = (gap_verdict in ('narrower gap', 'same gap')), ', and ', ', but ')
    || case gap_verdict
        when 'wider gap' then 'the gap widens'
        when 'narrower gap' then 'the gap narrows'
        when 'reversed gap' then 'the gap turns round'
        else 'the gap stays as it is'
    end;

create or replace macro impact_gap_words(focus_group, reference_group, gap_before, gap_after) as
    focus_group || ' and ' || reference_group || ' are ' || impact_points_words(gap_before) || ' apart now and '
    || if(
        gap_before * gap_after < 0,
        impact_points_words(gap_after) || ' the other way round',
        impact_points_words(gap_after)
    ) || ' after it';

create or replace macro impact_uneven_words(group_name, share_of_affected, share_of_population, is_uneven) as
    if(is_uneven, '', 'nobody is clearly more affected than others: ')
    || group_name || ' are ' || number_words(share_of_affected, 0) || '% of those affected and '
    || number_words(share_of_population, 0) || '% of all';

create or replace macro impact_finding(
    is_hidden, average_verdict, gap_verdict, focus_group, reference_group, gap_before, gap_after,
    wider_gaps, gaps, uneven_group, share_of_affected, share_of_population, is_uneven
) as case
    when is_hidden then 'Its groups are too small to be shown.'
    when gap_verdict is not null then
        coalesce(impact_headline(average_verdict, gap_verdict), 'On average hidden')
        || ': ' || impact_gap_words(focus_group, reference_group, gap_before, gap_after)
        || if(wider_gaps > 1, '; ' || wider_gaps || ' of ' || gaps || ' gaps widen', '') || '.'
    when uneven_group is null then 'Nobody who is shown is affected.'
    else upper(impact_uneven_words(uneven_group, share_of_affected, share_of_population, is_uneven)[1])
        || impact_uneven_words(uneven_group, share_of_affected, share_of_population, is_uneven)[2:] || '.'
end;

create or replace macro impact_times_words(ratio) as number_words(ratio, 2) || ' times as likely';

-- Black are 0.30 times as likely as White to be affected, but 1.10 times within the same region.
create or replace macro impact_contradiction(group_name, reference_group, ratio, within_ratio, stratum_dimension) as
    'Over all, ' || group_name || ' are ' || impact_times_words(ratio) || ' as ' || reference_group
    || ' to be affected; within the same ' || lower(stratum_dimension) || ' they are '
    || impact_times_words(within_ratio) || '. The whole hides what happens within each '
    || lower(stratum_dimension) || ': judge by the second number.';
