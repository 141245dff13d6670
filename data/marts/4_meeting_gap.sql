create table meeting_gap as
select
    by_when as words,
    list(item_id order by plan_id, ordinal) as items,
    any_value(meeting) as missing,
    max(due_dates[-1]) as last_on,
    any_value(due_reason) as reason
from plan_item
where meeting is not null and next_due_on is null
    and has_deadline and not is_closed
group by by_when
order by len(items) desc, words;

comment on table meeting_gap is 'One row per deadline in words that names a meeting which the calendar lacks from some day on, of plan items that are not closed';
comment on column meeting_gap.words is 'The deadline as written';
comment on column meeting_gap.items is 'The plan items that have it';
comment on column meeting_gap.missing is 'The meeting that is missing, as the words name it';
comment on column meeting_gap.last_on is 'The last such meeting that the calendar has; null where it has none';
comment on column meeting_gap.reason is 'What the calendar lacks, in one sentence';
