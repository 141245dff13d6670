create table item_service as
with taken_back as (
    select item_id, serves_plan_id, max(load_id) as load_id
    from service_history
    where is_withdrawn and told_serves_item_id = ''
    group by all
),
newest as (
    from service_history
    where item_id is not null and serves_item_id is not null
    qualify row_number() over (
        partition by item_id, serves_item_id order by load_id desc, source
    ) = 1
)
select item_id, serves_item_id, plan_id, serves_plan_id, note, load_id, source
from newest
where not is_withdrawn and not exists ( -- unless all that it serves was taken back since
    from taken_back
    where taken_back.item_id = newest.item_id
        and taken_back.serves_plan_id in ('', newest.serves_plan_id)
        and taken_back.load_id > newest.load_id
)
order by serves_plan_id, serves_item_id, plan_id, item_id;

comment on table item_service is 'One row per plan item and item of another plan that it serves, such as a division''s of the agency''s';
comment on column item_service.item_id is 'The item that serves';
comment on column item_service.serves_item_id is 'The item that it serves';
comment on column item_service.plan_id is 'The plan of the item that serves';
comment on column item_service.serves_plan_id is 'The plan of the item that is served';
comment on column item_service.note is 'How it serves it, as written';
comment on column item_service.load_id is 'The load that says so';
comment on column item_service.source is 'Where it is said: file!sheet!cell';
