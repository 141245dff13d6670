create table plan_level as
with named as (
    select plan_id, level, level_name, count(*) as items, min(ordinal) as first_ordinal
    from plan_item
    where level_name <> 'note'
    group by all
    union all -- levels that the plan names and has no items at
    select plan_id, level, level_name, 0, null
    from ledger.plan_level
    semi join ledger.live_plan using (plan_id, load_id)
    where level_name <> 'note'
),
once as (
    select plan_id, level, level_name, sum(items)::integer as items, min(first_ordinal) as first_ordinal
    from named
    group by all
)
select
    plan_id,
    level,
    string_agg(level_name, ' or ' order by first_ordinal nulls last, level_name) as level_name,
    sum(items)::integer as items
from once
group by plan_id, level
order by plan_id, level;

comment on table plan_level is 'One row per level of a plan, in its newest version';
comment on column plan_level.plan_id is 'The plan';
comment on column plan_level.level is 'Depth, 1 at the top';
comment on column plan_level.level_name is 'What the plan calls it: goal, strategy, phase; two names where it calls it both';
comment on column plan_level.items is 'Plan items at it, notes left out; 0 for a level that only has a name';
