create table plan_statement as
select plan_id, kind, ordinal, text, source
from ledger.plan_statement
semi join ledger.live_statement using (plan_id, kind, load_id)
order by plan_id, ordinal;

comment on table plan_statement is 'One row per principle or value of a plan, in its newest version; of a kind that its file is silent about, as told when the plan was begun';
comment on column plan_statement.plan_id is 'The plan';
comment on column plan_statement.kind is 'principle (also what the whole organization commits itself to) or value';
comment on column plan_statement.ordinal is 'Order in the document';
comment on column plan_statement.text is 'Words as written, without the bullet';
comment on column plan_statement.source is 'Where it stands: file!sheet!cell';
