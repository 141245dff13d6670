create table framework as
select framework_id, name, issuer, source_note, is_demonstration, load_id, source
from ledger.live_framework
order by name, framework_id;

comment on table framework is 'One row per framework: a set of requirements of others that plans must cover';
comment on column framework.framework_id is 'Stable name: its code in small letters';
comment on column framework.name is 'Its name';
comment on column framework.issuer is 'Who requires it';
comment on column framework.source_note is 'Where its requirements are from, such as a rule and its date';
comment on column framework.is_demonstration is 'True where it is made up for demonstration';
comment on column framework.load_id is 'The load that told of it';
comment on column framework.source is 'Where it stands: file!sheet!cell';
