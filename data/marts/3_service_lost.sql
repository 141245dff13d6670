create table service_lost as
with newest as (
    from service_history
    where told_serves_item_id <> ''
    qualify row_number() over (
        partition by plan_id, item_text, serves_plan_id, serves_text order by load_id desc, source
    ) = 1
)
select
    plan_id,
    told_item_id as item_id,
    item_text,
    serves_plan_id,
    told_serves_item_id as serves_item_id,
    serves_text,
    newest.item_id is null as is_item_gone,
    newest.serves_item_id is null as is_served_gone,
    load_id,
    source
from newest
where not is_withdrawn and (newest.item_id is null or newest.serves_item_id is null)
    and plan_id in (select plan_id from ledger.live_plan)
    and serves_plan_id in (select plan_id from ledger.live_plan)
order by serves_plan_id, serves_text, plan_id, item_text;

comment on table service_lost is 'One row per item that served an item of another plan, where the newest version of one of the two plans has its item no more, or nobody said yet which one it became';
comment on column service_lost.plan_id is 'The plan of the item that served';
comment on column service_lost.item_id is 'What the item that served was called then';
comment on column service_lost.item_text is 'Its words then';
comment on column service_lost.serves_plan_id is 'The plan of the item that was served';
comment on column service_lost.serves_item_id is 'What the item that was served was called then';
comment on column service_lost.serves_text is 'Its words then';
comment on column service_lost.is_item_gone is 'True when its own plan has the item no more';
comment on column service_lost.is_served_gone is 'True when the plan served has that item no more';
comment on column service_lost.load_id is 'The load that said so';
comment on column service_lost.source is 'Where it was said: file!sheet!cell';
