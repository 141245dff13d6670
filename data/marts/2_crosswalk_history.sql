create table crosswalk_history as
select
    framework_id,
    requirement_code,
    link.plan_id,
    told_item.item_id,
    link.item_id as told_item_id,
    link.item_text,
    coverage,
    note,
    is_withdrawn,
    load_id,
    source
from ledger.crosswalk_link as link
semi join ledger.live_load using (load_id)
join told_item
    on as_of_load_id = link.load_id and told_item.plan_id = link.plan_id
    and told_item_id = link.item_id and told_item.item_text = link.item_text
order by framework_id, requirement_code, link.plan_id, load_id, source;

comment on table crosswalk_history is 'One row per time that a link between a requirement and a plan item was told or taken back';
comment on column crosswalk_history.framework_id is 'The framework';
comment on column crosswalk_history.requirement_code is 'The requirement, as it was called then';
comment on column crosswalk_history.plan_id is 'The plan';
comment on column crosswalk_history.item_id is 'The item in the newest version of its plan; null where it is there no more, was split or merged, or where nobody said yet which one it became';
comment on column crosswalk_history.told_item_id is 'What the item was called then';
comment on column crosswalk_history.item_text is 'Its words then';
comment on column crosswalk_history.coverage is 'full or partial';
comment on column crosswalk_history.note is 'What was noted';
comment on column crosswalk_history.is_withdrawn is 'True where the link was taken back';
comment on column crosswalk_history.load_id is 'The load that told of it';
comment on column crosswalk_history.source is 'Where it stands: file!sheet!cell';
