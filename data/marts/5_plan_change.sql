create table plan_change as
with decision as (
    from (
        select version_decision.*, before.version as from_version, after.version as to_version
        from ledger.version_decision
        semi join ledger.live_load using (load_id)
        join ledger.live_version as before
            on before.plan_id = version_decision.plan_id and before.load_id = from_load_id
        join ledger.live_version as after
            on after.plan_id = version_decision.plan_id and after.load_id = to_load_id
        qualify row_number() over (
            partition by version_decision.plan_id, from_load_id, to_load_id, from_item_id, to_item_id
            order by version_decision.load_id desc, version_decision.source
        ) = 1
    )
    where not is_withdrawn
),
told as ( -- a decision on a pair holds for both of its items where they are two things now
    select plan_id, from_version, to_version, item_id, is_before,
        arg_max(reason, load_id) as reason, arg_max(decided_by, load_id) as decided_by
    from (
        select *, from_item_id as item_id, true as is_before from decision
        union all
        select *, to_item_id, false from decision
    )
    where item_id is not null
    group by all
),
paired as (
    select
        match.*,
        before, after,
        parent_match.to_item_id is not distinct from after.parent_id
            and (before.parent_id is null) = (after.parent_id is null) as is_same_place,
        before.parent_id as parent_before_id, after.parent_id as parent_after_id,
        coalesce(pair.reason, if(match.from_item_id is null or match.to_item_id is null, alone.reason, null)) as reason,
        coalesce(pair.decided_by, if(match.from_item_id is null or match.to_item_id is null, alone.decided_by, null)) as decided_by
    from version_match as match
    left join version_item as before
        on before.plan_id = match.plan_id and before.version = from_version and before.item_id = from_item_id
    left join version_item as after
        on after.plan_id = match.plan_id and after.version = to_version and after.item_id = to_item_id
    left join (
        from version_match
        qualify row_number() over (
            partition by plan_id, from_version, to_version, from_item_id order by relation nulls first, likeness desc, to_item_id
        ) = 1
    ) as parent_match
        on parent_match.plan_id = match.plan_id and parent_match.from_version = match.from_version
        and parent_match.to_version = match.to_version and parent_match.from_item_id = before.parent_id
    left join decision as pair
        on pair.plan_id = match.plan_id and pair.from_version = match.from_version
        and pair.to_version = match.to_version and pair.from_item_id = match.from_item_id
        and pair.to_item_id = match.to_item_id
    left join told as alone
        on alone.plan_id = match.plan_id and alone.from_version = match.from_version
        and alone.to_version = match.to_version and alone.is_before = (match.from_item_id is not null)
        and alone.item_id = coalesce(match.from_item_id, match.to_item_id)
),
told_apart as (
    select *,
        case when from_item_id is null or to_item_id is null then [] else list_filter([
            if(before.text <> after.text or before.name is distinct from after.name, 'words', null),
            if(before.sub_items <> after.sub_items, 'parts', null),
            if(list_sort(before.owners) <> list_sort(after.owners), 'owner', null),
            if(list_sort(before.approvers) <> list_sort(after.approvers), 'approver', null),
            if(before.by_when is distinct from after.by_when, 'deadline', null),
            if(before.measures_of_success <> after.measures_of_success, 'measures of success', null),
            if(before.level_name <> after.level_name, 'level', null),
            if(not is_same_place, 'place', null)
        ], lambda one: one is not null) end as what
    from paired
)
select
    plan_id,
    from_version,
    to_version,
    coalesce(from_item_id, '') || ' > ' || coalesce(to_item_id, '') as change_id,
    case
        when from_item_id is null then 'new'
        when to_item_id is null then 'dropped'
        when relation is not null or list_filter(what, lambda one: one <> 'place') <> [] then 'changed'
        else 'kept'
    end as change,
    list_contains(what, 'place') as is_moved,
    relation,
    from_item_id,
    to_item_id,
    coalesce(after.level_name, before.level_name) as level_name,
    before.code as code_before,
    after.code as code_after,
    before.text as before,
    after.text as after,
    parent_before_id as parent_before,
    parent_after_id as parent_after,
    what,
    likeness,
    candidates <> [] as is_doubtful,
    candidates,
    reason,
    decided_by,
    row_number() over (
        partition by plan_id, from_version, to_version
        order by coalesce(after.ordinal, before.ordinal), after.ordinal is null desc, before.ordinal, change_id
    ) as ordinal,
    before.source as source_before,
    after.source as source_after
from told_apart
order by plan_id, from_version, to_version, ordinal;

comment on table plan_change is 'One row per item of two versions of a plan, as what changed about it; for every version and the next, and every version and the newest';
comment on column plan_change.plan_id is 'The plan';
comment on column plan_change.from_version is 'The earlier version';
comment on column plan_change.to_version is 'The later version';
comment on column plan_change.change_id is 'The item before and the item after';
comment on column plan_change.change is 'kept, changed, dropped or new; a doubtful item counts as dropped and new until a person says that it is the same';
comment on column plan_change.is_moved is 'True when it stands under another item than before';
comment on column plan_change.relation is 'split where the item before became several, merged where several became the item after; else null';
comment on column plan_change.from_item_id is 'The item in the earlier version; null when it is new';
comment on column plan_change.to_item_id is 'The item in the later version; null when it is dropped';
comment on column plan_change.level_name is 'What the plan calls its level';
comment on column plan_change.code_before is 'Its code in the earlier version';
comment on column plan_change.code_after is 'Its code in the later version';
comment on column plan_change.before is 'Its words in the earlier version';
comment on column plan_change.after is 'Its words in the later version';
comment on column plan_change.parent_before is 'The item above it in the earlier version';
comment on column plan_change.parent_after is 'The item above it in the later version';
comment on column plan_change.what is 'What changed: words, parts, owner, approver, deadline, measures of success, level, place';
comment on column plan_change.likeness is 'How alike the words are, 0 to 100; of the likest candidate where it is doubtful; null where nothing is alike';
comment on column plan_change.is_doubtful is 'True when a person should say whether it is the same as one of the candidates';
comment on column plan_change.candidates is 'Items of the other version that may be the same, the likest first';
comment on column plan_change.reason is 'Why it changed, or why it is or is not the same, as a person said; null where nobody did';
comment on column plan_change.decided_by is 'Who said so';
comment on column plan_change.ordinal is 'Order in the later version, with what is dropped at its earlier place';
comment on column plan_change.source_before is 'Where it stood: file!sheet!cell';
comment on column plan_change.source_after is 'Where it stands: file!sheet!cell';
