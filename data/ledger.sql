-- The ledger: every accepted row for ever. Nothing is updated or deleted; a later load supersedes.

create table if not exists load (
    load_id integer primary key,
    kind varchar not null check (kind in ('file', 'form')),
    file_name varchar not null,
    sha256 varchar not null,
    shapes varchar[] not null,
    row_count integer not null,
    reader varchar not null,
    loaded_at timestamp not null,
    loaded_by varchar not null
);

create table if not exists load_event (
    event_id integer primary key,
    load_id integer not null,
    event varchar not null check (event in ('loaded', 'undone', 'redone')),
    happened_at timestamp not null,
    happened_by varchar not null
);

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

-- One holding of a survey: who answered a questionnaire within some weeks. Exports that overlap in
-- time are the same wave; the newest stands, whole, with its questions, answers and groups.
create table if not exists survey (
    load_id integer not null,
    source varchar not null,
    survey_id varchar not null,
    wave_id varchar not null,
    title varchar not null,
    starts_on date not null,
    ends_on date not null,
    tool varchar not null,
    respondents integer not null,
    is_demonstration boolean not null
);

-- What every column of an export was taken for, so that the next one is read alike. A column that
-- names a person has a row here and its cells nowhere.
create table if not exists survey_column (
    load_id integer not null,
    source varchar not null,
    survey_id varchar not null,
    wave_id varchar not null,
    code varchar not null,
    wording varchar not null,
    taken_as varchar not null,
    question_id varchar,
    dimension varchar,
    is_decided boolean not null
);

-- What is rated. The answers stand as numbers of the scale, the best being the highest: those of a
-- reversed question are turned round already. A composite has items and no answers of its own.
create table if not exists survey_question (
    load_id integer not null,
    source varchar not null,
    survey_id varchar not null,
    wave_id varchar not null,
    question_no integer not null,
    question_id varchar not null,
    code varchar not null,
    wording varchar not null,
    was_worded varchar,
    kind varchar not null check (kind in ('rating', 'composite')),
    scale varchar not null,
    scale_low integer not null,
    scale_high integer not null,
    labels varchar[],
    is_reversed boolean not null,
    not_applicable varchar[] not null,
    measure_id varchar,
    target double,
    items varchar[] not null
);

-- One row per answer; a null rating is an answer that is none: not applicable, no opinion. The
-- cell it stands in is in the row of the respondent and the column of the question's source;
-- question_no is the question's own within the load, and so is respondent within the wave.
create table if not exists survey_answer (
    load_id integer not null,
    question_no integer not null,
    respondent integer not null,
    rating smallint
);

create table if not exists survey_group (
    load_id integer not null,
    wave_id varchar not null,
    respondent integer not null,
    dimension varchar not null,
    group_name varchar not null
);

-- Only where somebody asked to keep them; nothing of it is ever published.
create table if not exists survey_open_answer (
    load_id integer not null,
    source varchar not null,
    wave_id varchar not null,
    respondent integer not null,
    wording varchar not null,
    answer varchar not null
);

-- How many were asked to answer. All of them together have dimension and group 'Overall'.
create table if not exists survey_invited (
    load_id integer not null,
    source varchar not null,
    survey_id varchar not null,
    wave_id varchar not null,
    dimension varchar not null,
    group_name varchar not null,
    invited integer,
    is_withdrawn boolean not null
);

-- Every load at event as_of_event (all events when the variable is not set): when and by whom it
-- was undone; null while it stands.
create or replace view load_state as
select
    load_id,
    case when arg_max(event, event_id) = 'undone' then max(happened_at) end as undone_at,
    case when arg_max(event, event_id) = 'undone' then arg_max(happened_by, event_id) end as undone_by
from load_event
where event_id <= coalesce(getvariable('as_of_event')::integer, 2147483647)
group by load_id;

create or replace view live_load as
select load_id from load_state where undone_at is null;

-- The newest standing load of every plan.
create or replace view live_plan as
select plan_id, max(load_id) as load_id
from plan
semi join live_load using (load_id)
group by plan_id;

-- The newest standing row of every measure.
create or replace view live_measure as
select * from measure
semi join live_load using (load_id)
qualify row_number() over (partition by measure_id order by load_id desc, source) = 1;

-- The newest standing load of every wave. Two that end on one day are the same wave after all, as
-- when an export was undone, another loaded instead, and the first redone.
create or replace view live_wave as
select wave_id, survey_id, load_id
from (
    select wave_id, survey_id, load_id, ends_on
    from survey
    semi join live_load using (load_id)
    qualify row_number() over (partition by wave_id order by load_id desc) = 1
)
qualify row_number() over (partition by survey_id, ends_on order by load_id desc, wave_id desc) = 1;
