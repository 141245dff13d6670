create table meeting as
select
    meeting_id,
    name,
    kinds,
    starts_on,
    ends_on,
    starts_at,
    place,
    note,
    row_number() over (
        partition by year(starts_on) order by starts_on, starts_at nulls last, meeting_id
    ) = 1 as is_first_of_year,
    is_demonstration,
    load_id,
    source
from ledger.live_meeting
order by starts_on, starts_at nulls last, meeting_id;

comment on table meeting is 'One row per meeting, past and to come';
comment on column meeting.meeting_id is 'Stable name: the calendar''s own, or the meeting''s name and its first day';
comment on column meeting.name is 'What it is called';
comment on column meeting.kinds is 'What deadlines may call it, as written, such as fall meeting';
comment on column meeting.starts_on is 'First day';
comment on column meeting.ends_on is 'Last day';
comment on column meeting.starts_at is 'Time of day, HH:MM, as the place of the meeting has it; null where none is given';
comment on column meeting.place is 'Where it is held';
comment on column meeting.note is 'What is noted about it';
comment on column meeting.is_first_of_year is 'True for the first meeting of its calendar year';
comment on column meeting.is_demonstration is 'True for invented data';
comment on column meeting.load_id is 'The load that brought it as it stands';
comment on column meeting.source is 'Where it stands: file!sheet!cell';
