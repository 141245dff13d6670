-- The ledger: every accepted row for ever. Nothing is updated or deleted; a later load supersedes.
-- Here its loads; what they brought stands in the files beside this one, a subject each.

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
