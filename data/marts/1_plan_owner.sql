create table plan_owner as
select plan_id, owner_code, name, source
from ledger.plan_owner
left join ledger.live_plan as newest using (plan_id, load_id)
left join ledger.live_start as begun using (plan_id, load_id)
where newest.load_id is not null or begun.load_id is not null
qualify row_number() over (
    partition by plan_id, owner_code order by newest.load_id is null, load_id, source
) = 1
order by plan_id, owner_code;

comment on table plan_owner is 'One row per plan and owner in its key: that of its file, and what was told when the plan was begun';
comment on column plan_owner.plan_id is 'The plan';
comment on column plan_owner.owner_code is 'Code in this plan, such as ED';
comment on column plan_owner.name is 'What the code stands for in this plan';
comment on column plan_owner.source is 'Where the key stands: file!sheet!cell';
