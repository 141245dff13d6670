create table item_span as
select span.item_id, span.plan_id, words, starts_on, ends_on, partners, span.source
from ledger.item_span as span
semi join ledger.live_plan using (plan_id, load_id)
join plan_item on plan_item.item_id = span.item_id
order by span.plan_id, ordinal;

comment on table item_span is 'One row per plan item that says from when to when it runs, or with whom, in the newest version of its plan';
comment on column item_span.item_id is 'The plan item';
comment on column item_span.plan_id is 'The plan';
comment on column item_span.words is 'Its dates as written, such as January to March 2027; null where only partners are named';
comment on column item_span.starts_on is 'First day; null where the words give none, such as by January 16, 2027';
comment on column item_span.ends_on is 'Last day; null where the words give none';
comment on column item_span.partners is 'Those who work on it together, as written';
comment on column item_span.source is 'Where the dates stand, else the item: file!sheet!cell';
