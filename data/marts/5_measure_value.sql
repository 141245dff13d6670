create table measure_value as
with judged as (
    select
        measure.*,
        entry.* exclude (measure_id, decided_status, decided_reason, decided_by),
        coalesce(history.is_too_few, false) as is_too_few,
        coalesce(history.is_hidden, false) as is_hidden,
        -- A decision over a value that is not shown would tell where it lies.
        if(is_too_few or is_hidden, null, entry.decided_status) as decided_status,
        if(is_too_few or is_hidden, null, entry.decided_reason) as decided_reason,
        if(is_too_few or is_hidden, null, entry.decided_by) as decided_by,
        history.actual, history.numerator as given_numerator, history.denominator as given_denominator,
        history.value_low, history.value_high, history.survey_id, history.question_id,
        history.state,
        history.load_id as value_load_id, history.loaded_at, history.loaded_by, history.source as value_source,
        coalesce(held.benchmark, if(benchmark_basis = 'target', target, null)) as benchmark,
        coalesce(held.benchmark_period, if(benchmark_basis = 'target', target_period, null)) as benchmark_period,
        coalesce(held.basis, if(benchmark_basis = 'target', 'target', 'none')) as basis,
        first_period,
        row_number() over (
            partition by measure_id order by history.state is not null desc, entry.ends_on desc
        ) = 1 as is_newest_state,
        -- What is due by a day is judged after its own period, the newest on the newest day known,
        -- and none on a day that is still to come.
        if(
            is_newest_state, getvariable('as_of_on'), least(entry.ends_on + 1, getvariable('as_of_on'))
        ) as day,
        target_ends_on >= least(entry.ends_on + 1, day) and day <> entry.ends_on + 1 as rests_on_day
    from measure_period as entry
    join measure using (measure_id)
    left join measure_value_history as history
        on history.measure_id = measure.measure_id and history.period_id = entry.period_id
        and history.is_standing and not history.is_withdrawn
    left join measure_benchmark as held
        on held.measure_id = measure.measure_id and held.period_id = entry.period_id
    left join (
        select measure_id, arg_min(benchmark_period, (ends_on, starts_on)) as first_period
        from measure_benchmark group by measure_id
    ) as first_held on first_held.measure_id = measure.measure_id
),
ruled as (
    select *,
        if(
            kind = 'deliverable', deliverable_status(state, target_ends_on, day),
            quantity_status(actual, is_too_few, direction, range_low, range_high, target, benchmark, tolerance)
        ) as rule_status,
        case
            when kind = 'deliverable' then null
            when direction = 'within a range' then short_of_range(actual, range_low, range_high)
            else short_of(actual, benchmark, direction)
        end as shortfall
    from judged
),
marked as (
    select *,
        case
            when direction = 'within a range' and actual < range_low then range_low
            when direction = 'within a range' then if(actual > range_high, range_high, null)
            else if(rule_status in ('Met target', 'No target set'), target, benchmark)
        end as mark,
        case
            when direction <> 'within a range' then direction
            else if(actual < range_low, 'higher', 'lower')
        end as mark_direction
    from ruled
),
shown as (
    select *, if(
        mark is null or actual is null, decimals,
        shown_decimals(actual, mark, mark_direction, tolerance, decimals)
    ) as places
    from marked
),
said as (
    select *,
        unended_words(case
            when rule_status = 'Too few responses' then
                too_few_reason(getvariable('minimum_responses'))
            when is_hidden then value_hidden_reason()
            when rule_status = 'No data' then missing_reason(period, is_withdrawn, given_denominator)
            when kind = 'deliverable' then deliverable_reason(
                state, rule_status, period, target_period, if(rests_on_day, day, null)
            )
            when rule_status = 'No target set' then no_target_reason(
                actual, if(direction = 'within a range', null, target),
                if(direction = 'within a range', null, first_period), direction, unit, places, target_period
            )
            when direction = 'within a range' then
                range_reason(rule_status, actual, range_low, range_high, tolerance, unit, places)
            else comparison_words(
                actual, mark, mark_name(rule_status, basis),
                mark_tail(rule_status, basis, period, benchmark_period, target_period)
                    || if(
                        rule_status <> 'Met target' and basis = 'straight path',
                        path_words(baseline, baseline_period, target, target_period, unit, decimals), ''
                    ),
                direction, unit, places
            ) || near_words(rule_status, tolerance, unit) || '.'
        end, value_load_id is not null and survey_id is null and not is_hidden and ends_on >= getvariable('as_of_on')) as rule_reason
    from shown
)
select
    measure_id,
    period_id,
    period,
    starts_on,
    ends_on,
    actual,
    given_numerator as numerator,
    given_denominator as denominator,
    value_low,
    value_high,
    survey_id,
    question_id,
    is_hidden,
    state,
    benchmark,
    benchmark_period,
    basis as benchmark_basis,
    target,
    shortfall,
    coalesce(decided_status, rule_status) as status,
    rule_status,
    if(
        decided_status is null, rule_reason,
        decided_status || ' by decision of ' || decided_by || coalesce(' (' || decided_reason || ')', '')
            || '; by the rule ' || rule_status || ': ' || rule_reason
    ) as reason,
    decided_status is not null as is_overridden,
    decided_by,
    decided_reason,
    note,
    evidence,
    value_load_id as load_id,
    loaded_at,
    loaded_by,
    value_source as source
