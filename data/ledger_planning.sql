-- The planning cycle: what a plan says besides its items, when people meet, which plan serves which,
-- what others require, what changed between two versions, and what partners say of one.

-- Principles and values; they come whole with the plan.
create table if not exists plan_statement (
    load_id integer not null,
    source varchar not null,
    plan_id varchar not null,
    kind varchar not null check (kind in ('principle', 'value')),
    ordinal integer not null,
    text varchar not null
);

-- What the plan calls its levels, also those without items yet; they come whole with the plan.
create table if not exists plan_level (
    load_id integer not null,
    source varchar not null,
    plan_id varchar not null,
    level integer not null,
    level_name varchar not null
);

-- From when to when an item runs, and with whom; they come whole with the plan.
create table if not exists item_span (
    load_id integer not null,
    source varchar not null,
    plan_id varchar not null,
    item_id varchar not null,
    -- As written, such as "January to March 2027"; null where only partners are named.
    words varchar,
    starts_on date,
    ends_on date,
    partners varchar[] not null
);

-- That an item of one plan serves an item of another; its newest row stands.
create table if not exists item_service (
    load_id integer not null,
    source varchar not null,
    plan_id varchar not null,
    item_id varchar not null,
    -- The texts find the items again in later versions.
    item_text varchar not null,
    serves_plan_id varchar not null,
    serves_item_id varchar not null,
    serves_text varchar not null,
    note varchar,
    is_withdrawn boolean not null
);

-- Every row that stands about an item serving another, each end as the item of the newest version of
-- its plan that it is about: by its words where these are still there, or else by its code, but not
-- an item whose words stood elsewhere then. Null where the plan has it no more. What a plan's own
-- document says comes whole with the document: of that only the newest is followed.
create or replace view followed_service as
with item as (
    select plan_id, item_id, text, count(*) over (partition by plan_id, text) as items_with_the_text
    from plan_item
    semi join live_plan using (plan_id, load_id)
),
told as (
    select service.*, document.load_id is not null as is_of_document
    from item_service as service
    semi join live_load using (load_id)
    left join plan as document
        on document.plan_id = service.plan_id and document.load_id = service.load_id
    qualify not is_of_document
        or service.load_id = max(service.load_id) filter (is_of_document) over (partition by service.plan_id)
),
both_ends as (
    select load_id, plan_id, item_id, item_text as text from told
    union
    select load_id, serves_plan_id, serves_item_id, serves_text from told
),
version as ( -- the version that stood when the row was loaded, or else the next
    select both_ends.load_id, plan_id,
        coalesce(
            max(plan.load_id) filter (plan.load_id <= both_ends.load_id), min(plan.load_id)
        ) as version_id
    from (select distinct load_id, plan_id from both_ends) as both_ends
    join plan using (plan_id)
    semi join live_load on live_load.load_id = plan.load_id
    group by both_ends.load_id, plan_id
),
found as (
    select both_ends.*, coalesce(by_text.item_id, by_id.item_id) as found_id
    from both_ends
    join version using (load_id, plan_id)
    left join item as by_text
        on by_text.plan_id = both_ends.plan_id and by_text.text = both_ends.text
        and by_text.items_with_the_text = 1
    left join item as by_id
        on by_id.plan_id = both_ends.plan_id and by_id.item_id = both_ends.item_id
        and (by_id.text = both_ends.text or (by_id.plan_id, version_id, by_id.text) not in (
            select (plan_id, load_id, text) from plan_item
        ))
)
select told.*, own.found_id as found_item_id, served.found_id as found_serves_item_id
from told
left join found as own
    on own.load_id = told.load_id and own.plan_id = told.plan_id
    and own.item_id = told.item_id and own.text = told.item_text
left join found as served
    on served.load_id = told.load_id and served.plan_id = told.serves_plan_id
    and served.item_id = told.serves_item_id and served.text = told.serves_text;

-- What serves what: of each pair the newest row, unless all that the item serves was taken back
-- since, of that plan or of any.
create or replace view live_service as
with taken_back as (
    select found_item_id, serves_plan_id, max(load_id) as load_id
    from followed_service
    where is_withdrawn and serves_item_id = ''
    group by all
),
newest as (
    from followed_service
    where found_item_id is not null and found_serves_item_id is not null
    qualify row_number() over (
        partition by found_item_id, found_serves_item_id order by load_id desc, source
    ) = 1
)
select newest.*
from newest
where not is_withdrawn and not exists (
    from taken_back
    where taken_back.found_item_id = newest.found_item_id
        and taken_back.serves_plan_id in ('', newest.serves_plan_id)
        and taken_back.load_id > newest.load_id
);

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

-- Requirements of others that plans must cover; the newest row of each stands, whole.
create table if not exists framework (
    load_id integer not null,
    source varchar not null,
    framework_id varchar not null,
    name varchar not null,
    issuer varchar,
    source_note varchar,
    is_demonstration boolean not null,
    is_withdrawn boolean not null
);

