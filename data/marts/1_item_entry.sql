create table item_entry as
select plan_id, item_id, kind, ordinal, text, is_ambiguous, source
from ledger.item_entry
semi join ledger.live_plan using (plan_id, load_id)
order by plan_id, item_id, kind, ordinal;

comment on table item_entry is 'One row per resource, measure of success or reporting line and the plan item it belongs to';
comment on column item_entry.plan_id is 'The plan';
comment on column item_entry.item_id is 'The strategy it stands beside, or the goal when it is for the whole goal';
comment on column item_entry.kind is 'resource, measure or reported';
comment on column item_entry.ordinal is 'Order within the cell';
comment on column item_entry.text is 'Words as written, without the bullet';
comment on column item_entry.is_ambiguous is 'True when the cell does not tell which strategies it is for';
comment on column item_entry.source is 'Where it stands: file!sheet!cell';
