create table comment_round as
with standing as (
    from ledger.comment_round
    semi join ledger.live_load using (load_id)
    qualify row_number() over (partition by round_id order by load_id desc, source) = 1
        and not is_withdrawn
),
counted as (
    select
        round_id,
        count(*) as comments,
        count(*) filter (disposition is null) as undecided,
        count(*) filter (is_late) as late,
        count(distinct version_item_id) as items,
        count(*) filter (disposition = 'Accepted') as accepted,
        count(*) filter (disposition = 'Accepted in part') as accepted_in_part,
        count(*) filter (disposition = 'Declined') as declined,
        count(*) filter (disposition = 'Later') as later,
        list(distinct partner order by partner) filter (partner is not null) as heard
    from comment
    group by round_id
)
select
    round_id,
    standing.title,
    standing.plan_id,
    version.version,
    version_load_id,
    request,
    partners,
    opens_on,
    due_on,
    closed_on,
    closed_by,
    public_key is not null as has_public_form,
    -- The key itself stays in the ledger: who has a copy of this file may read, and not write.
    sha256(public_key) as public_key_sha256,
    coalesce(comments, 0) as comments,
    coalesce(undecided, 0) as undecided,
    coalesce(late, 0) as late,
    coalesce(items, 0) as items,
    coalesce(accepted, 0) as accepted,
    coalesce(accepted_in_part, 0) as accepted_in_part,
    coalesce(declined, 0) as declined,
    coalesce(later, 0) as later,
    coalesce(heard, []) as heard,
    standing.is_demonstration,
    standing.load_id,
    standing.source
from standing
left join counted using (round_id)
left join ledger.live_version as version
    on version.plan_id = standing.plan_id and version.load_id = version_load_id
order by closed_on is not null, due_on desc, round_id;

comment on table comment_round is 'One row per comment round on a version of a plan';
comment on column comment_round.round_id is 'The round';
comment on column comment_round.title is 'Its title';
comment on column comment_round.plan_id is 'The plan that it is on';
comment on column comment_round.version is 'The version that is commented on, from 1; null where its load was taken back';
comment on column comment_round.version_load_id is 'The load that brought that version';
comment on column comment_round.request is 'What partners are asked';
comment on column comment_round.partners is 'Who is asked';
comment on column comment_round.opens_on is 'First day';
comment on column comment_round.due_on is 'The day that comments are due on; one that comes later is late';
comment on column comment_round.closed_on is 'When it was closed; null while it is open';
comment on column comment_round.closed_by is 'Who closed it';
comment on column comment_round.has_public_form is 'True where people without an account may comment by a form, if they know its address';
comment on column comment_round.public_key_sha256 is 'SHA-256, in hex, of the key that the address of that form ends in; the key itself is not published; null without such a form';
comment on column comment_round.comments is 'Comments that came';
comment on column comment_round.undecided is 'Those without a disposition';
comment on column comment_round.late is 'Those that came after the day they were due on';
comment on column comment_round.items is 'Items that were commented on';
comment on column comment_round.accepted is 'Comments that were accepted';
comment on column comment_round.accepted_in_part is 'Comments that were accepted in part';
comment on column comment_round.declined is 'Comments that were declined';
comment on column comment_round.later is 'Comments that were put off';
comment on column comment_round.heard is 'Partners that comments came from';
comment on column comment_round.is_demonstration is 'True where it is invented';
comment on column comment_round.load_id is 'The load that brought it, or its newest change';
comment on column comment_round.source is 'Where it stands: file!sheet!cell, or the form';
