create table item_measure as
with item as (
    select plan_id, item_id, code, text, ordinal, lower(trim(code, ' #.)(')) as folded_code
    from ledger.plan_item
    semi join ledger.live_plan using (plan_id, load_id)
),
found as ( -- a code is not followed to an item whose words stood elsewhere then
    select told.measure_id, told.plan_id, coalesce(told_item.item_id, by_code.item_id) as item_id,
        told_item.item_id is null and by_code.text <> told.item_text as words_moved
    from ledger.told_measure_item as told
    left join told_item
        on as_of_load_id = told.load_id and told_item.plan_id = told.plan_id
        and told_item_id = told.item_id and told_item.item_text = told.item_text
    left join item as by_code
        on by_code.plan_id = told.plan_id and by_code.folded_code = told.folded_code
        and (by_code.text = told.item_text or (told.plan_id, version_load_id, by_code.text) not in (
            select (plan_id, load_id, text) from ledger.plan_item
        ))
)
select item.plan_id, item.item_id, item.code, measure_id,
    coalesce(bool_and(words_moved), false) as words_moved
from found
join item using (item_id)
group by item.plan_id, item.item_id, item.code, item.ordinal, measure_id
order by item.plan_id, item.ordinal, measure_id;

comment on table item_measure is 'One row per plan item and measure that serves it';
comment on column item_measure.plan_id is 'The plan';
comment on column item_measure.item_id is 'The plan item';
comment on column item_measure.code is 'Its code in the newest version of the plan';
comment on column item_measure.measure_id is 'The measure';
comment on column item_measure.words_moved is 'True when the item has the code that the measure names, but no longer the words it had then';
