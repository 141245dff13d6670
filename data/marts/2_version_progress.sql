create table version_progress as
with recursive version as (
    select plan_id, load_id, version,
        lead(load_id) over (partition by plan_id order by version) as next_load_id
    from ledger.live_version
),
placed as (
    select progress.* exclude (item_id), version, version_item_id as item_id
    from ledger.item_progress as progress
    semi join ledger.live_load using (load_id)
    join told_item
        on as_of_load_id = progress.load_id and told_item.plan_id = progress.plan_id
        and told_item_id = progress.item_id and told_item.item_text = progress.item_text
    where version_item_id is not null
),
carried as ( -- to every later version in which the item is still one item
    from placed
    union all
    select carried.* replace (version_match.to_item_id as item_id, to_version as version)
    from carried
    join version_match
        on version_match.plan_id = carried.plan_id and from_version = carried.version
        and to_version = carried.version + 1 and from_item_id = carried.item_id
    where to_item_id is not null and relation is null
),
standing as (
    select *, row_number() over (partition by plan_id, version, item_id order by ends_on, starts_on, load_id, source) as turn
    from (
        select carried.* from carried
        join version using (plan_id, version)
        where carried.load_id < next_load_id
        qualify carried.load_id > coalesce(
            max(carried.load_id) filter (is_withdrawn)
                over (partition by plan_id, version, item_id, period_id), 0
        )
    )
)
select
    plan_id,
    version,
    item_id,
    arg_max(status, turn) filter (status is not null) as status,
    arg_max(period_id, turn) filter (status is not null) as period_id,
    arg_max(percent_complete, turn) filter (percent_complete is not null) as percent_complete,
    max(load_id) as load_id
from standing
group by plan_id, version, item_id
order by plan_id, version, item_id;

comment on table version_progress is 'One row per item of a version of a plan that is not the newest, and what was reported of it until the next version was loaded';
comment on column version_progress.plan_id is 'The plan';
comment on column version_progress.version is 'The version';
comment on column version_progress.item_id is 'The item in that version';
comment on column version_progress.status is 'The status that was reported last; null where none was';
comment on column version_progress.period_id is 'The period that it was reported for';
comment on column version_progress.percent_complete is 'Percentage complete, 0 to 100';
comment on column version_progress.load_id is 'The newest load that told of it';
