create table benchmark as
select measure_id, period_id, months, starts_on, ends_on, value as benchmark, source_note, load_id, source
from (
    from ledger.benchmark
    semi join ledger.live_load using (load_id)
    semi join ledger.live_measure using (measure_id)
    qualify row_number() over (partition by measure_id, period_id order by load_id desc, source) = 1
)
where not is_withdrawn and value is not null
order by measure_id, ends_on, months;

comment on table benchmark is 'One row per measure and period that a benchmark was given for';
comment on column benchmark.measure_id is 'The measure';
comment on column benchmark.period_id is 'The period by whose end it should be reached';
comment on column benchmark.months is 'Length of that period in months';
comment on column benchmark.starts_on is 'First day of that period';
comment on column benchmark.ends_on is 'Last day of that period';
comment on column benchmark.benchmark is 'The benchmark, in the unit of the measure';
comment on column benchmark.source_note is 'Where the figure is from, as written';
comment on column benchmark.load_id is 'The load that brought it';
comment on column benchmark.source is 'Where it stands: file!sheet!cell';
