-- Surveys: who was asked, what, and what was answered.

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
