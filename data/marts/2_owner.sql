create table owner as
select
    owner_code,
    case
        when count(distinct name) = 1 then min(name)
        else string_agg(name || ' (' || title || ')', '; ' order by plan_id)
    end as name
from plan_owner
join plan using (plan_id)
group by owner_code
order by owner_code;

comment on table owner is 'One row per owner code in any plan''s key';
comment on column owner.owner_code is 'Code, such as ED';
comment on column owner.name is 'What the code stands for; every meaning with its plan where plans differ';
