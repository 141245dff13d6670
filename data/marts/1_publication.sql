create table publication as
select
    event_id as as_of_event,
    load_id as newest_load_id,
    happened_at as as_of_at,
    getvariable('organization') as organization
from ledger.load_event
where event_id = getvariable('as_of_event')
union all
select 0, null, null, getvariable('organization')
where getvariable('as_of_event') = 0;

comment on table publication is 'One row per publication: this file';
comment on column publication.as_of_event is 'Number of the load, undo or redo after which this was published; 0 before the first';
comment on column publication.newest_load_id is 'The load that was loaded, undone or redone then';
comment on column publication.as_of_at is 'When that happened, UTC; null when nothing was ever loaded';
comment on column publication.organization is 'Whose plans these are, from headway.toml';
