create table told_item as
with version as (
    select plan_id, load_id as version_load_id, version,
        version = max(version) over (partition by plan_id) as is_newest
    from ledger.live_version
),
matched as ( -- what became of an item of an older version, as far as that is sure or a person said it
    select version_match.plan_id, from_version as version, from_item_id as version_item_id, relation,
        if(relation is null, to_item_id, null) as to_item_id
    from version_match
    join version on version.plan_id = version_match.plan_id and version.version = to_version
    where is_newest and from_item_id is not null
    qualify row_number() over (
        partition by version_match.plan_id, from_version, from_item_id order by to_item_id
    ) = 1
),
told_apart as (
    select plan_id, from_item_id, to_item_id
    from (
        from ledger.version_decision semi join ledger.live_load using (load_id)
        qualify row_number() over (
            partition by plan_id, from_load_id, to_load_id, from_item_id, to_item_id
            order by load_id desc, source
        ) = 1
    )
    where not is_withdrawn and decision = 'not the same'
)
select
    as_of_load_id,
    told.plan_id,
    told.item_id as told_item_id,
    item_text,
    version,
    told.version_item_id,
    case
        when is_newest or told.version_item_id is null then coalesce(item_id_by_text, item_id_by_code)
        when matched.to_item_id is not null then matched.to_item_id
        -- Under another name its very words are still it, unless they are what became of another.
        when relation is null
            and (told.plan_id, version, item_id_by_text) not in (
                select (plan_id, version, to_item_id) from matched where to_item_id is not null
            )
            and (told.plan_id, told.version_item_id, item_id_by_text) not in (
                select (plan_id, from_item_id, to_item_id) from told_apart
                where from_item_id is not null and to_item_id is not null
            )
            then item_id_by_text
    end as item_id
from ledger.told_item as told
join version using (plan_id, version_load_id)
left join matched using (plan_id, version, version_item_id)
where told.item_id is not null
order by told.plan_id, as_of_load_id, told_item_id, item_text;

comment on table told_item is 'One row per load and plan item that it told something of, as it was called and worded then: progress, a link, a report, a measure, an assessment, a comment';
comment on column told_item.as_of_load_id is 'The load that told of it; of a comment the load of the version that it is on';
comment on column told_item.plan_id is 'Its plan';
comment on column told_item.told_item_id is 'What the item was called then';
comment on column told_item.item_text is 'Its words then';
comment on column told_item.version is 'The version of its plan that stood then, or else the first';
comment on column told_item.version_item_id is 'The item in that version; null where it had none with these words';
comment on column told_item.item_id is 'The item in the newest version of its plan; null where it is there no more, was split or merged, or where nobody said yet which one it became';
