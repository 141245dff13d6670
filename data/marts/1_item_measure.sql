create table item_measure as
with serving as (
    select measure_id, load_id, plan_id, item_code, lower(trim(item_code, ' #.)(')) as folded_code
    from ledger.measure_item
    semi join ledger.live_measure using (measure_id, load_id)
),
version as ( -- the version of the plan that stood when the measure was loaded, or else the next
    select measure_id, folded_code, plan.plan_id,
        coalesce(
            max(plan.load_id) filter (plan.load_id <= serving.load_id), min(plan.load_id)
        ) as load_id
    from serving
    join ledger.plan on plan.plan_id = coalesce(serving.plan_id, plan.plan_id)
    semi join ledger.live_load on live_load.load_id = plan.load_id
    group by measure_id, folded_code, plan.plan_id
),
meant as (
    select measure_id, folded_code, version.plan_id, version.load_id, item.item_id, item.text
    from version
    left join ledger.plan_item as item
        on item.plan_id = version.plan_id and item.load_id = version.load_id
        and lower(trim(item.code, ' #.)(')) = folded_code
),
item as (
    select plan_id, item_id, code, text, ordinal, lower(trim(code, ' #.)(')) as folded_code,
        count(*) over (partition by plan_id, text) as items_with_the_text
    from ledger.plan_item
    semi join ledger.live_plan using (plan_id, load_id)
),
matched as ( -- what an item of an older version is now, as far as that is sure or a person said it
    select match.plan_id, load_id, from_item_id, to_item_id
    from version_match as match
    join ledger.live_version as before
        on before.plan_id = match.plan_id and before.version = from_version
    where from_item_id is not null and to_item_id is not null and relation is null
        and to_version = (
            select max(version) from ledger.live_version as every where every.plan_id = match.plan_id
        )
),
found as ( -- a code is not followed to an item whose words stood elsewhere then
    select meant.measure_id, meant.plan_id,
        coalesce(by_text.item_id, matched.to_item_id, by_code.item_id) as item_id,
        by_text.item_id is null and matched.to_item_id is null and by_code.text <> meant.text as words_moved
    from meant
    left join item as by_text
        on by_text.plan_id = meant.plan_id and by_text.text = meant.text
        and by_text.items_with_the_text = 1
    left join matched
        on matched.plan_id = meant.plan_id and matched.load_id = meant.load_id
        and matched.from_item_id = meant.item_id
    left join item as by_code
        on by_code.plan_id = meant.plan_id and by_code.folded_code = meant.folded_code
        and (by_code.text = meant.text or (by_code.plan_id, meant.load_id, by_code.text) not in (
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
