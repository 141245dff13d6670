create table item_progress as
with item as (
    select plan_id, item_id, text, count(*) over (partition by plan_id, text) as items_with_the_text
    from ledger.plan_item
    semi join ledger.live_plan using (plan_id, load_id)
),
version as ( -- the version of its plan that stood when an update was loaded, or else the next
    select progress.load_id, plan_id,
        coalesce(
            max(plan.load_id) filter (plan.load_id <= progress.load_id), min(plan.load_id)
        ) as version_id
    from (select distinct load_id, plan_id from ledger.item_progress) as progress
    join ledger.plan using (plan_id)
    semi join ledger.live_load on live_load.load_id = plan.load_id
    group by progress.load_id, plan_id
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
told as ( -- an update follows its item's words where these are still there, or else what its item
    -- became; one of words that never stood, its code, but not to an item whose words stood elsewhere
    select progress.* replace (coalesce(by_text.item_id, matched.to_item_id, by_id.item_id) as item_id)
    from ledger.item_progress as progress
    semi join ledger.live_load using (load_id)
    join version using (load_id, plan_id)
    left join item as by_text
        on by_text.plan_id = progress.plan_id and by_text.text = progress.item_text
        and by_text.items_with_the_text = 1
    left join item_then
        on item_then.plan_id = progress.plan_id and item_then.version_id = version.version_id
        and item_then.item_id = progress.item_id and item_then.text = progress.item_text
    left join matched
        on matched.plan_id = progress.plan_id and matched.version_id = version.version_id
        and matched.from_item_id = item_then.item_id
    left join item as by_id
        on by_id.plan_id = progress.plan_id and by_id.item_id = progress.item_id
        and (item_then.item_id is null or version.version_id in (select load_id from ledger.live_plan))
        and (by_id.text = progress.item_text or (by_id.plan_id, version.version_id, by_id.text) not in (
            select (plan_id, load_id, text) from ledger.plan_item
        ))
    where coalesce(by_text.item_id, matched.to_item_id, by_id.item_id) is not null
),
standing as (
    select *, row_number() over (order by load_id, source) as turn
    from (
        from told
        qualify load_id > coalesce(max(load_id) filter (is_withdrawn) over (partition by item_id, period_id), 0)
    )
),
merged as (
    select
        plan_id, item_id, period_id, any_value(starts_on) as starts_on, any_value(ends_on) as ends_on,
        arg_max(status, turn) filter (status is not null) as status,
        arg_max(percent_complete, turn) filter (percent_complete is not null) as percent_complete,
        arg_max(happened, turn) filter (happened is not null) as happened,
        arg_max(next_steps, turn) filter (next_steps is not null) as next_steps,
        arg_max(help_needed, turn) filter (help_needed is not null) as help_needed,
        arg_max(evidence, turn) filter (evidence is not null) as evidence,
        arg_max(reported_by, turn) filter (reported_by is not null) as reported_by,
        max(load_id) as load_id,
        arg_max(source, turn) as source
    from standing
    group by plan_id, item_id, period_id
)
select
    plan_id,
    item_id,
    period_id,
    period.label as period,
    merged.starts_on,
    merged.ends_on,
    status,
    percent_complete,
    happened,
    next_steps,
    help_needed,
    evidence,
    coalesce(reported_by, loaded_by) as reported_by,
    load_id,
    loaded_at,
    row_number() over (
        partition by item_id order by merged.ends_on desc, merged.starts_on desc
    ) = 1 as is_newest,
    merged.source
from merged
join ledger.load using (load_id)
join period using (period_id)
where period.year_kind = getvariable('progress_year_kind')
    and period.year_start_month = getvariable('progress_start_month')
order by plan_id, item_id, merged.ends_on, merged.starts_on;

comment on table item_progress is 'One row per plan item and period that progress was reported for';
comment on column item_progress.plan_id is 'The plan';
comment on column item_progress.item_id is 'The plan item';
comment on column item_progress.period_id is 'The period';
comment on column item_progress.period is 'Name of the period';
comment on column item_progress.starts_on is 'First day of the period';
comment on column item_progress.ends_on is 'Last day of the period';
comment on column item_progress.status is 'Not started, On track, At risk, Off track, Completed, Ongoing, Paused or Dropped; null where the update says none';
comment on column item_progress.percent_complete is 'Percentage complete, 0 to 100';
comment on column item_progress.happened is 'What happened';
comment on column item_progress.next_steps is 'What comes next';
comment on column item_progress.help_needed is 'What help is needed';
comment on column item_progress.evidence is 'Where the evidence is';
comment on column item_progress.reported_by is 'Who reported it';
comment on column item_progress.load_id is 'The newest load that told of it';
comment on column item_progress.loaded_at is 'When that was loaded, UTC';
comment on column item_progress.is_newest is 'True for the item''s newest period';
comment on column item_progress.source is 'Where the newest of it stands: file!sheet!cell';
