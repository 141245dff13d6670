create table measure_period as
with told as ( -- words hold until the value is withdrawn
    select
        measure_id, period_id, starts_on, ends_on,
        any_value(load_id) filter (is_standing and not is_withdrawn) as value_load_id,
        bool_or(is_standing and is_withdrawn) as is_withdrawn,
        any_value(state) filter (is_standing) as state,
        arg_max(note, turn) filter (note is not null and load_id >= withdrawn_by) as note,
        arg_max(evidence, turn) filter (evidence is not null and load_id >= withdrawn_by) as evidence
    from (
        select *,
            row_number() over (partition by measure_id, period_id order by load_id, source) as turn,
            coalesce(max(load_id) filter (is_withdrawn) over (partition by measure_id, period_id), 0) as withdrawn_by
        from measure_value_history
        where undone_at is null
    )
    group by measure_id, period_id, starts_on, ends_on
),
span as ( -- a deliverable that is done has no more to tell
    select measure_id, min(starts_on) as first_on,
        if(
            arg_max(state, ends_on) = 'Done', max(ends_on),
            greatest(max(ends_on), getvariable('as_of_on') - 1)
        ) as last_on
    from told
    where value_load_id is not null
    group by measure_id
),
missed as (
    select measure_id, period_id, period.starts_on, period.ends_on
    from span
    join measure using (measure_id)
    join period using (year_kind, year_start_month, months)
    where frequency in ('monthly', 'quarterly', 'twice a year', 'yearly')
        and is_own_period(period.starts_on, months, year_start_month)
        and period.starts_on >= first_on and period.ends_on <= last_on
        and not exists (
            from told
            where told.measure_id = span.measure_id and value_load_id is not null
                and told.starts_on <= period.ends_on and told.ends_on >= period.starts_on
        )
),
decided as (
    select measure_id, period_id, status, reason, coalesce(decided_by, loaded_by) as decided_by
    from (
        from ledger.status_override
        semi join ledger.live_load using (load_id)
        join ledger.load using (load_id)
        qualify row_number() over (partition by measure_id, period_id order by load_id desc, source) = 1
    )
    where not is_withdrawn and status is not null
),
row_of as (
    select measure_id, period_id from told
    where value_load_id is not null or coalesce(note, evidence) is not null
    union
    select measure_id, period_id from missed
    union
    select measure_id, period_id from decided
)
select
    measure_id,
    period_id,
    period.label as period,
    period.starts_on,
    period.ends_on,
    value_load_id,
    coalesce(told.is_withdrawn, false) as is_withdrawn,
    note,
    evidence,
    decided.status as decided_status,
    decided.reason as decided_reason,
    decided.decided_by
from row_of
join measure using (measure_id)
join period using (year_kind, year_start_month, period_id)
left join told using (measure_id, period_id)
left join decided using (measure_id, period_id)
where period.months = measure.months -- what a quarter came to is held against no month's target
order by measure_id, period.starts_on, period.ends_on;

comment on table measure_period is 'One row per measure and period that something stands for: a value, a note, a decision, or a value that was missed; only periods of the length that it has now';
comment on column measure_period.measure_id is 'The measure';
comment on column measure_period.period_id is 'The period';
comment on column measure_period.period is 'Name of the period';
comment on column measure_period.starts_on is 'First day of the period';
comment on column measure_period.ends_on is 'Last day of the period';
comment on column measure_period.value_load_id is 'The load whose value stands; null without one';
comment on column measure_period.is_withdrawn is 'True where the value was taken back';
comment on column measure_period.note is 'The newest note';
comment on column measure_period.evidence is 'Where the newest evidence is';
comment on column measure_period.decided_status is 'Status that a person set against the rule';
comment on column measure_period.decided_reason is 'Why';
comment on column measure_period.decided_by is 'Who decided';
