create table crosswalk_lost as
with told as ( -- withdrawn under the words or under the code of that time, it is no loss
    select *,
        first_value(is_withdrawn) over (
            partition by framework_id, lower(requirement_code), plan_id, item_text
            order by load_id desc, source desc
        ) or first_value(is_withdrawn) over (
            partition by framework_id, lower(requirement_code), plan_id, told_item_id
            order by load_id desc, source desc
        ) as was_withdrawn
    from crosswalk_history
)
select
    framework_id,
    requirement.code as requirement_code,
    plan_id,
    told_item_id as item_id,
    item_text,
    coverage,
    note,
    told.load_id,
    told.source
from told
join ledger.live_requirement as requirement
    using (framework_id)
where lower(requirement.code) = lower(told.requirement_code)
    and item_id is null
    and not was_withdrawn
    and plan_id in (select plan_id from plan)
qualify row_number() over (
    partition by framework_id, requirement.code, plan_id, item_text
    order by told.load_id desc, told.source desc
) = 1
order by framework_id, requirement.ordinal, requirement.code, plan_id, told_item_id;

comment on table crosswalk_lost is 'One row per requirement and item that was said to cover it and that its plan has no more, or not for certain';
comment on column crosswalk_lost.framework_id is 'The framework';
comment on column crosswalk_lost.requirement_code is 'The requirement';
comment on column crosswalk_lost.plan_id is 'The plan';
comment on column crosswalk_lost.item_id is 'What the item was called';
comment on column crosswalk_lost.item_text is 'Its words then';
comment on column crosswalk_lost.coverage is 'full or partial';
comment on column crosswalk_lost.note is 'What was noted with the link';
comment on column crosswalk_lost.load_id is 'The load that told of the link';
comment on column crosswalk_lost.source is 'Where the link stands: file!sheet!cell';
