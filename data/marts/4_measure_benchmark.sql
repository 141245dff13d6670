create table measure_benchmark as
with mark as ( -- what holds from the end of a period on; of two at one end the shorter period's, and the target before all
    select * from (
        select measure_id, baseline_ends_on as ends_on, baseline as benchmark, baseline_period as period,
            'baseline' as basis, source, 1 as precedence, null as months
        from measure where baseline is not null and baseline_ends_on is not null
        union all by name
        select measure_id, benchmark.ends_on, benchmark, label as period, 'given' as basis, benchmark.source,
            2 as precedence, benchmark.months
        from benchmark
        join measure using (measure_id)
        join period using (year_kind, year_start_month, period_id)
        union all by name
        select measure_id, target_ends_on as ends_on, target as benchmark, target_period as period,
            'target' as basis, source, 3 as precedence
        from measure where target is not null and target_ends_on is not null
    )
    qualify row_number() over (
        partition by measure_id, ends_on order by precedence desc, months
    ) = 1
),
asked as ( -- the periods of the measure from its first figure to its last, and those of its values
    select measure_id, period_id from measure_value_history
    union
    select measure_id, period_id
    from (
        select measure_id, min(ends_on) as first_ends_on, max(ends_on) as last_ends_on
        from (
            select measure_id, ends_on from mark
            union all
            select measure_id, ends_on from measure_value_history
        ) group by measure_id
    )
    join measure using (measure_id)
    join period using (year_kind, year_start_month, months)
    where is_own_period(period.starts_on, months, year_start_month)
        and period.ends_on >= first_ends_on
        and period.starts_on <= greatest(last_ends_on, getvariable('as_of_on'))
),
timed as (
    select measure.*, period.period_id, period.label, period.starts_on, period.ends_on
    from asked
    join measure using (measure_id)
    join period using (year_kind, year_start_month, period_id)
),
stepped as (
    select timed.measure_id, period_id, label as period, starts_on, timed.ends_on, mark.benchmark,
        mark.period as benchmark_period, mark.basis, mark.source
    from timed asof join mark
        on timed.measure_id = mark.measure_id and timed.ends_on >= mark.ends_on
    where benchmark_basis = 'given'
),
straight as (
    select measure_id, period_id, label as period, starts_on, ends_on,
        path_value(baseline, baseline_ends_on, target, target_ends_on, least(ends_on, target_ends_on)) as benchmark,
        if(ends_on < target_ends_on, label, target_period) as benchmark_period,
        if(ends_on < target_ends_on, 'straight path', 'target') as basis, source
    from timed
    where benchmark_basis = 'straight path' and ends_on >= baseline_ends_on
)
from stepped union all by name from straight
order by measure_id, starts_on, ends_on;

comment on table measure_benchmark is 'One row per measure and period that a benchmark holds in, from the baseline to the target; given ones hold until the next';
comment on column measure_benchmark.measure_id is 'The measure';
comment on column measure_benchmark.period_id is 'The period';
comment on column measure_benchmark.period is 'Name of the period';
comment on column measure_benchmark.starts_on is 'First day of the period';
comment on column measure_benchmark.ends_on is 'Last day of the period';
comment on column measure_benchmark.benchmark is 'What should have been reached by its end, in the unit of the measure';
comment on column measure_benchmark.benchmark_period is 'Name of the period that it was given for; an earlier one where that still holds';
comment on column measure_benchmark.basis is 'given; baseline (it holds until the first that is given); straight path (from baseline to target, by date); target (once its period has ended)';
comment on column measure_benchmark.source is 'Where it stands: file!sheet!cell; of a straight path, where the measure stands';
