create table survey as
with wave as (
    select * from ledger.survey semi join ledger.live_wave using (wave_id, load_id)
),
asked as (
    select
        wave_id,
        count(*) as questions,
        count(*) filter (verdict in ('met', 'clearly met')) as reaching,
        count(*) filter (verdict = 'clearly met') as clearly_reaching,
        count(*) filter (verdict in ('not met', 'clearly not met')) as not_reaching,
        count(*) filter (verdict = 'clearly not met') as clearly_not_reaching,
        count(*) filter (status in ('Too few responses', 'No data')) as too_few
    from survey_rating
    where dimension = 'Overall' and kind = 'rating'
    group by wave_id
),
whole as (
    select
        wave.*,
        invited,
        wave.respondents < getvariable('minimum_responses') as is_too_few
    from wave
    join survey_wave_group as part using (wave_id)
    where dimension = 'Overall'
),
dropped as (
    select wave_id, not_kept_words(list(distinct {taken_as: taken_as, code: code, wording: wording})) as says
    from survey_column group by wave_id
),
withheld as (
    select wave_id, list(distinct dimension order by dimension) as dimensions
    from survey_rating where hidden group by wave_id
)
select
    survey_id,
    wave_id,
    last_value(title) over (partition by survey_id order by ends_on rows between unbounded preceding and unbounded following) as title,
    ends_on as held_on,
    starts_on,
    tool,
    if(is_too_few, null, whole.respondents) as respondents,
    invited,
    if(is_too_few, null, response_rate(whole.respondents, invited)) as response_rate,
    coalesce(questions, 0) as questions,
    coalesce(reaching, 0) as reaching,
    coalesce(clearly_reaching, 0) as clearly_reaching,
    coalesce(not_reaching, 0) as not_reaching,
    coalesce(clearly_not_reaching, 0) as clearly_not_reaching,
    coalesce(too_few, 0) as too_few,
    row_number() over (partition by survey_id order by ends_on desc) = 1 as is_newest,
    lag(ends_on) over (partition by survey_id order by ends_on) as previous_held_on,
    kept_back_words(withheld.dimensions, getvariable('hidden_up_to'), dropped.says) as kept_back,
    is_demonstration,
    load_id,
    source
from whole
left join asked using (wave_id)
left join dropped using (wave_id)
left join withheld using (wave_id)
order by survey_id, held_on;

comment on table survey is 'One row per wave of a survey: one holding of it';
comment on column survey.survey_id is 'The survey; the same for all of its waves';
comment on column survey.wave_id is 'Stable name of the wave';
comment on column survey.title is 'Title of the survey, as in its newest wave';
comment on column survey.held_on is 'Last day on which it could be answered';
comment on column survey.starts_on is 'First day of answers';
comment on column survey.tool is 'What wrote the export, such as SurveyMonkey';
comment on column survey.respondents is 'Number of respondents; null with too few';
comment on column survey.invited is 'How many were asked to answer; null where nobody said';
comment on column survey.response_rate is 'Respondents in percent of the invited; null with too few';
comment on column survey.questions is 'Number of questions rated; the next ones count these, and no composites';
comment on column survey.reaching is 'Those whose mean reaches the target';
comment on column survey.clearly_reaching is 'Those of them whose whole 95% interval does';
comment on column survey.not_reaching is 'Those whose mean falls short of the target';
comment on column survey.clearly_not_reaching is 'Those of them whose whole 95% interval does';
comment on column survey.too_few is 'Those with too few answers, or none';
comment on column survey.is_newest is 'True for the newest wave of the survey';
comment on column survey.previous_held_on is 'Day of the wave before';
comment on column survey.kept_back is 'What was left out, in a sentence or two: groups that are hidden, columns that were not kept; null for nothing';
comment on column survey.is_demonstration is 'True for invented data';
comment on column survey.load_id is 'The load that brought it';
comment on column survey.source is 'Where it stands: file!sheet!cell';
