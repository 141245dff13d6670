create table plan_owner as
select plan_id, owner_code, name, source
from ledger.plan_owner
semi join ledger.live_plan using (plan_id, load_id)
order by plan_id, owner_code;

comment on table plan_owner is 'One row per plan and owner in its key';
comment on column plan_owner.plan_id is 'The plan';
comment on column plan_owner.owner_code is 'Code in this plan, such as ED';
comment on column plan_owner.name is 'What the code stands for in this plan';
comment on column plan_owner.source is 'Where the key stands: file!sheet!cell';
