create table obligation as
with told as (
    select item_id, item.plan_id, item.text as item_text, item.owners, item.status, plan.starts_on,
        unnest(obligation_words(entry.text, getvariable('fiscal_year_start_month'))) as part,
        entry.source, plan.load_id
    from item_entry as entry
    join plan_item as item using (item_id)
    join plan on plan.plan_id = item.plan_id
    where entry.kind = 'reported'
),
promised as (
    select item_id, plan_id, any_value(item_text) as item_text, any_value(owners) as owners,
        any_value(status in ('Completed', 'Dropped')) as is_closed, any_value(status) as status,
        part.words as words, any_value(part) as part, min(source) as source, any_value(load_id) as load_id,
        deadline_due(any_value(part).meeting, any_value(starts_on), null) as due
    from told group by item_id, plan_id, words
),
reported as (
    from ledger.obligation_report semi join ledger.live_load using (load_id)
    qualify row_number() over (partition by obligation_id order by load_id desc, source) = 1
        and not is_withdrawn
),
found as ( -- without an item where nobody knows what its item became: another may have its code
    select reported.* exclude (item_id), told_item.item_id, reported.item_id as told_item_id
    from reported
    left join told_item
        on as_of_load_id = reported.load_id and told_item.plan_id = reported.plan_id
        and told_item_id = reported.item_id and told_item.item_text = reported.item_text
),
since as ( -- asked for from the plan's first load on, or from the first that was reported
    select item_id, words, least(first_loaded_on, first_reported_for) as since_on
    from promised
    join (
        select plan_id, min(loaded_at)::date as first_loaded_on
        from ledger.plan
        semi join ledger.live_load using (load_id)
        join ledger.load using (load_id)
        group by plan_id
    ) using (plan_id)
    left join (
        select item_id, words, min(due_on) as first_reported_for from found group by all
    ) using (item_id, words)
),
step as (
    select item_id, words, since_on, case part.cadence when 'monthly' then 1 when 'quarterly' then 3 end as months
    from promised join since using (item_id, words)
),
dated as (
    select item_id, words, unnest(due.meetings).meeting_id as meeting_id,
        unnest(due.meetings).starts_on as due_on
    from promised where part.meeting is not null and part.condition is null
    union all
    select item_id, words, null, last_day(month::date) + getvariable('reporting_grace_days')::integer
    from promised
    join (
        select item_id, words, unnest(generate_series(
            date_trunc('month', since_on) - to_months(months),
            getvariable('as_of_on') + interval 15 month, interval 1 month
        )) as month, months
        from step where months is not null
    ) using (item_id, words)
    where part.meeting is null and part.condition is null and month(month) % months = 0
    union all
    select item_id, words, null, last_day(make_date(year, part.due_month::integer, 1))
    from promised
    join (
        select item_id, words,
            unnest(generate_series(year(since_on), year(getvariable('as_of_on')) + 1)) as year
        from step
    ) using (item_id, words)
    where part.meeting is null and part.condition is null
        and part.cadence = 'yearly' and part.due_month is not null
    union all
    select item_id, words, null, part.due_on
    from promised where part.condition is null and part.meeting is null and part.due_on is not null
        and part.cadence = 'once'
),
asked as ( -- until the first after a year from now, so that every one has a next
    select item_id, words, any_value(meeting_id) as meeting_id, due_on
    from dated join since using (item_id, words)
    where due_on >= since_on
    group by item_id, words, due_on
    qualify due_on <= getvariable('as_of_on') + interval 12 month
        or row_number() over (
            partition by item_id, words, due_on > getvariable('as_of_on') order by due_on
        ) = 1
),
line as (
    select promised.*, asked.meeting_id, asked.due_on
    from promised
    left join asked on asked.item_id = promised.item_id and asked.words = promised.words
        and not coalesce(is_closed, false)
),
answered as (
    select coalesce(line.item_id, found.item_id) as item_id,
        coalesce(line.item_id, found.item_id, 'gone/' || found.told_item_id) as item_key,
        coalesce(line.plan_id, found.plan_id) as plan_id,
        coalesce(line.words, found.words) as words,
        coalesce(line.part, promised.part) as part, coalesce(line.meeting_id, meeting.meeting_id) as meeting_id,
        coalesce(line.due_on, found.due_on) as due_on,
        coalesce(line.owners, promised.owners, []) as owners,
        coalesce(line.is_closed, promised.is_closed) as is_closed,
        coalesce(line.status, promised.status) as status,
        promised.item_id is null and line.item_id is null as is_gone,
        found.reported_on, found.evidence, found.reported_by,
        greatest(line.load_id, found.load_id) as load_id,
        coalesce(found.source, line.source) as source
    from line
    full join found on found.item_id = line.item_id and found.words = line.words
        and found.due_on is not distinct from line.due_on
    left join promised on promised.item_id = found.item_id and promised.words = found.words
    left join dated as meeting on meeting.item_id = found.item_id and meeting.words = found.words
        and meeting.due_on = found.due_on
)
select
    item_key || ':' || left(sha256(words), 8) || ':' || coalesce(strftime(due_on, '%Y-%m-%d'), 'undated')
        as obligation_id,
    item_id,
    plan_id,
    words,
    part.audience as audience,
    part.channel as channel,
    part.cadence as frequency,
    meeting_id,
    due_on,
    obligation_status(due_on, reported_on, getvariable('as_of_on')) as reporting_status,
    reported_on,
    evidence,
    reported_by,
    obligation_reason(
        part.cadence, part.meeting, part.condition, is_gone, coalesce(is_closed, false), status,
        due_on, meeting_id is not null, getvariable('reporting_grace_days')
    ) as reason,
    owners,
    load_id,
    source
from answered
qualify row_number() over (partition by item_key, words, due_on order by load_id desc) = 1
order by plan_id, due_on nulls last, item_key, words;

comment on table obligation is 'One row per thing that a plan promises to report, and day that it falls on: those since the plan was first loaded, the next 12 months, and one without a day where the words give none';
comment on column obligation.obligation_id is 'Stable name: plan item, what stands for the words, and the day';
comment on column obligation.item_id is 'The plan item that it stands beside; null where the plan has it no more, or nobody said yet which one it became';
comment on column obligation.plan_id is 'The plan';
comment on column obligation.words is 'How outcomes are reported, as written; parts that stand apart by semicolons are told apart';
comment on column obligation.audience is 'To whom, in these words; null where they do not say';
comment on column obligation.channel is 'By what, in these words; null where they do not say';
comment on column obligation.frequency is 'How often: as the cadence of a plan item; null where the words do not say';
comment on column obligation.meeting_id is 'The meeting that it falls on';
comment on column obligation.due_on is 'The day it is due; null where the words give none';
comment on column obligation.reporting_status is 'Reported, Due, Overdue or Not applicable on the day of the newest load, undo or redo; for today''s: obligation_status(due_on, reported_on, current_date)';
comment on column obligation.reported_on is 'When it was reported';
comment on column obligation.evidence is 'Where the evidence is';
comment on column obligation.reported_by is 'Who reported it';
comment on column obligation.reason is 'Where the day comes from, or why there is none';
comment on column obligation.owners is 'Codes of those who are answerable for the item';
comment on column obligation.load_id is 'The newest load that told of it';
comment on column obligation.source is 'Where the report or the promise stands: file!sheet!cell';
