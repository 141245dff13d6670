-- What partners say of a version of a plan, and what became of it.

-- A round of comments on a version of a plan; its newest row stands, whole.
create table if not exists comment_round (
    load_id integer not null,
    source varchar not null,
    round_id varchar not null,
    title varchar not null,
    plan_id varchar not null,
    -- The load that brought the version that is commented on.
    version_load_id integer not null,
    -- What partners are asked.
    request varchar,
    partners varchar[] not null,
    opens_on date not null,
    due_on date not null,
    -- Null while it is open.
    closed_on date,
    closed_by varchar,
    -- What the address of the form for people without an account ends in; null without such a form.
    public_key varchar,
    is_demonstration boolean not null,
    is_withdrawn boolean not null
);

create table if not exists round_comment (
    load_id integer not null,
    source varchar not null,
    comment_id varchar not null,
    round_id varchar not null,
    -- Null for a comment on the whole plan.
    item_id varchar,
    item_text varchar,
    kind varchar not null check (kind in ('addition', 'deletion', 'augmentation', 'other')),
    text varchar not null,
    -- Null for somebody who gave no name.
    author varchar,
    partner varchar,
    received_at timestamp not null,
    is_public boolean not null,
    is_withdrawn boolean not null
);

-- What became of a comment; its newest row stands.
create table if not exists comment_disposition (
    load_id integer not null,
    source varchar not null,
    comment_id varchar not null,
    disposition varchar not null check (
        disposition in ('Accepted', 'Accepted in part', 'Declined', 'Later')
    ),
    reason varchar not null,
    decided_by varchar not null,
    decided_on date not null,
    is_withdrawn boolean not null
);
