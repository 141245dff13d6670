-- Which items serve items of another plan, such as a division's those of the agency.

-- That an item of one plan serves an item of another; its newest row stands.
create table if not exists item_service (
    load_id integer not null,
    source varchar not null,
    plan_id varchar not null,
    item_id varchar not null,
    -- The texts find the items again in later versions.
    item_text varchar not null,
    serves_plan_id varchar not null,
    serves_item_id varchar not null,
    serves_text varchar not null,
    note varchar,
    is_withdrawn boolean not null
);
