create table publication as
select
    load_id as newest_load_id,
    happened_at as as_of_at,
    getvariable('organization') as organization
from ledger.load_event
where event_id = getvariable('as_of_event')
union all
select null, null, getvariable('organization')
where getvariable('as_of_event') = 0;

comment on table publication is 'One row per publication: this file';
comment on column publication.newest_load_id is 'The load, undo or redo after which this was published';
comment on column publication.as_of_at is 'When that happened, UTC; null when nothing was ever loaded';
comment on column publication.organization is 'Whose plans these are, from headway.toml';
