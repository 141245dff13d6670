create table item_progress as
with told as (
    select progress.* replace (told_item.item_id as item_id)
    from ledger.item_progress as progress
    semi join ledger.live_load using (load_id)
    join told_item
        on as_of_load_id = progress.load_id and told_item.plan_id = progress.plan_id
        and told_item_id = progress.item_id and told_item.item_text = progress.item_text
    where told_item.item_id is not null
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
