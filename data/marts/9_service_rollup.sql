create table service_rollup as
with recursive above as ( -- `union`, not `union all`: it ends also where an item is its own parent
    select item_id, item_id as branch_id from plan_item
    union
    select above.item_id, parent_id
    from above join plan_item on plan_item.item_id = above.branch_id
    where parent_id is not null
),
direct as ( -- a plan's items serve what is served and whatever that stands under
    select branch_id as target_id, plan_id, service.item_id
    from item_service as service join above on above.item_id = serves_item_id
),
part as ( -- and so does what serves these, or anything under them, wherever it stands
    select target_id, plan_id, item_id as part_id from direct
    union
    select part.target_id, part.plan_id, service.item_id
    from part
    join above as under on under.branch_id = part_id
    join item_service as service on service.serves_item_id = under.item_id
),
whole as (
    select target_id, plan_id, part_id from part
    union
    select part.target_id, part.plan_id, under.item_id
    from part join above as under on under.branch_id = part_id
),
member as (
    select target_id, plan_id, part_id from whole
    union
    select target_id, '', part_id from whole
),
measured as (
    select target_id, plan_id, worst_status, unnest(tally)
    from (
        select target_id, plan_id, measures_tally(status) as tally,
            arg_min(status, (status_rank(status), code)) filter (status_rank(status) is not null) as worst_status
        from (
            select distinct target_id, member.plan_id, measure_id
            from member join item_measure on item_measure.item_id = part_id
        )
        join measure_now using (measure_id)
        join measure using (measure_id)
        group by target_id, plan_id
    )
),
tallied as (
    select target_id, plan_id, unnest(tally)
    from (
        select target_id, member.plan_id, items_tally(status) as tally
        from member join plan_item on plan_item.item_id = part_id and is_lowest
        group by target_id, member.plan_id
    )
),
serving as (
    select target_id, plan_id, list(distinct item_id order by item_id) as serving_items,
        count(distinct of_plan_id) as plans
    from (
        select target_id, unnest([plan_id, '']) as plan_id, item_id, plan_id as of_plan_id from direct
    )
    group by target_id, plan_id
),
deepest as ( -- a plan is served down to this level; nobody is asked for more
    select serves_plan_id as plan_id, max(level) as level
    from item_service join plan_item on plan_item.item_id = serves_item_id
    group by serves_plan_id
),
over_it as ( -- the nearest item over one that is served itself
    select above.item_id, arg_max(branch_id, level) as over_id
    from above
    join plan_item on plan_item.item_id = branch_id
    semi join item_service on item_service.serves_item_id = branch_id
    where branch_id <> above.item_id
    group by above.item_id
),
asked as (
    select item.*, coalesce(deepest.level, 1) as asked_level
    from plan_item as item
    left join deepest using (plan_id)
    where level_name <> 'note' and (
        deepest.level is not null
        or item.plan_id in (select parent_plan_id from plan where parent_plan_id is not null)
    )
),
cell as (
    select item_id as serves_item_id, '' as plan_id from asked
    union
    select target_id, plan_id from serving
),
named as (
    select serves_item_id, plan_id from item_service
    union
    select serves_item_id, '' from item_service
),
placed as (
    select
        cell.*, asked.plan_id as serves_plan_id, ordinal, serving_items, plans, over_id,
        case
            when named.serves_item_id is not null then 'itself'
            when serving_items is not null then 'below'
            when over_id is not null then 'above'
        end as served_at,
        level <= asked_level as is_asked,
        cell.plan_id = '' and served_at is null and is_asked as is_gap
    from cell
    join asked on asked.item_id = cell.serves_item_id
    left join named on named.serves_item_id = cell.serves_item_id and named.plan_id = cell.plan_id
    left join serving on serving.target_id = cell.serves_item_id and serving.plan_id = cell.plan_id
    left join over_it on over_it.item_id = cell.serves_item_id
)
select
    placed.serves_item_id,
    placed.plan_id,
    serves_plan_id,
    coalesce(serving_items, []) as serving_items,
    coalesce(columns(tallied.* exclude (target_id, plan_id)), 0),
    coalesce(completed + items_on_track + ongoing, 0) as on_course,
    coalesce(items - dropped - paused, 0) as counted,
    case
        when items_off_track > 0 then 'Off track'
        when at_risk > 0 then 'At risk'
        when no_update > 0 then 'No update yet'
        when not_started > 0 then 'Not started'
        when paused > 0 then 'Paused'
        when items_on_track > 0 then 'On track'
        when ongoing > 0 then 'Ongoing'
        when completed > 0 then 'Completed'
        when dropped > 0 then 'Dropped'
    end as worst_item_status,
    coalesce(columns(measured.* exclude (target_id, plan_id, worst_status)), 0),
    worst_status,
    served_at,
    over_id as served_over_item_id,
    is_asked,
    is_gap,
    case
        when serving_items is null and over_id is null then 'No other plan serves it.'
        when serving_items is null then 'No other plan serves it by itself, but what stands over it.'
        else len(serving_items) || if(len(serving_items) = 1, ' item', ' items')
            || if(placed.plan_id = '', ' of ' || plans || if(plans = 1, ' plan', ' plans'), '')
            || if(len(serving_items) = 1, ' serves it', ' serve it')
            || if(served_at = 'below', ' by what stands under it. ', '. ')
            || measures_words(
                measures, met_target, on_track, near, off_track, no_target, too_few, no_data, worst_status
            ) || '. ' || items_words(
                items, completed, items_on_track, ongoing, at_risk, items_off_track, not_started, paused,
                dropped, no_update
            )
    end as says
