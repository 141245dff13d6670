create table comment as
with round as (
    from ledger.comment_round
    semi join ledger.live_load using (load_id)
    qualify row_number() over (partition by round_id order by load_id desc, source) = 1
        and not is_withdrawn
),
said as (
    from ledger.round_comment
    semi join ledger.live_load using (load_id)
    qualify row_number() over (partition by comment_id order by load_id desc, source) = 1
        and not is_withdrawn
),
decided as (
    from ledger.comment_disposition
    semi join ledger.live_load using (load_id)
    qualify row_number() over (partition by comment_id order by load_id desc, source) = 1
        and not is_withdrawn
)
select
    comment_id,
    round_id,
    round.plan_id,
    told_item.item_id,
    said.item_id as version_item_id,
    substr(said.item_id, length(round.plan_id) + 2) as code,
    said.item_text,
    kind,
    said.text,
    author,
    partner,
    received_at,
    coalesce(received_at::date > due_on, false) as is_late,
    is_public,
    disposition,
    reason,
    decided_by,
    decided_on,
    said.load_id,
    said.source
from said
left join round using (round_id)
left join decided using (comment_id)
left join told_item
    on as_of_load_id = round.version_load_id and told_item.plan_id = round.plan_id
    and told_item_id = said.item_id and told_item.item_text = said.item_text
order by round_id, received_at, said.load_id, comment_id;

comment on table comment is 'One row per comment on a version of a plan, also of a round whose load was taken back';
comment on column comment.comment_id is 'The comment';
comment on column comment.round_id is 'The round that it came to';
comment on column comment.plan_id is 'The plan that it is on; null where the round''s load was taken back';
comment on column comment.item_id is 'The item in the plan''s newest version; null for the whole plan, and where it is there no more or nobody said yet which one it became';
comment on column comment.version_item_id is 'The item of the version commented on; null for the whole plan';
comment on column comment.code is 'That item''s code then; null for the whole plan';
comment on column comment.item_text is 'That item''s words then; null for the whole plan';
comment on column comment.kind is 'addition, deletion, augmentation or other';
comment on column comment.text is 'What it says, in the words of whoever wrote it';
comment on column comment.author is 'Who wrote it; null for somebody who gave no name';
comment on column comment.partner is 'For whom, such as a county or an organization; null where nobody said';
comment on column comment.received_at is 'When it came, in local time';
comment on column comment.is_late is 'True when it came after the day that comments were due on';
comment on column comment.is_public is 'True when it came by the form for people without an account';
comment on column comment.disposition is 'What became of it: Accepted, Accepted in part, Declined or Later; null until somebody decided';
comment on column comment.reason is 'Why';
comment on column comment.decided_by is 'Who decided';
comment on column comment.decided_on is 'When';
comment on column comment.load_id is 'The load that brought it';
comment on column comment.source is 'Where it stands: file!sheet!cell, or the form';
