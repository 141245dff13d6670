create table item_link as
select plan_id, item_id, words, target_item_id, source
from ledger.item_link
semi join ledger.live_plan using (plan_id, load_id)
order by plan_id, item_id, words;

comment on table item_link is 'One row per cross-reference in a plan''s own words';
comment on column item_link.plan_id is 'The plan';
comment on column item_link.item_id is 'The plan item whose text refers to another';
comment on column item_link.words is 'The reference as written';
comment on column item_link.target_item_id is 'The plan item it refers to; null where the words do not tell';
comment on column item_link.source is 'Where it stands: file!sheet!cell';
