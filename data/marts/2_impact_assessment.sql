create table impact_assessment as
with standing as (
    from ledger.impact_assessment
    semi join ledger.live_impact using (assessment_id, load_id)
    qualify row_number() over (partition by assessment_id order by source) = 1
)
select
    assessment_id,
    title,
    proposal,
    if(plan.plan_id is null, null, standing.plan_id) as plan_id,
    told_item.item_id,
    if(measure.measure_id is null, null, standing.measure_id) as measure_id,
    dimension,
    reference_group,
    stratum_dimension,
    effect_points,
    effect,
    outcome,
    is_outcome_good,
    author,
    assessed_on,
    decision,
    decided_by,
    decided_on,
    mitigation,
    standing.is_demonstration,
    standing.load_id,
    standing.source
from standing
left join ledger.live_plan as plan on plan.plan_id = standing.plan_id
left join ledger.live_measure as measure on measure.measure_id = standing.measure_id
left join told_item
    on as_of_load_id = standing.load_id and told_item.plan_id = standing.plan_id
    and told_item_id = standing.item_id and told_item.item_text = standing.item_text
order by assessed_on desc, assessment_id;

comment on table impact_assessment is 'One row per impact assessment: a proposed decision, what it should do, and what was decided';
comment on column impact_assessment.assessment_id is 'The assessment';
comment on column impact_assessment.title is 'Its title';
comment on column impact_assessment.proposal is 'The decision that is proposed, in words';
comment on column impact_assessment.plan_id is 'The plan that it is part of; null for none';
comment on column impact_assessment.item_id is 'The plan item that it is part of; null for none';
comment on column impact_assessment.measure_id is 'The measure whose rates by group are the chance of the outcome before, where that was not counted; null for none';
comment on column impact_assessment.dimension is 'What people are told apart by';
comment on column impact_assessment.reference_group is 'The group that others are compared with, as stated; null where none was';
comment on column impact_assessment.stratum_dimension is 'What it is told within, such as Region; null for nothing';
comment on column impact_assessment.effect_points is 'What it does to one who is affected: points of the chance of the outcome, in percent';
comment on column impact_assessment.effect is 'The same in words';
comment on column impact_assessment.outcome is 'The outcome whose chance changes';
comment on column impact_assessment.is_outcome_good is 'True when that is good for those who have it; null where nobody said';
comment on column impact_assessment.author is 'Who assessed it';
comment on column impact_assessment.assessed_on is 'When';
comment on column impact_assessment.decision is 'Not decided, Go ahead, Go ahead with mitigation, or Do not go ahead';
comment on column impact_assessment.decided_by is 'Who decided';
comment on column impact_assessment.decided_on is 'When';
comment on column impact_assessment.mitigation is 'What is done so that nobody bears too much of it';
comment on column impact_assessment.is_demonstration is 'True where it is invented';
comment on column impact_assessment.load_id is 'The load that brought it';
comment on column impact_assessment.source is 'Where it stands: file!sheet!cell';
