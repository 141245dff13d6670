create table item_reading as
with reading as (
    select
        reading.*,
        item.text as item_text,
        count(distinct item_id) over same_words as items_with_the_same_words
    from ledger.item_reading as reading
    semi join ledger.live_plan using (plan_id, load_id)
    join ledger.plan_item as item using (plan_id, load_id, item_id)
    window same_words as (partition by plan_id, field, original, item.text)
),
choice as (
    select reading.item_id, field, arg_max(choice.words, choice.load_id) as words,
        max(choice.load_id) as load_id
    from reading
    join ledger.reading_choice as choice using (plan_id, item_text, field, original)
    semi join ledger.live_load on live_load.load_id = choice.load_id
    where items_with_the_same_words = 1 or choice.item_id = reading.item_id
    group by all
)
select
    reading.plan_id,
    reading.item_id,
    reading.field,
    reading.original,
    reading.ordinal,
    reading.words,
    case when choice.words is null then reading.is_taken else choice.words = reading.words end as is_taken,
    choice.words is not null as is_settled,
    choice.load_id as settled_by_load_id,
    reading.by_when,
    reading.cadence,
    reading.meeting,
    reading.due_on,
    reading.due_month,
    reading.who,
    reading.owners,
    reading.approvers,
    reading.level_name,
    reading.source
from reading
left join choice using (item_id, field)
order by reading.plan_id, reading.item_id, reading.field, reading.ordinal;

comment on table item_reading is 'One row per possible reading of a cell that does not tell which plan item it is for';
comment on column item_reading.plan_id is 'The plan';
comment on column item_reading.item_id is 'The plan item';
comment on column item_reading.field is 'What is unclear: by_when, who or kind';
comment on column item_reading.original is 'The whole cell as written';
comment on column item_reading.ordinal is 'Order of the readings';
comment on column item_reading.words is 'This reading, as written; empty for nothing';
comment on column item_reading.is_taken is 'True for the reading in use';
comment on column item_reading.is_settled is 'True when a person chose among the readings';
comment on column item_reading.settled_by_load_id is 'The load in which the person chose';
comment on column item_reading.by_when is 'Deadline of the item with this reading';
comment on column item_reading.cadence is 'Cadence of the item with this reading';
comment on column item_reading.meeting is 'Meeting that this reading names';
comment on column item_reading.due_on is 'Fixed date of this reading';
comment on column item_reading.due_month is 'Month that this reading names, 1 to 12';
comment on column item_reading.who is 'Who, as written, with this reading';
comment on column item_reading.owners is 'Owner codes with this reading';
comment on column item_reading.approvers is 'Approver codes with this reading';
comment on column item_reading.level_name is 'Level of the item with this reading, such as strategy or note';
comment on column item_reading.source is 'Where the cell stands: file!sheet!cell';
