create table told_item as
with version as (
    select plan_id, load_id as version_load_id, version,
        version = max(version) over (partition by plan_id) as is_newest
    from ledger.live_version
),
matched as ( -- what an item of an older version is now, as far as that is sure or a person said it
    select version_match.plan_id, from_version as version, from_item_id as version_item_id, to_item_id
    from version_match
    join version on version.plan_id = version_match.plan_id and version.version = to_version
    where is_newest and relation is null and from_item_id is not null and to_item_id is not null
)
select
    as_of_load_id,
    told.plan_id,
    told.item_id as told_item_id,
    item_text,
    version,
    told.version_item_id,
    if(
        is_newest or told.version_item_id is null,
        coalesce(item_id_by_text, item_id_by_code),
        matched.to_item_id
    ) as item_id
from ledger.told_item as told
join version using (plan_id, version_load_id)
left join matched using (plan_id, version, version_item_id)
where told.item_id is not null
order by told.plan_id, as_of_load_id, told_item_id, item_text;

comment on table told_item is 'One row per plan item that something was told of, as it was called then: progress, a link, a report, a comment';
comment on column told_item.as_of_load_id is 'The load that told of it; of a comment the load of the version that it is on';
comment on column told_item.plan_id is 'Its plan';
comment on column told_item.told_item_id is 'What the item was called then';
comment on column told_item.item_text is 'Its words then';
comment on column told_item.version is 'The version of its plan that stood then, or else the first';
comment on column told_item.version_item_id is 'The item in that version; null where it had none with these words';
comment on column told_item.item_id is 'The item in the newest version of its plan; null where it is there no more, was split or merged, or where nobody said yet which one it became';
