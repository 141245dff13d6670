create table impact_result as
with part as (
    select *,
        abs(gap_after) - abs(gap_before) as growth,
        -- Of what does people good it tells who has least of it, of anything else who has most.
        if((effect_points > 0) = is_outcome_good, 1 / nullif(representation, 0), representation) as unevenness,
        representation_low > 1 or representation_high < 1 as is_uneven
    from impact_group
    join (select assessment_id, effect_points, is_outcome_good from impact_assessment) using (assessment_id)
    where stratum = 'Overall' and group_name <> 'Overall'
),
everybody as (
    from impact_group where stratum = 'Overall' and group_name = 'Overall'
),
summed as (
    select
        assessment_id,
        count(*)::integer as groups,
        count(*) filter (hidden)::integer as hidden_groups,
        count(*) filter (gap_verdict = 'wider gap')::integer as wider_gaps,
        count(gap_verdict)::integer as gaps,
        any_value(reference_group) as reference_group,
        -- The gap that grows most; where none does, the one that was widest.
        arg_max(part, (growth > 1e-9, if(growth > 1e-9, growth, abs(gap_before)), group_name))
            filter (gap_verdict is not null) as focus,
        arg_max(part, (is_uneven, unevenness, group_name)) filter (representation is not null) as uneven,
        arg_max(part, (abs(ln(ratio) - ln(within_ratio)), group_name)) filter (is_contradicted) as contradicted
    from part
    group by assessment_id
),
told as (
    select
        assessment_id,
        assessment.dimension,
        assessment.stratum_dimension,
        assessment.is_outcome_good,
        assessment.outcome,
        everybody.population,
        everybody.affected,
        everybody.affected_rate,
        everybody.rate_before,
        everybody.rate_after,
        impact_average_verdict(everybody.rate_before, everybody.rate_after, assessment.is_outcome_good)
            as average_verdict,
        summed.* exclude (assessment_id),
        focus.gap_verdict as gap_verdict,
        -- One group alone compares with nothing.
        groups - hidden_groups < 2 as is_hidden
    from impact_assessment as assessment
    join summed using (assessment_id)
    left join everybody using (assessment_id)
)
select
    assessment_id,
    groups,
    hidden_groups,
    population,
    affected,
    affected_rate,
    rate_before,
    rate_after,
    average_verdict,
    reference_group,
    focus.group_name as focus_group,
    focus.gap_before as gap_before,
    focus.gap_after as gap_after,
    gap_verdict,
    gaps,
    wider_gaps,
    uneven.group_name as uneven_group,
    uneven.share_of_affected as uneven_share_of_affected,
    uneven.share_of_population as uneven_share_of_population,
    uneven.representation as uneven_representation,
    coalesce(uneven.is_uneven, false) as is_uneven,
    contradicted.group_name as contradicted_group,
    impact_verdict(
        is_hidden, gap_verdict, uneven is not null, contradicted is not null, coalesce(uneven.is_uneven, false),
        hidden_groups > 0
    ) as verdict,
    impact_headline(
        is_hidden, average_verdict, gap_verdict, uneven.group_name, uneven.share_of_affected,
        uneven.share_of_population, coalesce(uneven.is_uneven, false), hidden_groups > 0,
        contradicted.group_name, stratum_dimension
    ) as headline,
    impact_contradiction(
        contradicted.group_name, reference_group, contradicted.ratio, contradicted.within_ratio, stratum_dimension
    ) as contradiction,
    if(verdict = 'Contradictory', contradiction, impact_finding(
        is_hidden, gap_verdict, focus.group_name, reference_group, focus.gap_before, focus.gap_after, wider_gaps,
        gaps, uneven.group_name, uneven.share_of_affected, uneven.share_of_population, uneven.representation,
        hidden_groups, groups
    )) as says
from told
order by assessment_id;

comment on table impact_result is 'One row per impact assessment: what it finds, from the groups that are shown';
comment on column impact_result.assessment_id is 'The assessment';
comment on column impact_result.groups is 'Groups that people are told apart by';
comment on column impact_result.hidden_groups is 'How many of them are hidden for privacy';
comment on column impact_result.population is 'People of all groups; null where hidden';
comment on column impact_result.affected is 'How many of them are affected; null where hidden';
comment on column impact_result.affected_rate is 'The same in percent';
comment on column impact_result.rate_before is 'Chance of the outcome before, of everybody, percent';
comment on column impact_result.rate_after is 'The same after';
comment on column impact_result.average_verdict is 'better on average, worse on average or same on average';
comment on column impact_result.reference_group is 'The group that others are compared with';
comment on column impact_result.focus_group is 'The group whose gap grows most; where none does, the one whose gap was widest';
comment on column impact_result.gap_before is 'Its chance before minus that of the reference group, points';
comment on column impact_result.gap_after is 'The same after';
comment on column impact_result.gap_verdict is 'wider gap, narrower gap, reversed gap or same gap, of that group';
comment on column impact_result.gaps is 'Groups whose gap before and after is known';
comment on column impact_result.wider_gaps is 'How many of these gaps widen';
comment on column impact_result.uneven_group is 'The group whose share of affected is furthest from its share of population';
comment on column impact_result.uneven_share_of_affected is 'Its share of those affected, percent';
comment on column impact_result.uneven_share_of_population is 'Its share of all people, percent';
comment on column impact_result.uneven_representation is 'The first share over the second';
comment on column impact_result.is_uneven is 'True when the interval of that ratio excludes 1';
comment on column impact_result.contradicted_group is 'The group whose ratio within strata points the other way than its ratio of all; null for none';
comment on column impact_result.verdict is 'Widens a gap, Narrows the gap, Reverses a gap, Leaves the gap, Contradictory, Falls unevenly, Falls evenly, Partly hidden, Not assessed or Hidden for privacy';
comment on column impact_result.headline is 'What it finds, in a few words';
comment on column impact_result.says is 'What it finds, in a sentence with its numbers';
comment on column impact_result.contradiction is 'What the strata say against the whole, in a sentence; null where they agree';
