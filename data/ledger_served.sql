-- What serves what, each end as the item that it is now.

-- Every row that stands about an item serving another. What a plan's own document says comes whole
-- with the document: of that only the newest stands.
create or replace view told_service as
select service.*, document.load_id is not null as is_of_document
from item_service as service
semi join live_load using (load_id)
left join plan as document
    on document.plan_id = service.plan_id and document.load_id = service.load_id
qualify not is_of_document
    or service.load_id = max(service.load_id) filter (is_of_document) over (partition by service.plan_id);

-- What serves what, as far as words and codes tell: of each pair the newest row, unless all that the
-- item serves was taken back since, of that plan or of any.
create or replace view live_service as
with found as (
    select told_service.*,
        own.item_id_now as found_item_id,
        served.item_id_now as found_serves_item_id
    from told_service
    left join told_item as own
        on own.as_of_load_id = told_service.load_id and own.plan_id = told_service.plan_id
        and own.item_id = told_service.item_id and own.item_text = told_service.item_text
    left join told_item as served
        on served.as_of_load_id = told_service.load_id and served.plan_id = serves_plan_id
        and served.item_id = serves_item_id and served.item_text = serves_text
),
taken_back as (
    select found_item_id, serves_plan_id, max(load_id) as load_id
    from found
    where is_withdrawn and serves_item_id = ''
    group by all
),
newest as (
    from found
    where found_item_id is not null and found_serves_item_id is not null
    qualify row_number() over (
        partition by found_item_id, found_serves_item_id order by load_id desc, source
    ) = 1
)
select newest.*
from newest
where not is_withdrawn and not exists (
    from taken_back
    where taken_back.found_item_id = newest.found_item_id
        and taken_back.serves_plan_id in ('', newest.serves_plan_id)
        and taken_back.load_id > newest.load_id
);
