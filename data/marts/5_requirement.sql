create table requirement as
with named as (
    select crosswalk.*, plan_item.ordinal, coalesce(nullif(plan_item.code, ''), plan_item.item_id) as item_code,
        plan.title,
        item_code || ' of ' || plan.title as item_name
    from crosswalk
    join plan_item using (item_id)
    join plan on plan.plan_id = crosswalk.plan_id
),
counted as (
    select
        framework_id, requirement_code,
        list(item_id order by title, ordinal) as items,
        list(item_name order by title, ordinal) filter (is_highest) as highest,
        list(item_name order by title, ordinal) filter (coverage = 'partial' and not is_dropped) as parts,
        list(item_name order by title, ordinal) filter (is_dropped) as dropped
    from named
    group by framework_id, requirement_code
),
lost as (
    select framework_id, requirement_code, count(*) as lost
    from crosswalk_lost
    group by framework_id, requirement_code
),
judged as (
    select
        requirement.*, counted.items, highest, parts, dropped, lost,
        coverage_state(coalesce(len(highest), 0), coalesce(len(parts), 0)) as state
    from ledger.live_requirement as requirement
    left join counted
        on counted.framework_id = requirement.framework_id
        and counted.requirement_code = requirement.code
    left join lost
        on lost.framework_id = requirement.framework_id
        and lost.requirement_code = requirement.code
)
select
    framework_id,
    framework.name as framework,
    code,
    ordinal,
    heading,
    program,
    text,
    state,
    coalesce(items, []) as items,
    concat_ws(
        ' ',
        case state
            when 'covered' then 'Covered by ' || highest[1] || '.'
            when 'duplicate' then 'Each of these covers it in full: ' || array_to_string(highest, '; ') || '.'
            when 'partial' then 'Covered in part by ' || array_to_string(parts, '; ') || '.'
            else 'Nothing covers it.'
        end,
        case when state in ('covered', 'duplicate') and parts is not null
            then 'A part is also covered by ' || array_to_string(parts, '; ') || '.' end,
        case when dropped is not null
            then 'Dropped, so not counted: ' || array_to_string(dropped, '; ') || '.' end,
        case when lost = 1 then 'An item that covered it is no longer in its plan.'
            when lost > 1 then lost || ' items that covered it are no longer in their plans.' end
    ) as says,
    is_demonstration,
    judged.load_id,
    judged.source
from judged
join framework using (framework_id)
order by framework_id, ordinal, code;

comment on table requirement is 'One row per requirement of a framework, with who covers it';
comment on column requirement.framework_id is 'The framework';
comment on column requirement.framework is 'Its name';
comment on column requirement.code is 'Code of the requirement, unique within its framework';
comment on column requirement.ordinal is 'Order in the framework';
comment on column requirement.heading is 'What it stands under, such as an outcome or a systemic factor';
comment on column requirement.program is 'The program that asks for it';
comment on column requirement.text is 'What is required';
comment on column requirement.state is 'covered: one item covers it in full; duplicate: two or more do that do not stand under one another; partial: items cover parts of it; gap: nothing does. Dropped items cover nothing';
comment on column requirement.items is 'Names of the plan items that are linked to it';
comment on column requirement.says is 'Why this state: the items by name';
comment on column requirement.is_demonstration is 'True where its framework is made up for demonstration';
comment on column requirement.load_id is 'The load that told of it';
comment on column requirement.source is 'Where it stands: file!sheet!cell';
