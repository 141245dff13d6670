create table plan_audit as
with lowest as (
    select item.*, goal.measures_of_success as goal_measures
    from plan_item as item
    left join plan_item as goal on goal.item_id = item.parent_id
    where item.is_lowest
),
finding as (
    select plan_id, item_id, ordinal, 'No owner' as finding,
        'Nothing stands beside it in the column that says who.' as reason
    from lowest where owners = []
    union all
    select plan_id, item_id, ordinal, 'No deadline', due_reason from lowest where by_when is null
    union all
    select plan_id, item_id, ordinal, 'No measure',
        'Neither it nor what it belongs to has a measure of success.'
    from lowest where measures_of_success = [] and coalesce(goal_measures, []) = []
    union all
    select plan_id, item_id, ordinal, 'Reading not settled',
        'Its cell can be read in more than one way.'
    from plan_item where is_ambiguous
    union all
    select plan_id, item_id, ordinal, 'Meeting without a date', due_reason
    from lowest where meeting is not null and next_due_on is null
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
