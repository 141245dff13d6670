-- What an impact assessment finds, in words.

-- What stands beside an assessment in a list; `has_shares` when anybody shown is affected at all.
create or replace macro impact_verdict(
    is_hidden, gap_verdict, has_shares, is_contradicted, is_uneven, has_hidden
) as case
    when is_hidden then 'Hidden for privacy'
    when gap_verdict = 'wider gap' then 'Widens a gap'
    when gap_verdict = 'reversed gap' then 'Reverses a gap'
    when gap_verdict = 'narrower gap' then 'Narrows the gap'
    when gap_verdict = 'same gap' then 'Leaves the gap'
    when not has_shares then 'Not assessed'
    when is_contradicted then 'Contradictory'
    when is_uneven then 'Falls unevenly'
    when has_hidden then 'Partly hidden'
    else 'Falls evenly'
end;

create or replace macro impact_points_words(points) as
    number_words(abs(points), 1) || if(number_words(abs(points), 1) = '1.0', ' point', ' points');

create or replace macro impact_gap_verb(gap_verdict) as case gap_verdict
    when 'wider gap' then 'widens'
    when 'narrower gap' then 'narrows'
    when 'reversed gap' then 'turns round'
    else 'stays as it is'
end;

-- Better on average, but the gap widens
create or replace macro impact_headline(
    is_hidden, average_verdict, gap_verdict, group_name, share_of_affected, share_of_population, is_uneven,
    has_hidden, contradicted_group, stratum_dimension
) as case
    when is_hidden then 'Too few people to show whom it falls on'
    when average_verdict = 'same on average' and gap_verdict = 'same gap' then 'Nothing changes, on average or between groups'
    when gap_verdict is not null and average_verdict is null then 'The gap ' || impact_gap_verb(gap_verdict)
    when gap_verdict is not null then
        upper(average_verdict[1]) || average_verdict[2:]
        || if((average_verdict = 'worse on average') = (gap_verdict <> 'narrower gap'), ', and', ', but')
        || ' the gap ' || impact_gap_verb(gap_verdict)
    when group_name is null then 'Nobody who is shown is affected'
    when contradicted_group is not null then
        'Within each ' || lower(stratum_dimension) || ' it is the other way round than over all'
    when not is_uneven and has_hidden then 'The groups that are shown are affected about alike'
    when not is_uneven then 'It falls on all groups about alike'
    else group_name || ': ' || number_words(share_of_population, 0) || '% of the people, '
        || number_words(share_of_affected, 0) || '% of those affected'
end;

create or replace macro impact_gap_words(focus_group, reference_group, gap_before, gap_after) as
    focus_group || ' are ' || impact_points_words(gap_before) || if(gap_before < 0, ' below ', ' above ')
    || reference_group || ' now and ' || impact_points_words(gap_after)
    || if(gap_before * gap_after < 0, if(gap_after < 0, ' below', ' above'), '') || ' after it';

create or replace macro impact_share_words(group_name, share_of_affected, share_of_population, representation) as
    group_name || ' are ' || number_words(share_of_population, 1) || '% of the people and '
    || number_words(share_of_affected, 1) || '% of those affected, ' || number_words(representation, 2)
    || ' times their share';

-- Black are 15.0 points below White now and 18.5 points after it; 2 of 2 gaps widen.
create or replace macro impact_finding(
    is_hidden, gap_verdict, focus_group, reference_group, gap_before, gap_after, wider_gaps, gaps, group_name,
    share_of_affected, share_of_population, representation, hidden_groups, groups
) as case
    when is_hidden then 'Too many of its groups are too small to be shown.'
    else case
        when gap_verdict is not null then
            impact_gap_words(focus_group, reference_group, gap_before, gap_after)
            || if(gaps > 1 and wider_gaps > 0, '; ' || wider_gaps || ' of ' || gaps || ' gaps widen', '')
        when group_name is null then 'Nobody who is shown is affected'
        else impact_share_words(group_name, share_of_affected, share_of_population, representation)
    end || if(
        hidden_groups > 0,
        '. Not told: ' || hidden_groups || ' of ' || groups || ' groups, hidden for privacy.',
        '.'
    )
end;

create or replace macro impact_times_words(ratio) as number_words(ratio, 2) || ' times as likely';

-- Black are 0.30 times as likely as White to be affected, but 1.10 times within the same region.
create or replace macro impact_contradiction(group_name, reference_group, ratio, within_ratio, stratum_dimension) as
    'Over all, ' || group_name || ' are ' || impact_times_words(ratio) || ' as ' || reference_group
    || ' to be affected; within the same ' || lower(stratum_dimension) || ' they are '
    || impact_times_words(within_ratio) || '.';
