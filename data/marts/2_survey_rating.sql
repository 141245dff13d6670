create table survey_rating as
with withheld as (
    select unnest(entry) from (select unnest(getvariable('survey_hidden')) as entry)
),
every as (
    select
        question.*,
        part.* exclude (load_id, wave_id, wave_no, respondents),
        part.respondents as asked,
        dimension = 'Overall' as is_overall,
        coalesce(statistic.n, 0) as n,
        coalesce(statistic.not_applicable, 0) as given_none,
        statistic.ratings,
        withheld.group_key is not null as hidden,
        is_overall and coalesce(statistic.n, 0) < getvariable('minimum_responses') as is_too_few,
        not (hidden or is_too_few) as is_shown,
        if(is_shown, statistic.mean, null) as mean,
        if(is_shown, statistic.sd, null) as sd,
        if(is_shown, statistic.mean - statistic.half_width, null) as mean_low,
        if(is_shown, statistic.mean + statistic.half_width, null) as mean_high
    from survey_wave_question as question
    join survey_wave_group as part using (wave_no)
    left join survey_statistic as statistic using (question_key, group_key)
    left join withheld using (question_key, group_key)
    where part.dimension = 'Overall' or statistic.n > 0
),
compared as (
    select
        now.*,
        before.is_shown and now.is_shown as is_comparable,
        if(is_comparable, before.mean, null) as previous_mean,
        if(is_comparable, before.n, null) as previous_respondents,
        round(now.mean - previous_mean, 9) as change,
        if(is_comparable, welch_half_width(now.sd, now.n, before.sd, before.n), null) as change_half_width
    from every as now
    left join every as before
        on before.question_key = now.previous_question_key
        and before.dimension = now.dimension and before.group_name = now.group_name
),
judged as (
    select *,
        change - change_half_width as change_low,
        change + change_half_width as change_high,
        if(hidden, null, survey_status(
            n, getvariable('minimum_responses'), mean, target_mean, direction, tolerance
        )) as status,
        survey_verdict(mean, mean_low, mean_high, target_mean, direction) as verdict,
        null::varchar as reason,
        null::varchar as change_reason,
        2 as decimals
    from compared
)
select
    survey_id,
    wave_id,
    held_on,
    question_id,
    code,
    ordinal,
    wording,
    was_worded,
    kind,
    dimension,
    group_name,
    ordinal_in_dimension,
    if(is_shown, n, null) as respondents,
    if(is_overall and is_shown and kind = 'rating', given_none, null) as not_applicable,
    if(is_overall and is_shown, asked - n - if(kind = 'rating', given_none, 0), null) as missing,
    if(is_shown, invited, null) as invited,
    if(is_shown, 100.0 * asked / invited, null) as response_rate,
    mean,
    sd,
    mean_low,
    mean_high,
    if(
        is_overall and is_shown and kind = 'rating',
        100.0 * list_sum(list_transform(ratings, lambda r: if(is_favorable(r.value, scale_low, scale_high), r.responses, 0))) / n, null
    ) as share_favorable,
    if(
        is_overall and is_shown and kind = 'rating',
        list_transform(range(scale_low, scale_high + 1), lambda step: coalesce(list_filter(ratings, lambda r: r.value = step)[1].responses, 0)), null
    ) as counts,
    scale,
    scale_low,
    scale_high,
    labels,
    is_reversed,
    target_mean,
    target_basis,
    status,
    verdict,
    reason,
    if(is_shown and n < 30, 'few responses', null) as reliability,
    hidden,
    if(hidden, 'Not shown, to protect the answers of single persons.', null) as hidden_reason,
    previous_question_key is null as is_new,
    previous_held_on,
    previous_mean,
    previous_respondents,
    change,
    change_low,
    change_high,
    change_verdict(change_low, change_high) as change_verdict,
    change_reason,
    decimals,
    measure_id,
    items,
    load_id,
    source
from judged
order by survey_id, held_on, ordinal, dimension <> 'Overall', dimension, ordinal_in_dimension;

comment on table survey_rating is 'One row per question of a wave of a survey and group of its respondents, all of them being the group Overall of the dimension Overall';
