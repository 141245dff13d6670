create temp table equity_dimension_spelling as
with catalogued as (
    from (
        from ledger.dimension semi join ledger.live_load using (load_id)
        qualify row_number() over (partition by folded(dimension) order by load_id desc, source) = 1
    )
    where not is_withdrawn
),
used as (
    select distinct load_id, unnest(string_split(dimension, ' × ')) as dimension
    from (select distinct load_id, dimension from ledger.measure_value where dimension <> 'Overall')
    union all -- a survey of very few says nothing by group, and nothing of who is in it
    select distinct load_id, dimension
    from ledger.survey_group
    semi join (
        select load_id, wave_id
        from ledger.survey semi join ledger.live_wave using (wave_id, load_id)
        where respondents >= getvariable('minimum_responses')
    ) using (load_id, wave_id)
    semi join (from ledger.survey_question where measure_id is not null) using (load_id, wave_id)
    union all
    select load_id, unnest([dimension, parent_dimension]) from ledger.dimension_group where not is_withdrawn
    union all
    select load_id, unnest(dimensions) from ledger.measure_breakdown where not is_withdrawn
),
known as ( -- its own name before another's synonym, and the catalogue's spelling before the newest in use
    select folded(dimension) as spelling, dimension, 1 as precedence, load_id from catalogued
    union all
    select folded(unnest(synonyms)), dimension, 2, load_id from catalogued
    union all
    select folded(dimension), dimension, 3, load_id from used semi join ledger.live_load using (load_id)
    where dimension is not null
),
spelled as (
    from known
    qualify row_number() over (partition by spelling order by precedence, load_id desc, dimension) = 1
)
select
    spelling,
    spelled.dimension,
    dense_rank() over (order by coalesce(catalogued.ordinal, 2147483647), folded(spelled.dimension))::integer as ordinal,
    coalesce(is_ordered, false) as is_ordered,
    reference,
    reference_group,
    coalesce(is_expected, false) as is_expected,
    catalogued.dimension is not null as is_catalogued,
    catalogued.load_id,
    catalogued.source
from spelled
left join catalogued using (dimension);

comment on table equity_dimension_spelling is 'One row per spelling of a dimension, in lower case, with the dimension that it means; private';
