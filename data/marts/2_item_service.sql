create table item_service as
select
    found_item_id as item_id,
    found_serves_item_id as serves_item_id,
    plan_id,
    serves_plan_id,
    note,
    load_id,
    source
from ledger.live_service
order by serves_plan_id, serves_item_id, plan_id, item_id;

comment on table item_service is 'One row per plan item and item of another plan that it serves, such as a division''s of the agency''s';
comment on column item_service.item_id is 'The item that serves';
comment on column item_service.serves_item_id is 'The item that it serves';
comment on column item_service.plan_id is 'The plan of the item that serves';
comment on column item_service.serves_plan_id is 'The plan of the item that is served';
comment on column item_service.note is 'How it serves it, as written';
comment on column item_service.load_id is 'The load that says so';
comment on column item_service.source is 'Where it is said: file!sheet!cell';
