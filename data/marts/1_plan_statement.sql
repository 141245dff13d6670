create table plan_statement as
select plan_id, kind, ordinal, text, source
from ledger.plan_statement
semi join (
    select plan_id, coalesce(max(newest.load_id), max(begun.load_id)) as load_id
    from ledger.plan_statement
    left join ledger.live_plan as newest using (plan_id, load_id)
    left join ledger.live_start as begun using (plan_id, load_id)
    group by plan_id
) as standing using (plan_id, load_id)
order by plan_id, ordinal;

comment on table plan_statement is 'One row per principle or value of a plan, in its newest version; where its file has none, as told when the plan was begun';
comment on column plan_statement.plan_id is 'The plan';
comment on column plan_statement.kind is 'principle (also what the whole organization commits itself to) or value';
comment on column plan_statement.ordinal is 'Order in the document';
comment on column plan_statement.text is 'Words as written, without the bullet';
comment on column plan_statement.source is 'Where it stands: file!sheet!cell';
