create table crosswalk as
with recursive link as (
    select *
    from crosswalk_history
    where item_id is not null
    qualify row_number() over (
        partition by framework_id, lower(requirement_code), item_id
        order by load_id desc, source desc
    ) = 1 and not is_withdrawn
),
standing as (
    select
        framework.name as framework, requirement.framework_id, requirement.code as requirement_code,
        requirement.text as requirement, link.item_id, link.plan_id, coverage, note,
        coalesce(plan_item.status = 'Dropped', false) as is_dropped, link.load_id, link.source,
        requirement.ordinal, plan_item.ordinal as item_ordinal
    from link
    join ledger.live_requirement as requirement
        on requirement.framework_id = link.framework_id
        and lower(requirement.code) = lower(link.requirement_code)
    join framework on framework.framework_id = link.framework_id
    join plan_item on plan_item.item_id = link.item_id
),
edge as ( -- an item stands under its parent, and under what it serves in another plan
    select item_id, parent_id as above_id from plan_item where parent_id is not null
    union all
    select item_id, serves_item_id from item_service
),
above as (
    select item_id, above_id from edge
    union -- not `union all`: it ends also where items stand under each other
    select above.item_id, edge.above_id
    from above join edge on edge.item_id = above.above_id
),
whole as (
    from standing where coverage = 'full' and not is_dropped
),
under as ( -- of two that stand under each other, one is the higher
    select distinct lower.framework_id, lower.requirement_code, lower.item_id
    from whole as lower
    join above on above.item_id = lower.item_id
    join whole as higher
        on higher.framework_id = lower.framework_id
        and higher.requirement_code = lower.requirement_code
        and higher.item_id = above.above_id and higher.item_id <> lower.item_id
    left join above as back on back.item_id = higher.item_id and back.above_id = lower.item_id
    where back.item_id is null or lower.item_id > higher.item_id
)
select
    framework_id,
    framework,
    requirement_code,
    requirement,
    item_id,
    plan_id,
    coverage,
    note,
    is_dropped,
    coverage = 'full' and not is_dropped and under.item_id is null as is_highest,
    load_id,
    source
from standing
left join under using (framework_id, requirement_code, item_id)
order by framework_id, ordinal, requirement_code, plan_id, item_ordinal;

comment on table crosswalk is 'One row per requirement and plan item that covers it, in the newest version of its plan';
comment on column crosswalk.framework_id is 'The framework';
comment on column crosswalk.framework is 'Its name';
comment on column crosswalk.requirement_code is 'The requirement';
comment on column crosswalk.requirement is 'What is required';
comment on column crosswalk.item_id is 'The plan item';
comment on column crosswalk.plan_id is 'Its plan';
comment on column crosswalk.coverage is 'full where the item does all that is required, partial where it does a part of it';
comment on column crosswalk.note is 'What was noted with the link';
comment on column crosswalk.is_dropped is 'True where the item is dropped, so that it covers nothing any more';
comment on column crosswalk.is_highest is 'True for full coverage by an item that stands under no other one with it: two of them in one requirement are a duplicate';
comment on column crosswalk.load_id is 'The load that told of it';
comment on column crosswalk.source is 'Where it stands: file!sheet!cell';
