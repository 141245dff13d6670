create table reading_choice as
select
    load_id,
    plan_id,
    item_id,
    substr(item_id, length(plan_id) + 2) as code,
    item_text,
    field,
    original,
    words
from ledger.reading_choice
semi join ledger.load_state using (load_id)
order by load_id, item_id, field;

comment on table reading_choice is 'One row per reading that a person settled, also where the load that did so was undone or superseded';
comment on column reading_choice.load_id is 'The load in which the person chose';
comment on column reading_choice.plan_id is 'The plan';
comment on column reading_choice.item_id is 'The plan item as it was named then';
comment on column reading_choice.code is 'The plan item''s code then, such as 1.2.a';
comment on column reading_choice.item_text is 'Words of the plan item then';
comment on column reading_choice.field is 'What was unclear: by_when, who or kind';
comment on column reading_choice.original is 'The whole cell as written';
comment on column reading_choice.words is 'The reading that was chosen, as written; empty for nothing';
