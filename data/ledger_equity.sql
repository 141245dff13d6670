-- Who is counted and how groups lie in each other, and what a decision would do to whom. Values by
-- group themselves stand in measure_value: a part of several dimensions at once has their names
-- there in the order of the alphabet, 'Ethnicity × Region' and 'Black × Coast'.

-- What is known of a dimension; its newest row stands, whole.
create table if not exists dimension (
    load_id integer not null,
    source varchar not null,
    dimension varchar not null,
    ordinal integer not null,
    is_ordered boolean not null,
    -- What a gap is measured from; null: the best of the large groups.
    reference varchar check (reference in ('group', 'best large group', 'overall')),
    reference_group varchar,
    -- Whether every measure about people should be broken down by it.
    is_expected boolean not null,
    synonyms varchar[] not null,
    is_withdrawn boolean not null
);

-- What is known of a group; its newest row stands, whole. In an ordered dimension the least
-- advantaged has the lowest ordinal.
create table if not exists dimension_group (
    load_id integer not null,
    source varchar not null,
    dimension varchar not null,
    group_name varchar not null,
    ordinal integer not null,
    -- Other spellings, also those of other years.
    synonyms varchar[] not null,
    -- The broader group that it lies in: a county in a region, a detailed ethnicity in a broad one.
    parent_dimension varchar,
    parent_group varchar,
    -- Counted beside the others and not with them, as 'Hispanic of any race' beside races.
    is_overlapping boolean not null,
    is_unknown boolean not null,
    is_withdrawn boolean not null
);

-- Whom a measure counts, and by what it should be broken down; the newest row stands, whole.
create table if not exists measure_breakdown (
    load_id integer not null,
    source varchar not null,
    measure_id varchar not null,
    -- Of what is about no people (money, places) nothing needs to be hidden.
    about varchar not null check (about in ('customers', 'employees', 'no people')),
    -- Four fifths are asked of a selection (hired, promoted), five quarters of a burden (disciplined).
    process varchar check (process in ('selection', 'burden')),
    dimensions varchar[] not null,
    is_withdrawn boolean not null
);

-- How far ratings lie apart, beside the mean of the same load in measure_value.
create table if not exists measure_spread (
    load_id integer not null,
    source varchar not null,
    measure_id varchar not null,
    period_id varchar not null,
    months integer not null,
    starts_on date not null,
    ends_on date not null,
    dimension varchar not null,
    group_name varchar not null,
    -- The standard deviation of the ratings (n - 1).
    sd double not null
);

-- A proposed decision and what came of it; its newest row stands, whole, with that load's groups.
create table if not exists impact_assessment (
    load_id integer not null,
    source varchar not null,
    assessment_id varchar not null,
    title varchar not null,
    proposal varchar not null,
    -- The plan item that it is part of; its text finds it again in a later version of the plan.
    plan_id varchar,
    item_id varchar,
    item_text varchar,
    measure_id varchar,
    dimension varchar not null,
    reference_group varchar,
    stratum_dimension varchar,
    -- What it does to one who is affected: points of the chance of the outcome, in percent.
    effect_points double,
    effect varchar,
    outcome varchar,
    -- Whether the outcome is good for those who have it.
    is_outcome_good boolean,
    author varchar not null,
    assessed_on date not null,
    decision varchar not null check (
        decision in ('Not decided', 'Go ahead', 'Go ahead with mitigation', 'Do not go ahead')
    ),
    decided_by varchar,
    decided_on date,
    mitigation varchar,
    is_demonstration boolean not null,
    is_withdrawn boolean not null
);

-- Whom it affects: one row a group, and a stratum where it is told by region too.
create table if not exists impact_group (
    load_id integer not null,
    source varchar not null,
    assessment_id varchar not null,
    -- 'Overall' where it is not told by strata.
    stratum varchar not null,
    group_name varchar not null,
    population double not null,
    affected double not null,
    -- How many of the population had the outcome before.
    outcomes_before double
);

-- The load that an assessment stands by; one that was withdrawn has none.
create or replace view live_impact as
select assessment_id, load_id
from impact_assessment semi join live_load using (load_id)
qualify row_number() over (partition by assessment_id order by load_id desc, source) = 1
    and not is_withdrawn;
