create table survey_rating as
with withheld as (
    select unnest(entry) from (select unnest(getvariable('survey_hidden')) as entry)
),
few as ( -- a composite would tell what hardly anybody answered
    select question.wave_no, list(question_id) as question_ids
    from survey_wave_question as question
    join survey_statistic using (question_key)
    join survey_wave_group as part using (group_key)
    where part.dimension = 'Overall' and kind = 'rating' and n < getvariable('minimum_responses')
    group by question.wave_no
),
every as (
    select
        question.*,
        coalesce(list_has_any(items, few.question_ids), false) as rests_on_few,
        part.* exclude (load_id, wave_id, wave_no, respondents),
        part.respondents as asked,
        part.dimension = 'Overall' as is_overall,
        coalesce(statistic.n, 0) as n,
        coalesce(statistic.not_applicable, 0) as given_none,
        statistic.ratings,
        withheld.group_key is not null as hidden,
        not hidden and (rests_on_few or coalesce(statistic.n, 0) < getvariable('minimum_responses')) as is_too_few,
        not (hidden or is_too_few) as is_shown,
        is_shown and unasked.group_key is null and asked >= getvariable('minimum_responses') as tells_asked,
        if(is_shown, statistic.mean, null) as mean,
        if(is_shown, statistic.sd, null) as sd,
        if(is_shown, statistic.mean - statistic.half_width, null) as mean_low,
        if(is_shown, statistic.mean + statistic.half_width, null) as mean_high
    from survey_wave_question as question
    join survey_wave_group as part using (wave_no)
    left join few on few.wave_no = question.wave_no
    left join survey_statistic as statistic using (question_key, group_key)
    left join withheld using (question_key, group_key)
    left join withheld as unasked -- the line of all who took part
        on unasked.question_key = -question.wave_no and unasked.group_key = part.group_key
    -- A hidden group that nobody answered for stands there too: to be missing would tell.
    where part.dimension = 'Overall' or coalesce(withheld.is_listed, statistic.n > 0)
    qualify part.dimension = 'Overall' or not rests_on_few and getvariable('minimum_responses') <= max(statistic.n)
        filter (part.dimension = 'Overall') over (partition by question.question_key)
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
        round(change - change_half_width, 9) as change_low,
        round(change + change_half_width, 9) as change_high,
        if(hidden, null, survey_status(
            if(rests_on_few, 1, n), getvariable('minimum_responses'), mean, target_mean, direction, tolerance
        )) as status,
        survey_verdict(mean, mean_low, mean_high, target_mean, direction) as verdict,
        survey_decimals(mean, mean_low, mean_high, target_mean, direction, tolerance) as decimals
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
    if(tells_asked, invited, null) as invited,
    if(tells_asked, response_rate(asked, invited), null) as response_rate,
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
    case
        when hidden then hidden_reason()
        when rests_on_few then item_too_few_reason(getvariable('minimum_responses'))
        else survey_reason(
            status, verdict, mean, mean_low, mean_high, n, getvariable('minimum_responses'),
            target_mean, target_basis, scale_low, scale_high, direction, tolerance, decimals
        )
    end as reason,
    if(is_shown and n < 30, 'few responses', null) as reliability,
    hidden,
    if(hidden, hidden_reason(), null) as hidden_reason,
    previous_question_key is null as is_new,
    previous_held_on,
    previous_mean,
    previous_respondents,
    change,
    change_low,
    change_high,
    change_verdict(change_low, change_high) as change_verdict,
    if(
        hidden or mean is null, null,
        change_reason(previous_held_on, change, change_low, change_high, change_decimals(change, change_low, change_high))
    ) as change_reason,
    decimals,
    measure_id,
    items,
    load_id,
    source
from judged
order by survey_id, held_on, ordinal, dimension <> 'Overall', dimension, ordinal_in_dimension;

comment on table survey_rating is 'One row per question of a wave of a survey and group of its respondents, all of them being the group Overall of the dimension Overall';
comment on column survey_rating.survey_id is 'The survey; the same for all of its waves';
comment on column survey_rating.wave_id is 'The wave: one holding of it';
comment on column survey_rating.held_on is 'Last day on which that could be answered';
comment on column survey_rating.question_id is 'Stable name of the question; the same in all waves';
comment on column survey_rating.code is 'The tool''s own name of the question';
comment on column survey_rating.ordinal is 'Place of the question in the wave, counting from 1';
comment on column survey_rating.wording is 'The question as respondents saw it';
comment on column survey_rating.was_worded is 'Its wording in the wave before, where it was another';
comment on column survey_rating.kind is 'rating, or composite: the mean of each respondent''s answers to other questions';
comment on column survey_rating.dimension is 'What respondents are told apart by; Overall for all of them together';
comment on column survey_rating.group_name is 'The group; Overall for all, Not stated for those who left it blank';
comment on column survey_rating.ordinal_in_dimension is 'Place of the group in its dimension';
comment on column survey_rating.respondents is 'Ratings given; null with too few and for a hidden group';
comment on column survey_rating.not_applicable is 'Answers that are no rating, such as not applicable or no opinion; only Overall';
comment on column survey_rating.missing is 'Respondents of the wave who left it blank; only Overall';
comment on column survey_rating.invited is 'How many of the group were asked to answer; null where nobody said, and for a hidden group';
comment on column survey_rating.response_rate is 'Respondents of the wave (not of the question) in percent of the invited, for the group';
comment on column survey_rating.mean is 'Mean of the ratings on the question''s own scale; null with too few and for a hidden group';
comment on column survey_rating.sd is 'Their standard deviation (n - 1)';
comment on column survey_rating.mean_low is 'Lower end of the 95% t interval of the mean; it may lie beyond the scale';
comment on column survey_rating.mean_high is 'Upper end of that interval';
comment on column survey_rating.share_favorable is 'Percent of the ratings that are above the middle of the scale; only Overall, null for a composite';
comment on column survey_rating.counts is 'Number of ratings for each step of the scale, the lowest first; only Overall, null for a composite';
comment on column survey_rating.scale is 'The scale, such as agreement 5';
comment on column survey_rating.scale_low is 'Lowest answer of the scale';
comment on column survey_rating.scale_high is 'Highest answer of the scale, the best';
comment on column survey_rating.labels is 'Words of the scale''s steps, the lowest first; null where only numbers are known';
comment on column survey_rating.is_reversed is 'True where the export''s numbers ran the other way and were turned round';
comment on column survey_rating.target_mean is 'What the mean should reach, on the question''s own scale';
comment on column survey_rating.target_basis is 'Where that is from: measure, question, setting, or same height on this scale (as far up it as the measure''s or the setting''s is on theirs)';
comment on column survey_rating.status is 'Met target, Near (only with a measure''s tolerance), Off track, Too few responses, No data or No target set; null for a hidden group';
comment on column survey_rating.verdict is 'clearly met, met, not met or clearly not met: clearly, when the whole interval is on that side of the target';
comment on column survey_rating.reason is 'Why that status and verdict, in one sentence with its numbers';
comment on column survey_rating.reliability is 'few responses under 30, else null';
comment on column survey_rating.hidden is 'True where the group is too small to be shown, or would give one that is';
comment on column survey_rating.hidden_reason is 'Why it is hidden, in one sentence';
comment on column survey_rating.is_new is 'True where no earlier wave has the question on this scale';
comment on column survey_rating.previous_held_on is 'Day of the newest earlier wave that has it on this scale';
comment on column survey_rating.previous_mean is 'The mean then; null where either of the two is not shown';
comment on column survey_rating.previous_respondents is 'Ratings given then';
comment on column survey_rating.change is 'mean - previous_mean';
comment on column survey_rating.change_low is 'Lower end of its 95% interval (Welch)';
comment on column survey_rating.change_high is 'Upper end of that interval';
comment on column survey_rating.change_verdict is 'higher or lower when the whole interval is on that side of zero, else no clear change';
comment on column survey_rating.change_reason is 'The change in one sentence with its numbers, or why there is none';
comment on column survey_rating.decimals is 'Decimals to show, so that mean and interval lie on the side of the target where they are';
comment on column survey_rating.measure_id is 'The measure that the question is tied to; it gets the means that are on its own scale';
comment on column survey_rating.items is 'The questions that a composite is made of';
comment on column survey_rating.load_id is 'The load that brought it';
comment on column survey_rating.source is 'Where the question stands: file!sheet!cell';
