create table impact_group as
with shown as ( -- every number that follows comes from these: null where a cell is hidden
    select
        cell.assessment_id, stratum, group_name, stratum_place, group_place,
        kept.cell_key is not null as hidden,
        if(kept.cell_key is null, population, null) as population,
        if(kept.cell_key is null, affected, null) as affected,
        if(kept.cell_key is null, outcomes_before, null) as outcomes_before,
        assessment.dimension, measure_id, assessed_on, effect_points, is_outcome_good,
        assessment.reference_group as stated_reference
    from impact_cell as cell
    join impact_assessment as assessment using (assessment_id)
    left join impact_hidden as kept using (cell_key)
),
told_period as ( -- the newest period that had ended then, of those with the dimension
    select assessment_id, period_id, period
    from impact_assessment as assessment
    join equity_rate as rate using (measure_id, dimension)
    join measure using (measure_id)
    where measure.unit = '%' and rate.kind = 'rate' and rate.ends_on <= assessed_on
    qualify row_number() over (partition by assessment_id order by rate.ends_on desc, rate.months desc) = 1
),
published as ( -- only what may be shown of the measure
    select assessment_id, if(rate.dimension = 'Overall', 'Overall', lower(rate.group_name)) as named,
        rate.rate, measure.name || ', ' || told_period.period as basis
    from told_period
    join impact_assessment as assessment using (assessment_id)
    join measure using (measure_id)
    join equity_rate as rate on rate.measure_id = assessment.measure_id
        and rate.period_id = told_period.period_id
        and rate.dimension in (assessment.dimension, 'Overall')
    where not rate.hidden and rate.is_presented
),
chance as ( -- counted before, or else the published rate of the measure
    select
        shown.*,
        100.0 * outcomes_before / nullif(population, 0) as counted,
        case
            when hidden then null
            when counted is not null then 'counted'
            when published.rate is not null then basis
        end as before_basis,
        case when not hidden then coalesce(counted, published.rate) end as rate_before
    from shown
    left join published
        on published.assessment_id = shown.assessment_id and shown.stratum = 'Overall'
        and named = if(group_name = 'Overall', 'Overall', lower(group_name))
),
candidate as (
    select
        assessment_id, group_name,
        case
            when group_name = stated_reference then 1
            when stated_reference is not null then null
            when population < 0.1 * sum(population) over (partition by assessment_id) then 3
            else 2
        end as turn,
        if(is_outcome_good, rate_before, -rate_before) as good,
        population
    from chance
    where stratum = 'Overall' and group_name <> 'Overall' and not hidden and population > 0
),
reference as ( -- the stated one, or the best of the large ones, or the largest
    select
        assessment_id,
        arg_max(group_name, (-turn, coalesce(good, -1000), population, group_name)) as reference_group
    from candidate
    where turn is not null
    group by assessment_id
),
compared as (
    select
        chance.* exclude (stated_reference, counted),
        reference_group,
        chance.group_name = reference_group as is_reference,
        chance.group_name not in ('Overall', reference_group) as is_compared,
        impact_part(chance.affected, chance.population, everybody.affected, everybody.population) as part,
        impact_ratio(chance.affected, chance.population, other.affected, other.population) as ratio,
        impact_change(
            chance.rate_before / 100 * chance.population, chance.affected, chance.population, effect_points
        ) as change,
        other.affected as other_affected,
        other.population as other_population,
        other.rate_before as other_before
    from chance
    left join reference using (assessment_id)
    left join (select assessment_id, stratum, affected, population from chance where group_name = 'Overall')
        as everybody using (assessment_id, stratum)
    left join (
        select assessment_id, stratum, group_name as reference_group, affected, population, rate_before
        from chance
    ) as other using (assessment_id, stratum, reference_group)
),
within as ( -- like compared with like; only where every stratum of the two is shown
    select
        assessment_id,
        group_name,
        impact_within(list({
            'affected': affected, 'people': population,
            'reference_affected': other_affected, 'reference_people': other_population
        } order by stratum)) as within
    from compared
    where stratum <> 'Overall' and is_compared
    group by assessment_id, group_name
    having bool_and(affected is not null and other_affected is not null)
),
told as (
    select
        compared.*,
        if(stratum = 'Overall', within, null) as within,
        change.after as rate_after,
        other.after as other_after
    from compared
    left join within using (assessment_id, group_name)
    left join (
        select assessment_id, stratum, group_name as reference_group, change.after as after from compared
    ) as other using (assessment_id, stratum, reference_group)
)
select
    assessment_id,
    stratum,
    group_name,
    row_number() over (
        partition by assessment_id order by stratum_place, group_name <> 'Overall', group_place
    ) as ordinal,
    dimension,
    hidden,
    if(hidden, 'Hidden for privacy', null) as hidden_reason,
    population,
    affected,
    part.rate as affected_rate,
    part.share_of_people as share_of_population,
    part.share_of_affected as share_of_affected,
    part.representation as representation,
    part.representation_low as representation_low,
    part.representation_high as representation_high,
    part.expected as expected,
    part.excess as excess,
    reference_group,
    coalesce(is_reference, false) as is_reference,
    if(is_compared, ratio.value, null) as ratio,
    if(is_compared, ratio.low, null) as ratio_low,
    if(is_compared, ratio.high, null) as ratio_high,
    within.value as within_ratio,
    within.low as within_low,
    within.high as within_high,
    (ratio.value - 1) * (within.value - 1) < 0 as is_contradicted,
    outcomes_before,
    before_basis,
    rate_before,
    rate_after,
    if(is_compared, rate_before - other_before, null) as gap_before,
    if(is_compared, rate_after - other_after, null) as gap_after,
    if(is_compared, impact_gap_verdict(rate_before - other_before, rate_after - other_after), null) as gap_verdict
