create table stage_check as
with statement as (
    select plan_id, count(*) filter (kind = 'principle') as principles, count(*) filter (kind = 'value') as values
    from plan_statement group by plan_id
),
level as (
    select plan_id, count(*) as levels, string_agg(level_name, ', ' order by level) as names
    from plan_level group by plan_id
),
used as (
    select plan_id, unnest(owners || approvers) as owner_code from plan_item
),
owner as (
    select plan_id, count(*) as owners, count(*) filter (has_name) as named,
        string_agg(owner_code, ', ' order by owner_code) filter (not has_name) as unnamed
    from (
        -- A name that is no code says by itself who it is.
        select plan_id, owner_code, bool_or(is_of_key) or not regexp_matches(owner_code, '^[A-Z]{1,6}$') as has_name
        from (
            select plan_id, owner_code, true as is_of_key from plan_owner
            union all
            select plan_id, owner_code, false from used
        )
        group by plan_id, owner_code
    )
    group by plan_id
),
calendar as (
    select coalesce(list(starts_on order by starts_on), []) as dates,
        coalesce(list(starts_on order by starts_on) filter (is_planning_meeting(name, kinds)), []) as planning
    from meeting
),
item as (
    select plan_id, count(*) filter (level_name <> 'note') as items, count(*) filter (is_lowest) as lowest,
        count(*) filter (meeting is not null and has_deadline) as at_meetings,
        list(
            if(reported_ends_on is null, first_report_ends_on, period_end_of(
                getvariable('progress_months'), getvariable('progress_start_month'), reported_ends_on + 1
            )) + 1
        ) filter (is_asked) as progress_dates,
        count(*) filter (is_asked) as asked,
        count(*) filter (is_asked and reported_ends_on is not null) as told
    from (
        select *, first_report_ends_on is not null
            and coalesce(status not in ('Completed', 'Dropped'), true) as is_asked
        from plan_item
    )
    group by plan_id
),
audit as (
    select plan_id, count(*) filter (finding = 'No owner') as no_owner,
        count(*) filter (finding = 'No deadline') as no_deadline,
        count(*) filter (finding = 'No measure') as no_measure,
        count(*) filter (finding = 'Reading not settled') as unclear,
        count(*) filter (finding = 'Meeting without a date') as no_meeting
    from plan_audit group by plan_id
),
demand as (
    select count(*) as requirements, count(*) filter (state <> 'gap') as covered,
        count(*) filter (state = 'partial') as partly
    from requirement
),
round as (
    select plan_id, count(*) as rounds, count(*) filter (closed_on is not null) as closed
    from comment_round group by plan_id
),
measured as (
    select plan_id, count(*) as measures, count(*) filter (benchmark_basis <> 'none') as with_target,
        count(*) filter (statistic = 'mean rating') as ratings,
        count(*) filter (statistic = 'mean rating' and reported_ends_on is not null) as rated,
        count(*) filter (first_ends_on is not null and not is_finished) as asked,
        count(*) filter (first_ends_on is not null and not is_finished and reported_ends_on is not null) as told,
        list(
            if(reported_ends_on is null, first_ends_on, period_end_of(months, year_start_month, reported_ends_on + 1)) + 1
        ) filter (first_ends_on is not null and not is_finished) as dates
    from (select distinct plan_id, measure_id from item_measure)
    join measure using (measure_id)
    left join (select * exclude (months, year_kind, year_start_month) from measure_due) as due using (measure_id)
    group by plan_id
),
promise as (
    select plan_id, count(*) as promised, count(reported_on) as told,
        coalesce(list(due_on + 1) filter (reported_on is null), []) as dates
    from obligation where due_on is not null group by plan_id
),
version as (
    select plan_id, max(version) as version from plan_version group by plan_id
),
changed as (
    select plan_id, count(*) as changes, count(*) filter (reason is not null) as explained,
        count(*) filter (is_doubtful and change = 'dropped') as doubtful
    from plan_change join version using (plan_id)
    where from_version = version.version - 1 and to_version = version.version and (change <> 'kept' or is_moved)
    group by plan_id
),
said as (
    select plan_id, count(*) as comments, count(*) filter (disposition is null) as undecided
    from comment group by plan_id
),
assessed as (
    select plan_id, count(*) as assessments, count(*) filter (decision = 'Not decided') as undecided
    from impact_assessment group by plan_id
),
fact as (
    select plan.*, nullif(publication.organization, '') as publisher,
        coalesce(principles, 0) as principles, coalesce(values, 0) as values,
        coalesce(levels, 0) as levels, level.names as level_names,
        coalesce(owner.owners, 0) as owners, coalesce(named, 0) as named, unnamed,
        calendar.dates as meetings, planning,
        coalesce(items, 0) as items, coalesce(lowest, 0) as lowest, coalesce(at_meetings, 0) as at_meetings,
        if(coalesce(items, 0) = 0, 'prepare', 'update') as said_on,
        coalesce(item.asked, 0) as items_asked, coalesce(item.told, 0) as items_told, coalesce(progress_dates, []) as progress_dates,
        coalesce(no_owner, 0) as no_owner, coalesce(no_deadline, 0) as no_deadline,
        coalesce(no_measure, 0) as no_measure, coalesce(unclear, 0) as unclear, coalesce(no_meeting, 0) as no_meeting,
        requirements, covered, partly, coalesce(rounds, 0) as rounds, coalesce(closed, 0) as closed,
        coalesce(measures, 0) as measures, coalesce(with_target, 0) as with_target,
        coalesce(ratings, 0) as ratings, coalesce(rated, 0) as rated,
        coalesce(measured.asked, 0) as values_asked, coalesce(measured.told, 0) as values_told, coalesce(measured.dates, []) as value_dates,
        coalesce(promised, 0) as promised, coalesce(promise.told, 0) as promises_told, coalesce(promise.dates, []) as promise_dates,
        version, coalesce(changes, 0) as changes, coalesce(explained, 0) as explained, coalesce(doubtful, 0) as doubtful,
        coalesce(comments, 0) as comments, coalesce(said.undecided, 0) as undecided,
        coalesce(assessments, 0) as assessments, coalesce(assessed.undecided, 0) as not_decided
    from plan
    cross join publication
    cross join calendar
    cross join demand
    left join version using (plan_id)
    left join statement using (plan_id)
    left join level using (plan_id)
    left join owner using (plan_id)
    left join item using (plan_id)
    left join audit using (plan_id)
    left join round using (plan_id)
    left join measured using (plan_id)
    left join promise using (plan_id)
    left join changed using (plan_id)
    left join said using (plan_id)
    left join assessed using (plan_id)
),
checks as (
    select plan_id, [
        {stage: 'Prepare', check_name: 'Organization', page: said_on, counts: null::varchar, dates: null::date[],
            done: if(coalesce(organization, publisher) is null, 0, 1), whole: 1,
            says: if(coalesce(organization, publisher) is null, 'Nobody has said whose plan it is.' || document_words(items, 'Organization: its name'),
                'It is the plan of ' || coalesce(organization, publisher) || '.')},
        {stage: 'Prepare', check_name: 'Vision', page: said_on, counts: null, dates: null,
            done: if(vision is null, 0, 1), whole: 1, 
            says: if(vision is null, 'It has no vision.' || document_words(items, 'Vision: its words'), 'It has a vision.')},
        {stage: 'Prepare', check_name: 'Mission', page: said_on, counts: null, dates: null,
            done: if(mission is null, 0, 1), whole: 1, 
            says: if(mission is null, 'It has no mission.' || document_words(items, 'Mission: its words'), 'It has a mission.')},
        {stage: 'Prepare', check_name: 'Principles or values', page: said_on, counts: null, dates: null,
            done: if(principles + values = 0, 0, 1), whole: 1,
            says: if(principles + values = 0, 'It names no principle and no value.'
                || document_words(items, 'Values: the first; the second'), 'It names '
                || things_words(principles, 'principle', 'principles') || ' and ' || things_words(values, 'value', 'values') || '.')},
        {stage: 'Prepare', check_name: 'Levels', page: said_on, counts: null, dates: null,
            done: if(levels = 0, 0, 1), whole: 1,
            says: if(levels = 0, 'Its levels have no names.', 'From the top down: ' || level_names || '.')},
        {stage: 'Prepare', check_name: 'Owners in the key', page: said_on, counts: null, dates: null,
            done: named, whole: greatest(owners, 1),
            says: case when owners = 0 then 'It has no key of owners.' || document_words(items, 'KEY: ED= Executive Director')
                when unnamed is null then things_words(owners, 'owner is', 'owners are') || ' known by name.'
                else named || ' of ' || things_words(owners, 'owner is', 'owners are')
                    || ' known by name; the key does not say who these are: ' || unnamed || '.'
                    || document_words(items, 'KEY: ' || string_split(unnamed, ', ')[1] || '= its name') end},
        {stage: 'Prepare', check_name: 'Meetings to come', page: 'calendar', counts: 'to come', dates: meetings,
            done: 0, whole: 1, says: null},
        {stage: 'Plan', check_name: 'Plan items', page: 'update', counts: null, dates: null,
            done: if(items = 0, 0, 1), whole: 1,
            says: if(items = 0, 'No file has brought its items yet.',
                things_words(items, 'item is', 'items are') || ' loaded, ' || lowest || ' of them to be done.')},
        {stage: 'Plan', check_name: 'An owner for every item', page: 'plan', counts: null, dates: null,
            done: lowest - no_owner, whole: lowest, says: have_words(lowest, no_owner, 'an owner')},
        {stage: 'Plan', check_name: 'A deadline for every item', page: 'plan', counts: null, dates: null,
            done: lowest - no_deadline, whole: lowest, says: have_words(lowest, no_deadline, 'a deadline')},
        {stage: 'Plan', check_name: 'A measure for every item', page: 'plan', counts: null, dates: null,
            done: lowest - no_measure, whole: lowest,
            says: have_words(lowest, no_measure, 'a measure, or a goal that says how success is known')},
        {stage: 'Plan', check_name: 'Meetings that deadlines name', page: 'calendar', counts: null, dates: null,
            done: at_meetings - no_meeting, whole: at_meetings,
            says: if(at_meetings = 0, 'No deadline names a meeting.',
                at_meetings - no_meeting || ' of ' || things_words(at_meetings, 'deadline that names', 'deadlines that name')
                || ' a meeting' || if(at_meetings - no_meeting = 1, ' has', ' have') || ' its date in the calendar.')},
        {stage: 'Plan', check_name: 'Readings settled', page: 'settle', counts: null, dates: null,
            done: items - unclear, whole: items,
            says: case when items = 0 then 'There is no item yet.'
                when unclear = 0 then 'Every cell was read in one way only, or somebody said how it is meant.'
                else things_words(unclear, 'item can', 'items can') || ' be read in more than one way.' end},
        {stage: 'Plan', check_name: 'Requirements covered', page: 'crosswalk', counts: null, dates: null,
            done: covered, whole: requirements,
            says: if(requirements = 0, 'No framework of requirements is loaded.',
                things_words(covered, 'requirement', 'requirements') || ' of ' || requirements
                || if(covered = 1, ' has', ' have') || ' a plan item, ' || partly || ' of them only in part.')},
        {stage: 'Plan', check_name: 'Comment round', page: 'review?view=comments', counts: null, dates: null,
            done: closed, whole: greatest(rounds, 1),
            says: if(rounds = 0, 'No comment round was held on it.',
                closed || ' of ' || things_words(rounds, 'comment round is', 'comment rounds are') || ' closed.')},
        {stage: 'Implement', check_name: 'Measures with a target', page: 'measures', counts: null, dates: null,
            done: with_target, whole: if(items = 0, 0, greatest(measures, 1)),
            says: if(measures = 0, 'No measure serves it yet.', with_target || ' of '
                || things_words(measures, 'measure has', 'measures have') || ' a target, a benchmark or a range.')},
        {stage: 'Implement', check_name: 'Values of the newest period', page: 'update', counts: asked_counts(values_told),
            dates: value_dates, done: 0, whole: values_asked, says: unasked_words(values_told, values_asked,
                'No measure that serves it is asked for regularly.', 'values are from', list_min(value_dates))},
        {stage: 'Implement', check_name: 'Progress', page: 'my_updates', counts: asked_counts(items_told), dates: progress_dates,
            done: 0, whole: items_asked, says: unasked_words(items_told, items_asked,
                'No item waits for an update.', 'updates are from', list_min(progress_dates))},
        {stage: 'Implement', check_name: 'Reports promised', page: 'calendar', counts: asked_counts(promises_told), dates: promise_dates,
            done: 0, whole: promised, says: unasked_words(promises_told, promised,
                'It promises no report with a day.', 'the first report is due on', list_min(promise_dates) - 1)},
        {stage: 'Implement', check_name: 'Surveys', page: 'surveys', counts: null, dates: null,
            done: rated, whole: ratings,
            says: if(ratings = 0, 'No measure of it is a mean rating of a survey.',
                rated || ' of ' || things_words(ratings, 'measure that is a mean rating has', 'measures that are mean ratings have')
                || ' a value.')},
        {stage: 'Revise', check_name: 'Versions compared', page: 'review', counts: null, dates: null,
            done: explained, whole: if(version > 1, greatest(changes, explained + doubtful), 0),
            says: case when coalesce(version, 0) < 2 then 'It has one version only.'
                when changes = 0 then 'Nothing changed against the version before.'
                else explained || ' of ' || things_words(changes, 'change', 'changes') || ' against the version before '
                    || if(explained = 1, 'has', 'have') || ' a reason; ' || if(doubtful = 0, 'no match is doubtful.',
                        things_words(doubtful, 'doubtful match waits', 'doubtful matches wait') || ' for an answer.') end},
        {stage: 'Revise', check_name: 'Next annual planning meeting', page: 'calendar', counts: 'to come', dates: planning,
            done: 0, whole: 1, says: null},
        {stage: 'Revise', check_name: 'Comments decided on', page: 'review?view=comments', counts: null, dates: null,
            done: comments - undecided, whole: comments,
            says: if(comments = 0, 'No comment has come.', comments - undecided || ' of '
                || things_words(comments, 'comment has', 'comments have') || ' a disposition.')},
        {stage: 'Revise', check_name: 'Impact assessments decided on', page: 'review?view=decisions', counts: null, dates: null,
            done: assessments - not_decided, whole: assessments,
            says: if(assessments = 0, 'No impact assessment is part of it.', assessments - not_decided || ' of '
                || things_words(assessments, 'impact assessment has', 'impact assessments have') || ' a decision.')}
    ] as found
    from fact
),
numbered as (
    select plan_id, unnest(found) as one, generate_subscripts(found, 1) as ordinal from checks
)
select
    plan_id,
    one.stage as stage,
    ordinal,
    one.check_name as check_name,
    stage_state(one.counts, one.done, one.whole, one.dates, getvariable('as_of_on')) as state,
    stage_says(one.check_name, one.says, one.whole, one.dates, getvariable('as_of_on')) as says,
    one.page as page,
    stage_done(one.counts, one.done, one.whole, one.dates, getvariable('as_of_on')) as done,
    one.whole as whole,
    one.counts as counts,
    one.dates as dates,
    one.says as plain_says
