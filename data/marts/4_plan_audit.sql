create table plan_audit as
with reading as (
    select item_id, field, bool_or(is_settled) as is_settled, max(settled_by_load_id) as load_id
    from item_reading group by all
),
lowest as (
    select item.*, goal.measures_of_success as goal_measures,
        coalesce(who.is_settled, true) as is_who_clear,
        coalesce(due.is_settled, true) as is_due_clear,
        case when item.who is null then who.load_id end as nobody_by_load_id,
        case when item.by_when is null then due.load_id end as never_by_load_id
    from plan_item as item
    left join plan_item as goal on goal.item_id = item.parent_id
    left join reading as who on who.item_id = item.item_id and who.field = 'who'
    left join reading as due on due.item_id = item.item_id and due.field = 'by_when'
    where item.is_lowest
),
finding as (
    select plan_id, item_id, ordinal, 'No owner' as finding,
        coalesce(
            'A person settled that nobody is named for it, in load ' || nobody_by_load_id || '.',
            'Nothing stands beside it in the column that says who.'
        ) as reason
    from lowest where owners = [] and is_who_clear -- else the reading is what is open
    union all
    select plan_id, item_id, ordinal, 'No deadline',
        coalesce(
            'A person settled that no deadline is meant for it, in load ' || never_by_load_id || '.',
            due_reason
        )
    from lowest where by_when is null and is_due_clear
    union all
    select plan_id, item_id, ordinal, 'No measure',
        'Neither it nor what it belongs to has a measure or says how success is known.'
    from lowest
    where measures_of_success = [] and coalesce(goal_measures, []) = []
        and not exists (
            from item_measure where item_measure.item_id in (lowest.item_id, lowest.parent_id)
        )
    union all
    select plan_id, item_id, ordinal, 'Reading not settled',
        'Its cell can be read in more than one way.'
    from plan_item where is_ambiguous
    union all
    select plan_id, item_id, ordinal, 'Meeting without a date', due_reason
    from plan_item where has_deadline and meeting is not null and next_due_on is null
    union all
    select plan_id, item_id, ordinal, 'Owner not in the key',
        'The plan''s key does not say what "' || code || '" stands for.'
    from (select * exclude code, unnest(owners || approvers) as code from lowest) as named
    semi join plan_owner as key on key.plan_id = named.plan_id
    anti join plan_owner on plan_owner.plan_id = named.plan_id and plan_owner.owner_code = named.code
)
select plan_id, item_id, finding, reason
from finding
order by plan_id, ordinal, finding;

comment on table plan_audit is 'One row per plan item and thing that its plan leaves open';
comment on column plan_audit.plan_id is 'The plan';
comment on column plan_audit.item_id is 'The plan item';
comment on column plan_audit.finding is 'What is open: No owner, No deadline, No measure, Reading not settled, Meeting without a date, Owner not in the key';
comment on column plan_audit.reason is 'Why, in one sentence';
