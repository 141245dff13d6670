create table plan_version as
with begun as (
    from ledger.plan
    semi join ledger.live_start using (plan_id, load_id)
),
stated as (
    select plan_id, load_id, kind, list(text order by ordinal) as texts
    from ledger.plan_statement
    group by plan_id, load_id, kind
)
select
    plan_id,
    version.version,
    plan.title,
    plan.starts_on,
    plan.ends_on,
    coalesce(plan.vision, begun.vision) as vision,
    coalesce(plan.mission, begun.mission) as mission,
    coalesce(principle.texts, begun_principle.texts, []) as principles,
    coalesce(own_value.texts, begun_value.texts, []) as stated_values,
    loaded_at,
    loaded_by,
    file_name,
    version.load_id,
    (select count(*) from ledger.plan_item as item
     where item.plan_id = version.plan_id and item.load_id = version.load_id) as items,
    version.load_id in (select load_id from ledger.live_plan) as is_newest,
    plan.source
from ledger.live_version as version
join ledger.plan using (plan_id, load_id)
join ledger.load using (load_id)
left join begun using (plan_id)
left join stated as principle
    on principle.plan_id = plan.plan_id and principle.load_id = plan.load_id and principle.kind = 'principle'
left join stated as own_value
    on own_value.plan_id = plan.plan_id and own_value.load_id = plan.load_id and own_value.kind = 'value'
left join stated as begun_principle
    on begun_principle.plan_id = begun.plan_id and begun_principle.load_id = begun.load_id
    and begun_principle.kind = 'principle'
left join stated as begun_value
    on begun_value.plan_id = begun.plan_id and begun_value.load_id = begun.load_id
    and begun_value.kind = 'value'
order by plan_id, version.version;

comment on table plan_version is 'One row per version of a plan: each load of it that stands';
comment on column plan_version.plan_id is 'The plan';
comment on column plan_version.version is 'Number from 1, in the order of the loads';
comment on column plan_version.title is 'Title as this version has it';
comment on column plan_version.starts_on is 'First day that it covers; null where it does not say';
comment on column plan_version.ends_on is 'Last day that it covers; null where it does not say';
comment on column plan_version.vision is 'Vision as this version has it; where its file has none, as told when the plan was begun';
comment on column plan_version.mission is 'Mission as this version has it, likewise';
comment on column plan_version.principles is 'Principles of this version, in the order of the document, likewise';
comment on column plan_version.stated_values is 'Values that this version states, likewise';
comment on column plan_version.loaded_at is 'When it was loaded, UTC';
comment on column plan_version.loaded_by is 'Who loaded it';
comment on column plan_version.file_name is 'The file that it came in';
comment on column plan_version.load_id is 'The load that brought it';
comment on column plan_version.items is 'How many plan items it has';
comment on column plan_version.is_newest is 'True for the version that is the plan';
comment on column plan_version.source is 'Where it stands: file!sheet!cell';
