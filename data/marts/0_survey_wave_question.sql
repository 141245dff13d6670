create temp table survey_wave_question as
with wave as (
    select * from ledger.survey semi join ledger.live_wave using (wave_id, load_id)
),
tied as ( -- a question feeds only a measure that is a mean rating
    select * from ledger.live_measure where statistic = 'mean rating'
),
held as (
    select
        question.* exclude (measure_id, target),
        wave.ends_on as held_on,
        dense_rank() over (order by question.wave_id)::integer as wave_no,
        row_number() over (order by question.wave_id, question_no)::integer as question_key,
        tied.measure_id,
        tied.tolerance,
        coalesce(tied.direction, 'higher') as direction,
        survey_target_basis(
            tied.direction, tied.target, tied.scale_low, tied.scale_high, question.target,
            question.scale_low, question.scale_high
        ) as target_basis,
        survey_target(
            tied.direction, tied.target, tied.scale_low, tied.scale_high, question.target,
            question.scale_low, question.scale_high, getvariable('survey_target')
        ) as target_mean
    from ledger.survey_question as question
    join wave using (survey_id, wave_id, load_id)
    left join tied using (measure_id)
)
select
    *,
    row_number() over (partition by wave_no order by question_no) as ordinal,
    lag(question_key) over earlier as previous_question_key,
    lag(held_on) over earlier as previous_held_on
from held
window earlier as (partition by survey_id, question_id, scale_low, scale_high order by held_on);

comment on table survey_wave_question is 'One row per question of a wave that stands, with what it is held against; private';
