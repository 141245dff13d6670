create table plan as
select
    plan_id,
    title,
    organization,
    vision,
    mission,
    starts_on,
    ends_on,
    case when parent_plan_id in (select plan_id from ledger.live_plan) then parent_plan_id end as parent_plan_id,
    is_demonstration,
    load_id,
    source
from ledger.plan
semi join ledger.live_plan using (plan_id, load_id)
order by parent_plan_id nulls first, plan_id;

comment on table plan is 'One row per plan, in its newest version';
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
