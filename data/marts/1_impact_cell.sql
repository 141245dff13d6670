create temp table impact_cell as
with given as (
    select assessment_id, stratum, group_name, population, affected, outcomes_before, impact_group.rowid as place
    from ledger.impact_group
    semi join ledger.live_impact using (assessment_id, load_id)
),
summed as ( -- the sums over strata and over groups; of an assessment without strata some are alike
    select distinct
        assessment_id,
        coalesce(stratum, 'Overall') as stratum,
        coalesce(group_name, 'Overall') as group_name,
        sum(population) as population,
        sum(affected) as affected,
        if(count(outcomes_before) = count(*), sum(outcomes_before), null) as outcomes_before
    from given
    group by grouping sets (
        (assessment_id, stratum, group_name), (assessment_id, stratum),
        (assessment_id, group_name), (assessment_id)
    )
)
select
    (row_number() over (order by assessment_id, stratum, group_name))::integer as cell_key,
    summed.*,
    coalesce(of_stratum.place, 0) as stratum_place,
    coalesce(of_group.place, 0) as group_place
from summed
left join (
    select assessment_id, stratum, min(place) + 1 as place from given group by all
) as of_stratum using (assessment_id, stratum)
left join (
    select assessment_id, group_name, min(place) + 1 as place from given group by all
) as of_group using (assessment_id, group_name)
order by cell_key;

comment on table impact_cell is 'One row per assessment, stratum and group, with the sums over strata and over groups; too small to be shown in part';
