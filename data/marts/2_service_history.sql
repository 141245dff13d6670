create table service_history as
select
    told.plan_id,
    own.item_id,
    told.item_id as told_item_id,
    told.item_text,
    serves_plan_id,
    served.item_id as serves_item_id,
    told.serves_item_id as told_serves_item_id,
    serves_text,
    note,
    is_withdrawn,
    is_of_document,
    load_id,
    source
from ledger.told_service as told
left join told_item as own
    on own.as_of_load_id = told.load_id and own.plan_id = told.plan_id
    and own.told_item_id = told.item_id and own.item_text = told.item_text
left join told_item as served
    on served.as_of_load_id = told.load_id and served.plan_id = told.serves_plan_id
    and served.told_item_id = told.serves_item_id and served.item_text = told.serves_text
order by told.plan_id, load_id, source, told.serves_item_id;

comment on table service_history is 'One row per time that it was told or taken back that a plan item serves one of another plan; of a plan''s own document only the newest';
comment on column service_history.plan_id is 'The plan of the item that serves';
comment on column service_history.item_id is 'That item in the newest version of its plan; null where it is there no more, was split or merged, or where nobody said yet which one it became';
comment on column service_history.told_item_id is 'What it was called then';
comment on column service_history.item_text is 'Its words then';
comment on column service_history.serves_plan_id is 'The plan of the item that is served; blank where all of any plan was taken back';
comment on column service_history.serves_item_id is 'That item in the newest version of its plan; null as above';
comment on column service_history.told_serves_item_id is 'What it was called then; blank where all of the plan was taken back';
comment on column service_history.serves_text is 'Its words then';
comment on column service_history.note is 'How it serves it, as written';
comment on column service_history.is_withdrawn is 'True where it was taken back';
comment on column service_history.is_of_document is 'True where the plan''s own document says it';
comment on column service_history.load_id is 'The load that told of it';
comment on column service_history.source is 'Where it stands: file!sheet!cell';
