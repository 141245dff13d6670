"""Every question that a page may ask of what divisions do for the plan above, one function each."""

from dashboard.divisions_records import Cell, Division, Link, Lost, Own, Served
from dashboard.queries import ask

_REACHED = """
    above as (
        select item_id, item_id as branch_id
        from plan_item where plan_id in (select plan_id from under)
        union
        select above.item_id, parent_id
        from above join plan_item on plan_item.item_id = above.branch_id
        where parent_id is not null
    ),
    reached as ( -- what serves the plan by itself, what that stands under, and what is under it
        select above.item_id from above join link on link.item_id = above.branch_id
        union
        select branch_id from above semi join link using (item_id)
    )
"""


def divisions(plan_id: str) -> list[Division]:
    """The plans that stand right under a plan or serve it, with what each comes to, by name."""
    sql = f"""
        with recursive under as (
            select plan_id from plan where parent_plan_id = $plan_id
            union
            select plan_id from item_service where serves_plan_id = $plan_id
        ),
        link as (from item_service where serves_plan_id = $plan_id),
        {_REACHED},
        serving as (
            select plan_id, count(*) as serving
            from plan_item semi join reached using (item_id)
            where is_lowest group by plan_id
        )
        select plan_id, title, parent_plan_id is not distinct from $plan_id as is_under, items,
            coalesce(serving, 0) as serving, on_course, counted, at_risk,
            items_off_track as off_track, no_update, measures, worst_status, says
        from under
        join plan using (plan_id)
        join rollup using (plan_id)
        left join serving using (plan_id)
        where scope = 'plan'
        order by title, plan_id
    """  # noqa: S608 - constants only; every value is a parameter
    return [Division(**row) for row in ask(sql, plan_id=plan_id)]


def served(plan_id: str) -> list[Served]:
    """The items of a plan down to the level at which it is served, in its order."""
    sql = """
        select item.item_id, item.parent_id, item.code, item.level, item.level_name, item.name,
            item.text, item.status, item.is_lowest, is_gap, served_at, over_it.code as over_code,
            roll.items, on_course, counted, worst_item_status, measures, worst_status, says
        from service_rollup as roll
        join plan_item as item on item.item_id = serves_item_id
        left join plan_item as over_it on over_it.item_id = served_over_item_id
        where serves_plan_id = $plan_id and roll.plan_id = '' and is_asked
        order by item.ordinal
    """
    return [Served(**row) for row in ask(sql, plan_id=plan_id)]


def cells(plan_id: str) -> dict[tuple[str, str], Cell]:
    """What each division does for each item of a plan, by item and division."""
    sql = """
        select serves_item_id as item_id, roll.plan_id,
            list_transform(serving_items, lambda one: codes[one]) as serving, items, on_course,
            counted, worst_item_status, measures, worst_status, says
        from service_rollup as roll
        cross join (select map_from_entries(list((item_id, code))) as codes from plan_item)
        where serves_plan_id = $plan_id and roll.plan_id <> ''
    """
    found = [Cell(**row) for row in ask(sql, plan_id=plan_id)]
    return {(one.item_id, one.plan_id): one for one in found}


_LINK = """
    select own.plan_id, own_plan.title as plan, own.item_id, own.code, own.text, own.status,
        own.is_lowest, above.plan_id as serves_plan_id, above_plan.title as serves_plan,
        above.item_id as serves_item_id, above.code as serves_code, above.text as serves_text,
        note, service.source
    from item_service as service
    join plan_item as own on own.item_id = service.item_id
    join plan_item as above on above.item_id = serves_item_id
    join plan as own_plan on own_plan.plan_id = own.plan_id
    join plan as above_plan on above_plan.plan_id = above.plan_id
"""


def served_by(item_id: str) -> list[Link]:
    """What serves an item, or anything under it, by itself; by plan."""
    sql = f"""
        with recursive under as (
            select item_id from plan_item where item_id = $item_id
            union
            select plan_item.item_id from plan_item join under on parent_id = under.item_id
        )
        {_LINK} where above.item_id in (select item_id from under)
        order by own_plan.title, own.ordinal, above.ordinal
    """  # noqa: S608 - constants only; every value is a parameter
    return [Link(**row) for row in ask(sql, item_id=item_id)]


def serves(item_id: str) -> list[Link]:
    """What an item serves by itself."""
    sql = f"{_LINK} where own.item_id = $item_id order by above_plan.title, above.ordinal"
    return [Link(**row) for row in ask(sql, item_id=item_id)]


def own_items(plan_id: str) -> list[Own]:
    """The items of a division's plan in its order, each with what it serves of any other plan."""
    sql = f"""
        with recursive under as (select $plan_id as plan_id),
        link as (from item_service where plan_id = $plan_id),
        {_REACHED},
        serving as (
            select link.item_id,
                list([above.plan_id, above.code, coalesce(above.name, above.text)]
                    order by above.plan_id, above.ordinal) as serves
            from link join plan_item as above on above.item_id = serves_item_id
            group by link.item_id
        ),
        below as (
            select branch_id as item_id from above semi join link using (item_id)
        )
        select item_id, code, level, level_name, name, text, status, is_lowest,
            coalesce(serves, []) as serves,
            case
                when serves is not null then ''
                when item_id in (select item_id from below) then 'below'
                when item_id in (select item_id from reached) then 'above'
                else ''
            end as by_other
        from plan_item left join serving using (item_id)
        where plan_id = $plan_id and level_name <> 'note'
        order by ordinal
    """  # noqa: S608 - constants only; every value is a parameter
    return [
        Own(**row | {"serves": [(plan, code, text) for plan, code, text in row["serves"]]})
        for row in ask(sql, plan_id=plan_id)
    ]


def lost(plan_id: str) -> list[Lost]:
    """Links to or from items of a plan, of which one end is gone."""
    sql = """
        select own.title as plan, item_text, above.title as serves_plan, serves_text, is_item_gone,
            is_served_gone, service_lost.source
        from service_lost
        join plan as own on own.plan_id = service_lost.plan_id
        join plan as above on above.plan_id = serves_plan_id
        where $plan_id in (service_lost.plan_id, serves_plan_id)
        order by own.title, item_text, serves_text
    """
    return [Lost(**row) for row in ask(sql, plan_id=plan_id)]
