create table version_item as
with version as (
    select plan_id, load_id, version, version = max(version) over (partition by plan_id) as is_newest
    from ledger.live_version
),
success as (
    select plan_id, load_id, item_id, list(text order by ordinal) as texts
    from ledger.item_entry
    where kind = 'measure'
    group by all
),
serving as ( -- what served the item then, and what serves now the item that it became
    select version.plan_id, version.version, item.item_id, measure_id
    from ledger.measure_item as serving
    semi join ledger.live_load using (load_id)
    join version
        on version.plan_id = coalesce(serving.plan_id, version.plan_id)
        and version.version = coalesce(
            (select max(earlier.version) from version as earlier
             where earlier.plan_id = version.plan_id and earlier.load_id <= serving.load_id), 1
        )
    join ledger.plan_item as item
        on item.plan_id = version.plan_id and item.load_id = version.load_id
        and lower(trim(item.code, ' #.)(')) = lower(trim(serving.item_code, ' #.)('))
    where not version.is_newest
    union
    select plan_id, from_version, from_item_id, measure_id
    from version_match
    join version using (plan_id)
    join item_measure using (plan_id)
    where is_newest and version.version = to_version and item_measure.item_id = to_item_id
        and relation is null
    union
    select plan_id, version, item_id, measure_id
    from item_measure join version using (plan_id) where is_newest
),
served as (
    select plan_id, version, item_id, list(distinct code order by code) as codes
    from serving join measure using (measure_id)
    group by all
)
select
    item.plan_id,
    version.version,
    item.item_id,
    item.parent_id,
    item.level,
    coalesce(newest.level_name, item.level_name) as level_name,
    item.code,
    item.ordinal,
    item.name,
    item.text,
    item.sub_items,
    coalesce(newest.owners, item.owners) as owners,
    coalesce(newest.approvers, item.approvers) as approvers,
    if(newest.item_id is null, item.by_when, newest.by_when) as by_when,
    coalesce(success.texts, []) as measures_of_success,
    coalesce(served.codes, []) as measures,
    case when newest.item_id is not null then newest.status
        when told.status is not null and (told.load_id >= item.load_id or item.status is null) then told.status
        else item.status end as status,
    case when newest.item_id is not null then newest.status_period
        when told.status is not null and (told.load_id >= item.load_id or item.status is null) then period.label
        end as status_period,
    case when newest.item_id is not null then newest.percent_complete
        when told.percent_complete is not null and (told.load_id >= item.load_id or item.percent_complete is null)
        then told.percent_complete
        else item.percent_complete end as percent_complete,
    item.source
from ledger.plan_item as item
join version using (plan_id, load_id)
left join plan_item as newest
    on is_newest and newest.plan_id = item.plan_id and newest.item_id = item.item_id
left join version_progress as told
    on told.plan_id = item.plan_id and told.version = version.version and told.item_id = item.item_id
left join period
    on period.period_id = told.period_id and period.year_kind = getvariable('progress_year_kind')
    and period.year_start_month = getvariable('progress_start_month')
left join success
    on success.plan_id = item.plan_id and success.load_id = item.load_id and success.item_id = item.item_id
left join served
    on served.plan_id = item.plan_id and served.version = version.version and served.item_id = item.item_id
order by item.plan_id, version.version, item.ordinal, item.item_id;

comment on table version_item is 'One row per item of every version of a plan, with its measures and status as they stood when the next version was loaded; of the newest version as they stand';
comment on column version_item.plan_id is 'The plan';
comment on column version_item.version is 'The version';
comment on column version_item.item_id is 'The item, as this version calls it; its code may mean another item in another version';
comment on column version_item.parent_id is 'The item that this one belongs to; null at the top';
comment on column version_item.level is 'Depth, 1 at the top';
comment on column version_item.level_name is 'What the plan calls this level';
comment on column version_item.code is 'Code such as 1.2.a';
comment on column version_item.ordinal is 'Order in the document';
comment on column version_item.name is 'Short name where the plan gives one';
comment on column version_item.text is 'Words as written';
comment on column version_item.sub_items is 'What is listed under it';
comment on column version_item.owners is 'Codes of who is answerable';
comment on column version_item.approvers is 'Codes of who approves';
comment on column version_item.by_when is 'Deadline in words';
comment on column version_item.measures_of_success is 'How its success is known, in the plan''s words';
comment on column version_item.measures is 'Codes of the measures that served it while this version stood, or serve now what it became';
comment on column version_item.status is 'Not started, On track, At risk, Off track, Completed, Ongoing, Paused or Dropped; null where nobody said';
comment on column version_item.status_period is 'The period that the status was reported for; null where the document gives it';
comment on column version_item.percent_complete is 'Percentage complete, 0 to 100';
comment on column version_item.source is 'Where it stands: file!sheet!cell';
