create table rollup as
with recursive above as ( -- `union`, not `union all`: it ends also where an item is its own parent
    select item_id, item_id as branch_id from plan_item
    union
    select above.item_id, parent_id
    from above join plan_item on plan_item.item_id = above.branch_id
    where parent_id is not null
),
family as (
    select plan_id, plan_id as top_plan_id from plan
    union
    select family.plan_id, parent_plan_id
    from family join plan on plan.plan_id = family.top_plan_id
    where parent_plan_id is not null
),
member as (
    select 'item' as scope, plan_id, branch_id as item_id, above.item_id as under_id
    from above join plan_item on plan_item.item_id = above.branch_id
    where level_name <> 'note'
    union all
    select 'plan', plan_id, null, item_id from plan left join plan_item using (plan_id)
    union all
    select 'plan with divisions', top_plan_id, null, item_id
    from family left join plan_item using (plan_id)
),
measured as (
    select scope, plan_id, item_id, worst_measure_id, unnest(tally)
    from (
        select scope, plan_id, item_id, measures_tally(status) as tally,
            arg_min(measure_id, (status_rank(status), code)) filter (status_rank(status) is not null) as worst_measure_id
        from (
            select distinct scope, member.plan_id, member.item_id, measure_id
            from member join item_measure on item_measure.item_id = under_id
        )
        join measure_now using (measure_id)
        join measure using (measure_id)
        group by scope, plan_id, item_id
    )
),
tallied as (
    select scope, plan_id, item_id, unnest(tally)
    from (
        select scope, member.plan_id, member.item_id, items_tally(status) as tally
        from member join plan_item on plan_item.item_id = under_id and is_lowest
        group by scope, member.plan_id, member.item_id
    )
),
counted as (
    select scope, plan_id, item_id from member group by all
)
select
    counted.scope,
    counted.plan_id,
    counted.item_id,
    coalesce(columns(measured.* exclude (scope, plan_id, item_id, worst_measure_id)), 0),
    worst.status as worst_status,
    worst_measure_id,
    coalesce(columns(tallied.* exclude (scope, plan_id, item_id)), 0),
    coalesce(completed + items_on_track + ongoing, 0) as on_course,
    coalesce(items - dropped - paused, 0) as counted,
    measures_words(
        measures, met_target, on_track, near, off_track, no_target, too_few, no_data,
        worst.status || ' (' || measure.name || ')'
    ) || '. ' || items_words(
        items, completed, items_on_track, ongoing, at_risk, items_off_track, not_started, paused, dropped, no_update
    ) as says
from counted
left join measured
    on measured.scope = counted.scope and measured.plan_id = counted.plan_id
    and measured.item_id is not distinct from counted.item_id
left join tallied
    on tallied.scope = counted.scope and tallied.plan_id = counted.plan_id
    and tallied.item_id is not distinct from counted.item_id
left join measure_now as worst on worst.measure_id = worst_measure_id
left join measure on measure.measure_id = worst_measure_id
order by counted.plan_id, counted.scope, counted.item_id;

comment on table rollup is 'One row per plan item, plan, and plan with its divisions: the measures that serve it or anything under it, and what is to be done under it';
comment on column rollup.scope is 'item; plan (without its divisions); plan with divisions';
comment on column rollup.plan_id is 'The plan';
comment on column rollup.item_id is 'The plan item; null for a whole plan';
comment on column rollup.measures is 'Number of measures, each counted once';
comment on column rollup.met_target is 'Measures that met their target';
comment on column rollup.on_track is 'Measures on track';
comment on column rollup.near is 'Measures near';
comment on column rollup.off_track is 'Measures off track';
comment on column rollup.no_target is 'Measures without a target';
comment on column rollup.too_few is 'Measures with too few responses';
comment on column rollup.no_data is 'Measures without data';
comment on column rollup.worst_status is 'The worst of the measures: Off track, Near, On track, then Met target; the others are never the worst; null without any of these';
comment on column rollup.worst_measure_id is 'A measure with that status, the first by code';
comment on column rollup.items is 'What is to be done: plan items with nothing under them';
comment on column rollup.completed is 'Items completed';
comment on column rollup.items_on_track is 'Items on track';
comment on column rollup.ongoing is 'Items ongoing';
comment on column rollup.at_risk is 'Items at risk';
comment on column rollup.items_off_track is 'Items off track';
comment on column rollup.not_started is 'Items not started';
comment on column rollup.paused is 'Items paused';
comment on column rollup.dropped is 'Items dropped';
comment on column rollup.no_update is 'Items that nobody has reported a status of';
comment on column rollup.on_course is 'completed + items_on_track + ongoing';
comment on column rollup.counted is 'items - paused - dropped';
comment on column rollup.says is 'Measures and items with their numbers, in words';
