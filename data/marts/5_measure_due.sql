create table measure_due as
with reported as (
    select measure_id, min(ends_on) as oldest_ends_on, max(ends_on) as newest_ends_on,
        arg_max(state, ends_on) = 'Done' as is_done
    from measure_value_history
    where is_standing and not is_withdrawn
    group by measure_id
),
loaded as (
    select measure_id, min(loaded_at)::date as first_loaded_on
    from ledger.measure
    semi join ledger.live_load using (load_id)
    join ledger.load using (load_id)
    group by measure_id
),
asked as (
    select measure_id, code, months, year_kind, year_start_month,
        if(
            frequency in ('monthly', 'quarterly', 'twice a year', 'yearly'),
            period_end_of(months, year_start_month, least(first_loaded_on, oldest_ends_on)), null
        ) as first_ends_on,
        newest_ends_on as reported_ends_on,
        coalesce(is_done, false) as is_finished,
        last_ended_on(months, year_start_month, getvariable('as_of_on')) as ended_on
    from measure
    join loaded using (measure_id)
    left join reported using (measure_id)
)
select
    measure_id,
    asked.months,
    asked.year_kind,
    asked.year_start_month,
    first_ends_on,
    reported_ends_on,
    is_finished,
    period_id,
    label as period,
    ended_on + 1 as due_since,
    ended_on + getvariable('reporting_grace_days') as due_until,
    reporting_status(
        is_finished, first_ends_on, reported_ends_on, asked.months, asked.year_start_month,
        getvariable('reporting_grace_days'), getvariable('as_of_on')
    ) as reporting_status
from asked
join period
    on period.year_kind = asked.year_kind and period.year_start_month = asked.year_start_month
    and period.months = asked.months and period.ends_on = ended_on
order by code, measure_id;

comment on table measure_due is 'One row per measure: whether its value for the newest period that has ended is there, on the day of the newest load, undo or redo; the macros in this database give any other day''s';
comment on column measure_due.measure_id is 'The measure';
comment on column measure_due.months is 'Length of its reporting periods in months';
comment on column measure_due.year_kind is 'The kind of year that names them';
comment on column measure_due.year_start_month is 'Month that this year starts with';
comment on column measure_due.first_ends_on is 'Last day of the first period that a value is asked for; null where none is, as for a measure that is taken once';
comment on column measure_due.reported_ends_on is 'Last day of the newest period with a value';
comment on column measure_due.is_finished is 'True for a deliverable that is done';
comment on column measure_due.period_id is 'The newest period that has ended; its last day is last_ended_on(months, year_start_month, current_date) today';
comment on column measure_due.period is 'Name of that period';
comment on column measure_due.due_since is 'The day after that period';
comment on column measure_due.due_until is 'The last day before the value is overdue';
comment on column measure_due.reporting_status is 'Reported, Due, Overdue or Not applicable on the day of the newest load, undo or redo; for today''s: reporting_status(is_finished, first_ends_on, reported_ends_on, months, year_start_month, (select reporting_grace_days from publication), current_date)';
