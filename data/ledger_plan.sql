-- Plans and their versions, what was settled of their words, and how far their items are.

create table if not exists plan (
    load_id integer not null,
    source varchar not null,
    plan_id varchar not null,
    title varchar not null,
    organization varchar,
    vision varchar,
    mission varchar,
    starts_on date,
    ends_on date,
    parent_plan_id varchar,
    is_demonstration boolean not null
);

create table if not exists plan_item (
    load_id integer not null,
    source varchar not null,
    plan_id varchar not null,
    item_id varchar not null,
    parent_id varchar,
    level integer not null,
    level_name varchar not null,
    code varchar not null,
    ordinal integer not null,
    name varchar,
    text varchar not null,
    sub_items varchar[] not null,
    who varchar,
    owners varchar[] not null,
    approvers varchar[] not null,
    by_when varchar,
    cadence varchar,
    meeting varchar,
    due_on date,
    due_month integer,
    status varchar,
    percent_complete double,
    narrative varchar
);

-- Resources, measures of success and reporting lines, one row for each item they stand beside.
create table if not exists item_entry (
    load_id integer not null,
    source varchar not null,
    plan_id varchar not null,
    item_id varchar not null,
    kind varchar not null check (kind in ('resource', 'measure', 'reported')),
    ordinal integer not null,
    text varchar not null,
    is_ambiguous boolean not null
);

create table if not exists item_link (
    load_id integer not null,
    source varchar not null,
    plan_id varchar not null,
    item_id varchar not null,
    words varchar not null,
    target_item_id varchar
);

create table if not exists plan_owner (
    load_id integer not null,
    source varchar not null,
    plan_id varchar not null,
    owner_code varchar not null,
    name varchar not null
);

-- Every reading of an unclear cell; the columns from by_when on are what the item becomes with it.
create table if not exists item_reading (
    load_id integer not null,
    source varchar not null,
    plan_id varchar not null,
    item_id varchar not null,
    field varchar not null check (field in ('by_when', 'who', 'kind')),
    original varchar not null,
    ordinal integer not null,
    words varchar not null,
    is_taken boolean not null,
    by_when varchar,
    cadence varchar,
    meeting varchar,
    due_on date,
    due_month integer,
    who varchar,
    owners varchar[],
    approvers varchar[],
    level_name varchar
);

-- What a person settled; it holds for as long as the item's words and the cell's stay the same,
-- also when the item's code changes because another was put in before it.
create table if not exists reading_choice (
    load_id integer not null,
    source varchar not null,
    plan_id varchar not null,
    item_id varchar not null,
    item_text varchar not null,
    field varchar not null,
    original varchar not null,
    words varchar not null
);

-- Progress updates; null means: this row says nothing about it.
create table if not exists item_progress (
    load_id integer not null,
    source varchar not null,
    plan_id varchar not null,
    item_id varchar not null,
    item_text varchar not null,
    period_id varchar not null,
    months integer not null,
    starts_on date not null,
    ends_on date not null,
    status varchar,
    percent_complete double,
    happened varchar,
    next_steps varchar,
    help_needed varchar,
    evidence varchar,
    reported_by varchar,
    is_withdrawn boolean not null
);

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

-- The newest standing load of every plan; one that only began it gives way to a file with items.
create or replace view live_plan as
select plan_id, coalesce(max(load_id) filter (has_items), max(load_id)) as load_id
from (
    select plan_id, load_id, (plan_id, load_id) in (select plan_id, load_id from plan_item) as has_items
    from plan
    semi join live_load using (load_id)
)
group by plan_id;

-- The newest standing load of every plan that only began it: what it says holds where the plan's own
-- file says nothing.
create or replace view live_start as
select plan_id, max(load_id) as load_id
from plan
semi join live_load using (load_id)
where (plan_id, load_id) not in (select plan_id, load_id from plan_item)
group by plan_id;

-- Which load says the principles of a plan, and which its values: each kind by itself, so that a file
-- that is silent about one leaves what was said of it when the plan was begun.
create or replace view live_statement as
select plan_id, kind, coalesce(max(newest.load_id), max(begun.load_id)) as load_id
from plan_statement
left join live_plan as newest using (plan_id, load_id)
left join live_start as begun using (plan_id, load_id)
where newest.load_id is not null or begun.load_id is not null
group by plan_id, kind;

-- Every version of every plan that stands, numbered from 1 in the order of its loads. What only began
-- a plan, without an item, is the one version of it until a file brings items.
create or replace view live_version as
select plan_id, load_id, row_number() over (partition by plan_id order by load_id) as version
from plan
semi join live_load using (load_id)
left join live_plan using (plan_id, load_id)
where (plan_id, load_id) in (select plan_id, load_id from plan_item)
    or live_plan.load_id is not null;
