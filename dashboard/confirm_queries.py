"""Every question that a page may ask of measures in a plan's own words."""

from dashboard.confirm_records import Offer
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
