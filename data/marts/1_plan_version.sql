create table plan_version as
select
    plan_id,
    version.version,
    title,
    starts_on,
    ends_on,
    loaded_at,
    loaded_by,
    file_name,
    version.load_id,
    (select count(*) from ledger.plan_item as item
     where item.plan_id = version.plan_id and item.load_id = version.load_id) as items,
    version.load_id in (select load_id from ledger.live_plan) as is_newest,
    source
from ledger.live_version as version
join ledger.plan using (plan_id, load_id)
join ledger.load using (load_id)
order by plan_id, version.version;

comment on table plan_version is 'One row per version of a plan: each load of it that stands';
comment on column plan_version.plan_id is 'The plan';
comment on column plan_version.version is 'Number from 1, in the order of the loads';
comment on column plan_version.title is 'Title as this version has it';
comment on column plan_version.starts_on is 'First day that it covers; null where it does not say';
comment on column plan_version.ends_on is 'Last day that it covers; null where it does not say';
comment on column plan_version.loaded_at is 'When it was loaded, UTC';
comment on column plan_version.loaded_by is 'Who loaded it';
comment on column plan_version.file_name is 'The file that it came in';
comment on column plan_version.load_id is 'The load that brought it';
comment on column plan_version.items is 'How many plan items it has';
comment on column plan_version.is_newest is 'True for the version that is the plan';
comment on column plan_version.source is 'Where it stands: file!sheet!cell';
