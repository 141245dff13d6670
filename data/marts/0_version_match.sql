create table version_match as
with version as (
    select plan_id, load_id, version, list(
        struct_pack(
            item_id := item_id, parent_id := parent_id, level_name := level_name, code := code,
            text := if(name is null or starts_with(lower(text), lower(name)), text, name || ' ' || text)
        ) order by ordinal, item_id
    ) as items
    from ledger.live_version as version
    join ledger.plan_item using (plan_id, load_id)
    group by all
),
versions as (
    select plan_id,
        list(struct_pack(load_id := load_id, items := items) order by version) as versions
    from version
    group by plan_id
    having count(*) > 1
),
decision as (
    from ledger.version_decision semi join ledger.live_load using (load_id)
    qualify row_number() over (
        partition by plan_id, from_load_id, to_load_id, from_item_id, to_item_id
        order by load_id desc, source
    ) = 1 and not is_withdrawn and decision <> 'explained'
),
decisions as (
    select plan_id, list(
        struct_pack(
            from_load_id := from_load_id, to_load_id := to_load_id,
            from_item_id := from_item_id, to_item_id := to_item_id, decision := decision
        ) order by from_load_id, to_load_id, from_item_id, to_item_id
    ) as decisions
    from decision
    group by plan_id
),
matched as (
    select plan_id, unnest(version_matches(versions, coalesce(decisions, [])), recursive := true)
    from versions
    left join decisions using (plan_id)
)
select
    plan_id,
    before.version as from_version,
    after.version as to_version,
    from_item_id,
    to_item_id,
    likeness,
    relation,
    candidates
from matched
join ledger.live_version as before using (plan_id)
join ledger.live_version as after using (plan_id)
where before.load_id = from_load_id and after.load_id = to_load_id
order by plan_id, from_version, to_version, from_item_id, to_item_id;

comment on table version_match is 'One row per item of two versions of a plan and the item that it is in the other, as far as that is sure or a person said it; for every version and the next, and every version and the newest';
comment on column version_match.plan_id is 'The plan';
comment on column version_match.from_version is 'The earlier version';
comment on column version_match.to_version is 'The later version';
comment on column version_match.from_item_id is 'The item in the earlier version; null for one that is new';
comment on column version_match.to_item_id is 'The item in the later version; null for one that is dropped';
comment on column version_match.likeness is 'How alike the words are, 0 to 100; of the likest candidate where a person should say; null where nothing is alike';
comment on column version_match.relation is 'split where the earlier item became several, merged where several became the later item; else null';
comment on column version_match.candidates is 'Items of the other version that may be the same, the likest first; empty where there is no doubt';