from said
order by measure_id, starts_on, ends_on;

comment on table measure_value is 'One row per measure and period that has a value or missed it, a note or a decision; values for periods of another length than the measure has now stand in measure_value_history';
comment on column measure_value.measure_id is 'The measure';
comment on column measure_value.period_id is 'The period';
comment on column measure_value.period is 'Name of the period';
comment on column measure_value.starts_on is 'First day of the period';
comment on column measure_value.ends_on is 'Last day of the period';
comment on column measure_value.actual is 'The value, in the unit of the measure; null for a deliverable, a missed period, too few responses and where hidden';
comment on column measure_value.numerator is 'Numerator; null with too few responses and where hidden';
comment on column measure_value.denominator is 'Denominator; the number of responses for a mean rating; null with too few and where hidden';
comment on column measure_value.value_low is 'Lower end of the 95% interval of a mean that comes from a survey';
comment on column measure_value.value_high is 'Upper end of that interval';
comment on column measure_value.survey_id is 'The survey that the value comes from';
comment on column measure_value.question_id is 'The question of that survey';
comment on column measure_value.is_hidden is 'True where there is a value that is not shown for privacy: with it, a group or period of few people could be computed';
comment on column measure_value.state is 'Not started, In progress or Done, for a deliverable';
comment on column measure_value.benchmark is 'The benchmark in force: what should have been reached by the period''s end';
comment on column measure_value.benchmark_period is 'Name of the period that it was given for';
comment on column measure_value.benchmark_basis is 'given; baseline (it holds until the first that is given); straight path (from baseline to target, by date); target; none';
comment on column measure_value.target is 'Where the measure should end';
comment on column measure_value.shortfall is 'How far short of the benchmark, or outside the range; negative beyond it';
comment on column measure_value.status is 'Met target, On track, Near, Off track, No target set, Too few responses or No data';
comment on column measure_value.rule_status is 'The status by the rule; another only where a person decided otherwise';
comment on column measure_value.reason is 'Why that status, in one sentence';
comment on column measure_value.is_overridden is 'True where a person set the status against the rule';
comment on column measure_value.decided_by is 'Who decided';
comment on column measure_value.decided_reason is 'Why it was decided so';
comment on column measure_value.note is 'The newest note beside it';
comment on column measure_value.evidence is 'Where the newest evidence is';
comment on column measure_value.load_id is 'The load that brought the value';
comment on column measure_value.loaded_at is 'When it was loaded, UTC';
comment on column measure_value.loaded_by is 'Who loaded it';
comment on column measure_value.source is 'Where the value stands: file!sheet!cell';
