create table plan_item as
with recursive taken as (
    select * from item_reading where is_taken
),
item as (
    select
        item.* replace (
            coalesce(kind.level_name, item.level_name) as level_name,
            case when due.item_id is null then item.by_when else due.by_when end as by_when,
            case when due.item_id is null then item.cadence else due.cadence end as cadence,
            case when due.item_id is null then item.meeting else due.meeting end as meeting,
            case when due.item_id is null then item.due_on else due.due_on end as due_on,
            case when due.item_id is null then item.due_month else due.due_month end as due_month,
            case when who.item_id is null then item.who else who.who end as who,
            coalesce(who.owners, item.owners) as owners,
            coalesce(who.approvers, item.approvers) as approvers
        ),
        item.item_id in (select item_id from item_reading where not is_settled) as is_ambiguous
    from ledger.plan_item as item
    semi join ledger.live_plan using (plan_id, load_id)
    left join taken as kind on kind.item_id = item.item_id and kind.field = 'kind'
    left join taken as due on due.item_id = item.item_id and due.field = 'by_when'
    left join taken as who on who.item_id = item.item_id and who.field = 'who'
),
top as (
    select item_id, item_id as top_id from item where parent_id is null
    union -- not `union all`: it ends also where an item is its own parent
    select item.item_id, top_id from item join top on item.parent_id = top.item_id
),
entry as (
    select item_id, kind, list(text order by ordinal) as texts from item_entry group by all
),
told as ( -- a status holds until another is told; of the words only the newest count
    select item_id,
        arg_max(status, turn) filter (status is not null) as status,
        arg_max(period, turn) filter (status is not null) as status_period,
        arg_max(reported_by, turn) filter (status is not null) as status_by,
        arg_max(source, turn) filter (status is not null) as status_source,
        arg_max(status, turn, 2) filter (status is not null) as statuses,
        arg_max(percent_complete, turn) filter (percent_complete is not null) as percent_complete,
        arg_max(progress, turn) as newest,
        min(ends_on) as first_told_on,
        max(load_id) as load_id
    from (
        select *, row_number() over (partition by item_id order by ends_on, starts_on) as turn
        from item_progress
    ) as progress
    group by item_id
),
loaded as (
    select plan_id, min(loaded_at)::date as first_loaded_on
    from ledger.plan
    semi join ledger.live_load using (load_id)
    join ledger.load using (load_id)
    group by plan_id
),
dated as (
    select item.*, told.* exclude (item_id, load_id, status, percent_complete, first_told_on),
        told.status as told_status, told.percent_complete as told_percent,
        -- The newest progress update or the document, whichever was loaded later.
        told.item_id is not null and (
            told.load_id >= item.load_id or coalesce(item.status, item.narrative, item.percent_complete::varchar) is null
        ) as is_told,
        least(
            first_told_on,
            period_end_of(getvariable('progress_months'), getvariable('progress_start_month'), first_loaded_on)
        ) as asked_ends_on,
        first_loaded_on,
        item.item_id not in (select parent_id from item where parent_id is not null)
            and item.level_name not in ('note', 'outcome') as is_lowest
    from item
    left join told using (item_id)
    join loaded on loaded.plan_id = item.plan_id
),
timed as (
    select dated.* replace (coalesce(due.meeting, dated.meeting) as meeting),
        -- Those of a meeting count also where there are none: then the calendar lacks it.
        if(due.dates = [] and due.meeting is null, null, due.dates) as due_dates, due.rule as due_rule,
        is_lowest or by_when is not null and level_name <> 'note' as has_deadline
    from (
        select dated.*, deadline_due(by_when, plan.starts_on, first_loaded_on) as due
        from dated join plan using (plan_id)
    ) as dated
),
stated as (
    select
        * replace (
            if(is_told, told_status, status) as status,
            if(is_told, told_percent, percent_complete) as percent_complete,
            if(is_told, newest.happened, narrative) as narrative,
            if(is_told and told_status is not null, status_period, null) as status_period
        ),
        if(is_told, coalesce(statuses[2], status), null) as previous_status,
        case
            when is_told and told_status is not null then
                'Reported by ' || status_by || ' for ' || status_period || ' (' || source_words(status_source) || ').'
            when is_told then 'Progress was reported for ' || newest.period || ', but no status.'
            when status is not null then 'From the plan document (' || source_words(source) || ').'
            else 'Nobody has reported a status yet.'
        end as status_reason
    from timed
),
under as ( -- whatever is done, under everything that it belongs to
    select parent_id as branch_id, item_id, status from stated where is_lowest and parent_id is not null
    union
    select item.parent_id, under.item_id, under.status
    from under join item on item.item_id = under.branch_id where item.parent_id is not null
),
finished as ( -- nobody reports on what has others under it: it is closed when all of them are
    select branch_id as item_id from under
    group by branch_id having bool_and(coalesce(status in ('Completed', 'Dropped'), false))
)
select
    item.item_id,
    item.plan_id,
    item.parent_id,
    coalesce(top.top_id, item.item_id) as top_id,
    item.level,
    item.level_name,
    item.code,
    item.ordinal,
    item.name,
    item.text,
    item.sub_items,
    item.who,
    item.owners,
    item.approvers,
    item.by_when,
    item.cadence,
    item.meeting,
    item.due_on,
    item.due_month,
    item.due_dates,
    item.due_rule,
    next_due_on(
        item.cadence, item.due_on, item.due_month, getvariable('as_of_on'), due_dates := item.due_dates
    ) as next_due_on,
    due_reason(
        item.cadence, item.meeting, item.due_on, item.due_month, item.by_when,
        next_due_on := next_due_on(
            item.cadence, item.due_on, item.due_month, getvariable('as_of_on'), due_dates := item.due_dates
        ),
        due_dates := item.due_dates, due_rule := item.due_rule
    ) as due_reason,
    coalesce(resource.texts, []) as resources,
    coalesce(measure.texts, []) as measures_of_success,
    coalesce(reported.texts, []) as reported,
    item.status,
    item.percent_complete,
    item.narrative,
    status_reason,
    status_period,
    previous_status,
    item.newest.next_steps,
    item.newest.help_needed,
    item.newest.evidence,
    deadline_status(
        next_due_on(
            item.cadence, item.due_on, item.due_month, getvariable('as_of_on'), due_dates := item.due_dates
        ),
        if(finished.item_id is null, item.status, 'Completed'), getvariable('as_of_on')
    ) as deadline_status,
    coalesce(item.status in ('Completed', 'Dropped'), false) or finished.item_id is not null as is_closed,
    reporting_status(
        coalesce(item.status in ('Completed', 'Dropped'), false),
        if(is_lowest, asked_ends_on, null), item.newest.ends_on,
        getvariable('progress_months'), getvariable('progress_start_month'),
        getvariable('reporting_grace_days'), getvariable('as_of_on')
    ) as reporting_status,
    if(is_lowest, asked_ends_on, null) as first_report_ends_on,
    item.newest.ends_on as reported_ends_on,
    item.is_ambiguous,
    is_lowest,
    has_deadline,
    item.source
