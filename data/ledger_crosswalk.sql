-- What others require of plans, and which items cover it.

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

-- The newest row of every framework and requirement, without those withdrawn.
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