from placed
left join tallied on tallied.target_id = serves_item_id and tallied.plan_id = placed.plan_id
left join measured on measured.target_id = serves_item_id and measured.plan_id = placed.plan_id
order by serves_plan_id, ordinal, placed.plan_id;

comment on table service_rollup is 'One row per plan item that plans under its own may serve and plan that serves it, and one for all of them together: what those that serve it, or anything under it, come to';
comment on column service_rollup.serves_item_id is 'The item that is served, or could be';
comment on column service_rollup.plan_id is 'The plan that serves it; blank for all that do together';
comment on column service_rollup.serves_plan_id is 'The plan of the item that is served';
comment on column service_rollup.serving_items is 'Items of that plan that serve it or anything under it by themselves';
comment on column service_rollup.items is 'What is to be done for it: items with nothing under them that serve it, or stand under or serve what does';
comment on column service_rollup.completed is 'Items completed';
comment on column service_rollup.items_on_track is 'Items on track';
comment on column service_rollup.ongoing is 'Items ongoing';
comment on column service_rollup.at_risk is 'Items at risk';
comment on column service_rollup.items_off_track is 'Items off track';
comment on column service_rollup.not_started is 'Items not started';
comment on column service_rollup.paused is 'Items paused';
comment on column service_rollup.dropped is 'Items dropped';
comment on column service_rollup.no_update is 'Items that nobody has reported a status of';
comment on column service_rollup.on_course is 'completed + items_on_track + ongoing';
comment on column service_rollup.counted is 'items - paused - dropped';
comment on column service_rollup.worst_item_status is 'The worst of the items: Off track, At risk, No update yet, Not started, Paused, On track, Ongoing, Completed, Dropped; null where there are none';
comment on column service_rollup.measures is 'Number of measures that serve any of these items, each counted once';
comment on column service_rollup.met_target is 'Measures that met their target';
comment on column service_rollup.on_track is 'Measures on track';
comment on column service_rollup.near is 'Measures near';
comment on column service_rollup.off_track is 'Measures off track';
comment on column service_rollup.no_target is 'Measures without a target';
comment on column service_rollup.too_few is 'Measures with too few responses';
comment on column service_rollup.no_data is 'Measures without data';
comment on column service_rollup.worst_status is 'The worst of the measures, as in rollup';
comment on column service_rollup.served_at is 'itself, when an item serves this very one; below, when only what stands under it is served; above, when only what stands over it is; null for none';
comment on column service_rollup.served_over_item_id is 'The nearest item over it that is served itself';
comment on column service_rollup.is_asked is 'True down to the lowest level at which the plan is served, or the first one where nothing serves it';
comment on column service_rollup.is_gap is 'True in the row of all together when nothing serves it, what stands under it or what stands over it, down to the lowest level at which the plan is served; the first level where nothing serves the plan';
comment on column service_rollup.says is 'Who serves it and what that comes to, in words';
