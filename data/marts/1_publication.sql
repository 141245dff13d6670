create table publication as
with event as (
    select event_id, load_id, happened_at from ledger.load_event
    where event_id = getvariable('as_of_event')
    union all
    select 0, null, null where getvariable('as_of_event') = 0
)
select
    event_id as as_of_event,
    load_id as newest_load_id,
    happened_at as as_of_at,
    getvariable('organization') as organization,
    getvariable('marts') as marts,
    getvariable('progress_months') as progress_months,
    getvariable('progress_start_month') as progress_start_month,
    getvariable('reporting_grace_days') as reporting_grace_days,
    getvariable('minimum_responses') as minimum_responses,
    getvariable('survey_target') as survey_target,
    getvariable('hidden_up_to') as hidden_up_to
from event;

comment on table publication is 'One row per publication: this file';
comment on column publication.as_of_event is 'Number of the load, undo or redo after which this was published; 0 before the first';
comment on column publication.newest_load_id is 'The load that was loaded, undone or redone then';
comment on column publication.as_of_at is 'When that happened, UTC; null when nothing was ever loaded';
comment on column publication.organization is 'Whose plans these are, from headway.toml';
comment on column publication.marts is 'What tells the version of Headway''s marts that made it from another';
comment on column publication.progress_months is 'Length of the periods that progress is reported for, in months, from headway.toml';
comment on column publication.progress_start_month is 'Month that the year of these periods starts with';
comment on column publication.reporting_grace_days is 'How long after a period something reported is due before it is overdue';
comment on column publication.minimum_responses is 'Below this many answers a mean is not shown';
comment on column publication.survey_target is 'Mean rating that a survey question should reach, on a scale of 1 to 5, from headway.toml';
comment on column publication.hidden_up_to is 'A group of a survey with this many answers or fewer is not shown';

