create table item_meeting as
select
    item_id,
    meeting.meeting_id,
    meeting.starts_on,
    by_when as words,
    meeting.reason
from (
    select plan_item.item_id, plan_item.by_when, plan_item.ordinal,
        unnest(deadline_due(plan_item.by_when, null, null).meetings) as meeting
    from plan_item
)
order by meeting.starts_on, meeting.meeting_id, ordinal, item_id;

comment on table item_meeting is 'One row per plan item and meeting, past or to come, at which its deadline in words falls';
comment on column item_meeting.item_id is 'The plan item';
comment on column item_meeting.meeting_id is 'The meeting';
comment on column item_meeting.starts_on is 'Its first day, which the item is due on';
comment on column item_meeting.words is 'The deadline as written';
comment on column item_meeting.reason is 'By what the meeting is known to be the one';
