create table survey_question as
select
    survey_id,
    question_id,
    arg_max(wording, held_on) as wording,
    arg_max(kind, held_on) as kind,
    arg_max(scale, held_on) as scale,
    arg_max(scale_low, held_on) as scale_low,
    arg_max(scale_high, held_on) as scale_high,
    count(*) as waves,
    max(held_on) as newest_held_on,
    nullif(arg_max(coalesce(measure_id, ''), held_on), '') as measure_id,
    arg_max(items, held_on) as items,
    arg_max(load_id, held_on) as load_id,
    arg_max(source, held_on) as source
from survey_wave_question
group by survey_id, question_id
order by survey_id, newest_held_on desc, question_id;

comment on table survey_question is 'One row per question of a survey, as its newest wave asks it';
comment on column survey_question.survey_id is 'The survey';
comment on column survey_question.question_id is 'Stable name of the question; the same in all waves';
comment on column survey_question.wording is 'Its wording in the newest wave that has it';
comment on column survey_question.kind is 'rating, or composite: the mean of each respondent''s answers to other questions';
comment on column survey_question.scale is 'The scale, such as agreement 5';
comment on column survey_question.scale_low is 'Lowest answer of the scale';
comment on column survey_question.scale_high is 'Highest answer of the scale, the best';
comment on column survey_question.waves is 'Number of waves that have it';
comment on column survey_question.newest_held_on is 'Day of the newest of them';
comment on column survey_question.measure_id is 'The measure that it feeds';
comment on column survey_question.items is 'The questions that a composite is made of';
comment on column survey_question.load_id is 'The load that brought its newest wave';
comment on column survey_question.source is 'Where it stands there: file!sheet!cell';
