-- When people meet, and what was reported to whom.

-- A meeting; its newest row stands, whole.
create table if not exists meeting (
    load_id integer not null,
    source varchar not null,
    meeting_id varchar not null,
    name varchar not null,
    -- What deadlines may call it, as written: "fall meeting", "annual planning meeting".
    kinds varchar[] not null,
    starts_on date not null,
    ends_on date not null,
    -- Time of day, HH:MM, where one is given.
    starts_at varchar,
    place varchar,
    note varchar,
    -- The UID of the calendar that it came from, and the rule that it repeats by there.
    uid varchar,
    is_demonstration boolean not null,
    is_withdrawn boolean not null
);

-- Every meeting that stands. One that two sources bring, of one name on one day, stands once.
create or replace view live_meeting as
from (
    from meeting semi join live_load using (load_id)
    qualify row_number() over (partition by meeting_id order by load_id desc, source) = 1
)
where not is_withdrawn
qualify row_number() over (partition by lower(name), starts_on order by load_id desc, source) = 1;

-- That what had to be reported was; the newest row of an obligation stands.
create table if not exists obligation_report (
    load_id integer not null,
    source varchar not null,
    plan_id varchar not null,
    item_id varchar not null,
    item_text varchar not null,
    -- The item, its words and the date: what is reported once.
    obligation_id varchar not null,
    -- How outcomes are reported, as the plan has it.
    words varchar not null,
    -- The date that it was due on; null where it has none.
    due_on date,
    reported_on date not null,
    evidence varchar,
    reported_by varchar not null,
    is_withdrawn boolean not null
);