create table if not exists requirement (
    load_id integer not null,
    source varchar not null,
    framework_id varchar not null,
    code varchar not null,
    -- What it stands under, such as an outcome or a systemic factor.
    heading varchar,
    -- The program that asks for it, such as "Title IV-E".
    program varchar,
    text varchar not null,
    ordinal integer not null,
    is_withdrawn boolean not null
);

-- That a plan item covers a requirement; its newest row stands.
create table if not exists crosswalk_link (
    load_id integer not null,
    source varchar not null,
    framework_id varchar not null,
    requirement_code varchar not null,
    plan_id varchar not null,
    item_id varchar not null,
    item_text varchar not null,
    coverage varchar not null check (coverage in ('full', 'partial')),
    note varchar,
    is_withdrawn boolean not null
);

-- What a person decided of one change between two versions of a plan, which are called by their
-- loads. Without an item before it is new, without one after it is dropped. Its newest row stands.
create table if not exists version_decision (
    load_id integer not null,
    source varchar not null,
    plan_id varchar not null,
    from_load_id integer not null,
    to_load_id integer not null,
    from_item_id varchar,
    to_item_id varchar,
    -- Whether the two are the same item; 'explained' gives only the reason of a change.
    decision varchar not null check (decision in ('same', 'not the same', 'explained')),
    reason varchar,
    decided_by varchar not null,
    is_withdrawn boolean not null
);

-- A round of comments on a version of a plan; its newest row stands, whole.
create table if not exists comment_round (
    load_id integer not null,
    source varchar not null,
    round_id varchar not null,
    title varchar not null,
    plan_id varchar not null,
    -- The load that brought the version that is commented on.
    version_load_id integer not null,
    -- What partners are asked.
    request varchar,
    partners varchar[] not null,
    opens_on date not null,
    due_on date not null,
    -- Null while it is open.
    closed_on date,
    closed_by varchar,
    -- What the address of the form for people without an account ends in; null without such a form.
    public_key varchar,
    is_demonstration boolean not null,
    is_withdrawn boolean not null
);

create table if not exists round_comment (
    load_id integer not null,
    source varchar not null,
    comment_id varchar not null,
    round_id varchar not null,
    -- Null for a comment on the whole plan.
    item_id varchar,
    item_text varchar,
    kind varchar not null check (kind in ('addition', 'deletion', 'augmentation', 'other')),
    text varchar not null,
    -- Null for somebody who gave no name.
    author varchar,
    partner varchar,
    received_at timestamp not null,
    is_public boolean not null,
    is_withdrawn boolean not null
);

-- What became of a comment; its newest row stands.
create table if not exists comment_disposition (
    load_id integer not null,
    source varchar not null,
    comment_id varchar not null,
    disposition varchar not null check (
        disposition in ('Accepted', 'Accepted in part', 'Declined', 'Later')
    ),
    reason varchar not null,
    decided_by varchar not null,
    decided_on date not null,
    is_withdrawn boolean not null
);

-- Every version of every plan that stands, numbered from 1 in the order of its loads. What only began
-- a plan, without an item, is the one version of it until a file brings items.
create or replace view live_version as
select plan_id, load_id, row_number() over (partition by plan_id order by load_id) as version
from plan
semi join live_load using (load_id)
left join live_plan using (plan_id, load_id)
where (plan_id, load_id) in (select plan_id, load_id from plan_item)
    or live_plan.load_id is not null;

-- The newest row of every framework, requirement and crosswalk link, without those withdrawn.
create or replace view live_framework as
select * from framework
semi join live_load using (load_id)
qualify row_number() over (partition by framework_id order by load_id desc, source) = 1
    and not is_withdrawn;

create or replace view live_requirement as
select * from requirement
semi join live_load using (load_id)
semi join live_framework using (framework_id)
qualify row_number() over (
    partition by framework_id, lower(code) order by load_id desc, source
) = 1 and not is_withdrawn;

-- Every row about a crosswalk link with the item of the newest version of its plan that it is about:
-- by its words where these are still there, or else by its code, but not to an item whose words
-- stood elsewhere then. Null where the plan has it no more.
create or replace view followed_crosswalk_link as
with item as (
    select plan_id, item_id, text, count(*) over (partition by plan_id, text) as items_with_the_text
    from plan_item
    semi join live_plan using (plan_id, load_id)
),
version as ( -- the version that stood when the row was loaded, or else the next
    select link.load_id, plan_id,
        coalesce(
            max(plan.load_id) filter (plan.load_id <= link.load_id), min(plan.load_id)
        ) as version_id
    from (select distinct load_id, plan_id from crosswalk_link) as link
    join plan using (plan_id)
    semi join live_load on live_load.load_id = plan.load_id
    group by link.load_id, plan_id
)
select link.*, coalesce(by_text.item_id, by_id.item_id) as found_item_id
from crosswalk_link as link
semi join live_load using (load_id)
left join version using (load_id, plan_id)
left join item as by_text
    on by_text.plan_id = link.plan_id and by_text.text = link.item_text
    and by_text.items_with_the_text = 1
left join item as by_id
    on by_id.plan_id = link.plan_id and by_id.item_id = link.item_id
    and (by_id.text = link.item_text or (by_id.plan_id, version_id, by_id.text) not in (
        select (plan_id, load_id, text) from plan_item
    ));
