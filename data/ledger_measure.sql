-- Measures, their benchmarks and values, and what plans say of them in their own words.

-- The catalogue: what is measured. A measure's newest row stands, whole.
create table if not exists measure (
    load_id integer not null,
    source varchar not null,
    measure_id varchar not null,
    code varchar not null,
    name varchar not null,
    definition varchar,
    kind varchar not null check (kind in ('quantitative', 'deliverable')),
    statistic varchar not null check (
        statistic in ('rate', 'count', 'amount', 'mean rating', 'index', 'milestone')
    ),
    unit varchar,
    direction varchar not null check (direction in ('higher', 'lower', 'within a range')),
    range_low double,
    range_high double,
    tolerance double,
    baseline double,
    baseline_period_id varchar,
    target double,
    target_period_id varchar,
    frequency varchar not null,
    months integer not null check (months in (1, 3, 6, 12)),
    year_kind varchar not null check (
        year_kind in ('calendar', 'federal fiscal', 'state fiscal', 'school', 'survey')
    ),
    year_start_month integer not null,
    numerator varchar,
    denominator varchar,
    scale_low double,
    scale_high double,
    decimals integer,
    owners varchar[] not null,
    source_note varchar,
    from_words varchar,
    is_demonstration boolean not null
);

-- The plan items that a measure serves; they come whole with the measure's row. Without a plan
-- the code is looked for in every plan.
create table if not exists measure_item (
    load_id integer not null,
    source varchar not null,
    measure_id varchar not null,
    plan_id varchar,
    item_code varchar not null
);

create table if not exists benchmark (
    load_id integer not null,
    source varchar not null,
    measure_id varchar not null,
    period_id varchar not null,
    months integer not null,
    starts_on date not null,
    ends_on date not null,
    value double,
    source_note varchar,
    is_withdrawn boolean not null
);

-- Actuals, in the unit of the measure (percent 61.2, not 0.612). The undivided figure has dimension
-- and group 'Overall'. Null means: this row says nothing about it. Value, numerator, denominator
-- and state come together.
create table if not exists measure_value (
    load_id integer not null,
    source varchar not null,
    measure_id varchar not null,
    period_id varchar not null,
    months integer not null,
    starts_on date not null,
    ends_on date not null,
    dimension varchar not null,
    group_name varchar not null,
    value double,
    numerator double,
    denominator double,
    state varchar check (state in ('Not started', 'In progress', 'Done')),
    note varchar,
    evidence varchar,
    is_withdrawn boolean not null
);

-- A status that a person set against the rule.
create table if not exists status_override (
    load_id integer not null,
    source varchar not null,
    measure_id varchar not null,
    period_id varchar not null,
    status varchar,
    reason varchar,
    decided_by varchar,
    is_withdrawn boolean not null
);

-- What a measure of success in a plan's own words seems to say; nothing is computed from it
-- until a person confirms it, which makes a measure.
create table if not exists measure_reading (
    load_id integer not null,
    source varchar not null,
    plan_id varchar not null,
    words varchar not null,
    item_codes varchar[] not null,
    kind varchar not null,
    statistic varchar not null,
    unit varchar,
    direction varchar not null,
    baseline double,
    target double,
    target_period_id varchar,
    change_pct double,
    scale_low double,
    scale_high double,
    frequency varchar not null,
    months integer not null,
    says varchar not null
);

create table if not exists measure_decision (
    load_id integer not null,
    source varchar not null,
    plan_id varchar not null,
    words varchar not null,
    decision varchar not null check (decision in ('confirmed', 'declined')),
    measure_id varchar
);

-- The newest standing row of every measure.
create or replace view live_measure as
select * from measure
semi join live_load using (load_id)
qualify row_number() over (partition by measure_id order by load_id desc, source) = 1;
