"""Every question that a page may ask of a plan's beginning, and of what its stages lack."""

from datetime import date

from dashboard.prepare_records import Begun, Check
from dashboard.queries import ask


def checks(plan_id: str, day: date) -> list[Check]:
    """What every stage of planning needs, in its order, as it stands on a day."""
    sql = """
        select stage, check_name, page,
            stage_state(counts, done, whole, dates, $day) as state,
            stage_says(check_name, plain_says, whole, dates, $day) as says
        from stage_check where plan_id = $plan_id order by ordinal
    """
    return [Check(**row) for row in ask(sql, plan_id=plan_id, day=day)]


def begun(plan_id: str) -> Begun:
    """What the plan names: levels, owners, principles and values, and how many items it has."""
    sql = """
        select
            (select coalesce(list(level_name order by level), []) from plan_level
             where plan_id = $plan_id) as levels,
            (select coalesce(list([owner_code, name] order by owner_code), []) from plan_owner
             where plan_id = $plan_id) as owners,
            (select coalesce(list(text order by ordinal), []) from plan_statement
             where plan_id = $plan_id and kind = 'principle') as principles,
            (select coalesce(list(text order by ordinal), []) from plan_statement
             where plan_id = $plan_id and kind = 'value') as values,
            (select count(*) from plan_item where plan_id = $plan_id) as items
    """
    (row,) = ask(sql, plan_id=plan_id)
    return Begun(
        tuple(row["levels"]),
        tuple((code, name) for code, name in row["owners"]),
        tuple(row["principles"]),
        tuple(row["values"]),
        row["items"],
    )


def brought_by(load_id: int) -> str:
    """The plan that a load brought; '' where it is none."""
    rows = ask("select plan_id from plan where load_id = $load_id", load_id=load_id)
    return str(rows[0]["plan_id"]) if rows else ""