from stated as item
left join top using (item_id)
left join finished using (item_id)
left join entry as resource on resource.item_id = item.item_id and resource.kind = 'resource'
left join entry as measure on measure.item_id = item.item_id and measure.kind = 'measure'
left join entry as reported on reported.item_id = item.item_id and reported.kind = 'reported'
order by item.plan_id, item.ordinal;

comment on table plan_item is 'One row per plan item, in the newest version of its plan; next_due_on, deadline_status and reporting_status are those of one day, and the macros of these names in this database give any other day''s';
comment on column plan_item.item_id is 'Stable name: plan and code';
comment on column plan_item.plan_id is 'The plan';
comment on column plan_item.parent_id is 'The item that this one belongs to; null at the top';
comment on column plan_item.top_id is 'The item at the top of its branch, such as its focus area';
comment on column plan_item.level is 'Depth, 1 at the top';
comment on column plan_item.level_name is 'What the plan calls this level: focus area, goal, strategy; note for a footnote';
comment on column plan_item.code is 'Code such as 1.2.a: area, goal, strategy';
comment on column plan_item.ordinal is 'Order in the document';
comment on column plan_item.name is 'Short name where the plan gives one, such as a focus area''s';
comment on column plan_item.text is 'Words as written, without letter or number';
comment on column plan_item.sub_items is 'Bullets under the item, as written';
comment on column plan_item.who is 'Who, as written';
comment on column plan_item.owners is 'Codes of those who are answerable';
comment on column plan_item.approvers is 'Codes of those who accept the update';
comment on column plan_item.by_when is 'Deadline as written';
comment on column plan_item.cadence is 'once, daily, weekly, monthly, quarterly, twice a year, yearly, every N years, ongoing, as needed, at a meeting; null when not recognized';
comment on column plan_item.meeting is 'The meeting that the deadline names, as written';
comment on column plan_item.due_on is 'Fixed deadline: the last day of what is written';
comment on column plan_item.due_month is 'Month of a recurring deadline, 1 to 12';
comment on column plan_item.due_dates is 'Dates, past and to come, of the meetings that the words name, or of a rule of their own, such as every 3 years; empty where the calendar lacks the meeting, null where the cadence alone tells';
comment on column plan_item.due_rule is 'Where due_dates come from; null where there are none';
comment on column plan_item.next_due_on is 'The next date due on the day of the newest load, undo or redo; null where the words give none; for today''s: next_due_on(cadence, due_on, due_month, current_date, due_dates := due_dates)';
comment on column plan_item.due_reason is 'Why that date, or why none, on the same day';
comment on column plan_item.resources is 'Resources needed, as written';
comment on column plan_item.measures_of_success is 'Measures of success, as written';
comment on column plan_item.reported is 'How outcomes are reported, as written';
comment on column plan_item.status is 'Not started, On track, At risk, Off track, Completed, Ongoing, Paused or Dropped: the newest that was reported, or the document''s where that is newer; null until somebody reports one';
comment on column plan_item.percent_complete is 'Percentage complete, 0 to 100, as reported';
comment on column plan_item.narrative is 'What happened, in the words of the newest update or of the document';
comment on column plan_item.status_reason is 'Who reported the status and for which period, or where it stands in the document';
comment on column plan_item.status_period is 'Name of the period that the status was reported for; null for the document''s';
comment on column plan_item.previous_status is 'The status before that one';
comment on column plan_item.next_steps is 'What comes next, in the newest update';
comment on column plan_item.help_needed is 'What help is needed, in the newest update';
comment on column plan_item.evidence is 'Where the evidence is, in the newest update';
comment on column plan_item.deadline_status is 'Due, Overdue or Not applicable by its deadline on the day of the newest load, undo or redo; for today''s: deadline_status(next_due_on(cadence, due_on, due_month, current_date, due_dates := due_dates), if(is_closed, ''Completed'', status), current_date)';
comment on column plan_item.reporting_status is 'Whether progress was reported for the newest period that has ended: Reported, Due, Overdue or Not applicable on the day of the newest load, undo or redo; for today''s: reporting_status(coalesce(status in (''Completed'', ''Dropped''), false), first_report_ends_on, reported_ends_on, (select progress_months from publication), (select progress_start_month from publication), (select reporting_grace_days from publication), current_date)';
comment on column plan_item.first_report_ends_on is 'Last day of the first period that progress is asked for: that in which the plan was first loaded, or an earlier one that was reported; null for what has others under it';
comment on column plan_item.reported_ends_on is 'Last day of the newest period that progress was reported for';
comment on column plan_item.is_ambiguous is 'True while a cell of the item can be read in more than one way and nobody has chosen';
comment on column plan_item.is_lowest is 'True for what is done: an item with nothing under it that is neither note nor outcome';
comment on column plan_item.has_deadline is 'True for what its deadline is counted of: what is done, and an item above it that has a deadline of its own';
comment on column plan_item.is_closed is 'True for what is Completed or Dropped, and for an item under which all that is done is';
comment on column plan_item.source is 'Where it stands: file!sheet!cell';
