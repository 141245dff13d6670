create table service_history as
with item as (
    select plan_id, item_id, text, count(*) over (partition by plan_id, text) as items_with_the_text
    from ledger.plan_item
    semi join ledger.live_plan using (plan_id, load_id)
),
told as ( -- what a plan's own document says comes whole with it: of that only the newest counts
    select service.*, document.load_id is not null as is_of_document
    from ledger.item_service as service
    semi join ledger.live_load using (load_id)
    left join ledger.plan as document
        on document.plan_id = service.plan_id and document.load_id = service.load_id
    qualify not is_of_document
        or service.load_id = max(service.load_id) filter (is_of_document) over (partition by service.plan_id)
),
both_ends as (
    select load_id, plan_id, item_id, item_text as text from told
    union
    select load_id, serves_plan_id, serves_item_id, serves_text from told
),
version as ( -- the version that stood when the row was loaded, or else the next
    select both_ends.load_id, plan_id,
        coalesce(
            max(plan.load_id) filter (plan.load_id <= both_ends.load_id), min(plan.load_id)
        ) as version_id
    from (select distinct load_id, plan_id from both_ends) as both_ends
    join ledger.plan using (plan_id)
    semi join ledger.live_load on live_load.load_id = plan.load_id
    group by both_ends.load_id, plan_id
),
item_then as (
    select plan_id, load_id as version_id, item_id, text from ledger.plan_item
),
matched as ( -- what an item of an older version is now, as far as that is sure or a person said it
    select match.plan_id, load_id as version_id, from_item_id, to_item_id
    from version_match as match
    join ledger.live_version as before
        on before.plan_id = match.plan_id and before.version = from_version
    where from_item_id is not null and to_item_id is not null and relation is null
        and to_version = (
            select max(version) from ledger.live_version as every where every.plan_id = match.plan_id
        )
),
found as ( -- an end follows its words where these are still there, or else what its item became;
    -- one of words that never stood, its code
    select both_ends.*, coalesce(by_text.item_id, to_item_id, by_id.item_id) as found_id
    from both_ends
    join version using (load_id, plan_id)
    left join item as by_text
        on by_text.plan_id = both_ends.plan_id and by_text.text = both_ends.text
        and by_text.items_with_the_text = 1
    left join item_then
        on item_then.plan_id = both_ends.plan_id and item_then.version_id = version.version_id
        and item_then.item_id = both_ends.item_id and item_then.text = both_ends.text
    left join matched
        on matched.plan_id = both_ends.plan_id and matched.version_id = version.version_id
        and matched.from_item_id = item_then.item_id
    left join item as by_id
        on by_id.plan_id = both_ends.plan_id and by_id.item_id = both_ends.item_id
        and (item_then.item_id is null or version.version_id in (select load_id from ledger.live_plan))
        and (by_id.text = both_ends.text or (by_id.plan_id, version.version_id, by_id.text) not in (
            select (plan_id, load_id, text) from ledger.plan_item
        ))
)
select
    told.plan_id,
    own.found_id as item_id,
    told.item_id as told_item_id,
    item_text,
    serves_plan_id,
    served.found_id as serves_item_id,
    told.serves_item_id as told_serves_item_id,
    serves_text,
    note,
    is_withdrawn,
    is_of_document,
    told.load_id,
    source
from told
left join found as own
    on own.load_id = told.load_id and own.plan_id = told.plan_id
    and own.item_id = told.item_id and own.text = told.item_text
left join found as served
    on served.load_id = told.load_id and served.plan_id = told.serves_plan_id
    and served.item_id = told.serves_item_id and served.text = told.serves_text
order by told.plan_id, told.load_id, source, told.serves_item_id;

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