from told
order by assessment_id, ordinal;

comment on table impact_group is 'One row per impact assessment, stratum and group, with the sums over both as Overall: whom the decision falls on';
comment on column impact_group.assessment_id is 'The assessment';
comment on column impact_group.stratum is 'The stratum, such as a region; Overall for all of them';
comment on column impact_group.group_name is 'The group; Overall for everybody';
comment on column impact_group.ordinal is 'Order within the assessment, as it was given; sums first';
comment on column impact_group.dimension is 'What people are told apart by';
comment on column impact_group.hidden is 'True where nothing is shown for privacy';
comment on column impact_group.hidden_reason is 'Why nothing is shown';
comment on column impact_group.population is 'People of the group; null where hidden';
comment on column impact_group.affected is 'How many of them the decision affects; null where hidden';
comment on column impact_group.affected_rate is 'The same in percent of the group';
comment on column impact_group.share_of_population is 'The group''s share of all people of the stratum, percent';
comment on column impact_group.share_of_affected is 'Its share of all who are affected, percent; null where nobody is';
comment on column impact_group.representation is 'Share of affected over share of population: 1 is even, 2 is twice its part; null without affected';
comment on column impact_group.representation_low is 'Lower end of its 95% interval';
comment on column impact_group.representation_high is 'Upper end of that interval';
comment on column impact_group.expected is 'How many would be affected if the decision took everybody alike';
comment on column impact_group.excess is 'How many more than that are affected; negative: fewer';
comment on column impact_group.reference_group is 'The group that others are compared with: the stated one, else the best of the large ones';
comment on column impact_group.is_reference is 'True for that group';
comment on column impact_group.ratio is 'How many times as likely as the reference group to be affected; null where not estimable';
comment on column impact_group.ratio_low is 'Lower end of its 95% interval';
comment on column impact_group.ratio_high is 'Upper end of that interval';
comment on column impact_group.within_ratio is 'The same ratio within the strata, averaged by Mantel and Haenszel; for all strata together';
comment on column impact_group.within_low is 'Lower end of its 95% interval, by Greenland and Robins';
comment on column impact_group.within_high is 'Upper end of that interval';
comment on column impact_group.is_contradicted is 'True when the ratio within strata points to the other side of even than the ratio of all';
comment on column impact_group.outcomes_before is 'How many of the group had the outcome before; null where hidden or not given';
comment on column impact_group.before_basis is 'Where the chance before is from: counted, or a measure and its period';
comment on column impact_group.rate_before is 'Chance of the outcome before, percent';
comment on column impact_group.rate_after is 'Chance after, when everybody affected gains or loses the stated points';
comment on column impact_group.gap_before is 'Chance before minus that of the reference group, points';
comment on column impact_group.gap_after is 'The same after';
comment on column impact_group.gap_verdict is 'wider gap, narrower gap, reversed gap or same gap';
