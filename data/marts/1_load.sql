create table load as
with of_persons as ( -- who knows how many these are knows how few answered a survey
    select load_id, count(*) as rows
    from (
        select load_id from ledger.survey_answer
        union all
        select load_id from ledger.survey_group
        union all
        select load_id from ledger.survey_open_answer
    )
    group by load_id
)
select
    load_id,
    loaded_at,
    loaded_by,
    kind,
    file_name,
    sha256,
    shapes,
    (row_count - coalesce(of_persons.rows, 0))::integer as rows,
    reader,
    undone_at,
    undone_by
from ledger.load
join ledger.load_state using (load_id)
left join of_persons using (load_id)
order by load_id;

comment on table load is 'One row per load: an accepted file, or a form filled in on a page';
comment on column load.load_id is 'Number of the load, counting from 1';
comment on column load.loaded_at is 'When it was accepted, UTC';
comment on column load.loaded_by is 'Who loaded it';
comment on column load.kind is 'file or form';
comment on column load.file_name is 'Name of the file as its user knows it';
comment on column load.sha256 is 'SHA-256 of the file, in hexadecimal';
comment on column load.shapes is 'Shapes that were recognized in it';
comment on column load.rows is 'Rows that it added to the ledger, without what single respondents of a survey answered';
comment on column load.reader is 'Which reader opened the file';
comment on column load.undone_at is 'When it was undone, UTC; null while it stands';
comment on column load.undone_by is 'Who undid it';
