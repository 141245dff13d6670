create temp table survey_wave_group as
with wave as (
    select load_id, survey_id, wave_id, respondents
    from ledger.survey semi join ledger.live_wave using (wave_id, load_id)
),
stated as (
    select load_id, wave_id, dimension, group_name, count(*) as respondents
    from ledger.survey_group semi join wave using (wave_id, load_id)
    where group_name <> 'Not stated'
    group by all
),
every as (
    select load_id, wave_id, 'Overall' as dimension, 'Overall' as group_name, respondents from wave
    union all by name
    from stated
    union all by name -- who left it blank is a group too, or the others would tell how many that are
    select load_id, wave_id, dimension, 'Not stated' as group_name,
        any_value(wave.respondents) - sum(stated.respondents) as respondents
    from stated join wave using (wave_id, load_id)
    group by all
    having any_value(wave.respondents) > sum(stated.respondents)
),
invited as (
    select wave_id, dimension, group_name, invited
    from (
        from ledger.survey_invited semi join ledger.live_load using (load_id)
        qualify row_number() over (partition by wave_id, dimension, group_name order by load_id desc, source) = 1
    )
    where not is_withdrawn
)
select
    row_number() over (order by wave_id, dimension, group_name)::integer as group_key,
    dense_rank() over (order by wave_id)::integer as wave_no,
    every.*,
    invited,
    row_number() over (
        partition by wave_id, dimension order by group_rank(group_name), group_number(group_name), group_name
    ) as ordinal_in_dimension
from every
left join invited using (wave_id, dimension, group_name);

comment on table survey_wave_group is 'One row per group of a wave that stands, all of it being one too; private';
