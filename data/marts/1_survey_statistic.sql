create temp table survey_statistic as
with answer as ( -- small numbers only: these may be millions of rows
    select question_key, wave_no, respondent, rating::integer as total, (rating is not null)::integer as items
    from ledger.survey_answer
    join survey_wave_question using (load_id, question_no)
),
part as (
    select composite.question_key as composite_key, composite.wave_no, item.question_key, len(composite.items) as parts
    from survey_wave_question as composite
    join survey_wave_question as item
        on item.wave_no = composite.wave_no and item.question_id in composite.items
    where composite.kind = 'composite'
),
rated as (
    from answer
    union all -- the respondent's own mean, where at least half of the items are answered
    select composite_key, part.wave_no, respondent, sum(total)::integer, count(total)::integer
    from answer join part using (question_key)
    group by composite_key, part.wave_no, respondent
    having count(total) * 2 >= any_value(parts)
),
member as (
    select wave_no, respondent, group_key
    from ledger.survey_group
    join survey_wave_group using (load_id, wave_id, dimension, group_name)
    where group_name <> 'Not stated'
),
whole as materialized (
    select question_key, wave_no, total, items, count(*) as responses from rated group by all
),
parted as materialized (
    select question_key, group_key, total, items, count(*) as responses
    from rated join member using (wave_no, respondent)
    group by all
),
tally as (
    select question_key, group_key, total, items, responses
    from whole join survey_wave_group using (wave_no) where dimension = 'Overall'
    union all
    from parted
    union all -- those who did not state their group are what is left of all
    select question_key, blank.group_key, whole.total, whole.items,
        any_value(whole.responses) - coalesce(sum(parted.responses), 0)
    from whole
    join survey_wave_group as blank using (wave_no)
    left join (parted join survey_wave_group as stated using (group_key)) using (question_key, dimension, total, items)
    where blank.group_name = 'Not stated'
    group by all
),
listed as (
    select
        question_key, group_key,
        coalesce(sum(responses) filter (items > 0), 0)::bigint as n,
        coalesce(sum(responses) filter (items = 0), 0)::bigint as not_applicable,
        -- In one order, so that the same answers always give the same digits.
        list({value: total::double / items, responses: responses} order by total::double / items)
            filter (items > 0 and responses > 0) as ratings
    from tally
    group by question_key, group_key
),
centred as (
    select *, round(list_sum(list_transform(ratings, lambda r: r.value * r.responses)) / n, 12) as mean
    from listed
),
spread as (
    select *, if(
        n > 1, round(sqrt(list_sum(list_transform(ratings, lambda r: r.responses * (r.value - mean) ** 2)) / (n - 1)), 12), null
    ) as sd
    from centred
)
select *, student_t(if(n > 1, n - 1, null), 0.975) * sd / sqrt(n) as half_width
from spread;

comment on table survey_statistic is 'One row per question of a wave and group of it, however small; private';
