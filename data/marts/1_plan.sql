create table plan as
with begun as (
    from ledger.plan
    semi join ledger.live_start using (plan_id, load_id)
)
select
    plan_id,
    plan.title,
    coalesce(plan.organization, begun.organization) as organization,
    coalesce(plan.vision, begun.vision) as vision,
    coalesce(plan.mission, begun.mission) as mission,
    coalesce(plan.starts_on, begun.starts_on) as starts_on,
    coalesce(plan.ends_on, begun.ends_on) as ends_on,
    if(
        coalesce(plan.parent_plan_id, begun.parent_plan_id) in (select plan_id from ledger.live_plan),
        coalesce(plan.parent_plan_id, begun.parent_plan_id), null
    ) as parent_plan_id,
    plan.is_demonstration,
    plan.load_id,
    plan.source
from ledger.plan
left join begun using (plan_id)
where (plan_id, plan.load_id) in (select plan_id, load_id from ledger.live_plan)
order by parent_plan_id nulls first, plan_id;

comment on table plan is 'One row per plan, in its newest version; what its file does not say is as it was told when the plan was begun';
comment on column plan.plan_id is 'Stable name of the plan';
comment on column plan.title is 'Title as written';
comment on column plan.organization is 'Whose plan it is';
comment on column plan.vision is 'Vision as written';
comment on column plan.mission is 'Mission as written';
comment on column plan.starts_on is 'First day of the years that the title names';
comment on column plan.ends_on is 'Last day of the years that the title names';
comment on column plan.parent_plan_id is 'The plan that this one stands under, such as an agency''s over a division''s; null also while that plan is undone';
comment on column plan.is_demonstration is 'True for invented data';
comment on column plan.load_id is 'The load that brought this version';
comment on column plan.source is 'Where the title stands: file!sheet!cell';
