create table crosswalk_history as
with recursive version as (
    select plan_id, load_id, version, max(version) over (partition by plan_id) as newest
    from ledger.live_version
),
stood as ( -- the version of its plan that stood when a row was loaded, or else the first
    select link.*,
        coalesce(
            (select max(version) from version
             where version.plan_id = link.plan_id and version.load_id <= link.load_id),
            1
        ) as version
    from ledger.crosswalk_link as link
    semi join ledger.live_load using (load_id)
),
placed as (
    select stood.* exclude (item_id), stood.item_id as told_item_id,
        coalesce(by_id.item_id, by_text.item_id) as item_id, newest
    from stood
    join version using (plan_id, version)
    left join ledger.plan_item as by_id
        on by_id.plan_id = stood.plan_id and by_id.load_id = version.load_id
        and by_id.item_id = stood.item_id and by_id.text = stood.item_text
    left join (
        from ledger.plan_item
        qualify count(*) over (partition by plan_id, load_id, text) = 1
    ) as by_text
        on by_text.plan_id = stood.plan_id and by_text.load_id = version.load_id
        and by_text.text = stood.item_text
),
carried as ( -- as long as the item is surely one and the same, or a person said so
    from placed
    union all
    select carried.* replace (
        if(relation is null, version_match.to_item_id, null) as item_id,
        carried.version + 1 as version
    )
    from carried
    left join version_match
        on version_match.plan_id = carried.plan_id and from_version = carried.version
        and to_version = carried.version + 1 and from_item_id = carried.item_id
    where carried.version < newest
)
select distinct
    framework_id,
    requirement_code,
    plan_id,
    item_id,
    told_item_id,
    item_text,
    coverage,
    note,
    is_withdrawn,
    load_id,
    source
from carried
where version = newest
order by framework_id, requirement_code, plan_id, load_id, source;

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
