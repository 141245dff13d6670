create table measure_value_history as
with surveyed as ( -- the newest wave of a period speaks for it; too few are none
    select
        rating.load_id, rating.source, measure_id, period_id,
        mean as value, null::double as numerator, coalesce(respondents, 0)::double as denominator,
        null as state, null as note, null as evidence, false as is_withdrawn,
        mean_low as value_low, mean_high as value_high, survey_id, question_id
    from survey_rating as rating
    join measure using (measure_id)
    join period using (year_kind, year_start_month, months)
    where dimension = 'Overall' and status <> 'No data'
        and coalesce(measure.scale_low, rating.scale_low) = rating.scale_low
        and coalesce(measure.scale_high, rating.scale_high) = rating.scale_high
        and is_own_period(period.starts_on, months, year_start_month)
        and held_on between period.starts_on and period.ends_on
    qualify row_number() over (
        partition by measure_id, period_id
        order by held_on desc, rating.kind = 'composite' desc, rating.load_id desc, rating.source
    ) = 1
),
given as (
    from surveyed
    union all by name
    select
        load_id, source, measure_id, period_id, value, numerator, denominator, state, note, evidence, is_withdrawn
    from ledger.measure_value
    where dimension = 'Overall' and group_name = 'Overall'
),
told as (
    select
        told.*,
        measure.year_kind,
        measure.year_start_month,
        actual_of(told.value, told.numerator, told.denominator, measure.statistic, measure.unit) as actual,
        told.measure_id in (
            select measure_id from ledger.measure semi join ledger.load_state using (load_id)
            where statistic = 'mean rating'
        ) as was_mean,
        told.is_withdrawn
            or coalesce(told.value, told.numerator, told.denominator) is not null
            or told.state is not null as decides,
        load_state.undone_at
    from given as told
    join ledger.load_state using (load_id)
    join measure using (measure_id)
),
counted as ( -- who tells a mean again without its number of responses means the same ones
    select *, was_mean and coalesce(
        denominator, last_value(denominator ignore nulls) over earlier
    ) < getvariable('minimum_responses') as has_too_few
    from told
    window earlier as (
        partition by measure_id, period_id, undone_at is null order by load_id, source
        rows between unbounded preceding and 1 preceding
    )
),
kept as ( -- and a number that is corrected to too few was too few before
    select *, coalesce(has_too_few, false) or coalesce(
        bool_or(has_too_few) filter (undone_at is null) over (
            partition by measure_id, period_id order by load_id, source
            rows between 1 following and unbounded following
        ), false
    ) as is_too_few
    from counted
),
standing as (
    select *, undone_at is null and decides and row_number() over (
        partition by measure_id, period_id
        order by undone_at is null and decides desc, load_id desc, source
    ) = 1 as is_standing
    from kept
),
shown as ( -- what it was before would tell of hidden groups what it no longer tells itself
    select
        standing.*,
        not is_too_few and actual is not null
            and withheld.measure_id is not null and (hides_standing or not is_standing) as is_hidden,
        not (is_too_few or is_hidden) as tells
    from standing
    left join value_hidden as withheld using (measure_id, period_id)
)
select
    told.measure_id,
    told.period_id,
    period.label as period,
    period.months,
    period.starts_on,
    period.ends_on,
    told.load_id,
    load.loaded_at,
    load.loaded_by,
    if(tells, told.actual, null) as actual,
    if(tells, told.numerator, null) as numerator,
    if(tells, told.denominator, null) as denominator,
    if(tells, told.value_low, null) as value_low,
    if(tells, told.value_high, null) as value_high,
    told.survey_id,
    told.question_id,
    told.is_too_few,
    told.is_hidden,
    if(told.is_too_few, null, told.state) as state,
    told.note,
    told.evidence,
    told.is_withdrawn,
    told.is_standing,
    told.undone_at,
    told.source
from shown as told
join ledger.load using (load_id)
join period
    on period.year_kind = told.year_kind
    and period.year_start_month = told.year_start_month
    and period.period_id = told.period_id
order by told.measure_id, period.starts_on, period.months, told.load_id, told.source;

comment on table measure_value_history is 'One row per value that was ever given for a measure and a period, the newest last';
comment on column measure_value_history.measure_id is 'The measure';
comment on column measure_value_history.period_id is 'The period';
comment on column measure_value_history.period is 'Name of the period';
comment on column measure_value_history.months is 'Length of the period in months';
comment on column measure_value_history.starts_on is 'First day of the period';
comment on column measure_value_history.ends_on is 'Last day of the period';
comment on column measure_value_history.load_id is 'The load that brought it';
comment on column measure_value_history.loaded_at is 'When it was loaded, UTC';
comment on column measure_value_history.loaded_by is 'Who loaded it';
comment on column measure_value_history.actual is 'The value, in the unit of the measure; computed where only numerator and denominator were given; null with too few responses and where hidden';
comment on column measure_value_history.numerator is 'Numerator; null with too few responses and where hidden';
comment on column measure_value_history.denominator is 'Denominator; the number of responses for a mean rating; null with too few and where hidden';
comment on column measure_value_history.value_low is 'Lower end of the 95% interval of a mean that comes from a survey';
comment on column measure_value_history.value_high is 'Upper end of that interval';
comment on column measure_value_history.survey_id is 'The survey that it comes from; null for a value that was given';
comment on column measure_value_history.question_id is 'The question of that survey';
comment on column measure_value_history.is_too_few is 'True for a mean of fewer responses than the setting asks for, by its own row or another of the period';
comment on column measure_value_history.is_hidden is 'True where it is not shown for privacy: with it, a group or period of few people could be computed';
comment on column measure_value_history.state is 'Not started, In progress or Done, for a deliverable';
comment on column measure_value_history.note is 'Note beside it';
comment on column measure_value_history.evidence is 'Where the evidence is';
comment on column measure_value_history.is_withdrawn is 'True where it takes the value back';
comment on column measure_value_history.is_standing is 'True for the one that counts now';
comment on column measure_value_history.undone_at is 'When its load was undone, UTC; null while that stands';
comment on column measure_value_history.source is 'Where it stands: file!sheet!cell';
