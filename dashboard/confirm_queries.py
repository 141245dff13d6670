"""Every question that a page may ask of measures in a plan's own words."""

from collections.abc import Sequence

from dashboard.confirm_records import Counted, Offer
from dashboard.queries import ask


def offers(plan_id: str) -> list[Offer]:
    """The measures of success of a plan, as written, with what each seems to say."""
    sql = """
        select words, item_codes, item_ids, kind, statistic, unit, direction, baseline, target,
            target_period, change_pct, scale_low, scale_high, frequency, says, decision,
            measure_id, source,
            (
                select coalesce(list(distinct code order by code), [])
                from (
                    select unnest(owners) as code from plan_item
                    where item_id in (select unnest(measure_reading.item_ids))
                )
            ) as owners
        from measure_reading where plan_id = $plan_id
        order by item_codes[1], words
    """
    return [Offer(**row) for row in ask(sql, plan_id=plan_id)]


def measures(plan_id: str, item_ids: Sequence[str]) -> list[Counted]:
    """Every measure; those that serve these items or what is under or above them come first."""
    sql = """
        with recursive above as (
            select item_id, parent_id from plan_item where item_id in $item_ids
            union
            select item.item_id, item.parent_id
            from plan_item as item join above on item.item_id = above.parent_id
        ),
        under as (
            select item_id from plan_item where item_id in $item_ids
            union
            select item.item_id from plan_item as item join under on item.parent_id = under.item_id
        ),
        beside as (
            select distinct measure_id from item_measure
            where item_id in (select item_id from above union select item_id from under)
        ),
        of_plan as (select distinct measure_id from item_measure where plan_id = $plan_id)
        select measure_id, code, name, measure_id in (from beside) as is_beside
        from measure
        order by is_beside desc, measure_id in (from of_plan) desc, code
    """
    return [Counted(**row) for row in ask(sql, plan_id=plan_id, item_ids=list(item_ids))]


def waiting(plan_id: str) -> int:
    """How many measures of success in a plan's own words nobody has decided on yet."""
    sql = """
        select count(*) as waiting from measure_reading
        where plan_id = $plan_id and decision is null
    """
    ((count,),) = (row.values() for row in ask(sql, plan_id=plan_id))
    return int(count)


def is_fiscal() -> bool:
    """Whether the organization's year begins in another month than January."""
    sql = "select progress_start_month <> 1 as is_fiscal from publication"
    return any(row["is_fiscal"] for row in ask(sql))


def codes() -> set[str]:
    """The codes of all measures, which a new one may not have."""
    return {row["code"].casefold() for row in ask("select code from measure")}
