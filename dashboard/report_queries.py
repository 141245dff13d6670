"""Every question that a page may ask of reports: what was told, is owed, changed and comes to."""

from collections.abc import Sequence
from datetime import date

from dashboard.queries import ask
from dashboard.report_records import Change, Progress, Report, Rollup


def updates(item_id: str) -> list[Progress]:
    """Every progress update of a plan item, the newest period first."""
    sql = """
        select period, ends_on, status, percent_complete, happened, next_steps, help_needed,
            evidence, reported_by, load_id, loaded_at, is_newest, source
        from item_progress where item_id = $item_id order by ends_on desc, starts_on desc
    """
    return [Progress(**row) for row in ask(sql, item_id=item_id)]


RANKS = {"Off track": 1, "At risk": 2, "Not started": 3, "On track": 4, "Ongoing": 4,
         "Completed": 5}  # fmt: skip
"""What is better among the statuses of plan items; the others say nothing of it."""


def changes(plan_id: str) -> list[Change]:
    """Plan items with another status than before, in the newest period reported; worse first."""
    sql = """
        with newest as (
            select max(ends_on) as ends_on from item_progress where plan_id = $plan_id
        ),
        changed as (
            select code, coalesce(name, text) as name, previous_status as before,
                item.status as after, status_period as period, ordinal,
                sign(map($words, $ranks)[item.status] - map($words, $ranks)[previous_status])
                    as step
            from plan_item as item join newest on item.reported_ends_on = newest.ends_on
            where plan_id = $plan_id and is_lowest and previous_status <> item.status
        )
        select code, name, before, after, period,
            case step when 1 then 'better' when -1 then 'worse' end as direction
        from changed order by step nulls last, ordinal
    """
    known = {"words": list(RANKS), "ranks": list(RANKS.values())}
    return [Change(**row) for row in ask(sql, plan_id=plan_id, **known)]


_ROLLUP = """
    select scope, rollup.plan_id, item_id, measures, worst_status, worst_measure_id, on_course,
        counted, says
"""


def rollups(plan_id: str) -> dict[str, Rollup]:
    """What each item of a plan comes to with everything under it, by item."""
    sql = f"{_ROLLUP} from rollup where scope = 'item' and plan_id = $plan_id"
    return {row["item_id"]: Rollup(**row) for row in ask(sql, plan_id=plan_id)}


def plan_rollups(plan_id: str) -> list[tuple[str, Rollup]]:
    """What a plan comes to: with the plans under it, without them, and each of them; with titles.

    A plan that has none under it comes once.
    """
    sql = f"""
        {_ROLLUP}, title from rollup join plan using (plan_id)
        where plan_id = $plan_id and (
            scope = 'plan' or scope = 'plan with divisions'
            and plan_id in (select parent_plan_id from plan)
        )
        or parent_plan_id = $plan_id and scope = 'plan with divisions'
        order by plan_id <> $plan_id, scope = 'plan', plan_id
    """  # noqa: S608 - constants only; every value is a parameter
    return [(row.pop("title"), Rollup(**row)) for row in ask(sql, plan_id=plan_id)]


# Both kinds of report, with the newest period that has ended by the day.
_OWED = """
    asked as (
        select 'measure' as kind, measure_id, null as plan_id, code, name, owners, due.months,
            due.year_kind, due.year_start_month, is_finished as is_closed, first_ends_on,
            reported_ends_on
        from measure_due as due join measure using (measure_id)
        union all
        select 'item', null, plan_id, code, coalesce(name, text), owners, progress_months,
            if(progress_start_month = 1, 'calendar', 'state fiscal'), progress_start_month,
            coalesce(status in ('Completed', 'Dropped'), false), first_report_ends_on,
            reported_ends_on
        from plan_item cross join publication where is_lowest
    ),
    owed as (
        select asked.*, last_ended_on(months, year_start_month, $day) as ended_on,
            reporting_status(is_closed, first_ends_on, reported_ends_on, months,
                year_start_month, reporting_grace_days, $day) as status,
            reporting_grace_days
        from asked cross join publication
    )
"""


def owed(plan_ids: Sequence[str], day: date, owner: str = "") -> list[Report]:
    """Reports of values and of progress that are due or overdue on a day, overdue first.

    Those of the items of these plans and of the measures that serve them or no plan yet.
    """
    sql = f"""
        with {_OWED}
        select kind, plan_id, code, name, owners, period.label as period,
            told.label as last_period, owed.ended_on + 1 as since,
            (owed.ended_on + reporting_grace_days)::date as due_on, status
        from owed
        join period on period.months = owed.months and period.ends_on = owed.ended_on
            and period.year_kind = owed.year_kind
            and period.year_start_month = owed.year_start_month
        left join period as told on told.months = owed.months
            and told.ends_on = owed.reported_ends_on and told.year_kind = owed.year_kind
            and told.year_start_month = owed.year_start_month
        where status in ('Due', 'Overdue') and ($owner = '' or $owner in owners)
            and if(kind = 'item', plan_id in $plan_ids,
                measure_id in (select measure_id from item_measure where plan_id in $plan_ids)
                or measure_id not in (select measure_id from item_measure))
        order by status = 'Due', due_on, kind = 'item', plan_id, code
    """  # noqa: S608 - constants only; every value is a parameter
    return [Report(**row) for row in ask(sql, plan_ids=list(plan_ids), day=day, owner=owner)]


def family(plan_id: str) -> list[str]:
    """A plan and every plan under it."""
    sql = """
        with recursive family as (
            select plan_id from plan where plan_id = $plan_id
            union
            select plan.plan_id from plan join family on plan.parent_plan_id = family.plan_id
        )
        from family order by plan_id <> $plan_id, plan_id
    """
    return [row["plan_id"] for row in ask(sql, plan_id=plan_id)]
