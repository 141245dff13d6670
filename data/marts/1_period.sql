create table period as
select unnest(entry)
from (select unnest(getvariable('periods')) as entry)
order by all;

comment on table period is 'One row per reporting period and the kind of year that names it';
comment on column period.year_kind is 'calendar, federal fiscal, state fiscal, school or survey';
comment on column period.year_start_month is 'Month that the year starts with, 1 to 12';
comment on column period.period_id is 'First month and length, such as 2026-07/P3M: the same in every kind of year';
comment on column period.label is 'Its name in that kind of year, such as 2026 Q3 or FFY 2026 Q4';
comment on column period.months is 'Length: 1, 3, 6 or 12 months';
comment on column period.starts_on is 'First day';
comment on column period.ends_on is 'Last day';
