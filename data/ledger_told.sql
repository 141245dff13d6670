-- What was told of plan items: which ones these are in the versions of their plans.

-- What a measure's row calls the items that it serves, and the item with that code in the version of
-- the plan that stood then, or else in the first; null where it has none.
create or replace view told_measure_item as
with serving as (
    select measure_id, load_id, plan_id, lower(trim(item_code, ' #.)(')) as folded_code
    from measure_item
    semi join live_measure using (measure_id, load_id)
),
version as (
    select measure_id, folded_code, serving.load_id, version.plan_id,
        coalesce(
            max(version.load_id) filter (version.load_id <= serving.load_id), min(version.load_id)
        ) as version_load_id
    from serving
    join live_version as version on version.plan_id = coalesce(serving.plan_id, version.plan_id)
    group by measure_id, folded_code, serving.load_id, version.plan_id
)
select measure_id, version.load_id, version.plan_id, folded_code, version_load_id, item_id,
    text as item_text
from version
left join plan_item as item
    on item.plan_id = version.plan_id and item.load_id = version_load_id
    and lower(trim(item.code, ' #.)(')) = folded_code;

-- Every item that something was told of, as it was called and worded then; which item that was in the
-- version of its plan that stood then, or else in the first; and which item of the newest version has
-- its words, and which its code, if the words of that one did not stand elsewhere then. item_id_now is
-- which it is for certain, without what the comparison of versions finds.
create or replace view told_item as
with told as (
    select load_id as as_of_load_id, plan_id, item_id, item_text from item_progress
    union
    select load_id, plan_id, item_id, item_text from item_service
    union
    select load_id, serves_plan_id, serves_item_id, serves_text from item_service
    union
    select load_id, plan_id, item_id, item_text from crosswalk_link
    union
    select load_id, plan_id, item_id, item_text from obligation_report
    union
    select load_id, plan_id, item_id, item_text from impact_assessment
    union
    select load_id, plan_id, item_id, item_text from told_measure_item
    union -- a comment is on the version that its round is about, whenever it came
    select version_load_id, plan_id, item_id, item_text
    from round_comment join comment_round using (round_id)
),
version as (
    select as_of_load_id, plan_id,
        coalesce(
            max(live_version.load_id) filter (live_version.load_id <= as_of_load_id),
            min(live_version.load_id)
        ) as version_load_id
    from (select distinct as_of_load_id, plan_id from told) as as_of
    join live_version using (plan_id)
    group by as_of_load_id, plan_id
),
worded as (
    select plan_id, load_id, text, any_value(item_id) as item_id
    from plan_item
    group by plan_id, load_id, text
    having count(*) = 1
)
select
    told.*,
    version_load_id,
    coalesce(then_by_code.item_id, then_by_text.item_id) as version_item_id,
    now_by_text.item_id as item_id_by_text,
    now_by_code.item_id as item_id_by_code,
    coalesce(
        item_id_by_text,
        if(version_item_id is null or version_load_id = live_plan.load_id, item_id_by_code, null)
    ) as item_id_now
from told
join version using (as_of_load_id, plan_id)
join live_plan using (plan_id)
left join plan_item as then_by_code
    on then_by_code.plan_id = told.plan_id and then_by_code.load_id = version_load_id
    and then_by_code.item_id = told.item_id and then_by_code.text = told.item_text
left join worded as then_by_text
    on then_by_text.plan_id = told.plan_id and then_by_text.load_id = version_load_id
    and then_by_text.text = told.item_text
left join worded as now_by_text
    on now_by_text.plan_id = told.plan_id and now_by_text.load_id = live_plan.load_id
    and now_by_text.text = told.item_text
left join plan_item as now_by_code
    on now_by_code.plan_id = told.plan_id and now_by_code.load_id = live_plan.load_id
    and now_by_code.item_id = told.item_id
    and (now_by_code.text = told.item_text or (told.plan_id, version_load_id, now_by_code.text) not in (
        select (plan_id, load_id, text) from plan_item
    ));