from numbered
order by plan_id, ordinal;

comment on table stage_check is 'One row per plan and thing that a stage of planning needs; state, says and done are those of one day, and the macros stage_state, stage_says and stage_done of this database give any other day''s';
comment on column stage_check.plan_id is 'The plan';
comment on column stage_check.stage is 'Prepare, Plan, Implement or Revise';
comment on column stage_check.ordinal is 'Order in the list of all stages';
comment on column stage_check.check_name is 'What is needed';
comment on column stage_check.state is 'Done, Partly, Open or Not applicable on the day of the newest load, undo or redo; for today''s: stage_state(counts, done, whole, dates, current_date)';
comment on column stage_check.says is 'What there is and what is missing, in one sentence, on the same day; for today''s: stage_says(check_name, plain_says, whole, dates, current_date)';
comment on column stage_check.page is 'The page on which it is done, as its address';
comment on column stage_check.done is 'How many of its things are done, on the same day; for today''s: stage_done(counts, done, whole, dates, current_date)';
comment on column stage_check.whole is 'How many there are; 0 where it does not apply';
comment on column stage_check.counts is 'to come where one of its dates must not have passed; until where each of its dates is the first day on which a thing is missing; from likewise, where none was told yet and nothing is asked for before the first; null where the day does not matter';
comment on column stage_check.dates is 'Those dates';
comment on column stage_check.plain_says is 'The sentence where the day does not matter, or where it does not apply or is not asked for yet';
